package dev.dormouse.conformance.corpus;

import dev.dormouse.Coroutine;
import dev.dormouse.Exchange;
import dev.dormouse.conformance.Row;
import dev.dormouse.conformance.corpus.Ports.Ask;

/** Values of every type on the operand stack under a suspension: computed, constant and duplicated. */
public final class Operands {

    private int f;
    private long w;
    private Operands o;

    private Operands(int f) {
        this.f = f;
    }

    @Override
    public String toString() {
        return f + " " + w + (o == null ? "" : " {" + o + "}");
    }

    private static int word(Ask ignored, int v) {
        return v * 3 - 1;
    }

    private static int mix(boolean a, byte b, char c, short d, int e, int g) {
        return (a ? 1 : 2) + b * 3 + c * 5 + d * 7 + e * 11 + g * 13;
    }

    private static double mix(long a, float b, double c, int d, Object e, int[] g, long h) {
        return a + b + c + d + h + (e == null ? 0 : e.toString().length()) + g[0];
    }

    @Row(value = 20, args = {"true,MIN,MAX,MIN,MAX", "false,-1,x,-1,-1"})
    @Coroutine
    static int narrow(Ask out, boolean z, byte b, char c, short s, int i) {
        return mix(!z, (byte) (b + 1), (char) (c - 1), (short) (s ^ 5), -i, out.yield(1)) + mix(z, b, c, s, i, Child.some(out, 2));
    }

    @Row(value = 20, args = {"MIN,-0.5,2.25,x", "MAX,3e20,-1e200,null"})
    @Coroutine
    static double wide(Ask out, long l, float f, double d, String t) {
        return mix(l + 1, -f, d * 2, out.yield(1), t + t, new int[] {out.yield(2)}, Child.wide(out, 3)) * l / f - (d + Child.exact(out, 4));
    }

    @Row(20)
    @Coroutine
    static long deepStack(Ask out) {
        return 1 + (2L + (3 - (4f - (5d / (6 + (7L * (8 - (out.yield(1) + Child.wide(out, 2))))))) > 0 ? out.yield(3) : Child.wide(out, 4)));
    }

    @Row(20)
    @Coroutine
    static boolean booleansBelow(Ask out) {
        boolean a = out.yield(1) > 1;
        return a & Child.truth(out, 2) | !a ^ Child.truth(out, 3) & a == Child.truth(out, 4);
    }

    @Row(20)
    @Coroutine
    @SuppressWarnings("lossy-conversions")
    static byte narrowingAfter(Ask out) {
        byte b = 100;
        short s = (short) (b * out.yield(1));
        char c = (char) (s + out.yield(2) + b);
        b += s + out.yield(3);
        b *= c - out.yield(4);
        return b -= Child.exact(out, 5);
    }

    @Row(value = 30, args = {""})
    @Coroutine
    static String constants(Exchange<Object, String> out) {
        Object[] all = {
            null, 0, -1, 127, 32767, 1 << 20, 0L, 1L, Long.MAX_VALUE, 0f, 1f, 2f, Float.NaN, 0d, 1d, -0d, "text", String.class, int[].class, 'c', true,
            out.yield(1), null, (byte) -1, out.yield(2)
        };
        StringBuilder text = new StringBuilder();
        for (Object one : all) {
            text.append(one).append(',');
        }
        return text.append(2 + out.yield(3) + 4L + 5f + 6d + 'c' + "s" + null + out.yield(null)).toString();
    }

    @Row(30)
    @Coroutine
    static long constantOperands(Ask out) {
        return 5 * out.yield(1) + 70000L * out.yield(2) - (long) (3f / (1 + out.yield(3))) + (1L << out.yield(4)) + (Integer.MIN_VALUE >> (out.yield(5) & 31))
                + (0 == out.yield(6) ? 1 : 0);
    }

    /** The constant is also a variable's value, which changes afterwards. */
    @Row({30, 23})
    @Coroutine
    static int constantVariables(Ask out) {
        int a = 5;
        int b = 5;
        final int c = 1000;
        long d = 1;
        out.yield(a);
        int first = a + b + c;
        if (out.yield(first) > 2) {
            a = 100000;
            d = -1;
        }
        out.yield(a);
        b += 300;
        out.yield(b);
        return a + b + c + (int) d;
    }

    @Row(31)
    @Coroutine
    static int duplicates(Ask out) {
        int i = 0;
        int[] a = new int[8];
        long[] l = new long[4];
        i = a[i++] = a[i++] + out.yield(i);
        i &= 1;
        int j = i++ + ++i * out.yield(i--);
        a[i & 3] += a[(i + 1) & 3] -= out.yield(j);
        l[i & 3] = l[(i + 1) & 3] = l[2] += Child.wide(out, 1) + l[i++ & 3]++;
        long sum = l[0]++ + --l[1] + Child.some(out, 2) + l[2]--;
        for (int v : a) {
            sum = sum * 31 + v;
        }
        for (long v : l) {
            sum = sum * 31 + v;
        }
        return (int) sum ^ i ^ j;
    }

    @Row({31, 32})
    @Coroutine
    static Operands duplicatedReceivers(Ask out) {
        Operands p = new Operands(out.yield(1));
        p.o = new Operands(2);
        int q = p.f = p.o.f = out.yield(3);
        long r = p.w = p.o.w = Child.wide(out, 4);
        p.f += p.o.f++ + out.yield(5);
        p.w -= p.o.w-- - Child.wide(out, 6);
        long s = p.o.w += p.w++ * out.yield(7);
        int t = p.f++ - out.yield(8);
        p.o.o = p.o.o == null ? p.o = new Operands(q + t + (int) (r ^ s)) : p;
        return p;
    }

    @Row({31, 6})
    @Coroutine
    static int[][] duplicatedInitialisers(Ask out) {
        return new int[][] {{out.yield(1), 2, Child.some(out, 3)}, null, {}, {4, Child.never(out, 5) + out.yield(6)}, Child.list(out, 7)};
    }

    @Row({30, 31})
    @Coroutine
    static Integer boxes(Ask out) {
        Integer a = out.yield(1);
        Integer b = a++;
        a += out.yield(2);
        Long c = Child.wide(out, 3);
        c--;
        Object d = a > b ? a : c;
        return a + b + word(null, c.intValue()) + (d == a ? out.yield(4) : Integer.valueOf(5));
    }
}
