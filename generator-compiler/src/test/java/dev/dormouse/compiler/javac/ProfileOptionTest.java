package dev.dormouse.compiler.javac;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code -Adormouse.profile}: where a profile is found, and what the build does with it. */
class ProfileOptionTest {

    /** Inside a parent, {@code small} has 8 bytes, {@code middle} 24, {@code large} 40 with its scratch, {@code unnamed} 32. */
    private static final String CALLS = """
            import dev.dormouse.*;

            class Calls {
                @Coroutine
                static long small(Yield.OfInt out, long a) {
                    out.yield(1);
                    return a;
                }

                @Coroutine
                static long middle(Yield.OfInt out, long a, long b, long c) {
                    out.yield(2);
                    return a + b + c;
                }

                @Coroutine
                static long large(Yield.OfInt out, long a) {
                    byte[] buffer = Scratch.bytes(28);
                    out.yield(3);
                    return a + buffer[1];
                }

                @Coroutine
                static long all(Yield.OfInt out) {
                    class Local {
                        @Coroutine
                        static long unnamed(Yield.OfInt out, long a, long b, long c, long d) {
                            out.yield(4);
                            return a + b + c + d;
                        }
                    }
                    return small(out, 1) + middle(out, 1, 2, 3) + large(out, 4) + Local.unnamed(out, 1, 2, 3, 4);
                }
            }
            """;

    private static final String BOXING = "arena = 64k\nboxing = on\nboxing.threshold = 20\n";

    @TempDir
    Path folder;

    private Project project;

    @BeforeEach
    void write() throws IOException {
        project = new Project(folder.resolve("project")).source("Calls.java", CALLS);
    }

    /** How the children of {@code all} are embedded. */
    private String embeddings(String... options) throws IOException {
        assertEquals(List.of(), project.compile(options).messages());
        StringBuilder found = new StringBuilder();
        for (String line : Files.readAllLines(project.classes().resolveSibling("dormouse/states.txt"))) {
            if (line.matches("  point .*\\(child.*")) {
                found.append(line.replaceAll(".*\\.(\\w+): .*\\(child((?:, boxed)?).*", "$1$2 "));
            }
        }
        return found.toString();
    }

    private Path file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private void isRefused(String message, String value) throws IOException {
        Project.Outcome outcome = project.compile("-Adormouse.profile" + (value == null ? "" : "=" + value));
        assertFalse(outcome.success());
        assertEquals(List.of("[DM031] -Adormouse.profile" + (value == null ? "" : "=" + value) + " is not understood; " + message), outcome.messages());
    }

    @Test
    void whatIsAboveTheThresholdIsBoxed() throws IOException {
        assertEquals("small middle large unnamed ", embeddings());
        assertEquals("middle, boxed large, boxed unnamed, boxed small ", embeddings("-Adormouse.profile=" + file("board.properties", BOXING)));
        assertEquals("large, boxed unnamed, boxed small middle ", embeddings("-Adormouse.profile=" + file("board.properties", BOXING.replace("20", "24"))));
        assertEquals("small middle large unnamed ", embeddings("-Adormouse.profile=" + file("board.properties", BOXING.replace("on", "off"))));
        assertEquals("small middle large unnamed ", embeddings("-Adormouse.profile=" + file("board.properties", "arena = 64k\n")));
    }

    @Test
    void aNameIsLookedForInTheFoldersOfTheClassPath() throws IOException {
        file("resources/dormouse/profiles/board.properties", BOXING);
        project.classPath(folder.resolve("resources"));
        assertEquals("middle, boxed large, boxed unnamed, boxed small ", embeddings("-Adormouse.profile=board"));
    }

