package dev.dormouse.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Java of the README compiles as it stands there, and prints what the README says: the comments behind its {@code println(...)} and
 * {@code run()}. A block without a class is the body of a program.
 */
class ReadmeTest {

    private static final Path README = Path.of("../README.md");
    private static final Pattern BLOCK = Pattern.compile("^```java\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern CLASS = Pattern.compile("^(?:public |final )*class (\\w+)", Pattern.MULTILINE);
    private static final Pattern SAID = Pattern.compile("(?:println\\(.*\\)|\\.run\\(\\)); *// (.*)$", Pattern.MULTILINE);

    @TempDir
    Path folder;

    /** A block as a source file. */
    private record Source(String name, String text) {

        static Source of(String block, String fallback) {
            var declared = CLASS.matcher(block);
            if (declared.find()) {
                return new Source(declared.group(1), block);
            }
            String imports = block.lines().filter(line -> line.startsWith("import ")).collect(Collectors.joining("\n"));
            String body = block.lines().filter(line -> !line.startsWith("import ")).collect(Collectors.joining("\n"));
            return new Source(fallback, imports + "\nclass " + fallback + " { public static void main(String[] args) {\n" + body + "\n} }\n");
        }

        boolean runs() {
            return text.contains("void main(");
        }

        /** What it is said to print, word by word. */
        String said() {
            return SAID.matcher(text).results().map(result -> result.group(1)).collect(Collectors.joining(" "));
        }
    }

    @TestFactory
    Stream<DynamicTest> everyProgramPrintsWhatItIsSaidTo() throws IOException, InterruptedException {
        List<Source> sources = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        for (String block : BLOCK.matcher(Files.readString(README)).results().map(result -> result.group(1)).toList()) {
            Source source = Source.of(block, "Block" + sources.size());
            sources.add(source);
            files.add(Files.writeString(folder.resolve(source.name() + ".java"), source.text()));
        }
        assertFalse(sources.isEmpty(), README + " has no Java");
        Path classes = folder.resolve("classes");
        Build.compile(classes, files);
        return sources.stream().filter(Source::runs).map(source -> dynamicTest(source.name(), () -> {
            assertFalse(source.said().isEmpty(), "the README does not say what this prints:\n" + source.text());
            String printed = Build.run(classes, List.of("@../profiles/pi-zero-2w.jvmargs"), source.name());
            assertEquals(source.said(), printed.strip().replaceAll("\\s+", " "));
        }));
    }
}
