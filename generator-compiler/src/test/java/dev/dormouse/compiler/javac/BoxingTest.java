package dev.dormouse.compiler.javac;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Boxed children, where the corpus cannot show them: across compilations, and in the report. */
class BoxingTest {

    private static final String PARSER = """
            package lib;

            import dev.dormouse.*;

            public final class Parser {
                @Coroutine(boxed = true, depth = 3)
                public static int parse(Yield.OfInt out, int levels) {
                    byte[] buffer = Scratch.bytes(8);
                    int kept = levels;
                    out.yield(levels);
                    buffer[0]++;
                    return levels == 0 ? buffer[0] : parse(out, levels - 1) * 10 + kept;
                }

                @Coroutine
                public static int other(Yield.OfInt out) {
                    out.yield(9);
                    return 1;
                }
            }
            """;

    private static final String MAIN = """
            package demo;

            import dev.dormouse.*;
            import dev.dormouse.arena.Arena;
            import lib.Parser;

            public class Main {
                @Coroutine
                static int parsed(Yield.OfInt out, int levels) {
                    return Parser.parse(out, levels) + Parser.parse(out, 0);
                }

                public static String run() {
                    try (var arena = Arena.ofBytes(1024)) {
                        var parsed = new MainCo.Parsed(arena);
                        var text = new StringBuilder();
                        parsed.start(2);
                        while (parsed.next()) text.append(parsed.value()).append(' ');
                        return text.append(parsed.result()).append(" in ").append(arena.pool(MainCo.PARSED).layout().bytes()).toString();
                    }
                }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void aBoxedCoroutineOfAnotherCompilationIsBoxed() throws Throwable {
        Path library = compiled(library(PARSER));
        Project program = new Project(folder.resolve("program")).source("demo/Main.java", MAIN).classPath(library);
        compiled(program);
        assertEquals("2 1 0 0 113 in 12", run(program.classes(), library)); // (1 * 10 + 1) * 10 + 2, and 1
    }

    /** Its layout is not part of its parent's, but the parent's code makes its box. */
    @Test
    void aBoxOfAnotherLayoutDoesNotLink() throws Throwable {
        Project library = library(PARSER);
        compiled(library);
        Project program = new Project(folder.resolve("program")).source("demo/Main.java", MAIN).classPath(library.classes());
        compiled(program);
        compiled(library.source("lib/Parser.java", PARSER.replace("int kept", "long kept").replace("+ kept", "+ (int) kept")));
        LinkageError failure = assertThrows(LinkageError.class, () -> run(program.classes(), library.classes()));
        assertTrue(failure.getMessage().startsWith("demo.Main.parsed was compiled with another lib.Parser."), failure.getMessage());
    }

    @Test
    void theReportShowsTheBoxAndWhatItTakes() throws IOException {
        Project library = library(PARSER);
        compiled(library);
        List<String> report = Files.readAllLines(library.classes().resolveSibling("dormouse/states.txt"));
        assertTrue(report.stream().anyMatch(line -> line.matches("  point 3   Parser.java:12 Parser.parse: .* \\(child, boxed: 0 cells, 1 reference; its box takes 96 bytes\\)")), report.toString());
    }

    @Test
    void whatNeverSleepsMayCallItself() throws IOException {
        Project project = new Project(folder).source("Sum.java", """
                import dev.dormouse.*;

                class Sum {
                    @Coroutine
                    static int sum(Yield.OfInt out, int n) {
                        return n == 0 ? 0 : n + sum(out, n - 1);
                    }

                    @Coroutine
                    static int once(Yield.OfInt out) {
                        int sum = sum(out, 3);
                        out.yield(sum);
                        return sum;
                    }
                }
                """);
        assertEquals(List.of(), project.compile().messages());
    }

    private Project library(String source) throws IOException {
        return new Project(folder.resolve("library")).source("lib/Parser.java", source);
    }

    private static Path compiled(Project project) throws IOException {
        assertEquals(List.of(), project.compile().messages());
        return project.classes();
    }

    private static Object run(Path... classPath) throws Throwable {
        List<URL> urls = new ArrayList<>(List.of(Project.runtime().toUri().toURL()));
        for (Path entry : classPath) {
            urls.add(entry.toUri().toURL());
        }
        try (URLClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            return loader.loadClass("demo.Main").getMethod("run").invoke(null);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
