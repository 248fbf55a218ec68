package dev.dormouse.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import dev.dormouse.arena.Arena;
import dev.dormouse.arena.RecordLayout;
import dev.dormouse.arena.RecordType;

/** Row 75: what the state report of the build says of each record is what the arena gives it. */
class ReportedSizesTest {

    private static final Path REPORT = Path.of(System.getProperty("dormouse.states", "target/dormouse/states.txt"));

    /** A name and a signature; a colon is between them where the name ends in parentheses or has spaces, and an overload's signature is part of its name. */
    private static final Pattern NAME = Pattern.compile("^(\\S.*?)(: )?\\(([^()]*)\\) -> .*$");
    private static final String ANY = " (any receiver)";
    private static final Pattern RECORD = Pattern.compile("^  record +(\\d+) bytes: (\\d+) cells?, (\\d+) references?.*$");
    private static final Pattern STATE = Pattern.compile("^  state +(\\d) bytes? in the owner; sleeps in (\\d+) states?$");

    @Test
    void theReportSaysWhatTheArenaGives() throws Exception {
        Map<String, String> reported = reported();
        int compared = 0;
        for (String owner : Suite.corpus()) {
            Class<?> companion = Class.forName(owner.replace("$", "Co$") + "Co");
            for (Field field : companion.getDeclaredFields()) {
                if (RecordType.class.isAssignableFrom(field.getType())) {
                    field.setAccessible(true);
                    RecordLayout layout = Arena.ofBytes(1 << 16).declare((RecordType) field.get(null), 1).layout();
                    assertEquals(reported.get(layout.coroutine()), layout.bytes() + " " + layout.cells() + " " + layout.refs() + " "
                            + layout.stateBytes() + " " + layout.states(), "bytes, cells, references, bytes of state, states of " + layout.coroutine());
                    compared++;
                }
            }
        }
        assertTrue(compared > 150, "only " + compared + " records are compared");
    }

    private static Map<String, String> reported() throws IOException {
        Map<String, String> reported = new HashMap<>();
        String name = null;
        String overload = null;
        String record = null;
        for (String line : Files.readAllLines(REPORT)) {
            Matcher matcher = NAME.matcher(line);
            if (matcher.matches()) {
                name = matcher.group(1);
                overload = name + "(" + matcher.group(3) + ")";
            }
            matcher = RECORD.matcher(line);
            if (matcher.matches()) {
                record = matcher.group(1) + " " + matcher.group(2) + " " + matcher.group(3);
            }
            matcher = STATE.matcher(line);
            if (matcher.matches()) {
                String row = record + " " + matcher.group(1) + " " + matcher.group(2);
                if (name.endsWith(ANY)) {
                    reported.put(name.substring(0, name.length() - ANY.length()), row);
                } else {
                    reported.putIfAbsent(name, row);
                    reported.putIfAbsent(overload, row);
                }
            }
        }
        return reported;
    }
}
