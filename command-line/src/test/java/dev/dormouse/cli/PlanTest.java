package dev.dormouse.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanTest {

    /** A task, a generator with scratch, one that nobody gives a pool, and code that declares pools. */
    private static final String BOARD = """
            package demo;

            import dev.dormouse.*;
            import dev.dormouse.arena.*;

            public final class Board {
                @Coroutine(pool = 3)
                public static void serve(Async a, long rounds) {
                    for (long i = 0; i < rounds; i++) a.park();
                }

                @Coroutine
                public static int read(Yield.OfInt out, int n) {
                    byte[] bytes = Scratch.bytes(500);
                    java.nio.ByteBuffer direct = Scratch.buffer(64);
                    out.yield(n);
                    return bytes[n] + direct.get(n);
                }

                @Coroutine
                public static void rest(Yield.OfInt out) {
                    out.yield(1);
                }

                static void start(Arena arena, int more) {
                    arena.declare(BoardCo.READ, 20);
                    if (more > 0) {
                        arena.declare(BoardCo.REST, more);
                    }
                }
            }
            """;

    @TempDir
    Path folder;

    private Path classes() throws IOException {
        return Sources.woven(folder.resolve("classes"), BOARD);
    }

    private Path profile(String... lines) throws IOException {
        return Files.writeString(folder.resolve("board.properties"), String.join("\n", lines) + "\n");
    }

    private static final String REST = """
            Not in the table, because their capacity is computed where they are declared: Board.rest (Board.java:28).
            Counted although nothing here starts them: Board.serve.
            """;

    @Test
    void theMapShowsWhatEachPoolTakesAndWhatIsLeft() throws IOException {
        Run run = Run.of("plan", "--profile", profile("heap = 1m", "arena = 16k", "loop.tasks = 40"), classes());
        assertEquals("", run.err());
        assertEquals("""
                coroutine    record  scratch  owner  capacity    bytes    share  direct
                poll loop                                  40      852    5.2 %
                Board.read       16      656      5        20    13540   82.6 %    1280
                Board.serve      16        0      5         3       63    0.4 %       0
                charged                                          14455   88.2 %    1280
                left                                              1929   11.8 %  916224
                arena                                            16384  100.0 %  917504
                beside it                                      1032192
                heap                                           1048576
                """ + REST, run.out());
        assertEquals(Dormouse.DONE, run.status());
    }

    @Test
    void theProfileIsStrongerThanCodeAndThatThanTheAnnotation() throws IOException {
        Run run = Run.of("plan", "--profile", profile("arena = 16k", "loop.tasks = 40", "pool.Board.read = 2", "pool.Board.serve = 5", "pool.Board.rest = 6", "pool.Bord.rest = 6"), classes());
        assertEquals("", run.err());
        assertTrue(run.out().contains("Board.read       16      656      5         2"), run.out());
        assertTrue(run.out().contains("Board.serve      16        0      5         5"), run.out());
        assertTrue(run.out().contains("Board.rest        0        0      5         6"), run.out());
        assertTrue(run.out().endsWith("\nOf no coroutine here are pools that the profile states: Bord.rest.\n"), run.out());
    }

    @Test
    void whatDoesNotFitIsRefusedBelowTheTable() throws IOException {
        Run run = Run.of("plan", "--profile", profile("arena = 8k", "loop.tasks = 2", "record.limit = 515", "scratch.limit = 563"), classes());
        assertTrue(run.out().contains("left                                           -5461  -66.7 %\n"), run.out());
        String ways = ". Let the large ones end their scope before it sleeps, put a child's record on the heap with @Coroutine(boxed = true) or the profile's boxing, or raise the limit";
        run.isRefusedBy(
                "the pools of tasks have 3 records, and the loop of profile board has places for 2: raise loop.tasks, or lower the capacity of a pool",
                "the record of Board.read is 516 bytes and record.limit of profile board is 515; the largest in it: scratch bytes (500 bytes), scratch buffer (64 bytes outside the heap), n (4 bytes)" + ways,
                "the program does not fit profile board: arena: it takes 13653 of 8192 bytes; ways out: smaller capacities, fewer bytes alive across suspension points (dormouse/states.txt of the build lists them),"
                        + " or a larger budget (`arena`)");
    }

    @Test
    void aProfileIsFoundByNameInTheProgramAndOnTheClassPath() throws IOException {
        Path classes = classes();
        Path jar = folder.resolve("profiles.jar");
        try (OutputStream out = Files.newOutputStream(jar); JarOutputStream entries = new JarOutputStream(out)) {
            entries.putNextEntry(new JarEntry("dormouse/profiles/base.properties"));
            entries.write("arena = 16k\nloop.tasks = 8\n".getBytes());
        }
        Run.of("plan", "--profile", "base", classes).isUnusableFor("[DM031] --profile=base is not understood; profile 'base': there is no resource dormouse/profiles/base.properties in the input nor on the class path (-cp);"
                + " a file is given by a path that ends in .properties");
        assertEquals(Dormouse.DONE, Run.of("plan", "--profile", "base", classes, "-cp", jar).status());
        Files.createDirectories(classes.resolve("dormouse/profiles"));
        Files.writeString(classes.resolve("dormouse/profiles/mine.properties"), "extends = base\narena = 100\n");
        assertEquals(Dormouse.REFUSED, Run.of("plan", "--profile", "mine", classes, "-cp", jar).status());
    }

    @Test
    void aWrongProfileIsToldWithFileLineAndKey() throws IOException {
        Path wrong = profile("arena = 16k", "pool.Board.read = many");
        Run.of("plan", "--profile", wrong, classes()).isUnusableFor("[DM031] --profile=" + wrong + " is not understood; " + wrong + ":2: pool.Board.read: 'many' is not a whole number");
    }

    @Test
    void whatIsNotWovenIsRefused() throws IOException {
        Path unwoven = Sources.unwoven(folder.resolve("unwoven"), Sources.FIB);
        Run.of("plan", "--profile", profile("arena = 16k"), unwoven).isRefusedBy("[DM073] coroutine Fib.fib is not woven, and starting it would throw NotWoven; compile it with dev.dormouse:generator-compiler on the annotation processor path, or have `dormouse weave` weave its class files");
    }

    /** The lines of the map that begin with "Pools.", without what is beside the capacity. */
    private static List<String> capacities(String map) {
        return map.lines().filter(line -> line.startsWith("Pools.")).map(line -> line.split(" +")).map(columns -> columns[0] + " " + columns[4]).sorted().toList();
    }

    /** What is said below the map. */
    private static List<String> notes(Run run) {
        return run.out().lines().dropWhile(line -> !line.startsWith("arena ")).skip(1).filter(line -> !line.matches("(beside it|heap) .*")).toList();
    }

    @Test
    void declarationsAreReadInWhateverFormTheyAre() throws IOException {
        Path classes = Sources.woven(folder.resolve("classes"), """
                package demo;

                import dev.dormouse.*;

                public final class Pools {
                    @Coroutine(pool = 9)
                    public static void alias(Async a) { a.park(); }

                    @Coroutine(pool = 9)
                    public static void helped(Async a) { a.park(); }

                    @Coroutine(pool = 9)
                    public static void either(Async a) { a.park(); }

                    @Coroutine(pool = 9)
                    public static void computed(Async a) { a.park(); }

                    @Coroutine(pool = 9)
                    public static void left(Async a) { a.park(); }

                    static final TaskType ALIAS = PoolsCo.ALIAS;
                    static final TaskType AGAIN = ALIAS;

                    static void declare(PollLoop loop) {
                        loop.declare(PoolsCo.HELPED, 3);
                    }

                    static void start(PollLoop loop, boolean first) {
                        loop.declare(AGAIN, 40);
                        declare(loop);
                        loop.declare(first ? PoolsCo.EITHER : PoolsCo.LEFT, 4);
                        loop.declare(PoolsCo.COMPUTED, first ? 3 : 2);
                    }
                }
                """);
        Run run = Run.of("plan", "--profile", profile("arena = 16k", "loop.tasks = 80"), classes);
        assertEquals("", run.err());
        assertEquals(List.of("Pools.alias 40", "Pools.either 9", "Pools.helped 3", "Pools.left 9"), capacities(run.out()));
        assertEquals(List.of("Not in the table, because their capacity is computed where they are declared: Pools.computed (Pools.java:32).",
                "Not in the table, because it cannot be told what is declared there: Pools.java:31; if it is of another jar, name that too."), notes(run));
    }

    @Test
    void aTypeOfAnotherJarIsTold() throws IOException {
        Path library = Sources.woven(folder.resolve("library"), BOARD);
        Path program = Sources.compile(folder.resolve("program"), List.of("-classpath", Sources.runtime() + ":" + library), """
                package main;

                public final class Main {
                    static void start(dev.dormouse.PollLoop loop) {
                        loop.arena().declare(demo.BoardCo.READ, 1000);
                        loop.declare(demo.BoardCo.SERVE);
                    }
                }
                """);
        Path profile = profile("arena = 16k", "loop.tasks = 40");
        assertEquals(List.of("Not in the table, because it cannot be told what is declared there: Main.java:5 (BoardCo.READ), Main.java:6 (BoardCo.SERVE); if it is of another jar, name that too."),
                notes(Run.of("plan", "--profile", profile, program)));
        Run both = Run.of("plan", "--profile", profile, program, library);
        assertTrue(both.out().contains("Board.read       16      656      5      1000"), both.out());
        assertEquals(Dormouse.REFUSED, both.status());
        Run twice = Run.of("plan", "--profile", profile, library, library);
        assertTrue(twice.err().startsWith("Not counted again is class demo.Board of " + library + ": an input before it has one of that name.\n"), twice.err());
    }

    @Test
    void aLoopWithoutStatedTasksHasItsTablesAllTheSame() throws IOException {
        Path classes = Sources.woven(folder.resolve("classes"), """
                package demo;

                import dev.dormouse.*;
                import dev.dormouse.arena.Profile;

                public final class Loops {
                    @Coroutine
                    public static void rest(Async a) { a.park(); }

                    public static void main(String[] args) {
                        PollLoop.of(Profile.load(args[0])).run();
                    }
                }
                """);
        Run run = Run.of("plan", "--profile", profile("arena = 1k", "loop.tasks = 64"), classes);
        assertTrue(run.out().contains("poll loop                                64   1356  132.4 %"), run.out());
        run.isRefusedBy("the program does not fit profile board: arena: it takes 1356 of 1024 bytes; ways out: smaller capacities, fewer bytes alive across suspension points"
                + " (dormouse/states.txt of the build lists them), or a larger budget (`arena`)");
    }

    @Test
    void capacitiesThatNothingHoldsAreRefused() throws IOException {
        Path classes = Sources.woven(folder.resolve("classes"), """
                package demo;

                import dev.dormouse.*;

                public final class Large {
                    @Coroutine(pool = 2147483639)
                    public static int one(Yield.OfInt out, int n) {
                        byte[] bytes = Scratch.bytes(2147483000);
                        out.yield(n);
                        return bytes[n];
                    }

                    @Coroutine
                    public static void two(Yield.OfInt out) { out.yield(1); }

                    static void start(dev.dormouse.arena.Arena arena) {
                        arena.declare(LargeCo.TWO, -2);
                    }
                }
                """);
        Run.of("plan", "--profile", profile("arena = 16k"), classes).isRefusedBy(
                "pool Large.one: capacity 2147483639 is out of range: at least 1, at most 524288",
                "pool Large.two: capacity -2 is out of range: at least 1, at most 2147483638");
    }

    @Test
    void boxesAreShownWithWhatTheySave() throws IOException {
        Path boxing = profile("arena = 16k", "boxing = on", "boxing.threshold = 20");
        String source = """
                package demo;

                import dev.dormouse.*;

                public final class Sums {
                    @Coroutine
                    public static long sums(Yield.OfLong out, long a, long b, long c) {
                        for (long i = 0; i < a; i++) out.yield(b += c);
                        return b + c;
                    }

                    @Coroutine(pool = 10)
                    public static long twice(Yield.OfLong out, long a) {
                        return sums(out, a, 0, 1) + sums(out, a, 1, 1);
                    }
                }
                """;
        Path boxed = Sources.compile(folder.resolve("boxed"), List.of("-Adormouse.profile=" + boxing), source);
        Run run = Run.of("plan", "--profile", boxing, boxed);
        assertTrue(run.out().contains("\nOn the heap, outside the arena: Sums.sums, 72 bytes while Sums.twice calls it, whose record has 28 bytes less for that.\n"), run.out());
        Path external = Sources.unwoven(folder.resolve("external"), source);
        Run.with("weave", external, "--profile", boxing).succeeds("5 of 5 classes woven in " + external);
        assertEquals(Sources.contents(boxed), Sources.contents(external));
        Path embedded = Sources.compile(folder.resolve("embedded"), List.of(), source);
        assertEquals(record(run.out()) + 28, record(Run.of("plan", "--profile", boxing, embedded).out()));
    }

    private static int record(String map) {
        return Integer.parseInt(map.lines().filter(line -> line.startsWith("Sums.twice")).findFirst().orElseThrow().split(" +")[1]);
    }

    private static String pools(String body) {
        return """
                package demo;

                import dev.dormouse.*;
                import dev.dormouse.arena.*;
                import java.util.function.*;

                public final class Pools {
                    @Coroutine
                    public static void small(Async a) { a.park(); }

                    @Coroutine
                    public static void large(Async a) {
                        byte[] bytes = Scratch.bytes(1000);
                        a.park();
                        System.out.print(bytes[0]);
                    }

                    @Coroutine
                    public static void view(Yield.OfInt out) {
                        java.nio.ByteBuffer direct = Scratch.buffer(640);
                        out.yield(direct.get(0));
                    }

                %s
                }
                """.formatted(body);
    }

    private Run plan(Path profile, String body) throws IOException {
        return Run.of("plan", "--profile", profile, Sources.woven(Files.createTempDirectory(folder, "classes"), pools(body)));
    }

    private Path roomy(String... lines) throws IOException {
        return profile(Stream.concat(Stream.of("arena = 16k", "loop.tasks = 20"), Stream.of(lines)).toArray(String[]::new));
    }

    private static final String NOWHERE = "; state it by @Coroutine(pool = N), by pool.NAME = N in the profile, or by a constant where the program declares them.";
    private static final String UNTOLD = "Not in the table, because it cannot be told what is declared there: ";
    private static final String ANOTHER_JAR = "; if it is of another jar, name that too.";

    private static String refused(String coroutine) {
        return "no pool for " + coroutine + ", which the program uses and whose capacity is stated nowhere: state it by @Coroutine(pool = N), by pool." + coroutine
                + " = N in profile board, or by a constant where the program declares it; or allow it with undeclared = carve";
    }

    @Test
    void aConstantDoesNotHideACapacityThatIsComputedElsewhere() throws IOException {
        String body = """
                    static void start(PollLoop loop, String[] args) {
                        if (args.length == 0) {
                            loop.declare(PoolsCo.SMALL, 1);
                        } else {
                            loop.declare(PoolsCo.SMALL, Integer.parseInt(args[0]));
                        }
                    }
                """;
        Run run = plan(roomy(), body);
        assertEquals(List.of("Pools.small 1"), capacities(run.out()));
        assertEquals(List.of("In the table by their largest constant alone, because their capacity is computed where they are declared, too: Pools.small (Pools.java:28)."), notes(run));
        assertEquals(List.of(), notes(plan(roomy("pool.Pools.small = 2"), body)));
    }

    @Test
    void variablesAreFollowedWhereThereIsOneWay() throws IOException {
        Run run = plan(roomy(), """
                    static void start(PollLoop loop, int n, TaskType given) {
                        TaskType type = PoolsCo.SMALL;
                        int five = 5;
                        loop.declare(type, five);
                        TaskType other = given;
                        if (n > 0) {
                            other = PoolsCo.LARGE;
                            five = n;
                        }
                        loop.declare(other, 2);
                        loop.arena().declare(PoolsCo.VIEW, five);
                    }
                """);
        assertEquals(List.of("Pools.small 5"), capacities(run.out()));
        assertEquals(List.of("Not in the table, because their capacity is stated nowhere: Pools.large" + NOWHERE,
                "Not in the table, because their capacity is computed where they are declared: Pools.view (Pools.java:34).", UNTOLD + "Pools.java:33" + ANOTHER_JAR), notes(run));
        assertEquals(Dormouse.DONE, run.status());
    }

    @Test
    void aConstantThatMayHoldSeveralCoroutinesIsNotTold() throws IOException {
        Run run = plan(roomy(), """
                    static final TaskType EITHER = Boolean.getBoolean("large") ? PoolsCo.LARGE : PoolsCo.SMALL;
                    static final TaskType BRANCHES;
                    static TaskType changed = PoolsCo.SMALL;

                    static {
                        if (Boolean.getBoolean("large")) {
                            BRANCHES = PoolsCo.LARGE;
                        } else {
                            BRANCHES = PoolsCo.SMALL;
                        }
                    }

                    static void start(PollLoop loop) {
                        loop.declare(EITHER, 5);
                        loop.declare(BRANCHES, 5);
                        loop.declare(changed, 5);
                    }

                    static void change() {
                        changed = PoolsCo.LARGE;
                    }
                """);
        assertEquals(List.of(), capacities(run.out()));
        assertEquals(List.of("Not in the table, because their capacity is stated nowhere: Pools.large, Pools.small" + NOWHERE,
                UNTOLD + "Pools.java:37 (Pools.EITHER), Pools.java:38 (Pools.BRANCHES), Pools.java:39 (Pools.changed)" + ANOTHER_JAR), notes(run));
        assertEquals("", run.err());
    }

    @Test
    void referencesToMethodsAreSeen() throws IOException {
        Run run = plan(roomy(), """
                    interface Spawn {
                        long spawn(PollLoop loop);
                    }

                    static void start(PollLoop loop) {
                        BiConsumer<TaskType, Integer> declare = loop::declare;
                        declare.accept(PoolsCo.LARGE, 5);
                        Spawn spawn = PoolsCo::small;
                        Function<Arena, PoolsCo.View> view = PoolsCo.View::new;
                    }
                """);
        assertEquals(List.of("Not in the table, because their capacity is stated nowhere: Pools.large, Pools.small, Pools.view" + NOWHERE, UNTOLD + "Pools.java:29" + ANOTHER_JAR), notes(run));
        run.isRefusedBy(refused("Pools.small"), refused("Pools.view"));
    }

    private static final String FACADE = """
            package demo;

            import dev.dormouse.TaskType;

            public final class PollLoop {
                private final dev.dormouse.PollLoop loop;

                private PollLoop(dev.dormouse.PollLoop loop) {
                    this.loop = loop;
                }

                public static PollLoop of(dev.dormouse.arena.Profile profile) {
                    return new PollLoop(dev.dormouse.PollLoop.of(profile));
                }

                public void declare(TaskType type, int capacity) {
                    loop.declare(type, 2 * capacity);
                }

                static void main(dev.dormouse.arena.Profile profile) {
                    PollLoop loop = of(profile);
                    loop.declare(PoolsCo.SMALL, 3);
                    loop.loop.declare(PoolsCo.LARGE, 3);
                }
            }
            """;

    @Test
    void aClassThatIsNamedLikeOneOfTheRuntimeIsNotTakenForIt() throws IOException {
        Path classes = Sources.woven(folder.resolve("classes"), pools(""), FACADE);
        Run run = Run.of("plan", "--profile", roomy(), classes);
        assertEquals(List.of("Pools.large 3"), capacities(run.out()));
        assertEquals(List.of("Not in the table, because their capacity is stated nowhere: Pools.small" + NOWHERE, UNTOLD + "PollLoop.java:17" + ANOTHER_JAR), notes(run));
        assertEquals(Dormouse.DONE, run.status());
    }

    /** The new names are as long as the old ones, so that nothing else in the class files changes. */
    private static void replace(Path classes, String... names) throws IOException {
        for (String file : Sources.files(classes)) {
            String text = Files.readString(classes.resolve(file), StandardCharsets.ISO_8859_1);
            for (int i = 0; i < names.length; i += 2) {
                assertEquals(names[i].length(), names[i + 1].length());
                text = text.replace(names[i], names[i + 1]);
            }
            Path moved = classes.resolve(file.replace(names[0], names[1]));
            Files.delete(classes.resolve(file));
            Files.createDirectories(moved.getParent());
            Files.writeString(moved, text, StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void aProgramMayHaveSeveralCopiesOfTheRuntime() throws IOException {
        String body = """
                    static void start(PollLoop loop) {
                        loop.declare(PoolsCo.SMALL, 3);
                        PoolsCo.large(loop);
                    }
                """;
        Path moved = Sources.woven(folder.resolve("moved"), pools(body));
        replace(moved, "demo/", "move/", "dev/dormouse", "org/shadedco");
        Run run = Run.of("plan", "--profile", roomy(), moved, Sources.woven(folder.resolve("classes"), pools(body.replace("3", "4"))));
        assertEquals(List.of("Pools.small 3", "Pools.small 4"), capacities(run.out()));
        run.isRefusedBy(refused("Pools.large"), refused("Pools.large"));
    }

    @Test
    void classesForCertainVersionsOfJavaAreTold() throws IOException {
        Path classes = classes();
        Path jar = folder.resolve("versions.jar");
        try (OutputStream out = Files.newOutputStream(jar); JarOutputStream entries = new JarOutputStream(out)) {
            for (String file : Sources.files(classes).stream().filter(file -> file.endsWith(".class")).toList()) {
                for (String place : List.of(file, "META-INF/versions/21/" + file)) {
                    entries.putNextEntry(new JarEntry(place));
                    entries.write(Files.readAllBytes(classes.resolve(file)));
                }
            }
        }
        Run run = Run.of("plan", "--profile", roomy(), jar);
        long count = Sources.files(classes).stream().filter(file -> file.endsWith(".class")).count();
        assertEquals("Not counted in " + jar + " are " + count + " class files under META-INF/versions; where a JVM takes one of them, what it runs may have other pools.", run.err().strip());
        assertEquals(Dormouse.DONE, run.status());
    }

    @Test
    void limitsHoldWhateverTheCapacity() throws IOException {
        String ways = ". Let the large ones end their scope before it sleeps, put a child's record on the heap with @Coroutine(boxed = true) or the profile's boxing, or raise the limit";
        String large = "the record of Pools.large is 1004 bytes and record.limit of profile board is 1000; the largest in it: scratch bytes (1000 bytes)" + ways;
        String view = "the scratch of Pools.view is 640 bytes and scratch.limit of profile board is 639; the largest in it: scratch buffer (640 bytes outside the heap)" + ways;
        String computed = """
                    static void start(PollLoop loop, int n) {
                        loop.declare(PoolsCo.LARGE, n);
                        loop.arena().declare(PoolsCo.VIEW, n);
                    }
                """;
        plan(roomy("record.limit = 1000"), computed).isRefusedBy(large);
        plan(roomy("scratch.limit = 639"), computed.replace("PoolsCo.LARGE", "PoolsCo.SMALL")).isRefusedBy(view);
        plan(roomy("record.limit = 1000"), "    static void start(PollLoop loop) { PoolsCo.large(loop); }").isRefusedBy(large, refused("Pools.large"));
        String own = "    static void start() { new PoolsCo.View(Arena.ofBytes(1)); }";
        assertEquals("", plan(roomy("scratch.limit = 639"), own).err()); // that arena has no limits
        plan(roomy("scratch.limit = 639"), own.replace("Arena.ofBytes(1)", "null")).isRefusedBy(view, refused("Pools.view"));
    }

    @Test
    void whatIsCarvedHasOneRecordInTheTable() throws IOException {
        Run run = plan(roomy("undeclared = carve"), """
                    static void start(PollLoop loop) {
                        PoolsCo.small(loop);
                        new PoolsCo.View(loop.arena());
                    }
                """);
        assertEquals(List.of("Pools.small 1", "Pools.view 1"), capacities(run.out()));
        assertEquals(List.of("In the table with one record, because the profile carves what is stated nowhere: Pools.small, Pools.view; for views that are used beside others it carves further pools, each of as many records as there are by then."), notes(run));
        assertEquals("", run.err());
        plan(roomy("undeclared = carve"), "    static void start(PollLoop loop) { loop.declare(PoolsCo.SMALL); }").isRefusedBy(
                "the pool of Pools.small is declared without a capacity (Pools.java:24), and none is stated: state it by @Coroutine(pool = N), by pool.Pools.small = N in profile board,"
                        + " or by a constant where the program declares it");
    }

    @Test
    void whatIsCertainToBeRefusedIsAProblem() throws IOException {
        String spawn = "    static void start(PollLoop loop) { PoolsCo.small(loop); new PoolsCo.View(loop.arena()); }";
        plan(roomy(), spawn).isRefusedBy(refused("Pools.small"), refused("Pools.view"));
        assertEquals("", plan(roomy("pool.Pools.small = 1", "pool.Pools.view = 1"), spawn).err());
        plan(roomy(), spawn.replace("loop.arena()", "Arena.ofBytes(100)")).isRefusedBy(refused("Pools.small"));
        plan(roomy(), "    static void start(PollLoop loop) { loop.reservation(PoolsCo.SMALL); }").isRefusedBy(refused("Pools.small"));
        Run handedOn = plan(roomy(), "    static void start(PollLoop loop, Consumer<TaskType> library) { library.accept(PoolsCo.SMALL); PoolsCo.small(loop); }");
        assertEquals("", handedOn.err()); // who knows what a library declares
        assertEquals(List.of("Not in the table, because their capacity is stated nowhere: Pools.small" + NOWHERE), notes(handedOn));
    }

    @Test
    void severalLoopsAndArenasAreTold() throws IOException {
        String one = """
                    static void start(Profile profile) {
                        PollLoop.of(profile).declare(PoolsCo.SMALL, 3);
                    }
                """;
        assertEquals(List.of(), notes(plan(roomy(), one)));
        Run run = plan(roomy(), one + """
                    static void more(Profile profile) {
                        PollLoop.builder(profile).build().declare(PoolsCo.LARGE, 3);
                        Function<Profile, Arena> arenas = Arena::of;
                        Arena.ofBytes(1000).declare(PoolsCo.VIEW, 4);
                    }
                """);
        assertEquals(List.of("Poll loops and arenas are made at several places: Pools.java:25, Pools.java:28, Pools.java:29; each has an arena of its own, and the table is of one that has all pools.",
                "Arenas of a budget alone are made: Pools.java:30; what these hold is not of the profile, and is in the table where its capacity is stated."), notes(run));
    }

    @Test
    void namesInClassFilesAreNotTrusted() throws IOException {
        Path classes = classes();
        replace(classes, "Board.java", "\u001b[2J\n.java");
        assertTrue(Run.of("plan", "--profile", roomy(), classes).out().contains("declared: Board.rest (?[2J?.java:28).\n"));
    }

    @Test
    void theBudgetThatIsExceededIsNamed() throws IOException {
        String body = "    static void start(Arena arena) { arena.declare(PoolsCo.VIEW, 3); }";
        plan(roomy("direct = 1919"), body).isRefusedBy("the program does not fit profile board: direct: it takes 1920 of 1919 bytes outside the heap; ways out: smaller capacities, less scratch outside the heap,"
                + " or a larger budget (`direct`)");
        assertEquals("", plan(roomy("direct = 1920"), body).err());
        assertEquals(2, plan(profile("arena = 400", "direct = 1919"), body).err().lines().filter(line -> line.startsWith("the program does not fit profile board: ")).count());
    }

    @Test
    void whatAPlanNeedsIsInItsHelp() {
        Run help = Run.of("plan", "--help");
        assertTrue(help.out().replaceAll("\\s+", " ").contains("`weave` and `check` need Dormouse's runtime-core among them"), help.out());
    }
}
