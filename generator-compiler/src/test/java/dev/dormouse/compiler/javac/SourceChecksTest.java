package dev.dormouse.compiler.javac;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every way to misuse a coroutine or its port, and every way to use it that looks like misuse. The lines that are to be refused end in a comment with the code and,
 * where it matters, a part of the message.
 */
class SourceChecksTest {

    private static final String HEAD = """
            import dev.dormouse.*;
            import java.util.*;
            import java.util.function.*;

            class Subject {
                static Yield.OfInt other;
                static Yield.OfInt[] others = new Yield.OfInt[1];
                static void plain(Object any) {}
                @Coroutine static int child(Yield.OfInt out, int n) { out.yield(n); return n; }
                @Coroutine static void pair(Object any, Yield.OfInt out) { out.yield(1); }
                @Coroutine static void task(Async a, long n) { a.park(); }
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {
        // called from plain code
        "static void m(Yield.OfInt out) { child(out, 1); } // DM001",
        "static int field = child(null, 1); // DM001",
        "static { child(null, 1); } // DM001",
        "@Coroutine static Runnable m(Yield.OfInt out) { return () -> child(other, 1); } // DM001",
        "@Coroutine static Object m(Yield.OfInt out) { return new Object() { int f = child(other, 1); }; } // DM001",
        "static void m(Async a) { a.sleepMillis(1); } // DM001 Async.sleepMillis",
        "interface Body { void run(Yield.OfInt out, int n); } static Body m() { return Subject::child; } // DM002 Subject.child",
        "static LongConsumer m(Async a) { return a::sleepMillis; } // DM002 Async.sleepMillis",
        // ports
        "@Coroutine static <P extends Yield.OfInt> void m(P out) {} // DM003",
        "@Coroutine static void m(Yield.OfInt... out) {} // DM003",
        "@Coroutine void m(Async a, Yield<String> out) {} // DM004 a, out",
        "@Port interface Talk { void yield(int n); @Coroutine default void m(Yield.OfInt out) {} } // DM004 this, out",
        // escapes
        "@Coroutine static void m(Yield.OfInt out) { other = out; } // DM005 stored in a variable",
        "@Coroutine static void m(Yield.OfInt out) { others[0] = (out); } // DM005 stored in a variable",
        "@Coroutine static void m(Yield.OfInt out) { var alias = out; } // DM005 stored in a variable",
        "@Coroutine static Object m(Yield.OfInt out) { return out; } // DM005 returned",
        "@Coroutine static void m(Yield.OfInt out) { plain(out); } // DM005 passed to Subject.plain, which is not a coroutine",
        "@Coroutine static void m(Yield.OfInt out) { pair(out, out); } // DM005 passed to Subject.pair, but not as its port",
        "@Coroutine static void m(Yield.OfInt out) { new ArrayList<Object>().add(out); } // DM005 passed to ArrayList.add",
        "@Coroutine static void m(Yield.OfInt out) { new Thread((Runnable) out); } // DM005 used as a value",
        "@Coroutine static void m(Yield.OfInt out) { new ArrayList<>(List.of(out)); } // DM005 passed to List.of",
        "Subject(Object any) {} @Coroutine static void m(Yield.OfInt out) { new Subject(out); } // DM005 passed to a constructor",
        "@Coroutine static IntConsumer m(Yield.OfInt out) { return out::yield; } // DM005 bound by a method reference",
        "@Coroutine static String m(Yield.OfInt out) { return \"\" + out; } // DM005 used as a value",
        "@Coroutine static boolean m(Yield.OfInt out) { return out == null; } // DM005 used as a value",
        "@Coroutine static void m(Yield.OfInt out) { child(true ? out : out, 1); } // DM008 // DM005 used as a value // DM005 used as a value",
        "@Coroutine static void m(Yield.OfInt out) { synchronized (out) {} } // DM005 used as a value",
        "@Coroutine static int m(Yield.OfInt out) { return out.hashCode(); } // DM005 used as a value",
        "@Coroutine static String m(Async a) { return a.toString(); } // DM005 used as a value",
        "@Port interface Talk { void yield(int n); @Coroutine default Object m() { return this; } } // DM005 port this escapes: it is returned",
        // captures
        "@Coroutine static IntConsumer m(Yield.OfInt out) { return n -> out.yield(n); } // DM006 a lambda",
        "@Coroutine static Object m(Yield.OfInt out) { return new Object() { void f() { out.yield(1); } }; } // DM006 an anonymous class",
        "@Coroutine static void m(Yield.OfInt out) { class Local { Object f = out; } } // DM006 class Local",
        "@Port interface Talk { void yield(int n); @Coroutine default Runnable m() { return () -> this.yield(1); } } // DM006 port this",
        "@Coroutine static void m(Yield.OfInt out) { out = null; } // DM007",
        // other ports
        "@Coroutine static void m(Yield.OfInt out) { other.yield(1); } // DM008 Yield.OfInt.yield",
        "@Coroutine static void m(Yield.OfInt out) { child(other, 1); } // DM008 Subject.child",
        "@Coroutine static void m(Yield.OfInt out) { child(null, 1); } // DM008",
        "static Async loop; @Coroutine static void m(Yield.OfInt out) { loop.sleepMillis(1); } // DM008 Async.sleepMillis",
        "static Async loop; @Coroutine static void m(Async a) { task(loop, 1); } // DM008 Subject.task",
        "@Coroutine static void m(Yield.OfInt out, Runnable r) { Yield.OfInt out2 = others[0]; child(out2, 1); } // DM008",
        // monitors
        "@Coroutine static void m(Yield.OfInt out) { synchronized (other) { child(out, 1); } } // DM009 Subject.child",
        "@Coroutine static void m(Yield.OfInt out) { synchronized (other) { if (others == null) { synchronized (others) { out.yield(1); } } } } // DM009",
        "@Coroutine static void m(Async a) { synchronized (others) { a.sleepMillis(1); } } // DM009 Async.sleepMillis",
        "@Coroutine static synchronized void m(Yield.OfInt out) {} // DM010",
        "@Coroutine static native void m(Yield.OfInt out); // DM011",
        // overriding
        "static abstract class A { @Coroutine abstract void m(Yield.OfInt out); } // DM012",
        "static class A { void m(Yield.OfInt out) {} } static class B extends A { @Override @Coroutine void m(Yield.OfInt out) {} } // DM013 B.m overrides Subject.A.m",
        "static class A { @Coroutine void m(Yield.OfInt out) {} } static class B extends A { @Override void m(Yield.OfInt out) {} } // DM013 B.m overrides Subject.A.m",
        "interface I { void m(Yield.OfInt out); } static class A implements I { @Coroutine public void m(Yield.OfInt out) {} } // DM013 A.m overrides Subject.I.m",
        "interface I { void m(Yield.OfInt out); } static class A { @Coroutine public void m(Yield.OfInt out) {} }"
            + " static class B extends A implements I {} static class C extends B {} // DM013 A.m overrides Subject.I.m",
        "static class A { @Coroutine void m(Yield.OfInt out) {} } static class B extends A {} static class C extends B { @Override void m(Yield.OfInt out) {} } // DM013",
        "static class A<T> { @Coroutine void m(Yield.OfInt out, T t) {} } static class B extends A<String> { @Override void m(Yield.OfInt out, String t) {} } // DM013",
        // frame budgets
        "interface I { @Coroutine(frame = @Frame(bytes = 8)) void m(Yield.OfInt out); } interface J extends I { @Override void m(Yield.OfInt out); } // DM020 J.m is to implement coroutine Subject.I.m",
        "interface I { @Coroutine(frame = @Frame(bytes = 8)) void m(Yield.OfInt out); } static class A { public void m(Yield.OfInt out) {} } static class B extends A implements I {} // DM020 A.m",
        "interface I { @Coroutine(frame = @Frame(bytes = 8)) void m(Yield.OfInt out); } static void plain(Yield.OfInt out) {} static final I R = Subject::plain; // DM020 Subject.plain",
        "static class A { @Coroutine(frame = @Frame(bytes = 8)) void m(Yield.OfInt out) {} }"
            + " static class B extends A { @Override @Coroutine(frame = @Frame(bytes = 8, refs = 1)) void m(Yield.OfInt out) {} } // DM021 B.m has a frame budget of 8 bytes and 1 reference",
        "interface I { @Coroutine(frame = @Frame(bytes = 8)) void m(Yield.OfInt out); } interface J { @Coroutine(frame = @Frame(bytes = 16)) void m(Yield.OfInt out); }"
            + " static class A implements I, J { @Coroutine public void m(Yield.OfInt out) {} } // DM021 A.m",
        "interface I { @Coroutine(frame = @Frame(bytes = 8)) void m(Yield.OfInt out); } static class A { @Coroutine public void m(Yield.OfInt out) {} } static class B extends A implements I {} // DM022 in Subject.B",
        "static class A { @Coroutine(frame = @Frame(bytes = -2)) void m(Yield.OfInt out) {} } // DM023 is of -2 bytes and 0 references; a size is not negative",
        "interface I { @Coroutine(frame = @Frame(bytes = 2147483647, refs = 4)) void m(Yield.OfInt out); } // DM023 is of 2147483647 bytes and 4 references; callers keep at most 1048576 bytes and 262144 references",
        "interface I { @Coroutine(frame = @Frame(bytes = 1048577)) void m(Yield.OfInt out); } // DM023 is of 1048577 bytes",
        "interface I { @Coroutine(frame = @Frame(bytes = 0, refs = 262145)) void m(Yield.OfInt out); } // DM023 is of 0 bytes and 262145 references",
        "@Coroutine(frame = @Frame(bytes = 8)) static void m(Yield.OfInt out) {} // DM023 of no use",
        "@Coroutine(frame = @Frame(bytes = 8)) private void m(Yield.OfInt out) {} // DM023 of no use",
        "interface I { @Coroutine(frame = @Frame(bytes = 8)) void m(Yield.OfInt out); } static final Object R = (I & java.io.Serializable) out -> {}; // DM024 this lambda",
        "interface I { @Coroutine(frame = @Frame(bytes = 8)) void m(Yield.OfInt out); } @Coroutine static void c(Yield.OfInt out) {}"
            + " static final Object R = (I & java.io.Serializable) Subject::c; // DM024 this method reference",
        "interface I { @Coroutine(frame = @Frame(bytes = 8)) void m(Yield.OfInt out); } interface J<T> { @Coroutine(frame = @Frame(bytes = 0)) void m(Yield.OfInt out); }"
            + " interface K extends J<String>, I {} // DM021 J.m has a frame budget of 0 bytes and 0 references, and Subject.I.m, which is the same method in Subject.K",
        "interface I { @Coroutine void m(Yield.OfInt out); } static final I R = out -> out.yield(1); // DM012 // DM014 this lambda",
        // coroutine lambdas
        "interface I { @Coroutine(frame = @Frame(bytes = 8)) void m(Yield.OfInt out); } static final I R = out -> plain(out); // DM005 passed to Subject.plain",
        "interface I { @Coroutine(frame = @Frame(bytes = 8)) void m(Yield.OfInt out); } static final I R = out -> child(other, 1); // DM008 Subject.child",
        "interface I { @Coroutine(frame = @Frame(bytes = 8)) void m(Yield.OfInt out); } static final I R = out -> { synchronized (other) { out.yield(1); } }; // DM009",
        "interface I { @Coroutine(frame = @Frame(bytes = 8)) void m(Yield.OfInt out); } static final I R = out -> { Runnable r = () -> out.yield(1); r.run(); }; // DM006 a lambda",
        "interface I { @Coroutine(frame = @Frame(bytes = 8)) void m(Yield.OfInt out); } @Coroutine static I m(Yield.OfInt port) { return out -> port.yield(1); } // DM008 // DM006 port port is captured by a lambda",
        // port types
        "@Port static abstract class Talk { abstract void yield(int n); } @Coroutine static void m(Talk out) {} // DM015 it is not an interface",
        "@Port interface Talk {} @Coroutine static void m(Talk out) {} // DM015 it has no method `yield`",
        "@Port(\"say\") interface Talk { void yield(int n); } @Coroutine static void m(Talk out) {} // DM015 it has no method `say`",
        "@Port interface Talk { void yield(int n); void yield(long n); } @Coroutine static void m(Talk out) {} // DM015 it has several methods `yield`",
        "@Port interface Talk { default void yield(int n) {} } @Coroutine static void m(Talk out) {} // DM015 its method `yield` has a body",
        "@Port interface Talk { <T> void yield(T n); } @Coroutine static void m(Talk out) {} // DM015 its method `yield` has type parameters",
        "@Port interface Talk { void yield(int n); void flush(); } @Coroutine static void m(Talk out) {} // DM015 its method `flush` has no body",
        "@Port interface Talk extends Runnable { void yield(int n); } @Coroutine static void m(Talk out) {} // DM015 its method `run` has no body",
    })
    void refused(String member) throws IOException {
        String[] parts = member.split(" // ");
        List<String> messages = compile(member).messages();
        assertEquals(parts.length - 1, messages.size(), messages::toString);
        for (int i = 0; i < messages.size(); i++) {
            String code = "[" + parts[i + 1].substring(0, 5) + "]";
            String text = parts[i + 1].substring(5).strip();
            String message = messages.get(i);
            assertTrue(message.contains(code) && message.contains(text), () -> "not " + code + " " + text + ": " + message);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "@Coroutine static void m(Yield.OfInt out) { child(out, child(out, 1)); pair(\"\", (out)); (out).yield(2); }",
        "@Coroutine static void m(Async a) { a.sleepMillis(1); task(a, a.nanos()); a.park(); long w = a.waker(); }",
        "@Coroutine static void m(Yield.OfInt out) { synchronized (other) { plain(null); } out.yield(1); }",
        "@Coroutine static void m(Yield.OfInt out) { Runnable r = () -> { synchronized (other) { other.yield(1); } }; r.run(); }",
        "@Coroutine static void m(Yield.OfInt out) { IntConsumer c = n -> { Yield.OfInt o = null; o.yield(n); }; }",
        "@Coroutine static void m(Yield.OfInt out) { class Local { @Coroutine void n(Yield.OfInt out) { out.yield(1); } } new Local().n(out); }",
        "@Port(\"say\") interface Talk { void say(int n); @Coroutine default void twice() { say(1); this.say(2); again(); this.again(); }"
            + " @Coroutine private void again() { this.say(3); pass(this); } @Coroutine static void pass(Talk talk) { talk.again(); } }",
        "static class A { @Coroutine void m(Yield.OfInt out) { n(out); super.toString(); } @Coroutine final void n(Yield.OfInt out) {} void m(Async out) {} }",
        "static class A { @Coroutine private void m(Yield.OfInt out) {} } static class B extends A { void m(Yield.OfInt out) {} }",
        "static class A { @Coroutine static void m(Yield.OfInt out) {} } static class B extends A { static void m(Yield.OfInt out) {} }",
        "static void m() { other.yield(1); }",
        "@Port(\"say\") interface Talk { int say(int n); default void twice() { say(1); } boolean equals(Object other); } @Coroutine static void m(Talk out) { out.say(1); }",
        "interface Sub extends Yield<String> {} @Coroutine static void m(Sub out) { out.yield(\"\"); }",
        "interface I { @Coroutine(frame = @Frame(bytes = 8)) void m(Yield.OfInt out, int n); } static final I R = (out, n) -> child(out, n), S = Subject::child, T = S::m;"
            + " @Coroutine static void m(Yield.OfInt out, I i) { i.m(out, 2); I own = (p, n) -> p.yield(n); own.m(out, 1); }",
        "interface I { @Coroutine(frame = @Frame(bytes = 8)) void m(Yield.OfInt out); } interface J extends I { @Override @Coroutine(frame = @Frame(bytes = 3)) void m(Yield.OfInt out); }"
            + " static class A implements J { @Override @Coroutine public final void m(Yield.OfInt out) {} } static class B { Object o = new A() {}; Object p = new I() { @Coroutine public void m(Yield.OfInt out) {} }; }",
        "interface I { @Coroutine(frame = @Frame(bytes = 1048576, refs = 262144)) void m(Yield.OfInt out); } @Coroutine static void m(Yield.OfInt out, I i) { i.m(out); }",
        "interface I<T> { @Coroutine(frame = @Frame(bytes = 8)) void m(Yield.OfInt out, T t); } static abstract class A { @Coroutine(frame = @Frame(bytes = 8)) public void m(Yield.OfInt out, String t) {} }"
            + " static class B extends A implements I<String> {}",
    })
    void accepted(String member) throws IOException {
        assertEquals(List.of(), compile(member).messages());
    }

    private Project.Outcome compile(String member) throws IOException {
        return new Project(folder).source("Subject.java", HEAD + member.split(" // ")[0] + "\n}\n").compile(Project.UNWOVEN);
    }
}
