package dev.dormouse.conformance.corpus;

import dev.dormouse.Coroutine;
import dev.dormouse.Yield;
import dev.dormouse.conformance.Row;
import dev.dormouse.conformance.corpus.Ports.Ask;

/** Bit patterns that must come out as they went in, and neighbours in a cell that must not disturb each other. */
public final class Bits {

    private Bits() {}

    @Coroutine
    private static float echo(Yield<Object> out, float f) {
        out.yield(f);
        return f;
    }

    @Coroutine
    private static double echo2(Yield<Object> out, double d) {
        float beside = (float) d;
        out.yield(d);
        out.yield(beside);
        return d;
    }

    @Row(value = 36, args = {"#7fc00000,#7ff8000000000000", "#ffc00001,#fff8000000000001", "#7fffffff,#7fffffffffffffff", "#80000000,#8000000000000000",
        "#ff800000,#fff0000000000000", "#00000001,#0000000000000001", "#7f7fffff,#7fefffffffffffff"})
    @Coroutine
    static int patterns(Yield<Object> out, float f, double d) {
        float g = f;
        double e = d;
        out.yield(f);
        out.yield(d);
        f = echo(out, g);
        d = echo2(out, e);
        out.yield(Float.floatToRawIntBits(f));
        out.yield(Double.doubleToRawLongBits(d));
        return (f == g ? 1 : 0) + (d == e ? 2 : 0) + (1 / f < 0 ? 4 : 0) + (1 / d < 0 ? 8 : 0);
    }

    /** Everything at its extremes and alive at once; then one after the other is changed. */
    @Row(value = {37, 94}, args = {"true,MIN,MAX,MIN,MIN,MIN,#ffffffff,#ffffffffffffffff", "false,MAX,MIN,MAX,MAX,MAX,#00000000,#0000000000000000"})
    @Coroutine
    static String neighbours(Yield<String> out, boolean z, byte b, char c, short s, int i, long l, float f, double d) {
        boolean z2 = !z;
        byte b2 = (byte) ~b;
        short s2 = (short) ~s;
        char c2 = (char) ~c;
        int i2 = ~i;
        long l2 = ~l;
        for (int round = 0; round < 9; round++) {
            out.yield(z + " " + z2 + " " + b + " " + b2 + " " + (int) c + " " + (int) c2 + " " + s + " " + s2 + " " + i + " " + i2 + " " + l + " " + l2
                    + " " + Float.floatToRawIntBits(f) + " " + Double.doubleToRawLongBits(d));
            switch (round) {
                case 0 -> z = !z;
                case 1 -> b = (byte) ~b;
                case 2 -> c2 = (char) (c2 ^ 0xffff);
                case 3 -> s = (short) ~s;
                case 4 -> i = ~i;
                case 5 -> l = ~l;
                case 6 -> f = -f;
                case 7 -> d = -d;
                default -> z2 = b2 == b;
            }
        }
        return z + " " + z2 + b + b2 + (int) c + (int) c2 + s + s2 + i + i2 + l + l2 + Float.floatToRawIntBits(f) + Double.doubleToRawLongBits(d);
    }

    /** Members of one cell that change at different suspension points. */
    @Row({37, 94})
    @Coroutine
    static long members(Ask out) {
        byte a = -1;
        byte b = -1;
        short c = -1;
        int d = -1;
        long guard = Long.MIN_VALUE;
        a = (byte) out.yield(a);
        b = (byte) out.yield(b);
        out.yield(d);
        c = (short) out.yield(c);
        d = out.yield(d);
        if (out.yield(a) > 0) {
            a++;
            out.yield(b);
        } else {
            b--;
            out.yield(c);
        }
        a ^= (byte) out.yield(d);
        return guard + a + b * 3 + c * 5 + d;
    }

    /** Three variables, two of them alive at each of three points: they fit into two cells only if one moves from one point to the next. */
    @Row({94, 76})
    @Coroutine
    static long triangle(Yield.OfLong out, long seed) {
        long a = seed;
        for (int round = 0; round < 3; round++) {
            long b = a * 3 + 1;
            out.yield(round);
            long c = a ^ 0x5555_0000_5555L;
            out.yield(-round);
            a = b + 7;
            out.yield(100 + round);
            if (c == 0) {
                break;
            }
            out.yield(c + a);
        }
        return a;
    }

    /** A variable that is alive in places where others around it are not, so that its place may differ between states. */
    @Row({94, 76})
    @Coroutine
    static long moving(Ask out) {
        long a = Child.wide(out, 1);
        long b = a + 1;
        long c = a + 2;
        out.yield((int) (a ^ b ^ c));
        long d = c ^ b;
        int x = (int) a;
        out.yield(x);
        long e = d * 3;
        long f = d * 5 + x;
        long g = out.yield(2);
        out.yield((int) (e ^ f));
        return d + e + f + g;
    }

    /** Nothing changes between most sleeps: what need not be stored must still be there. */
    @Row({94, 37})
    @Coroutine
    static int clean(Ask out) {
        int a = out.yield(1);
        short b = (short) out.yield(2);
        byte c = 3;
        for (int i = 0; i < 3; i++) {
            out.yield(a);
            out.yield(b);
            if (i == 1) {
                c = (byte) out.yield(c);
            }
            out.yield(c);
        }
        return a + b + c;
    }
}
