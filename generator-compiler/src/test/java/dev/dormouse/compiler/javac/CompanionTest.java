package dev.dormouse.compiler.javac;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the companion of a class is, word for word, and what can be written with it. */
class CompanionTest {

    private static final String[] STRICT = {Project.UNWOVEN, "-Xlint:all,-processing", "-Xdoclint:all,-missing", "-Werror"};

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"Fib", "Parsers", "Blink"})
    void isWordForWord(String name) throws IOException {
        Project project = new Project(folder);
        for (String source : List.of("Fib", "Parsers", "Blink")) {
            project.source("demo/" + source + ".java", resource(source + ".java"));
        }
        Project.Outcome outcome = project.compile(STRICT);
        assertEquals(List.of(), outcome.messages());
        assertEquals(resource(name + "Co.java"), Files.readString(project.classes().resolve("demo/" + name + "Co.java")));
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = CompanionTest.class.getResourceAsStream("companions/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void firstStepTakesNoArgumentAndLaterOnesDo() throws IOException {
        Project project = new Project(folder).source("Talk.java", """
                import dev.dormouse.*;
                import java.io.IOException;

                class Talk {
                    @Coroutine
                    static String talk(Exchange<String, Integer> out) throws IOException {
                        return "" + out.yield("?");
                    }

                    static String use() throws IOException {
                        /**/
                    }
                }
                """);
        assertEquals(List.of(), with(project, "try (var view = new TalkCo.TalkView()) { view.start().next(); view.next(1); return view.result(); }").messages());
        assertFalse(with(project, "var view = new TalkCo.TalkView(); view.next(); return null;").success());
        assertFalse(with(project, "var view = new TalkCo.TalkView(); view.start().next(1); return null;").success());
        assertFalse(with(project, "var view = new TalkCo.TalkView(); view.next(\"1\"); return null;").success());
    }

    private static Project.Outcome with(Project project, String body) throws IOException {
        String text = Files.readString(project.source("Talk.java"));
        String changed = text.replaceFirst("(?s)/\\*\\*/.*?\\n    }\\n", Matcher.quoteReplacement("/**/ " + body + "\n    }\n"));
        return project.source("Talk.java", changed).compile(STRICT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"new FailingCo.Fail().next();", "new FailingCo.Fail().close();", "new FailingCo.Fail().start();"})
    void checkedExceptionsAreDeclared(String call) throws IOException {
        Project project = new Project(folder).source("Failing.java", """
                import dev.dormouse.*;

                class Failing {
                    @Coroutine
                    static void fail(Yield.OfInt out) throws java.io.IOException, IllegalStateException {}

                    void use() {
                        %s
                    }
                }
                """.formatted(call));
        List<String> messages = project.compile(STRICT).messages();
        assertEquals(1, messages.size(), messages::toString);
        assertTrue(messages.get(0).contains("unreported exception java.io.IOException"), messages::toString);
    }

    @Test
    void namesThatCollideInTheUnnamedPackageAreGivenWay() throws IOException {
        Project project = new Project(folder)
                .source("Count.java", """
                        import dev.dormouse.*;

                        class Count {
                            @Coroutine
                            void count(Yield.OfInt out, View other, String string) {}

                            @Coroutine
                            void countCo(Yield.OfInt out) {}

                            @Coroutine
                            void first(Yield<Arena> out) {}

                            @Coroutine
                            void port(Yield.OfInt out) {}

                            @Coroutine
                            static void string(Yield.OfInt out) {}

                            static boolean use(Arena mine) {
                                var count = new CountCo.CountView().start(new Count(), null, "");
                                var first = new CountCo.FirstView().start(new Count());
                                mine = first.value();
                                return count.next() | new CountCo.CountCoView().next() | new CountCo.PortView().next() | new CountCo.String().next();
                            }
                        }
                        """)
                .source("Arena.java", "class Arena {}")
                .source("Other.java", "interface Other {}");
        assertEquals(List.of(), project.compile(STRICT).messages());
    }

    @Test
    void overloadsAreNamedByTheirParameters() throws IOException {
        Project project = new Project(folder).source("Over.java", """
                package over;

                import dev.dormouse.*;
                import java.util.List;

                class Over {
                    @Coroutine static void m(Yield.OfInt out) {}
                    @Coroutine static void m(Yield.OfInt out, int a, long[][] b) {}
                    @Coroutine static void m(Yield.OfInt out, List<String> a) {}
                    @Coroutine static void m(Yield.OfInt out, java.awt.List a) {}
                    @Coroutine static <T> void m(Async out, T t) {}
                    @Coroutine void m(Async out) {}

                    static void use(PollLoop loop) {
                        new OverCo.M().start();
                        new OverCo.MIntLongArrayArray().start(1, new long[0][]);
                        new OverCo.MList().start(List.of());
                        new OverCo.MListView().start(null);
                        OverCo.mObject(loop, "");
                        OverCo.mTask(loop, new Over());
                        Object[] records = {OverCo.M, OverCo.M_INT_LONG_ARRAY_ARRAY, OverCo.M_LIST, OverCo.M_LIST_VIEW, OverCo.M_OBJECT, OverCo.M_TASK};
                    }
                }
                """);
        assertEquals(List.of(), project.compile(STRICT).messages());
    }

    @Test
    void aSignatureMayNameWhatIsGenerated() throws IOException {
        Project project = new Project(folder)
                .source("a/Parser.java", """
                        package a;

                        import dev.dormouse.*;

                        public class Parser {
                            @Coroutine
                            public static void parse(Yield.OfInt out, ParserCo.Parse self, b.UserCo.UseCo.Use other, Made made) {}
                        }
                        """)
                .source("b/User.java", """
                        package b;

                        import a.*;
                        import dev.dormouse.*;

                        public class User {
                            public static class Use {
                                @Coroutine
                                public static void use(Yield<ParserCo.Parse> out, java.util.List<? extends ParserCo.Parse[]> parsers) {}
                            }
                        }
                        """)
                .processor(Maker::new);
        Project.Outcome outcome = project.compile(Project.UNWOVEN);
        assertEquals(List.of(), outcome.messages());
        assertTrue(Files.readString(project.classes().resolve("a/ParserCo.java"))
                .contains("(Ldev/dormouse/Yield$OfInt;La/ParserCo$Parse;Lb/UserCo$UseCo$Use;La/Made;)V"));
    }

    /** Another processor, which writes a class that a coroutine's signature names, one round later. */
    private static final class Maker extends Wrapping {

        private boolean made;

        Maker() {
            super(UnaryOperator.identity());
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            boolean claimed = super.process(annotations, round);
            if (!made) {
                made = true;
                try (Writer out = processingEnv.getFiler().createSourceFile("a.Made").openWriter()) {
                    out.write("package a; public class Made {}");
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return claimed;
        }
    }

    @Test
    void oneValueOfAnyTypeIsReadFromARegister() throws IOException {
        Project project = new Project(folder).source("One.java", """
                import dev.dormouse.*;

                class One {
                    @Port interface Flag { void yield(boolean up); default boolean twice(boolean n) { return n; } }
                    @Port interface Letter { char yield(char letter); }
                    @Port interface Small { byte yield(byte small); }
                    @Port interface Middle { boolean yield(short middle); }
                    @Port interface Ratio { float yield(float ratio); }
                    @Port interface List<T> { T[] yield(T[] list); }
                    interface Text extends Yield<String> {}
                    @Port interface Tick { void yield(); }
                    @Port interface Two<T> { T yield(T first, long second); }

                    @Coroutine static void flag(Flag out) throws java.io.IOException {}
                    @Coroutine static void letter(Letter out) {}
                    @Coroutine static void small(Small out) {}
                    @Coroutine static void middle(Middle out) {}
                    @Coroutine static void ratio(Ratio out) {}
                    @Coroutine static <T, X extends Exception> void list(List<T> out) throws X {}
                    @Coroutine static void text(Text out) {}
                    @Coroutine static void tick(Tick out) {}
                    @Coroutine static <T> void two(Two<T> out) {}

                    static void use() throws java.io.IOException {
                        boolean up = new OneCo.Flag().next() && new OneCo.Flag().up();
                        char letter = new OneCo.Letter().letter();
                        byte small = new OneCo.Small().small();
                        short middle = new OneCo.Middle().middle();
                        float ratio = new OneCo.Ratio().ratio();
                        String[] list = new OneCo.List<String, RuntimeException>().list();
                        String text = new OneCo.Text().value();
                        String first = new OneCo.Two<String>().first();
                    }
                }
                """);
        assertEquals(List.of(), project.compile(STRICT).messages());
        String companion = Files.readString(project.classes().resolve("OneCo.java"));
        for (String read : List.of("cx.i != 0", "(char) cx.i", "(byte) cx.i", "(short) cx.i", "cx.f", "(T[]) cx.a", "(String) cx.a", "port.first", "port.second")) {
            assertTrue(companion.contains("checkYielded();\n            return " + read + ";"), read);
        }
        assertEquals(7, companion.split("; // woven code puts what it yields into a register instead", -1).length - 1);
        assertEquals(1, companion.split("protected void forget", -1).length - 1);
    }

    /** C1 inlines methods of at most 35 bytes. */
    @Test
    void everyMethodOfAStepIsInlined() throws IOException {
        Project project = new Project(folder).source("Step.java", """
                import dev.dormouse.*;

                class Step {
                    @Port interface Flag { boolean yield(boolean up); }

                    @Coroutine
                    static long count(Yield.OfLong out, long n) throws java.io.IOException {
                        for (long i = 0; i < n; i++) {
                            out.yield(i);
                        }
                        return n;
                    }

                    @Coroutine
                    static void flag(Flag out) {
                        for (boolean up = true;; ) {
                            up = out.yield(up);
                        }
                    }
                }
                """);
        assertEquals(List.of(), project.compile().messages());
        String classes = project.classes().toString();
        assertInlined(List.of("enter", "leave", "checkYielded"), "-cp", Project.runtime().toString(), "dev.dormouse.View");
        assertInlined(List.of("next", "drive", "value"), "-cp", classes, "StepCo$Count");
        assertInlined(List.of("next", "advance", "drive", "up"), "-cp", classes, "StepCo$Flag");
    }

    private static void assertInlined(List<String> methods, String... where) {
        StringWriter out = new StringWriter();
        PrintWriter printer = new PrintWriter(out);
        String[] arguments = Stream.concat(Stream.of("-c", "-p"), Stream.of(where)).toArray(String[]::new);
        assertEquals(0, ToolProvider.findFirst("javap").orElseThrow().run(printer, printer, arguments));
        for (String method : methods) {
            Matcher code = Pattern.compile(" " + method + "\\([^\n]*\n    Code:\n((?: +[0-9]+: [^\n]*\n)+)").matcher(out.toString());
            assertTrue(code.find(), () -> method + " in " + out);
            String last = code.group(1).substring(code.group(1).stripTrailing().lastIndexOf('\n') + 1).strip();
            assertTrue(Integer.parseInt(last.substring(0, last.indexOf(':'))) < 35, () -> method + " ends in " + last);
        }
    }

    @Test
    void whatIsYieldedMayBeCalledAsTheViewsOwnMethodsAre() throws IOException {
        Project project = new Project(folder).source("Names.java", """
                import dev.dormouse.*;

                class Names {
                    @Port interface Steps { int yield(int step, int firstStep, int enter, int leave, int fail, int resume, int advance, int drive); }

                    @Coroutine static void names(Steps out) {}

                    static int use(NamesCo.NamesView view) {
                        return view.step() + view.firstStepValue() + view.enterValue() + view.leave() + view.failValue() + view.resumeValue() + view.advance() + view.drive();
                    }
                }
                """);
        assertEquals(List.of(), project.compile(STRICT).messages());
    }

    @Test
    void whereNothingCanBeStartedItIsEmpty() throws IOException {
        Project project = new Project(folder).source("Quiet.java", """
                import dev.dormouse.*;

                class Quiet {
                    @Coroutine private static void hidden(Yield.OfInt out) {}
                    private static class Hidden { @Coroutine static void m(Yield.OfInt out) {} }
                    @Port("say") interface Talk { void say(int n); @Coroutine default void twice() { say(1); } }
                    void plain() { class Local { @Coroutine static void m(Yield.OfInt out) {} } }
                }
                """);
        assertEquals(List.of(), project.compile(STRICT).messages());
        assertEquals("""
                // Written by the Dormouse compiler for Quiet. Every build writes it anew.

                /** Drives the coroutines of {@link Quiet}. */
                final class QuietCo {

                    private QuietCo() {}
                }
                """, Files.readString(project.classes().resolve("QuietCo.java")));
    }

    @Test
    void aLibraryMayAskForCompanionsThatStartNothing() throws IOException {
        Project library = new Project(folder.resolve("library")).source("lib/Steps.java", """
                package lib;

                import dev.dormouse.*;

                public final class Steps {
                    @Coroutine public static void count(Yield.OfInt out, int n) { for (int i = 0; i < n; i++) out.yield(i); }
                    @Coroutine public static void nap(Async a) { a.park(); }
                }
                """);
        assertEquals(List.of(), library.compile("-Adormouse.companions=drivers").messages());
        assertEquals("""
                // Written by the Dormouse compiler for lib.Steps. Every build writes it anew.
                package lib;

                /** Drives the coroutines of {@link Steps}. */
                public final class StepsCo {

                    private StepsCo() {}
                }
                """, Files.readString(library.classes().resolve("lib/StepsCo.java")));
        Project user = new Project(folder.resolve("user")).classPath(library.classes()).source("User.java", """
                import dev.dormouse.*;

                class User {
                    @Coroutine static void twice(Yield.OfInt out) { lib.Steps.count(out, 2); lib.Steps.count(out, 3); }
                    @Coroutine static void nap(Async a) { lib.Steps.nap(a); }
                }
                """);
        assertEquals(List.of(), user.compile("-Xlint:all,-processing", "-Werror").messages());
    }

    /** Type arguments of the class around go with those of the class within; what is raw in the source is raw here, and suppressed. */
    @Test
    void innerClassesOfGenericClassesKeepTheirTypeArguments() throws IOException {
        Project project = new Project(folder).source("demo/Outer.java", """
                package demo;

                import dev.dormouse.*;

                class Outer<T extends Comparable<T>> {
                    class Inner {
                        @Coroutine T inner(Yield<T> out) { return null; }

                        class Deep<U> {
                            @Coroutine U deep(Yield<Deep<U>> out, U u, Inner in) { return u; }
                            @Coroutine void task(Async a, T t) {}
                        }
                    }

                    @Coroutine static <V extends Comparable<V>> Outer<V>.Inner of(Yield<Outer<V>.Inner.Deep<V>> out) { return null; }

                    @SuppressWarnings("rawtypes") @Coroutine static void raw(Yield<Outer.Inner> out, Outer.Inner in) {}

                    static String use(OuterCo.InnerCo.DeepCo.Deep<String, Integer> view, Outer<String>.Inner in, Outer<String>.Inner.Deep<Integer> deep) {
                        Outer<String>.Inner.Deep<Integer> yielded = view.start(deep, 1, in).value();
                        return yielded + " " + view.result().intValue();
                    }
                }
                """);
        assertEquals(List.of(), project.compile(STRICT).messages());
        String companion = Files.readString(project.classes().resolve("demo/OuterCo.java"));
        assertTrue(companion.contains("start(Outer<T>.Inner.Deep<U> self, U u, Outer<T>.Inner in)"), companion);
        assertTrue(companion.contains("public Outer<V>.Inner.Deep<V> value()"), companion);
    }

    @Test
    void aCompanionInAModuleHasNoWarnings() throws IOException {
        Project project = new Project(folder)
                .source("module-info.java", "module m { exports m; }")
                .source("m/Gen.java", """
                        package m;

                        import dev.dormouse.*;

                        public final class Gen {
                            private Gen() {}

                            @Coroutine
                            @SuppressWarnings("exports")
                            public static void gen(Yield.OfInt out, @SuppressWarnings("removal") Old old) {}
                        }
                        """)
                .source("m/Old.java", "package m; @Deprecated(forRemoval = true) public class Old { private Old() {} }");
        Project.Outcome outcome = project.compile(
                Project.UNWOVEN, "-Xlint:all,-processing", "-Werror", "--add-reads", "m=ALL-UNNAMED");
        assertEquals(List.of(), outcome.messages());
    }
}
