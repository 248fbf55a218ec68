package dev.dormouse.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dormouse.compiler.ClassPath;
import dev.dormouse.compiler.Weaver;
import dev.dormouse.compiler.Weaving;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Coroutines in more than one project: packages, modules and jars, of which some are compiled anew and others are not. */
class ProjectsTest {

    private static final String CHILD = """
            package lib;

            import dev.dormouse.*;

            public class Child {
                @Coroutine
                public static long child(Yield.OfLong out, int n) {
                    int kept = n;
                    out.yield(kept);
                    out.yield(kept + 1);
                    return kept;
                }
            }
            """;

    /** One more variable, so that the record is another one. */
    private static final String WIDER_CHILD = CHILD.replace("int kept = n;", "long kept = n, more = n * 3L;").replace("return kept;", "return kept + more;");

    /** Other code, and the same record. */
    private static final String OTHER_CHILD = CHILD.replace("kept + 1", "kept + 5");

    private static final String MIDDLE = """
            package mid;

            import dev.dormouse.*;

            public class Middle {
                @Coroutine
                public static long middle(Yield.OfLong out, int n) {
                    long a = lib.Child.child(out, n);
                    return a + lib.Child.child(out, n + 10);
                }
            }
            """;

    private static final String PARENT = """
            package app;

            import dev.dormouse.*;

            public class Parent {
                @Coroutine
                public static long parent(Yield.OfLong out, int n) {
                    long before = n * 7L;
                    return before + CALL;
                }
            }
            """;

    /** Prints what is yielded and returned, or which of its steps fails, and how. */
    private static final String MAIN = """
            package app;

            import dev.dormouse.arena.Arena;

            public class Main {
                public static void main(String[] args) {
                    String step = "create";
                    try (Arena arena = Arena.ofBytes(4096); var view = new ParentCo.Parent(arena)) {
                        step = "start";
                        view.start(2);
                        step = "next";
                        while (view.next()) System.out.println(view.value());
                        System.out.println(view.result());
                    } catch (LinkageError e) {
                        System.out.println(step + ": " + e);
                    }
                }
            }
            """;

    @TempDir
    Path folder;

    private Artifact artifact(String name) {
        return new Artifact(folder.resolve(name));
    }

    private Path lib(String name, String child) throws IOException, InterruptedException {
        Artifact lib = artifact(name).source("lib/Child.java", child);
        lib.compile();
        return lib.jar();
    }

    private Path app(String call, Path... libraries) throws IOException, InterruptedException {
        return artifact("app").source("app/Parent.java", PARENT.replace("CALL", call)).source("app/Main.java", MAIN).compile(libraries);
    }

    @Test
    void threeJars() throws Exception {
        Path lib = lib("lib", CHILD);
        Artifact mid = artifact("mid").source("mid/Middle.java", MIDDLE);
        mid.compile(lib);
        Path jar = mid.jar();
        Path app = app("mid.Middle.middle(out, n) + lib.Child.child(out, 100)", lib, jar);
        assertEquals("2 3 12 13 100 101 128", Artifact.run("app.Main", app, jar, lib));
    }

    /** What is opaque here was compiled elsewhere; and where somebody has left out what a dump reads, it says so. */
    @Test
    void aDumpNamesTheLevelsInOtherJars() throws Exception {
        Artifact lib = artifact("lib").source("lib/Child.java", CHILD);
        lib.compile();
        Path mid = artifact("mid").source("mid/Middle.java", MIDDLE).compile(lib.classes());
        Path app = artifact("app").source("app/Parent.java", PARENT.replace("CALL", "mid.Middle.middle(out, n)")).source("app/Main.java", """
                package app;

                import dev.dormouse.PollLoop;
                import dev.dormouse.arena.Profile;

                public class Main {
                    public static void main(String[] args) {
                        try (PollLoop loop = PollLoop.of(Profile.builder("dump").arena(4096).loopTasks(1).build())) {
                            loop.arena().declare(ParentCo.PARENT, 3);
                            var view = new ParentCo.Parent(loop.arena());
                            long first = view.open(2);
                            view.at(first).next();
                            view.at(view.open(3));
                            System.out.println(loop.dump().lines().filter(line -> line.startsWith(" ")).toList());
                        }
                    }
                }
                """).compile(lib.classes(), mid);
        String callers = "at mid.Middle.middle(Middle.java:8), at app.Parent.parent(Parent.java:9)]";
        assertEquals("[ at lib.Child.child(Child.java:9), " + callers, Artifact.run("app.Main", app, mid, lib.classes()));
        Files.delete(lib.classes().resolve("lib/Child$$Dump.class"));
        assertEquals("[ (no further: java.lang.NoClassDefFoundError: lib/Child$$Dump), " + callers, Artifact.run("app.Main", app, mid, lib.classes()));
    }