    @Test
    void aNameIsLookedForInTheJarsOfTheClassPath() throws IOException {
        Path jar = folder.resolve("profiles.jar");
        try (OutputStream out = Files.newOutputStream(jar); JarOutputStream entries = new JarOutputStream(out)) {
            entries.putNextEntry(new JarEntry("dormouse/profiles/board.properties"));
            entries.write(BOXING.getBytes(StandardCharsets.UTF_8));
        }
        project.classPath(jar);
        assertEquals("middle, boxed large, boxed unnamed, boxed small ", embeddings("-Adormouse.profile=board"));
    }

    @Test
    void aNameIsLookedForOnTheProcessorPath() throws IOException {
        StringWriter out = new StringWriter();
        file("resources/dormouse/profiles/board.properties", "arena = 64k\nrecord.limit = 10\n");
        Files.createDirectories(project.classes());
        int code = project.javac(out, "-processorpath", System.getProperty("java.class.path") + java.io.File.pathSeparator + folder.resolve("resources"),
                "-Adormouse.profile=board", "-d", project.classes().toString());
        assertEquals(1, code, out.toString());
        assertTrue(out.toString().contains("Calls.java:12: error: [DM063] the record of Calls.middle has 24 bytes, and profile board allows 10 (record.limit); the largest in it: local 1 (8 bytes), local 3 (8 bytes), local 5 (8 bytes)."), out.toString());
    }

    @Test
    void aFileMayExtendAResourceOfTheClassPath() throws IOException {
        file("resources/dormouse/profiles/board.properties", BOXING);
        Path mine = file("mine.properties", "extends = board\nboxing = off\n");
        project.classPath(folder.resolve("resources"));
        assertEquals("middle, boxed large, boxed unnamed, boxed small ", embeddings("-Adormouse.profile=board"));
        assertEquals("small middle large unnamed ", embeddings("-Adormouse.profile=" + mine));
    }

    @Test
    void aModuleFindsItsProfileToo() throws IOException {
        file("resources/dormouse/profiles/board.properties", BOXING);
        project = new Project(folder.resolve("module")).source("module-info.java", "module m {}").source("demo/Calls.java", "package demo;\n" + CALLS).classPath(folder.resolve("resources"));
        assertEquals("middle, boxed large, boxed unnamed, boxed small ", embeddings("--add-reads", "m=ALL-UNNAMED", "-Adormouse.profile=board"));
    }

    @Test
    void aProfileThatIsNotThereIsRefused() throws IOException {
        isRefused("profile 'heap-17m': there is no resource dormouse/profiles/heap-17m.properties on the class path nor on the processor path; a file is given by a path that ends in .properties", "heap-17m");
        isRefused(folder.resolve("none.properties") + ": cannot be read: no such file", folder.resolve("none.properties").toString());
        isRefused("it names a profile, such as heap-16m, or a file by a path that ends in .properties", "../board");
        isRefused("it names a profile, such as heap-16m, or a file by a path that ends in .properties", null);
    }

    @Test
    void aProfileThatIsWrongIsRefusedWithFileLineAndKey() throws IOException {
        Path wrong = file("wrong.properties", "arena = 64k\nboxing = yes\n");
        isRefused(wrong + ":2: boxing: 'yes' is neither off nor on", wrong.toString());
        file("resources/dormouse/profiles/wrong.properties", "arena = 64q\n");
        project.classPath(folder.resolve("resources"));
        isRefused("dormouse/profiles/wrong.properties:1: arena: '64q' is not a size: write a number of bytes, or one with the unit k (1024 bytes) or m (1048576 bytes)", "wrong");
    }

    @Test
    void aCapacityThatNoPoolHasIsRefusedWhereNothingElseIsInTheTable() throws IOException {
        project = new Project(folder.resolve("large")).source("Large.java", """
                import dev.dormouse.*;

                class Large {
                    @Coroutine(pool = 2147483647)
                    static void values(Yield.OfInt out) {
                        out.yield(1);
                    }
                }
                """);
        Project.Outcome outcome = project.compile("-Adormouse.profile=" + file("board.properties", "arena = 64k\n"));
        assertFalse(outcome.success());
        assertTrue(outcome.messages().get(0).startsWith("Large.java:6: [DM027] pool Large.values: capacity 2147483647 is out of range: at least 1, at most 2147483638\n"), outcome.messages()::toString);
        assertEquals(List.of(), Project.files(project.classes(), ".class"));
    }

