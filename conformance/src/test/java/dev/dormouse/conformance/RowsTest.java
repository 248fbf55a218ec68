package dev.dormouse.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** Every row of the list of language shapes is held by a test that is there. */
class RowsTest {

    private static final Path ROOT = Path.of("..");

    @Test
    void theListIsComplete() {
        assertEquals(IntStream.rangeClosed(1, 99).boxed().collect(Collectors.toSet()), Rows.all().keySet());
    }

    @Test
    void everyRowIsHeld() throws ClassNotFoundException {
        assertEquals(List.of(), List.copyOf(Suite.missing(Suite.checks())), "rows that no check and no test holds");
    }

    /** A row that is held now is no longer owed. */
    @Test
    void whatIsOwedIsHeldByNothing() throws ClassNotFoundException {
        Set<Integer> held = new TreeSet<>();
        Suite.checks().forEach(check -> held.addAll(check.rows()));
        Rows.all().forEach((number, row) -> {
            if (!row.elsewhere().isEmpty()) {
                held.add(number);
            }
        });
        held.retainAll(Rows.OWED.keySet());
        assertEquals(Set.of(), held);
    }

    @Test
    void everyTestThatIsNamedIsThere() throws IOException {
        Map<String, String> tests;
        try (Stream<Path> files = Files.walk(ROOT)) {
            tests = files.filter(file -> file.toString().replace('\\', '/').matches(".*/src/test/java/.*(Test|IT)\\.java")).collect(Collectors.toMap(RowsTest::simpleName, RowsTest::read, String::concat));
        }
        List<String> missing = new ArrayList<>();
        Rows.all().values().stream().flatMap(row -> row.elsewhere().stream()).distinct().forEach(test -> {
            String[] parts = test.split("\\.");
            Pattern method = Pattern.compile("\\s(void|Stream<DynamicTest>) " + parts[1] + "\\(");
            if (!method.matcher(tests.getOrDefault(parts[0], "")).find()) {
                missing.add(test);
            }
        });
        assertEquals(List.of(), missing);
    }

    private static String simpleName(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