    private static final String EVEN = """
            package ring;

            import dev.dormouse.*;

            public class Even {
                @Coroutine(boxed = true, depth = 9)
                public static int even(Yield.OfInt out, int n) {
                    out.yield(n);
                    return n == 0 ? 1 : Odd.odd(out, n - 1) * 2;
                }
            }
            """;

    private static final String RING = """
            package ring;

            import dev.dormouse.arena.Arena;

            public class Main {
                public static void main(String[] args) {
                    try (Arena arena = Arena.ofBytes(4096); var view = new EvenCo.Even(arena)) {
                        view.start(4);
                        while (view.next()) System.out.println(view.value());
                        System.out.println(view.result());
                    } catch (LinkageError e) {
                        System.out.println(e);
                    }
                }
            }
            """;

    /** Alone, neither is known to call itself: so it counts no activations, and has another poll than the other calls. */
    @Test
    void aPartOfACircleThatIsCompiledAgainAloneIsNamedByWhatCallsIt() throws Exception {
        String odd = EVEN.replace("Even", "Odd").replace("int even", "int odd").replace("Odd.odd", "Even.even").replace(", depth = 9", "");
        Artifact ring = artifact("ring").source("ring/Even.java", EVEN).source("ring/Odd.java", odd).source("ring/Main.java", RING);
        ring.compile();
        assertEquals("4 3 2 1 0 16", Artifact.run("ring.Main", ring.classes()));
        assertEquals(List.of(), Weaver.check(files(ring.classes()), world()).faults());
        for (String part : List.of("Even", "Odd")) {
            ring.compileAgain("ring/" + part + ".java");
            String failed = Artifact.run("ring.Main", ring.classes());
            assertTrue(failed.matches("(\\d )*java.lang.NoSuchMethodError: .*ring\\." + part + "\\." + part.toLowerCase() + "\\$poll\\$.*"), failed);
            List<Weaving.Refusal> faults = Weaver.check(files(ring.classes()), world()).faults();
            assertTrue(faults.stream().allMatch(fault -> fault.code().equals("DM074") && fault.message().contains("ring." + part)), faults.toString());
            assertFalse(faults.isEmpty(), failed);
            ring.compile();
            assertEquals("4 3 2 1 0 16", Artifact.run("ring.Main", ring.classes()));
        }
    }

    private static ClassPath world() throws IOException {
        return new ClassPath(Artifact.RUNTIME);
    }

    @Test
    void modulesOnTheModulePath() throws Exception {
        Path lib = artifact("lib").source("module-info.java", "module lib { requires transitive dev.dormouse; exports lib; }")
                .source("lib/Child.java", CHILD).source("lib/Outer.java", """
                        package lib;

                        import dev.dormouse.*;

                        public class Outer {
                            @Coroutine
                            public static long outer(Yield.OfLong out, int n) {
                                return lib.hidden.Inner.inner(out, n) + Child.child(out, n + 1);
                            }
                        }
                        """)
                .source("lib/hidden/Inner.java", """
                        package lib.hidden;

                        import dev.dormouse.*;

                        public class Inner {
                            @Coroutine
                            public static long inner(Yield.OfLong out, int n) {
                                out.yield(n - 1);
                                return lib.Child.child(out, n * 50);
                            }
                        }
                        """).compileModule(Artifact.RUNTIME.toArray(Path[]::new));
        Path app = artifact("app").source("module-info.java", "module app { requires lib; }").source("app/Parent.java", PARENT.replace("CALL", "lib.Outer.outer(out, n)"))
                .source("app/Main.java", MAIN).compileModule(lib);
        assertEquals("1 100 101 3 4 117", Build.java(List.of("-Xmx16m", "-XX:+UseSerialGC", "-Xverify:all", "--module-path", Artifact.path(List.of(lib, app)), "--module", "app/app.Main"))
                .strip().replaceAll("\\s+", " "));
    }