    /** On line 6 the most tasks, on 11 the most bytes of the arena, on 18 the most outside the heap. */
    private static final String POOLS = """
            import dev.dormouse.*;

            class Pools {
                @Coroutine(pool = 9)
                static void tasks(Async a) {
                    a.park();
                }

                @Coroutine(pool = 8)
                static void arena(Async a, long one, long two) {
                    a.park();
                    System.out.print(one + two);
                }

                @Coroutine(pool = 1)
                static void direct(Yield.OfInt out) {
                    java.nio.ByteBuffer direct = Scratch.buffer(64);
                    out.yield(direct.get(0));
                }

                static void start(PollLoop loop) {
                    PoolsCo.undeclared(loop);
                }

                @Coroutine
                static void undeclared(Async a) {
                    a.park();
                }
            }
            """;

    private void isRefusedAt(int line, String problem, String... profile) throws IOException {
        Project.Outcome outcome = project.compile("-Adormouse.profile=" + file("board.properties", String.join("\n", profile)));
        assertFalse(outcome.success());
        assertTrue(outcome.messages().get(0).startsWith("Pools.java:" + line + ": [DM027] " + problem), outcome.messages()::toString);
    }

    @Test
    void aRefusalIsAtTheCoroutineWhosePoolTakesMostOfWhatIsExceeded() throws IOException {
        project = new Project(folder.resolve("pools")).source("Pools.java", POOLS);
        String ways = " bytes; ways out: smaller capacities, fewer bytes alive across suspension points (dormouse/states.txt of the build lists them), or a larger budget (`arena`)\n";
        isRefusedAt(6, "the pools of tasks have 17 records, and the loop of profile board has places for 16: raise loop.tasks, or lower the capacity of a pool\n", "arena = 16k", "loop.tasks = 16");
        isRefusedAt(11, "the program does not fit profile board: arena: it takes 723 of 700" + ways, "arena = 700", "loop.tasks = 17");
        isRefusedAt(18, "the program does not fit profile board: direct: it takes 64 of 63 bytes outside the heap; ways out: smaller capacities, less scratch outside the heap, or a larger budget (`direct`)\n",
                "arena = 16k", "direct = 63", "loop.tasks = 17");
        isRefusedAt(18, "pool Pools.direct: capacity 2147483647 is out of range: at least 1, at most ", "arena = 16k", "loop.tasks = 17", "pool.Pools.direct = 2147483647");
    }

    @Test
    void whatIsStatedNowhereInACompilationIsNotRefused() throws IOException {
        project = new Project(folder.resolve("pools")).source("Pools.java", POOLS);
        assertEquals(List.of(), project.compile("-Adormouse.profile=" + file("board.properties", "arena = 16k\nloop.tasks = 17\n")).messages());
        assertEquals(List.of(), project.compile("-Adormouse.profile=" + file("board.properties", "arena = 16k\nloop.tasks = 17\nundeclared = carve\n")).messages());
    }

    @Test
    void eachRecordOverTheLimitIsRefused() throws IOException {
        Project.Outcome outcome = project.compile("-Adormouse.profile=" + file("board.properties", "arena = 64k\nrecord.limit = 30\n"));
        assertFalse(outcome.success());
        String boxing = " put a child's record on the heap with @Coroutine(boxed = true) or the profile's boxing,";
        String ended = " Let the large ones end their scope before it sleeps,";
        String called = " make it private if it is called and never started, so that it has no record of its own,";
        assertEquals(List.of(
                "Calls.java:32: [DM063] the record of Calls.all has 72 bytes, and profile board allows 30 (record.limit); the largest in it: the record of Calls.Local.unnamed (32 bytes), scratch bytes (28 bytes), an operand (8 bytes)." + ended + boxing + " or raise the limit",
                "Calls.java:19: [DM063] the record of Calls.large has 40 bytes, and profile board allows 30 (record.limit); the largest in it: scratch bytes (28 bytes), local 1 (8 bytes)." + ended + called + " or raise the limit"), outcome.messages());
        assertEquals(List.of(), Project.files(project.classes(), ".class"));
    }

