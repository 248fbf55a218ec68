package dev.dormouse.compiler.javac;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.dormouse.compiler.refusal.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each example of docs/refusals.md is refused by exactly the message under it, and leaves no class file; or it is warned of, and is woven. */
class RefusalsTest {

    private static final Path DOCUMENT = Path.of("../docs/refusals.md");
    private static final Pattern EXAMPLE = Pattern.compile("```java\n(.*?)```\n(.*)", Pattern.DOTALL);
    private static final Pattern PROFILE = Pattern.compile("```properties\n(.*?)```", Pattern.DOTALL);
    private static final Pattern MESSAGE = Pattern.compile("^ {4}(\\w+\\.java:\\d+: .*)$", Pattern.MULTILINE);

    @TempDir
    Path folder;

    /** A section's example; {@code messages} is what it is refused by, {@code profile} what it is built for, if that matters. */
    record Example(String title, String source, List<String> messages, String profile) {

        String code() {
            return title.substring(0, title.indexOf(':'));
        }

        String file() {
            return messages.get(0).substring(0, messages.get(0).indexOf(':'));
        }

        /** Whether it needs {@link #unwovenRemote}. */
        boolean callsRemote() {
            return source.contains("Remote.");
        }
    }

    static Stream<Example> examples() throws IOException {
        return sections().filter(section -> section.contains("```java")).map(section -> {
            Matcher example = EXAMPLE.matcher(section);
            example.find();
            List<String> messages = MESSAGE.matcher(example.group(2)).results().map(result -> result.group(1)).toList();
            return new Example(section.lines().findFirst().orElseThrow(), example.group(1), messages, PROFILE.matcher(section).results().findFirst().map(profile -> profile.group(1)).orElse(null));
        });
    }

    @TestFactory
    Stream<DynamicTest> everyExample() throws IOException {
        return examples().map(example -> DynamicTest.dynamicTest(example.title(), () -> check(example, folder.resolve(example.code()))));
    }

    private static void check(Example example, Path root) throws IOException {
        assertFalse(example.messages().isEmpty(), "the section has no message");
        Project project = new Project(root.resolve("example")).source(example.file(), example.source());
        if (example.callsRemote()) {
            project.classPath(unwovenRemote(root.resolve("remote")));
        }
        Project.Outcome outcome = example.profile() == null ? project.compile()
                : project.compile("-Adormouse.profile=" + Files.writeString(root.resolve("board.properties"), example.profile()));
        // a table may follow
        assertEquals(example.messages(), outcome.messages().stream().map(message -> message.lines().findFirst().orElseThrow()).toList());
        boolean warning = example.messages().get(0).contains(": warning: ");
        assertEquals(warning, outcome.success());
        assertEquals(warning, !Project.files(project.classes(), ".class").isEmpty());
    }

    static Path unwovenRemote(Path root) throws IOException {
        Project remote = new Project(root).source("Remote.java", """
                import dev.dormouse.*;

                class Remote {
                    @Coroutine
                    static void values(Yield.OfInt out) {}
                }
                """);
        remote.compile(Project.UNWOVEN);
        return remote.classes();
    }

    private static Stream<String> sections() throws IOException {
        return Arrays.stream(Files.readString(DOCUMENT).split("\n## ")).skip(1);
    }

    @Test
    void everyCodeIsDocumented() throws IOException {
        String titles = sections().map(section -> section.lines().findFirst().orElseThrow()).collect(Collectors.joining("\n"));
        List<String> missing = new ArrayList<>();
        for (Refusal refusal : Refusal.values()) {
            if (!titles.contains(refusal.code())) {
                missing.add(refusal.code());
            }
        }
        assertEquals(List.of(), missing);
    }
}
