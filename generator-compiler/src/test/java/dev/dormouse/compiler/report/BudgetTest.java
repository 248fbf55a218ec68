package dev.dormouse.compiler.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dormouse.compiler.Weaver;
import dev.dormouse.compiler.Weaving;
import dev.dormouse.compiler.javac.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A record that grows past its budget fails the build, and the message says by how much, where, and what did it. */
class BudgetTest {

    private static final String COUNT = """
            package demo;

            import dev.dormouse.*;

            public class Count {
                @Coroutine
                public static long count(Yield.OfLong out, int from, boolean down) {
                    long sum = 0;
                    for (int i = from; i != 0; i += down ? -1 : 1) {
                        out.yield(sum);
                        sum += i;
                    }
                    return sum;
                }
            }
            """;
    private static final String WAIT = """
            package demo;

            import dev.dormouse.*;

            public class Wait {
                @Coroutine
                public static void once(Yield.OfLong out, long a, long b) {
                    out.yield(a + b);
                }
            }
            """;

    @TempDir
    Path folder;
    private Project project;

    @BeforeEach
    void sources() throws IOException {
        project = new Project(folder).source("demo/Count.java", COUNT).source("demo/Wait.java", WAIT);
    }

    private Project.Outcome compile(String budget) throws IOException {
        Files.writeString(folder.resolve("states.budget"), budget);
        Project.Outcome outcome = project.compile("-g", "-Adormouse.budget=" + folder.resolve("states.budget"));
        return new Project.Outcome(outcome.success(), outcome.messages().stream().map(message -> message.replace(folder + "/", "")).toList());
    }

    @Test
    void whatTheReportWritesIsKept() throws IOException {
        assertTrue(project.compile("-g").success());
        String budget = Files.readString(folder.resolve("target/dormouse/states.budget"));
        assertEquals(List.of("Count.count = 16", "Wait.once = 16"), budget.lines().filter(line -> !line.startsWith("#")).toList());
        assertEquals(List.of(), compile(budget).messages());
    }

    @Test
    void growthIsRefusedWithThePlaceAndTheVariables() throws IOException {
        Project.Outcome outcome = compile("Count.count = 8\n\nWait.once = 8 \n");
        assertFalse(outcome.success());
        assertEquals(List.of(
                "Count.java:10: [DM081] the record of Count.count takes 16 bytes, 8 more than its budget of 8 (states.budget:1); most is alive here: sum (long, 8 bytes), i (int, 4 bytes), down (boolean, 1 byte);"
                        + " it would fit if sum was not alive at point 2, Count.java:10;"
                        + " keep less alive here, box a child, or raise the budget",
                "Wait.java:8: [DM081] the record of Wait.once takes 16 bytes, 8 more than its budget of 8 (states.budget:3); most of it are its arguments while it is not started: a (long, 8 bytes),"
                        + " b (long, 8 bytes); pass less, or raise the budget"),
                outcome.messages());
        assertEquals(List.of(), Project.files(project.classes(), ".class"), "and stays refused when it is built again");
        assertTrue(Files.exists(folder.resolve("target/dormouse/states.html")), "the report shows what to do");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Count.coun = 24|there is no such coroutine here; the state report has the names",
        "Count.count = 24 bytes|'24 bytes' is not a number of bytes from 0 to 999999999",
        "Count.count = -1|'-1' is not a number of bytes from 0 to 999999999",
        "Count.count = 99999999999|'99999999999' is not a number of bytes from 0 to 999999999",
        "Count.count =|'' is not a number of bytes from 0 to 999999999",
        "Count.count|a line is Class.method = BYTES, as in Fib.fibWithSum = 32",
        "Wait.once = 17|has a budget already in line 2; keep one of them",
    })
    void aWrongLineIsRefusedByFileLineAndKey(String example) throws IOException {
        String line = example.substring(0, example.indexOf('|'));
        Project.Outcome outcome = compile("# a comment\nWait.once = 16\n" + line + "\n");
        assertEquals(List.of("[DM080] states.budget:3: " + line.replaceAll(" *=.*", "") + ": " + example.substring(example.indexOf('|') + 1)), outcome.messages());
        assertFalse(outcome.success());
        assertEquals(List.of(), Project.files(project.classes(), ".class"));
    }

    @Test
    void aMissingFileIsRefused() throws IOException {
        Project.Outcome outcome = project.compile("-Adormouse.budget=" + folder.resolve("none.budget"));
        assertFalse(outcome.success());
        assertEquals(List.of("[DM032] the budget " + folder.resolve("none.budget") + " could not be read: there is no such file;"
                + " name a file of lines Class.method = BYTES, such as the states.budget of a state report"), outcome.messages());
    }

    @Test
    void aByteOrderMarkIsNoName() throws IOException {
        assertEquals(List.of(), compile("\ufeffCount.count = 16\r\nWait.once = 16\r\n").messages());
    }

    @Test
    void whatIsNotTextIsRefused() throws IOException {
        Files.write(folder.resolve("states.budget"), new byte[] {'C', (byte) 0xff, '\n'});
        assertEquals(List.of("[DM032] the budget " + folder.resolve("states.budget") + " could not be read: it is not text in UTF-8;"
                + " name a file of lines Class.method = BYTES, such as the states.budget of a state report"), project.compile("-Adormouse.budget=" + folder.resolve("states.budget")).messages());
    }

    @Test
    void whatIsCompiledAloneIsHeldAgainstItAndTheOthersAreKnown() throws IOException {
        assertTrue(project.compile("-g").success());
        Files.writeString(folder.resolve("states.budget"), "Count.count = 16\nWait.once = 12\n");
        Project alone = new Project(folder).source("demo/Count.java", COUNT);
        Project.Outcome outcome = alone.compile("-g", "-Adormouse.budget=" + folder.resolve("states.budget"));
        assertEquals(1, outcome.messages().size(), outcome.messages()::toString);
        assertTrue(outcome.messages().get(0).contains("[DM081] the record of Wait.once takes 16 bytes, 4 more than its budget of 12"), outcome.messages()::toString);
    }

    @Test
    void classFilesAloneTellWhetherItIsKept() throws IOException {
        assertTrue(project.compile("-g:none").success());
        List<byte[]> classes = new ArrayList<>();
        try (Stream<Path> files = Files.walk(project.classes())) {
            for (Path file : files.filter(file -> file.toString().endsWith(".class")).toList()) {
                classes.add(Files.readAllBytes(file));
            }
        }
        List<String> errors = new ArrayList<>();
        Budget budget = Budget.read("states.budget", "Count.count = 15\nWait.once = 16\nWait.twice = 16", errors::add);
        List<Weaving.Refusal> over = Weaver.check(classes, budget, errors::add);
        assertEquals(List.of("[DM080] states.budget:3: Wait.twice: there is no such coroutine here; the state report has the names"), errors);
        assertEquals(List.of("the record of Count.count takes 16 bytes, 1 more than its budget of 15 (states.budget:1); the state report shows what is alive where, and what would make it smaller"),
                over.stream().map(Weaving.Refusal::message).toList());
    }
}
