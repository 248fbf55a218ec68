package dev.dormouse.compiler.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dormouse.compiler.Weaver;
import dev.dormouse.compiler.javac.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each coroutine has a name of its own, short where that is enough, and the same in report, budget, plan, pool and messages. */
class NamesTest {

    private static final String SENSORS = """
            package demo;

            import dev.dormouse.*;
            import java.util.function.Supplier;

            public class Sensors {
                public interface Sensor {
                    @Coroutine(frame = @Frame(bytes = 24, refs = 2))
                    void read(Yield.OfInt out, int times);
                }

                public static class Steady implements Sensor {
                    @Override
                    @Coroutine
                    public void read(Yield.OfInt out, int times) {
                        for (int i = 0; i < times; i++) out.yield(20);
                    }
                }

                static final Sensor NONE = (out, times) -> out.yield(times);

                @Coroutine
                static void count(Yield.OfInt out, int n) {
                    for (int i = 0; i < n; i++) out.yield(i);
                }

                @Coroutine
                static void count(Yield.OfInt out, long n) {
                    for (long i = 0; i < n; i++) out.yield((int) i);
                }

                @Coroutine
                static void both(Yield.OfInt out, int n) {
                    count(out, n);
                    count(out, (long) n);
                }

                static Sensor[] all(int base) {
                    Supplier<Sensor> nested = () -> (out, times) -> out.yield(base + times);
                    return new Sensor[] {nested.get(), (out, times) -> out.yield(base - times)};
                }

                static Sensor counting() {
                    class Local {
                        @Coroutine
                        static void twice(Yield.OfInt out, int n) {
                            out.yield(n);
                            out.yield(n);
                        }
                    }
                    Sensor twice = Local::twice;
                    return Sensors::count;
                }
            }
            """;
    private static final String OTHER = """
            package other;

            import dev.dormouse.*;

            public class Sensors {
                @Coroutine
                static void both(Yield.OfInt out) {
                    out.yield(1);
                }
            }
            """;

    @TempDir
    Path folder;

    private Project project() throws IOException {
        return new Project(folder).source("demo/Sensors.java", SENSORS).source("other/Sensors.java", OTHER);
    }

    private List<String> budget() throws IOException {
        return Files.readString(folder.resolve("target/dormouse/states.budget")).lines().filter(line -> !line.startsWith("#")).toList();
    }

    @Test
    void eachCoroutineHasANameOfItsOwn() throws IOException {
        assertEquals(List.of(), project().compile("-g").messages());
        List<String> names = budget().stream().map(line -> line.replaceAll(" = .*", "")).toList();
        assertEquals(List.of("Sensors.Local.twice", "Sensors.Local::twice in Sensors.counting", "Sensors.Sensor.read", "Sensors.Steady.read", "Sensors.count(Yield.OfInt, int)", "Sensors.count(Yield.OfInt, long)",
                "Sensors::count in Sensors.counting", "demo.Sensors.both", "lambda 1 in Sensors.all", "lambda 2 in Sensors.all", "lambda in Sensors", "other.Sensors.both"), names);
        StateReport report = ReadBack.report(Files.readString(folder.resolve("target/dormouse/states.json")));
        List<String> labels = report.findings().values().stream().map(Findings::label).sorted().toList();
        List<String> rows = new ArrayList<>(names);
        rows.add("Sensors.Steady.read (any receiver)");
        assertEquals(rows.stream().sorted().toList(), labels);
        assertTrue(report.text().contains("\nSensors.count(Yield.OfInt, long) -> void\n"), report::text);
        assertTrue(report.text().contains("\nlambda in Sensors: (Yield.OfInt, int) -> void\n"), report::text);
        assertTrue(report.text().contains("Sensors.java:34 Sensors.count(Yield.OfInt, int): "), report::text);
    }

    @Test
    void namesDoNotDependOnDebugTables() throws IOException {
        assertEquals(List.of(), project().compile("-g").messages());
        List<String> withTables = budget();
        assertEquals(List.of(), project().compile("-g:none").messages());
        assertEquals(withTables, budget());
    }

    @Test
    void aBudgetThatTheReportWroteIsKeptByTheClassFilesAlone() throws IOException {
        assertEquals(List.of(), project().compile("-g:none").messages());
        assertEquals(List.of(), check(String.join("\n", budget())));
        String less = String.join("\n", budget()).replaceAll("= \\d+", "= 0");
        long empty = budget().stream().filter(line -> line.endsWith(" = 0")).count();
        assertEquals(budget().size() - empty, check(less).size());
    }

