package dev.dormouse.compiler.javac;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The lint tells of each line in a coroutine, and in what it calls, that allocates: once, by what it is, and how a coroutine comes there. */
class AllocationLintTest {

    private static final String WAY_OUT = "; reuse what is there, or give the method that may a reason, @Allocates(\"...\")";

    @TempDir
    Path folder;

    private Project.Outcome compile(String members, String... options) throws IOException {
        return new Project(folder).source("Meter.java", "import dev.dormouse.*;\nimport java.util.*;\nimport java.util.function.*;\n\nclass Meter {\n" + members + "}\n").compile(options);
    }

    /** What is found in a coroutine of one statement; empty if nothing is. */
    private String found(String statement, String... options) throws IOException {
        Project.Outcome outcome = compile("""
                enum Unit { A, B }
                record Pair(int a, int b) {}
                static int n; static Object kept; static List<String> list; static int[] array; static Unit unit; static StringBuilder text;
                static int sum(int... numbers) { return numbers.length; }
                @Coroutine static void measure(Yield.OfInt out) {
                    %s
                    out.yield(1);
                }
                """.formatted(statement), options);
        assertTrue(outcome.success(), outcome.messages().toString());
        String prefix = "Meter.java:11: warning: [DM085] coroutine Meter.measure allocates (";
        return outcome.messages().stream().map(message -> {
            assertTrue(message.startsWith(prefix) && message.endsWith(")" + WAY_OUT), message);
            return message.substring(prefix.length(), message.length() - WAY_OUT.length() - 1);
        }).collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kept = new Object();                            | new Object
            kept = new Object() {};                         | an object of an anonymous class
            class Local {} kept = new Local();              | new Meter.Local
            kept = new int[3];                              | new int[]
            kept = new String[n][];                         | new String[][]
            kept = new long[n][2];                          | new long[][]
            kept = n;                                       | boxing of an int
            kept = 128L;                                    | boxing of a long
            kept = 1.0f;                                    | boxing of a float
            kept = "n = " + n + kept;                       | string concatenation
            text = new StringBuilder(n);                    | new StringBuilder
            kept = text.toString();                         | StringBuilder.toString
            n = sum(1, n, sum(2));                          | an array of arguments for Meter.sum
            kept = String.format("%d", n);                  | an array of arguments for String.format, boxing of an int, String.format
            kept = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k");   | an array of arguments for List.of, List.of
            for (String each : list) n++;                   | List.iterator
            int i = n; list.forEach(each -> n += i);        | a capturing lambda
            kept = (Supplier<String>) list::toString;       | a capturing lambda
            kept = (Supplier<Object>) ArrayList::new;       | new ArrayList
            n = Unit.values().length;                       | Meter.Unit.values, which copies its array
            kept = array.clone();                           | a copy of an array
            kept = "abc".substring(n);                      | String.substring
            n = new Pair(1, 2).hashCode();                  | new Meter.Pair
            n = new int[] {1, 2}.length;                    | new int[]
            """)
    void namesWhatAllocates(String statement, String what) throws IOException {
        assertEquals(what, found(statement).lines().findFirst().orElse("nothing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "kept = 127; kept = (byte) n; kept = n > 0; kept = 'x'; kept = -128L;",
        "kept = \"a\" + \"b\";",
        "for (int each : array) n += each;",
        "list.forEach(each -> n++);",
        "kept = unit.toString();",
        "switch (unit) { case A -> n++; case B -> n--; }",
        "byte[] scratch = Scratch.bytes(8); n = scratch.length;",
        "if (n < 0) throw new IllegalArgumentException(\"n is \" + n + list.toString());",
        "assert n < 0 : \"n is \" + n;",
        "assert list.toString().isEmpty();",
        "n = switch (unit) { case A -> 1; case B -> 2; };",
    })
    void saysNothingOfWhatDoesNotAllocateUnlessItFails(String statement) throws IOException {
        assertEquals("", found(statement));
    }

    @Test
    void aConcatenationIsOneFindingInEitherForm() throws IOException {
        String statement = "kept = \"a\" + n + (\"b\" + kept + \"c\").length() + list;";
        assertEquals("string concatenation", found(statement));
        assertEquals("string concatenation", found(statement, "-XDstringConcat=inline"));
    }

    @Test
    void followsCallsWithinTheCompilation() throws IOException {
        assertEquals(List.of(
                "Meter.java:12: warning: [DM085] a lambda of Meter.measure allocates (boxing of an int), called from coroutine Meter.measure (Meter.java:12)" + WAY_OUT,
                "Meter.java:16: warning: [DM085] Meter.deeper allocates (new Object), called from Meter.deep (Meter.java:15), from coroutine Meter.measure (Meter.java:11)" + WAY_OUT,
                "Meter.java:7: warning: [DM085] Meter.Loud.make allocates (string concatenation), called from coroutine Meter.measure (Meter.java:10)" + WAY_OUT,
                "Meter.java:18: warning: [DM085] Meter.Pair.toString allocates (a record's toString), called from coroutine Meter.measure (Meter.java:11)" + WAY_OUT),
                compile("""
                        interface Maker { Object make(int n); }
                        static class Loud implements Maker { public Object make(int n) { return "n" + n; } }
                        static Maker maker; static Pair pair; static int n;
                        @Coroutine static void measure(Yield.OfInt out) {
                            Object made = maker.make(5);
                            deep(n); deep(n); pair.toString();
                            IntFunction<Object> boxed = n -> n;
                            out.yield(1);
                        }
                        static void deep(int n) { if (n > 0) deeper(n); }
                        static void deeper(int n) { Object made = new Object(); deep(n - 1); }
                        static Object nobodyCalls() { return new Object(); }
                        record Pair(int a, int b) {}
                        """).messages());
    }

    @Test
    void aPlaceIsToldOfOnceByTheShortestWay() throws IOException {
        assertEquals(List.of("Meter.java:9: warning: [DM085] Meter.make allocates (new Object), called from coroutine Meter.near (Meter.java:8)" + WAY_OUT), compile("""
                @Coroutine static void far(Yield.OfInt out) { between(); near(out); }
                static void between() { make(); }
                @Coroutine static void near(Yield.OfInt out) { make(); out.yield(1); }
                static Object make() { return new Object(); }
                """).messages());
    }

    @Test
    void noAllocRefusesThemAndThoseThatEndInAThrow() throws IOException {
        String source = """
                @Coroutine(noAlloc = true) static void measure(Yield.OfInt out, int n) {
                    assert n != 0 : "n is " + n;
                    if (n < 0) throw new IllegalArgumentException();
                    if (n > 9) throw tooLarge(n);
                    plain(out);
                }
                static Error tooLarge(int n) { return new Error("n is " + n); }
                @Coroutine static void plain(Yield.OfInt out) { Object made = new Object(); out.yield(1); }
                """;
        List<String> expected = List.of(
                "Meter.java:8: [DM086] coroutine Meter.measure is noAlloc, and allocates (new IllegalArgumentException)" + WAY_OUT,
                "Meter.java:12: [DM086] Meter.tooLarge allocates (new Error, string concatenation), called from coroutine Meter.measure (Meter.java:9), which is noAlloc" + WAY_OUT,
                "Meter.java:13: [DM086] coroutine Meter.plain allocates (new Object), called from coroutine Meter.measure (Meter.java:10), which is noAlloc" + WAY_OUT);
        for (String[] options : List.of(new String[0], new String[] {"-Adormouse.lint=off"})) {
            Project.Outcome outcome = compile(source, options);
            assertFalse(outcome.success());
            assertEquals(expected, outcome.messages());
            assertEquals(List.of(), Project.files(folder.resolve("target/classes"), ".class"));
        }
    }

    private static String boxed(int line, String caller, String called) {
        return "Meter.java:" + line + ": [DM089] Meter." + caller + " calls Meter." + called + ", which is boxed, so its record is made on the heap at each call, and coroutine Meter.measure,"
                + " which is noAlloc, runs that; embed the record, or give Meter." + called + " a reason, @Allocates(\"...\")";
    }

    @Test
    void noAllocRefusesBoxesButForThoseWithAReason() throws IOException {
        String source = """
                interface Step { @Coroutine(frame = @Frame(bytes = 8, refs = 1)) void step(Yield.OfInt out); }
                static final class Boxing implements Step { @Override @Coroutine(boxed = true) public void step(Yield.OfInt out) { out.yield(1); } }
                static final class Flat implements Step { @Override @Coroutine public void step(Yield.OfInt out) { inner(out); } }
                @Coroutine(noAlloc = true) static void measure(Yield.OfInt out, Step step) {
                    step.step(out);
                    excused(out);
                }
                @Coroutine @Allocates("once") static void excused(Yield.OfInt out) { inner(out); }
                @Coroutine(boxed = true) static void inner(Yield.OfInt out) { out.yield(1); }
                """;
        assertEquals(Set.of(boxed(8, "Flat.step", "inner"), boxed(10, "measure", "Boxing.step")), Set.copyOf(compile(source).messages()));
        assertEquals(List.of(), compile(source.replace("boxed = true)", "boxed = true) @Allocates(\"few\")")).messages());
        assertEquals(List.of(), compile(source.replace("noAlloc = true", "noAlloc = false"), Project.NO_LINT).messages());
    }

    @Test
    void noAllocFollowsLambdasAndReferencesThatTheReceiverMayBe() throws IOException {
        String source = """
                interface Step { @Coroutine(frame = @Frame(bytes = 8, refs = 1)) void step(Yield.OfInt out); }
                interface Other { @Coroutine(frame = @Frame(bytes = 8, refs = 1)) void step(Yield.OfInt out); }
                static final Step BOXING = out -> inner(out);
                static final Step REFERRED = Meter::inner;
                static final Other OTHER = out -> inner(out);
                @Coroutine(noAlloc = true) static void measure(Yield.OfInt out, Step step) { step.step(out); }
                @Coroutine(boxed = true) static void inner(Yield.OfInt out) { out.yield(1); }
                """;
        assertEquals(Set.of(boxed(8, "", "inner").replace("Meter. calls", "lambda 1 in Meter calls"),
                boxed(9, "", "inner").replace("Meter. calls", "the method reference Meter::inner in Meter calls")), Set.copyOf(compile(source).messages()));
    }

    @Test
    void noAllocRefusesWhatTheProfileBoxes() throws IOException {
        Path profile = Files.writeString(folder.resolve("board.properties"), "arena = 64k\nboxing = on\nboxing.threshold = 16\n");
        String source = """
                @Coroutine(noAlloc = true) static void measure(Yield.OfLong out) {
                    small(out, 1);
                    large(out, 1, 2, 3);
                }
                @Coroutine static void small(Yield.OfLong out, long a) { out.yield(1); out.yield(a); }
                @Coroutine static void large(Yield.OfLong out, long a, long b, long c) { out.yield(1); out.yield(a + b + c); }
                """;
        assertEquals(List.of(boxed(8, "measure", "large")), compile(source, "-Adormouse.profile=" + profile).messages());
        assertEquals(List.of(), compile(source).messages());
    }

    @Test
    void aReasonCoversWhatItsMethodDoesAndCalls() throws IOException {
        assertEquals(List.of(), compile("""
                record Point(int x) { @Allocates("one for each measurement") Point {} }
                @Coroutine(noAlloc = true) static void measure(Yield.OfInt out, int n) {
                    Object point = new Point(n);
                    Object first = begin(n);
                    out.yield(1);
                }
                @Allocates("once, at the start") static Object begin(int n) { return make(n); }
                static Object make(int n) { return "n" + n; }
                @Coroutine @Allocates("a test") static void plain(Yield.OfInt out) { Object made = new Object(); out.yield(1); }
                """).messages());
    }

    @Test
    void lambdasAndReferencesAreFollowedFromWhereTheirCoroutineIsCalled() throws IOException {
        List<String> messages = compile("""
                interface Source<T> { @Coroutine(frame = @Frame(bytes = 8)) void values(Yield.OfInt out, T n); }
                interface Whole extends Source<Integer> {}
                static final Whole MADE = (out, n) -> out.yield(new Object().hashCode());
                @Coroutine static void referred(Yield.OfInt out, Object n) { out.yield(new int[3].length); }
                static final Source<String> REFERRED = Meter::referred;
                @Coroutine(noAlloc = true) static void measure(Yield.OfInt out, Source<Object> source) { source.values(out, null); }
                """).messages();
        assertEquals(2, messages.size(), messages.toString());
        String calling = " allocates (new %s), called from coroutine Meter.measure (Meter.java:11), which is noAlloc; reuse what is there, or give the method that may a reason, @Allocates(\"...\")";
        assertTrue(messages.get(0).endsWith(String.format(calling, "Object")), messages.toString());
        assertTrue(messages.get(1).endsWith("coroutine Meter.referred" + String.format(calling, "int[]")), messages.toString());
    }

    @Test
    void aReasonMustBeGiven() throws IOException {
        Project.Outcome outcome = compile("""
                @Coroutine static void measure(Yield.OfInt out) { out.yield(begin().hashCode()); }
                @Allocates("  ")
                static Object begin() {
                    return new Object();
                }
                """);
        assertFalse(outcome.success());
        assertEquals(List.of("Meter.java:9: [DM087] @Allocates on Meter.begin gives no reason; say why it may allocate, such as \"once, when the program starts\""), outcome.messages());
    }

    @Test
    void theBuildChoosesWhatBecomesOfThem() throws IOException {
        String source = "@Coroutine static void measure(Yield.OfInt out) { Object made = new Object(); out.yield(1); }";
        String message = "[DM085] coroutine Meter.measure allocates (new Object)" + WAY_OUT;
        assertEquals(new Project.Outcome(true, List.of("Meter.java:6: warning: " + message)), compile(source, "-Adormouse.lint=warn"));
        assertEquals(new Project.Outcome(true, List.of()), compile(source, "-Adormouse.lint=off"));
        assertEquals(new Project.Outcome(false, List.of("Meter.java:6: " + message)), compile(source, "-Adormouse.lint=error"));
        assertEquals(List.of(), Project.files(folder.resolve("target/classes"), ".class"));
        assertEquals(new Project.Outcome(false, List.of("[DM031] -Adormouse.lint=loud is not understood; it is off, warn or error")), compile(source, "-Adormouse.lint=loud"));
    }

    @Test
    void warningsAreJavacsOwn() throws IOException {
        String source = "@Coroutine static void measure(Yield.OfInt out) { Object made = new Object(); out.yield(1); }";
        assertEquals(List.of(), compile(source, "-nowarn").messages());
        assertFalse(compile(source, "-Werror").success());
    }

    @Test
    void withoutLinesTheMethodIsNamed() throws IOException {
        assertEquals(List.of("warning: Meter: [DM085] coroutine Meter.measure allocates (new Object)" + WAY_OUT),
                compile("@Coroutine static void measure(Yield.OfInt out) { Object made = new Object(); out.yield(1); }", "-g:none").messages());
    }

    @Test
    void aCoroutineLambdaIsLookedIntoWhereverItStands() throws IOException {
        Project.Outcome outcome = compile("""
                interface Source { @Coroutine(frame = @Frame(bytes = 8, refs = 2)) void values(Yield<Object> out); }
                static final Source SOURCE = out -> {
                    out.yield(new int[2]);
                };
                """);
        assertEquals(List.of("Meter.java:8: warning: [DM085] a lambda of Meter.static allocates (new int[])" + WAY_OUT), outcome.messages());
    }
}
