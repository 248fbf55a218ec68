package dev.dormouse.woven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.dormouse.Cancelled;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Methods named as the weaver names them. {@code a} calls {@code b}, which calls {@code c} and {@code d}; a leaf is resumed directly by the driver of {@code a}. */
class TracesTest {

    /** Node 0 is the root, {@code A.a}; it calls {@code B.b} (1), which calls {@code C.c} (2) and {@code D.d} (3). */
    private static final String FRAMES = "\n0|p.A|a|A.java|10\n1|p.B|b|B.java|20\n1|p.B|b|B.java|21";

    /** Of an opaque child: {@code O.o} (0) calls {@code c} (1). */
    private static final String OPAQUE = "\n0|p.O|o|O.java|40";

    private static RuntimeException leaf$poll$1() {
        return new IllegalStateException("leaf");
    }

    private static RuntimeException large$poll$1() {
        return large$poll$1$3();
    }

    private static RuntimeException large$poll$1$3() {
        return leaf$poll$1();
    }

    private static RuntimeException large$drive$6() {
        RuntimeException t = large$poll$1();
        Traces.insert(t, FRAMES, 1, 1);
        return t;
    }

    private static RuntimeException helped$poll$1() {
        return helper();
    }

    private static RuntimeException helper() {
        return new IllegalStateException("helper");
    }

    private static RuntimeException a$drive$ff(RuntimeException thrown, int... levels) {
        RuntimeException t = thrown == null ? leaf$poll$1() : thrown;
        for (int node : levels) {
            Traces.insert(t, FRAMES, node, 1);
        }
        return t;
    }

    private static RuntimeException o$drive$2() {
        RuntimeException t = leaf$poll$1();
        Traces.insert(t, OPAQUE, 1, 1);
        Traces.insert(t, OPAQUE, 0, 1);
        return t;
    }

    private static RuntimeException b$poll$3() {
        return o$drive$2();
    }

    private static RuntimeException nesting$drive$4() {
        RuntimeException t = b$poll$3();
        Traces.insert(t, FRAMES, 1, 1);
        Traces.insert(t, FRAMES, 0, 1);
        return t;
    }

    /** The methods down to the test, and the lines of those that were inserted. */
    private static String trace(Throwable t) {
        return Arrays.stream(t.getStackTrace()).takeWhile(frame -> !frame.getMethodName().startsWith("test"))
                .map(frame -> frame.getMethodName() + (frame.getClassName().startsWith("p.") ? ":" + frame.getLineNumber() : ""))
                .collect(Collectors.joining(" "));
    }

    @Test
    void testTheCallersOfALeafAreInsertedBeforeItsDriver() {
        assertEquals("leaf b:20 a:10 a$drive$ff", trace(a$drive$ff(null, 2)));
        assertEquals("leaf b:21 a:10 a$drive$ff", trace(a$drive$ff(null, 3)));
    }

    @Test
    void testAPollThatIsDividedIsOneLevel() {
        assertEquals("leaf large a:10 large$drive$6", trace(large$drive$6()));
    }

    @Test
    void testThePlainMethodsThatAPollCallsStayWhereTheyAre() {
        RuntimeException t = helped$drive$5();
        assertEquals("helper helped b:20 a:10 helped$drive$5", trace(t));
    }

    private static RuntimeException helped$drive$5() {
        RuntimeException t = helped$poll$1();
        Traces.insert(t, FRAMES, 2, 1);
        return t;
    }

    @Test
    void testAnInsertedFrameSaysClassFileAndLine() {
        assertEquals(new StackTraceElement("p.B", "b", "B.java", 21), a$drive$ff(null, 3).getStackTrace()[1]);
    }

    @Test
    void testANamedPollKeepsItsClassFileAndLine() {
        StackTraceElement before = leaf$poll$1().getStackTrace()[0];
        StackTraceElement after = a$drive$ff(null, 0).getStackTrace()[0];
        assertEquals("leaf", after.getMethodName());
        assertEquals(before.toString().replace("leaf$poll$1", "leaf"), after.toString());
    }

