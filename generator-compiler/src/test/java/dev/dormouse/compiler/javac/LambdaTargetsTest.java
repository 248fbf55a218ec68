package dev.dormouse.compiler.javac;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.dormouse.compiler.ClassPath;
import dev.dormouse.compiler.Weaver;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a lambda or method reference is to be, of one type or, by a cast, of several: refused where it cannot be that, in the source as in class files. */
class LambdaTargetsTest {

    private static final String TYPES = """
            import dev.dormouse.*;
            import dev.dormouse.arena.Arena;

            public class Main {
                interface Small {
                    @Coroutine(frame = @Frame(bytes = 8))
                    void values(Yield.OfInt out);
                }

                interface Large {
                    @Coroutine(frame = @Frame(bytes = 64, refs = 1))
                    void values(Yield.OfInt out);
                }

                interface AlsoSmall {
                    @Coroutine(frame = @Frame(bytes = 8))
                    void values(Yield.OfInt out);
                }

                interface Plain {
                    void values(Yield.OfInt out);
                }

                interface Marker {}

                static class Made {
                    Made(Yield.OfInt out) {}
                }

                @Coroutine
                static void both(Yield.OfInt out, Small one, AlsoSmall other) {
                    one.values(out);
                    other.values(out);
                }

            """;

    @TempDir
    Path folder;

    private Project project(String member) throws IOException {
        return new Project(folder).source("Main.java", TYPES + "    " + member + "\n}\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "(Small & Large) out -> out.yield(1)|DM021|Main.Large.values has a frame budget of 64 bytes and 1 reference, and Main.Small.values, which is the same method in this lambda, one of 8 bytes and 0 references;"
                + " nothing can implement both, so give both the same budget",
        "(Small & Plain) out -> out.yield(1)|DM020|Main.Plain.values is to implement coroutine Main.Small.values and is none itself; annotate it with @Coroutine",
        "(Plain & Small) out -> {}|DM020|Main.Plain.values is to implement coroutine Main.Small.values and is none itself; annotate it with @Coroutine",
        "(Small) Made::new|DM020|Main.Made::new is to implement coroutine Main.Small.values, and no constructor is a coroutine; write a lambda, which is one where it implements one, and make the object in it",
    })
    void whatCannotBeIsRefusedByFileAndLine(String expression, String code, String reason) throws IOException {
        Project project = project("static final Object MADE = " + expression + ";");
        List<String> expected = List.of("Main.java:36: [" + code + "] " + reason);
        assertEquals(expected, project.compile().messages());
        assertEquals(expected, ofClassFiles(project));
    }

    private static List<String> ofClassFiles(Project project) throws IOException {
        assertEquals(List.of(), project.compile("-proc:none").messages());
        Map<String, byte[]> classes = new HashMap<>();
        for (String file : Project.files(project.classes(), ".class")) {
            classes.put(file.substring(0, file.length() - ".class".length()), Files.readAllBytes(project.classes().resolve(file)));
        }
        try (ClassPath world = new ClassPath(List.of(Project.runtime()))) {
            return Weaver.weave(classes, world, Set.of()).refusals().stream().map(refusal -> refusal.source() + ":" + refusal.line() + ": [" + refusal.code() + "] " + refusal.message()).toList();
        }
    }

    @Test
    void oneObjectIsOfSeveralTypesThatStateOneBudget() throws Exception {
        Project project = project("""
                public static String run() {
                        var lambda = (Marker & AlsoSmall & Small) out -> out.yield(7);
                        var text = new StringBuilder();
                        var both = new MainCo.Both(Arena.ofBytes(1024)).start(lambda, lambda);
                        while (both.next()) text.append(both.value());
                        return text.append(lambda instanceof Marker).toString();
                    }""");
        assertEquals(List.of(), project.compile().messages());
        try (URLClassLoader loader = new URLClassLoader(new URL[] {project.classes().toUri().toURL(), Project.runtime().toUri().toURL()})) {
            assertEquals("77true", loader.loadClass("Main").getMethod("run").invoke(null));
        }
    }
}
