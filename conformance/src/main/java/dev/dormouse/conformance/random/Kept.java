package dev.dormouse.conformance.random;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.dormouse.conformance.Comparison;

/** Sources of programs that once failed, each with the scripts that showed it. They are played by those and by all scripts that the corpus is held by, in every mode. With debug tables and without, their layouts are equal. */
final class Kept {

    private static final Pattern CLASS = Pattern.compile("^public class (\\w+)", Pattern.MULTILINE);
    private static final Pattern SCRIPTS = Pattern.compile("^" + Program.SCRIPT + "(\\S* \\d+)$", Pattern.MULTILINE);

    private static final Set<Mode> LAID_OUT_ALIKE = EnumSet.of(Mode.DEBUG, Mode.BARE);

    private final Map<String, String> sources = new LinkedHashMap<>();

    /** @param folder of {@code .java} files of one class each */
    Kept(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).sorted().toList()) {
                String source = Files.readString(file);
                Matcher name = CLASS.matcher(source);
                if (!name.find()) {
                    throw new IOException(file + " has no public class");
                }
                sources.put(Program.PACKAGE + "." + name.group(1), source);
            }
        }
    }

    /** How many there are; all pass. */
    int play() throws Throwable {
        Compilers compilers = new Compilers();
        Map<String, Set<String>> layouts = new HashMap<>();
        for (Mode mode : Mode.values()) {
            try (Batch batch = new Batch(compilers)) {
                String said = batch.compile(sources, mode);
                if (!said.isEmpty()) {
                    throw new AssertionError(mode + ": " + said);
                }
                Comparison comparison = batch.comparison();
                for (Map.Entry<String, String> program : sources.entrySet()) {
                    List<String> scripts = SCRIPTS.matcher(program.getValue()).results().map(result -> result.group(1)).toList();
                    comparison.compare(program.getKey(), scripts);
                    comparison.compare(program.getKey());
                    if (LAID_OUT_ALIKE.contains(mode)) {
                        Set<String> polls = batch.polls(program.getKey());
                        Set<String> before = layouts.putIfAbsent(program.getKey(), polls);
                        if (before != null && !before.equals(polls)) {
                            throw new AssertionError(program.getKey() + ", " + mode + ": " + polls + ", before " + before);
                        }
                    }
                }
            }
        }
        return sources.size();
    }
}
