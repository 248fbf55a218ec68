package dev.dormouse.compiler.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RangeTest {

    private static Range of(int a, int b) {
        return new Range(Math.min(a, b), Math.max(a, b));
    }

    private static int within(Range range, int pick) {
        return (int) (range.min() + Math.floorMod((long) pick, (long) range.max() - range.min() + 1));
    }

    private static void holds(Range range, int value, String operation) {
        assertTrue(range.min() <= value && value <= range.max(), () -> operation + " gives " + value + ", outside " + range);
    }

    @Property(tries = 20_000)
    void everyOperationStaysWithinItsRange(@ForAll int a, @ForAll int b, @ForAll int c, @ForAll int d, @ForAll int p, @ForAll int q) {
        Range x = of(a, b);
        Range y = of(c, d);
        int m = within(x, p);
        int n = within(y, q);
        holds(x.join(y), m, "join");
        holds(x.join(y), n, "join");
        holds(x.plus(y), m + n, "+");
        holds(x.minus(y), m - n, "-");
        holds(x.times(y), m * n, "*");
        holds(x.and(y), m & n, "&");
        holds(x.or(y), m | n, "|");
        holds(x.or(y), m ^ n, "^");
        if (n != 0) {
            holds(x.modulo(y), m % n, "%");
        }
        Range distance = new Range(n, n);
        holds(x.shiftedRight(distance), m >> n, ">>");
        holds(x.shiftedRight(y), m >> n, ">>");
        holds(x.shiftedRightUnsigned(distance), m >>> n, ">>>");
        holds(x.shiftedRightUnsigned(y), m >>> n, ">>>");
        holds(x.narrowedTo(Range.BYTE), (byte) m, "(byte)");
        holds(x.narrowedTo(Range.CHAR), (char) m, "(char)");
        holds(x.narrowedTo(Range.SHORT), (short) m, "(short)");
    }

    @Test
    void widthsAreThoseOfTheNarrowestTypeThatHoldsTheRange() {
        assertEquals(1, Range.BOOLEAN.bytes());
        assertEquals(1, new Range(0, 255).bytes());
        assertTrue(new Range(0, 255).unsigned());
        assertEquals(2, new Range(-1, 255).bytes());
        assertEquals(2, Range.CHAR.bytes());
        assertTrue(Range.CHAR.unsigned());
        assertEquals(4, new Range(-1, Character.MAX_VALUE).bytes());
    }

    @Test
    void booleansStayBooleansUnderLogic() {
        assertEquals(Range.BOOLEAN, Range.BOOLEAN.or(Range.BOOLEAN));
        assertEquals(Range.BOOLEAN, Range.BOOLEAN.and(Range.BOOLEAN));
        assertEquals(Range.BOOLEAN, new Range(0, 0).join(new Range(1, 1)));
    }

    @Test
    void wideningEnds() {
        Range range = new Range(0, 0);
        int steps = 0;
        for (Range next = range.join(range.plus(new Range(1, 1))); !next.equals(range); next = range.join(range.plus(new Range(1, 1)))) {
            range = next;
            steps++;
        }
        assertTrue(steps < 10, "took " + steps);
        assertEquals(Integer.MAX_VALUE, range.max());
    }
}
