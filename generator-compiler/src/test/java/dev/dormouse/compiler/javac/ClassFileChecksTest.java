package dev.dormouse.compiler.javac;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.dormouse.compiler.ClassPath;
import dev.dormouse.compiler.Weaver;
import dev.dormouse.compiler.Weaving;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What is refused in a source is refused in its class file too, in the same words: each example of docs/refusals.md once more, compiled without the processor. */
class ClassFileChecksTest {

    /** A declaration has no line in a class file; that of its first statement is said instead, or none. */
    private static final List<String> DECLARATIONS = List.of("DM003", "DM004", "DM010", "DM011", "DM012", "DM013", "DM015");

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> examples() throws IOException {
        return RefusalsTest.examples().filter(example -> example.code().compareTo("DM017") < 0)
                .map(example -> DynamicTest.dynamicTest(example.title(), () -> check(example, folder.resolve(example.code()))));
    }

    private static void check(RefusalsTest.Example example, Path root) throws IOException {
        List<Path> classPath = new ArrayList<>(List.of(Project.runtime()));
        Project project = new Project(root).source(example.file(), example.source());
        if (example.callsRemote()) {
            classPath.add(RefusalsTest.unwovenRemote(root.resolve("remote")));
            project.classPath(classPath.get(1));
        }
        assertEquals(example.messages().stream().map(ClassFileChecksTest::comparable).sorted().toList(),
                refusals(project, classPath, "-proc:none", "-g").stream().map(ClassFileChecksTest::comparable).sorted().toList());
    }

    private static String comparable(String message) {
        boolean declaration = DECLARATIONS.stream().anyMatch(code -> message.contains("[" + code + "]"));
        return declaration ? message.replaceFirst(":\\d+:", ":") : message;
    }

    private static List<String> refusals(Project project, List<Path> classPath, String... options) throws IOException {
        Project.Outcome outcome = project.compile(options);
        assertEquals(List.of(), outcome.messages());
        Map<String, byte[]> classes = new HashMap<>();
        for (String file : Project.files(project.classes(), ".class")) {
            classes.put(file.substring(0, file.length() - ".class".length()), Files.readAllBytes(project.classes().resolve(file)));
        }
        try (ClassPath world = new ClassPath(classPath)) {
            Weaving weaving = Weaver.weave(classes, world, Set.of());
            assertFalse(!weaving.refusals().isEmpty() && !weaving.classes().isEmpty(), "refused classes are not woven");
            return weaving.refusals().stream().map(refusal -> refusal.source() + ":" + refusal.line() + ": [" + refusal.code() + "] " + refusal.message()).toList();
        }
    }

    @Test
    void whatThePortMayNotDoIsSeenInEachOfItsForms() throws IOException {
        List<String> refusals = refusals(new Project(folder).source("Uses.java", """
                import dev.dormouse.*;
                import java.util.function.IntConsumer;

                class Uses {
                    private Object[] kept = new Object[1];
                    private Object last;

                    @Coroutine
                    Object uses(Yield.OfInt out, Yield.OfInt[] others) {
                        kept[0] = out; kept[out.hashCode()] = out.getClass();
                        last = out;
                        String text = "" + out;
                        IntConsumer bound = out::yield;
                        Runnable captured = () -> out.yield(1);
                        Object anonymous = new Object() {
                            @Override
                            public String toString() {
                                return "" + out;
                            }
                        };
                        class Local {
                            final Object port = out;
                        }
                        Object local = new Local();
                        Object built = new StringBuilder(String.valueOf(out)).append(new Thread((Runnable) out));
                        boolean same = out == last || others[0] == out || out instanceof Runnable;
                        others[0].yield(3);
                        child(out, others[0]);
                        child(others[0], out);
                        synchronized (this) {
                            child(out, null);
                        }
                        Object copy = out;
                        ((Yield.OfInt) copy).yield(1);
                        return copy;
                    }

                    @Coroutine
                    static void child(Yield.OfInt out, Object other) {
                        out.yield(1);
                    }
                }
                """), List.of(Project.runtime()), "-proc:none", "-g");
        String escapes = "[DM005] port out escapes: it is %s; a port may only be called, or passed on as the port of another coroutine. Pass on what the other code needs instead of the port";
        String captured = "[DM006] port out is captured by %s, which may run when the coroutine does not; use the port in the coroutine's own body only";
        String foreign = "[DM008] %s is called with another port than the coroutine's own, out; only the own port leads to the one who resumes this coroutine. Pass the own port; to drive a generator in"
                + " here, start it through a view";
        assertEquals(List.of(
                "Uses.java:10: " + String.format(escapes, "stored in a variable"),
                "Uses.java:10: " + String.format(escapes, "used as a value"),
                "Uses.java:11: " + String.format(escapes, "stored in a variable"),
                "Uses.java:12: " + String.format(escapes, "passed to String.valueOf, which is not a coroutine"),
                "Uses.java:13: " + String.format(escapes, "bound by a method reference"),
                "Uses.java:14: " + String.format(captured, "a lambda"),
                "Uses.java:15: " + String.format(captured, "an anonymous class"),
                "Uses.java:24: " + String.format(captured, "class Local"),
                "Uses.java:25: " + String.format(escapes, "passed to String.valueOf, which is not a coroutine"),
                "Uses.java:25: " + String.format(escapes, "passed to a constructor"),
                "Uses.java:26: " + String.format(escapes, "used as a value"),
                "Uses.java:27: " + String.format(foreign, "Yield.OfInt.yield"),
                "Uses.java:29: " + String.format(foreign, "Uses.child"),
                "Uses.java:29: " + String.format(escapes, "passed to Uses.child, but not as its port"),
                "Uses.java:31: [DM009] Uses.child can sleep inside a synchronized block, and a monitor cannot be held across a sleep; move the call out of the block",
                "Uses.java:35: " + String.format(escapes, "returned")), refusals);
    }