    /** The refusals of a class with these members, built for a profile with these limits. */
    private List<String> refusals(String limits, String members) throws IOException {
        project = new Project(folder.resolve("limits")).source("Reader.java", "import dev.dormouse.*;\n\nclass Reader {\n" + members + "}\n");
        return project.compile(Project.NO_LINT, "-Adormouse.profile=" + file("board.properties", "arena = 64k\n" + limits)).messages();
    }

    @Test
    void buffersAreNamedWhereScratchIsOver() throws IOException {
        String members = """
                @Coroutine static int read(Yield.OfInt out) {
                    var buffer = Scratch.buffer(%s);
                    byte[] bytes = Scratch.bytes(%s);
                    out.yield(1);
                    return buffer.get(0) + bytes.length;
                }
                """;
        String scratch = "Reader.java:7: [DM063] the scratch of Reader.read has %s bytes, and profile board allows 1024 (scratch.limit); the largest in it: %s. Reserve less, or raise the limit";
        assertEquals(List.of(String.format(scratch, 1100, "scratch buffer (900 bytes outside the heap), scratch bytes (200 bytes)")), refusals("scratch.limit = 1k\n", String.format(members, 900, 200)));
        assertEquals(List.of(String.format(scratch, 9000, "scratch buffer (9000 bytes outside the heap)")), refusals("scratch.limit = 1k\n", String.format(members, 9000, 0)));
        assertEquals(List.of("Reader.java:7: [DM063] the record of Reader.read has 8 bytes, and profile board allows 7 (record.limit). Let the large ones end their scope before it sleeps, or raise the limit"),
                refusals("record.limit = 7\n", String.format(members, 9000, 0)));
    }

    /** Its box counts for nobody; but that it can be started gives it a record of its own. */
    @Test
    void whatIsOnlyCalledMayBePrivate() throws IOException {
        String members = """
                @Coroutine(boxed = true) %sstatic int read(Yield.OfInt out) {
                    byte[] bytes = Scratch.bytes(2000);
                    out.yield(1);
                    return bytes[0];
                }
                @Coroutine static int serve(Yield.OfInt out) {
                    return read(out);
                }
                """;
        assertEquals(List.of("Reader.java:6: [DM063] the record of Reader.read has 2004 bytes, and profile board allows 1024 (record.limit); the largest in it: scratch bytes (2000 bytes)."
                + " Let the large ones end their scope before it sleeps, make it private if it is called and never started, so that it has no record of its own, or raise the limit"),
                refusals("record.limit = 1k\n", String.format(members, "")));
        assertEquals(List.of(), refusals("record.limit = 1k\n", String.format(members, "private ")));
    }

    @Test
    void whatAnotherClassCallsIsNotToBePrivate() throws IOException {
        List<String> messages = refusals("record.limit = 1k\n", """
                @Coroutine static int read(Yield.OfInt out) {
                    byte[] bytes = Scratch.bytes(2000);
                    out.yield(1);
                    return bytes[0];
                }
                }
                class Server {
                    @Coroutine(boxed = true) private static int serve(Yield.OfInt out) {
                        return Reader.read(out);
                    }
                """);
        assertEquals(1, messages.size(), messages::toString);
        assertTrue(messages.get(0).endsWith("; the largest in it: scratch bytes (2000 bytes). Let the large ones end their scope before it sleeps, or raise the limit"), messages::toString);
    }
}