    @Test
    void testARootHasNoCallersAndIsNamed() {
        assertEquals("leaf a$drive$ff", trace(a$drive$ff(null, 0)));
    }

    @Test
    void testATraceIsMendedOnceHoweverManyLevelsItPasses() {
        assertEquals("leaf b:20 a:10 a$drive$ff", trace(a$drive$ff(null, 2, 1, 0)));
    }

    @Test
    void testNestedDriversMendEachItsOwnPart() {
        assertEquals("leaf o:40 o$drive$2 b a:10 nesting$drive$4", trace(nesting$drive$4()));
    }

    @Test
    void testATraceOfAnotherStackIsLeftAlone() {
        RuntimeException stored = leaf$poll$1();
        StackTraceElement[] before = stored.getStackTrace();
        a$drive$ff(stored, 2, 1, 0);
        assertEquals(Arrays.asList(before), Arrays.asList(stored.getStackTrace()));
    }

    @Test
    void testWhatHasNoTraceOrRefusesOneIsLeftAlone() {
        Traces.insert(Cancelled.INSTANCE, FRAMES, 2, 1);
        assertEquals(0, Cancelled.INSTANCE.getStackTrace().length);
        RuntimeException broken = new IllegalStateException() {
            private static final long serialVersionUID = 1;

            @Override
            public StackTraceElement[] getStackTrace() {
                throw new UnsupportedOperationException();
            }
        };
        assertSame(broken, a$drive$ff(broken, 2));
        assertThrows(UnsupportedOperationException.class, broken::getStackTrace);
        RuntimeException stackless = new RuntimeException("stackless", null, false, false) {
            private static final long serialVersionUID = 1;
        };
        assertEquals(0, a$drive$ff(stackless, 2).getStackTrace().length);
    }

    /** Counts how often its trace is asked for. */
    private static final class Counting extends RuntimeException {

        private static final long serialVersionUID = 1;

        private int asked;

        @Override
        public StackTraceElement[] getStackTrace() {
            asked++;
            return super.getStackTrace();
        }
    }

    /** A driver's table: behind the rows of three states a row, with the entry in the parent and the node's number in it. */
    private static int threw(Registers cx, RuntimeException t, int row, int state, int parent, int node) {
        char[] table = new char[12];
        table[2] = 3;
        table[3 + 3] = (char) parent;
        table[3 + 8] = (char) node;
        return Traces.threw(cx, t, table, row, state, FRAMES);
    }

    private static int threw(Registers cx, RuntimeException t, int parent, int node) {
        return threw(cx, t, 3, 0, parent, node);
    }

    @Test
    void whatIsThrownGoesFromLevelToLevelUpToTheRootAndIsMendedOnce() {
        Registers cx = new Registers();
        Counting t = new Counting();
        assertEquals(3 + 4, threw(cx, t, 7, 2));
        assertSame(t, cx.thrown);
        assertEquals(3 + 4, threw(cx, t, 3, 1));
        assertSame(t, assertThrows(Counting.class, () -> threw(cx, t, 0, 0)));
        assertEquals(1, t.asked);
    }

    @Test
    void aLevelWhoseRowTheDriverHasNotLookedUpIsFoundByItsState() {
        Registers cx = new Registers();
        Counting t = new Counting();
        assertEquals(3 + 4, threw(cx, t, 0, 2, 7, 2));
        assertEquals(3 + 4, threw(cx, t, 0, -2, 7, 2));
        assertSame(t, cx.thrown);
        assertSame(t, assertThrows(Counting.class, () -> threw(cx, t, 0, -2, 0, 0)));
    }

    @Test
    void whatAnInnerDriverHasThrownOnIsMendedByTheOuterOneToo() {
        Registers cx = new Registers();
        Counting t = new Counting();
        threw(cx, t, 7, 1);
        assertThrows(Counting.class, () -> threw(cx, t, 0, 0));
        threw(cx, t, 5, 2);
        assertEquals(2, t.asked);
    }
}