    private List<String> check(String budget) throws IOException {
        List<byte[]> classes = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder.resolve("target/classes"))) {
            for (Path file : files.filter(file -> file.toString().endsWith(".class")).toList()) {
                classes.add(Files.readAllBytes(file));
            }
        }
        List<String> told = new ArrayList<>();
        Weaver.check(classes, Budget.read("states.budget", budget, told::add), told::add).forEach(refusal -> told.add(refusal.message()));
        return told;
    }

    @Test
    void aShortNameInABudgetMeansTheOneThatHasItAndIsRefusedWhereThereAreSeveral() throws IOException {
        assertEquals(List.of(), project().compile("-g").messages());
        String budget = """
                Sensors.both = 99
                Sensors.count = 99
                lambda in Sensors.all = 99
                demo.Sensors$Steady.read = 99
                Sensors.Steady.read = 99
                lambda in demo.Sensors = 99
                demo.Sensors.count(Yield.OfInt,int) = 99
                """;
        List<String> wrong = List.of(
                "[DM080] states.budget:1: Sensors.both: there are several of that name; write one of demo.Sensors.both or other.Sensors.both",
                "[DM080] states.budget:2: Sensors.count: there are several of that name; write one of Sensors.count(Yield.OfInt, int) or Sensors.count(Yield.OfInt, long)",
                "[DM080] states.budget:3: lambda in Sensors.all: there are several of that name; write one of lambda 1 in Sensors.all or lambda 2 in Sensors.all",
                "[DM080] states.budget:5: Sensors.Steady.read: has a budget already in line 4; keep one of them");
        assertEquals(wrong, check(budget));
        Files.writeString(folder.resolve("states.budget"), budget);
        Project.Outcome outcome = project().compile("-g", "-Adormouse.budget=" + folder.resolve("states.budget"));
        assertEquals(wrong, outcome.messages().stream().map(message -> message.replace(folder + "/", "")).toList());
    }

    @Test
    void overloadsHavePoolsOfTheirOwnNames() throws IOException {
        Path profile = Files.writeString(folder.resolve("board.properties"), "arena = 64k\npool.Sensors.count(Yield.OfInt, long) = 3\npool.Sensors.count = 2\n");
        assertEquals(List.of(), project().compile("-g", "-Adormouse.profile=" + profile).messages());
        String text = Files.readString(folder.resolve("target/dormouse/states.txt"));
        assertTrue(text.contains("\n  Sensors.count(Yield.OfInt, long): 3 x (16 + 5) = 63 bytes\n  Sensors.count(Yield.OfInt, int): 2 x "), text);
    }

    @Test
    void messagesCallLambdasAndReferencesByWhereTheyAreWritten() throws IOException {
        Project project = new Project(folder).source("Small.java", """
                import dev.dormouse.*;

                class Small {
                    interface Source {
                        @Coroutine(frame = @Frame(bytes = 8))
                        void values(Yield.OfLong out, long n);
                    }

                    @Coroutine
                    static void long2(Yield.OfLong out, long n) {
                        long sum = n * n;
                        out.yield(n);
                        out.yield(sum * n);
                        out.yield(sum + n);
                    }

                    static Source[] made(byte[] some) {
                        return new Source[] {
                            Small::long2,
                            (out, n) -> {
                                byte[] buffer = Scratch.bytes(16);
                                out.yield(buffer.length);
                            },
                            (out, n) -> {
                                out.yield(n);
                                out.yield(n + some.length);
                            },
                        };
                    }
                }
                """);
        assertEquals(List.of(
                "Small.java:18: [DM065] the record of the method reference Small::long2 in Small.made takes 16 bytes and 0 references, and its frame budget is 8 bytes and 0 references;"
                        + " here it keeps the record of Small.long2 (16 bytes). Keep less across this line, raise the budget, or let it be boxed",
                "Small.java:21: [DM066] lambda 1 in Small.made has a frame budget and scratch objects, which are made before it is known what will run in a frame; take them from the caller",
                "Small.java:25: [DM065] the record of lambda 2 in Small.made takes 8 bytes and 1 reference, and its frame budget is 8 bytes and 0 references;"
                        + " here it keeps some (1 reference). Keep less across this line, raise the budget, or let it be boxed"),
                project.compile("-g").messages().stream().sorted().toList());
    }
}
