package dev.dormouse.compiler.javac;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A scratch object does not leave its coroutine, on any path. */
class ScratchTest {

    private static final String ESCAPES = "[DM055] a scratch object leaves its coroutine here, but its memory is used again by the next activation; copy what is in it";

    @TempDir
    Path folder;

    private List<String> messages(String body) throws IOException {
        return new Project(folder).source("Reader.java", """
                import dev.dormouse.*;
                import java.util.function.*;

                class Reader {
                    static Object kept;
                    @Coroutine static Object read(Yield<Object> out, int n) {
                        %s
                    }
                }
                """.formatted(body)).compile(Project.NO_LINT).messages();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "byte[] b = Scratch.bytes(4); out.yield(1); return b;",
        "byte[] b = n > 0 ? Scratch.bytes(4) : new byte[5]; out.yield(1); return b;",
        "byte[] b; if (n > 0) b = Scratch.bytes(4); else b = Scratch.bytes(8); out.yield(1); kept = b; return null;",
        "long[] b = Scratch.longs(4); out.yield(1); LongSupplier s = () -> b[0]; return s;",
        "long[] b = Scratch.longs(4); out.yield(1); return new Object() { long first() { return b[0]; } };",
        "int[] b = Scratch.ints(4); out.yield(b); return null;",
        "Object[] all = new Object[1]; all[0] = Scratch.buffer(4); out.yield(1); return null;",
    })
    void anEscapeIsRefused(String body) throws IOException {
        assertEquals(List.of("Reader.java:7: " + ESCAPES), messages(body));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "byte[] b = n > 0 ? Scratch.bytes(4) : Scratch.bytes(8); out.yield(b.length); return b[0] + \"\" + b.length;",
        "int[] b = Scratch.ints(4); out.yield(1); b[1] = 3; out.yield(b[1]); return b.clone();",
    })
    void useWithinTheCoroutineIsNot(String body) throws IOException {
        assertEquals(List.of(), messages(body));
    }

    private static final String MOST = " bytes on the heap, with the objects of its scratch, and a record takes at most 2147483647 bytes; the largest in it: ";
    private static final String REST = ". Reserve less, or have plain code make what is so large, and pass it in";

    /** Sizes and their sums are not taken for what is left of them in an int. */
    @Test
    void scratchThatNoLayoutCanStateIsRefused() throws IOException {
        String wide = "Reader.java:7: [DM064] the record of Reader.read would take ";
        assertEquals(List.of(wide + "4294967324" + MOST + "scratch longs (4294967296 bytes)" + REST), messages("long[] b = Scratch.longs(536870912); out.yield(1); return b[0];"));
        assertEquals(List.of(wide + "8589934620" + MOST + "scratch ints (8589934588 bytes)" + REST), messages("int[] b = Scratch.ints(2147483647); out.yield(1); return b[0];"));
        assertEquals(List.of(wide + "3000000048" + MOST + "scratch bytes (1500000000 bytes), scratch bytes (1500000000 bytes)" + REST),
                messages("byte[] b = Scratch.bytes(1500000000), c = Scratch.bytes(1500000000); out.yield(1); return b[0] + c[0];"));
        assertEquals(List.of(wide + "4294967296 bytes outside the heap, and a record takes at most 2147483647 bytes; the largest in it: scratch buffer (2147483647 bytes), scratch buffer (2147483647 bytes),"
                + " scratch buffer (2 bytes)" + REST), messages("var b = Scratch.buffer(2147483647); var c = Scratch.buffer(2147483647); var d = Scratch.buffer(2); byte[] e = Scratch.bytes(8); out.yield(1);"
                + " return b.get(0) + c.get(0) + d.get(0) + e[0];"));
    }

    @Test
    void scratchIsAddedUpWithThatOfChildrenAndViews() throws IOException {
        List<String> messages = new Project(folder).source("Reader.java", """
                import dev.dormouse.*;

                class Reader {
                    @Coroutine static int child(Yield.OfInt out) {
                        byte[] b = Scratch.bytes(2000000000);
                        out.yield(1);
                        return b[0];
                    }
                    @Coroutine static int parent(Yield.OfInt out) {
                        byte[] b = Scratch.bytes(1000000000);
                        int sum = b[0];
                        return sum + child(out);
                    }
                    @Coroutine static int grandparent(Yield.OfInt out) {
                        return parent(out);
                    }
                    @Coroutine static void views(Yield.OfInt out) {
                        var one = Scratch.view(ReaderCo.Child.class);
                        var two = Scratch.view(ReaderCo.Child.class);
                        out.yield(one == two ? 1 : 2);
                    }
                }
                """).compile(Project.NO_LINT).messages();
        assertEquals(List.of(
                "Reader.java:12: [DM064] the record of Reader.parent would take 3000000048" + MOST + "scratch bytes (2000000000 bytes), scratch bytes (1000000000 bytes)" + REST,
                "Reader.java:18: [DM064] the record of Reader.views would take 4000000786" + MOST + "scratch view (2000000005 bytes), scratch view (2000000005 bytes)" + REST), messages);
    }

    @Test
    void theLargestScratchThatCanBeStatedIsNotRefused() throws IOException {
        assertEquals(List.of(), messages("byte[] b = Scratch.bytes(2147483400); var c = Scratch.buffer(2147483647); out.yield(1); return b[0] + c.get(0);"));
    }

    @Test
    void aViewThatLeadsBackToItsCoroutineIsRefused() throws IOException {
        Project project = new Project(folder).source("Ring.java", """
                import dev.dormouse.*;

                class Ring {
                    @Coroutine static void own(Yield.OfInt out) {
                        var view = Scratch.view(RingCo.Own.class);
                        out.yield(view.hashCode());
                    }
                    @Coroutine static void there(Yield.OfInt out) {
                        out.yield(1);
                        child(out);
                    }
                    @Coroutine private static void child(Yield.OfInt out) {
                        var view = Scratch.view(RingCo.Back.class);
                        out.yield(view.hashCode());
                    }
                    @Coroutine static void back(Yield.OfInt out) {
                        byte[] bytes = Scratch.bytes(4);
                        var view = Scratch.view(RingCo.There.class);
                        out.yield(view.hashCode() + bytes.length);
                    }
                    @Coroutine static void outside(Yield.OfInt out) {
                        inside(out);
                    }
                    @Coroutine private static void inside(Yield.OfInt out) {
                        var view = Scratch.view(RingCo.Own.class);
                        out.yield(view.hashCode());
                    }
                }
                """);
        String rest = "; have plain code make the view, and pass it in";
        List<String> expected = List.of(
                "Ring.java:18: [DM050] the record of Ring.back would have to contain itself, with its scratch view: Ring.back -> Ring.there -> Ring.back" + rest,
                "Ring.java:5: [DM050] the record of Ring.own would have to contain itself, with its scratch view: Ring.own -> Ring.own" + rest);
        assertEquals(expected, project.compile().messages());
        Path boxing = Files.writeString(folder.resolve("board.properties"), "arena = 64k\nboxing = on\nboxing.threshold = 20\n");
        assertEquals(expected, project.compile("-Adormouse.profile=" + boxing).messages(), "where sizes are asked for before all is laid out");
    }

    @Test
    void aRefusedCycleIsToldOnce() throws IOException {
        List<String> messages = new Project(folder).source("Ring.java", """
                import dev.dormouse.*;

                class Ring {
                    @Coroutine static void a(Yield.OfInt out) { out.yield(1); b(out); }
                    @Coroutine static void b(Yield.OfInt out) { out.yield(2); c(out); }
                    @Coroutine static void c(Yield.OfInt out) { out.yield(3); a(out); }
                    @Coroutine static void root(Yield.OfInt out) { a(out); }
                }
                """).compile().messages();
        assertEquals(List.of("Ring.java:6: [DM050] the record of Ring.a would have to contain itself: Ring.a -> Ring.b -> Ring.c -> Ring.a; turn the recursion into a loop,"
                + " or give each activation a record on the heap, as in @Coroutine(boxed = true, depth = 10)"), messages);
    }
}