    @Test
    void aFrameBudgetThatCannotBeIsSeen() throws IOException {
        List<String> refusals = refusals(new Project(folder).source("Source.java", """
                import dev.dormouse.*;

                interface Source {
                    @Coroutine(frame = @Frame(bytes = 2147483647, refs = 4))
                    void large(Yield.OfInt out);

                    @Coroutine(frame = @Frame(bytes = 8, refs = -1))
                    default void negative(Yield.OfInt out) {
                        out.yield(1);
                    }
                }
                """), List.of(Project.runtime()), "-proc:none", "-g");
        assertEquals(List.of(
                "Source.java:0: [DM023] the frame budget of coroutine Source.large is of 2147483647 bytes and 4 references; callers keep at most 1048576 bytes and 262144 references, so state what the methods"
                        + " that implement it need",
                "Source.java:9: [DM023] the frame budget of coroutine Source.negative is of 8 bytes and -1 references; a size is not negative"), refusals);
    }

    @Test
    void withoutDebugTablesNamesAndLinesAreWhatIsLeftOfThem() throws IOException {
        List<String> refusals = refusals(new Project(folder).source("Keeper.java", """
                import dev.dormouse.*;

                class Keeper {
                    static Yield.OfInt kept;

                    @Coroutine
                    static void keep(long before, Yield.OfInt out) {
                        kept = out;
                    }
                }
                """), List.of(Project.runtime()), "-proc:none", "-g:none");
        assertEquals(List.of("null:0: [DM005] port arg2 escapes: it is stored in a variable; a port may only be called, or passed on as the port of another coroutine."
                + " Pass on what the other code needs instead of the port"), refusals);
    }

    @Test
    void wovenClassesAmongOthersAreLeftAloneAndCalled() throws IOException {
        Project first = new Project(folder.resolve("first")).source("Low.java", """
                import dev.dormouse.*;

                class Low {
                    @Coroutine
                    static void low(Yield.OfInt out) {
                        out.yield(1);
                    }
                }
                """);
        assertEquals(List.of(), first.compile().messages());
        Project second = new Project(folder.resolve("second")).classPath(first.classes()).source("High.java", """
                import dev.dormouse.*;

                class High {
                    @Coroutine
                    static void high(Yield.OfInt out) {
                        Low.low(out);
                    }
                }
                """);
        assertEquals(List.of(), second.compile(Project.UNWOVEN).messages());
        Map<String, byte[]> classes = new HashMap<>();
        for (Project project : List.of(first, second)) {
            for (String file : Project.files(project.classes(), ".class")) {
                classes.put(file.substring(0, file.length() - ".class".length()), Files.readAllBytes(project.classes().resolve(file)));
            }
        }
        try (ClassPath world = new ClassPath(List.of(Project.runtime()))) {
            Weaving weaving = Weaver.weave(classes, world, Set.of());
            assertEquals(List.of(), weaving.refusals());
            assertEquals(Set.of("High", "High$$Dump", "HighCo", "HighCo$HighView", "HighCo$Records"), weaving.classes().keySet());
            classes.putAll(weaving.classes());
            assertEquals(Map.of(), Weaver.weave(classes, world, Set.of()).classes());
        }
    }
}