    @Test
    void aChildOfAnotherLayoutIsFoundWhenARootIsCreated() throws Exception {
        Path lib = lib("lib", CHILD);
        Path app = app("lib.Child.child(out, n)", lib);
        assertEquals("2 3 16", Artifact.run("app.Main", app, lib));
        assertEquals("create: java.lang.LinkageError: app.Parent.parent was compiled with another lib.Child.child than is here; compile app.Parent again",
                Artifact.run("app.Main", app, lib("wider", WIDER_CHILD)));
        assertEquals("2 7 16", Artifact.run("app.Main", app, lib("other", OTHER_CHILD)), "the layout is the same, so nothing needs to be compiled again");
    }

    @Test
    void aGrandchildOfAnotherLayoutIsFoundWhenARootIsCreated() throws Exception {
        Path lib = lib("lib", CHILD);
        Artifact mid = artifact("mid").source("mid/Middle.java", MIDDLE);
        mid.compile(lib);
        Path jar = mid.jar();
        Path app = app("mid.Middle.middle(out, n)", jar);
        assertEquals("create: java.lang.LinkageError: mid.Middle.middle was compiled with another lib.Child.child than is here; compile mid.Middle again",
                Artifact.run("app.Main", app, jar, lib("wider", WIDER_CHILD)));
        assertEquals("create: java.lang.LinkageError: mid.Middle.middle was compiled with another lib.Child.child than is here; compile mid.Middle again",
                Artifact.run("app.Main", app, jar), "no library at all");
    }

    @Test
    void aChildThatSleepsByNowIsFoundWhenARootIsCreated() throws Exception {
        Path lib = lib("lib", CHILD.replaceAll("out\\.yield\\(.*\\);", ""));
        Path app = app("lib.Child.child(out, n)", lib);
        assertEquals("16", Artifact.run("app.Main", app, lib));
        assertEquals("create: java.lang.LinkageError: app.Parent.parent was compiled with another lib.Child.child than is here; compile app.Parent again",
                Artifact.run("app.Main", app, lib("wider", CHILD)));
    }

    @Test
    void oneSourceOfTwoIsCompiledAgain() throws Exception {
        Artifact app = artifact("app").source("lib/Child.java", CHILD).source("app/Parent.java", PARENT.replace("CALL", "lib.Child.child(out, n)")).source("app/Main.java", MAIN);
        app.compile();
        assertEquals("2 3 16", Artifact.run("app.Main", app.classes()));
        app.source("lib/Child.java", OTHER_CHILD).compileAgain("lib/Child.java");
        assertEquals("2 7 16", Artifact.run("app.Main", app.classes()));
        app.source("lib/Child.java", WIDER_CHILD).compileAgain("lib/Child.java");
        String failed = Artifact.run("app.Main", app.classes());
        assertTrue(failed.matches("next: java.lang.NoSuchMethodError: .*lib\\.Child\\.child\\$poll\\$.*"), failed);
        app.compileAgain("app/Parent.java");
        assertEquals("2 3 22", Artifact.run("app.Main", app.classes()), "the child is another compilation's now");
    }

    @Test
    void wovenClassesAreNotWovenAgain() throws Exception {
        Weaving again = Weaver.weave(files(artifact("lib").source("lib/Child.java", CHILD).compile()), name -> null, Set.of());
        assertEquals(List.of(), again.refusals());
        assertEquals(Map.of(), again.classes());
    }

    @Test
    void aClassFileThatIsNewerThanTheWeaverIsRefusedByName() throws Exception {
        Map<String, byte[]> files = files(artifact("lib").source("lib/Child.java", CHILD).compile());
        files.get("lib/Child")[7] = 99;
        assertEquals(List.of(new Weaving.Refusal("DM078", "lib/Child", null, 0,
                "the class file of lib.Child cannot be understood: it is for Java 55, and this weaver knows class files up to Java 28; compile with a lower --release, or take a newer Dormouse")),
                Weaver.weave(files, name -> null, Set.of()).refusals());
    }

    private static Map<String, byte[]> files(Path classes) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(classes)) {
            for (Path file : all.filter(file -> file.toString().endsWith(".class")).toList()) {
                files.put(classes.relativize(file).toString().replace('\\', '/').replace(".class", ""), Files.readAllBytes(file));
            }
        }
        return files;
    }
}
