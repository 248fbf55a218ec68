package dev.dormouse.conformance.corpus;

import dev.dormouse.Coroutine;
import dev.dormouse.Exchange;
import dev.dormouse.conformance.Row;
import dev.dormouse.conformance.corpus.Ports.Ask;

/** Suspensions in the arguments of calls and constructors, over an unfinished stack. */
public final class Calls {

    private Calls() {}

    /** A value with an order of evaluation that can be seen. */
    static final class Point {

        final long x;
        final double y;
        final Object rest;

        Point(long x, double y, Object rest) {
            Log.add("new " + x);
            this.x = x;
            this.y = y;
            this.rest = rest;
        }

        Point(int both) {
            this(both, both, null);
        }

        Point plus(int dx, Point other, double dy) {
            return new Point(x + dx + other.x, y + other.y + dy, this);
        }

        @Override
        public String toString() {
            return "(" + x + " " + y + " " + rest + ")";
        }
    }

    private static String join(boolean z, byte b, char c, short s, int i, long l, float f, double d, String t, int[] a, Object... rest) {
        return z + " " + b + " " + (int) c + " " + s + " " + i + " " + l + " " + f + " " + d + " " + t + " " + (a == null ? "-" : a[1]) + " " + rest.length;
    }

    @Row({12, 20})
    @Coroutine
    static String arguments(Ask out) {
        return join(Child.truth(out, 1), Child.tiny(out, 2), Child.letter(out, 3), Child.small(out, 4), out.yield(5), Child.wide(out, 6),
                Child.rough(out, 7), Child.exact(out, 8), Child.text(out, 9), Child.list(out, 10), out.yield(11), Child.wide(out, 12), null);
    }

    @Row({12, 30})
    @Coroutine
    static String constantsBefore(Ask out) {
        return join(true, (byte) -128, 'c', (short) -32768, Integer.MIN_VALUE, Long.MIN_VALUE, Float.MIN_VALUE, Double.MIN_VALUE, null,
                new int[] {out.yield(1), 2}, "x", String.class, null, 1L, out.yield(2));
    }

    @Row(12)
    @Coroutine
    static Point receiverBelow(Ask out) {
        Point p = new Point(1);
        return p.plus(out.yield(1), p.plus(2, p, Child.rough(out, 2)), Child.exact(out, 3)).plus(Child.some(out, 2), p, out.yield(4));
    }

    @Row(13)
    @Coroutine
    static Point constructor(Ask out) {
        return new Point(out.yield(1));
    }

    @Row(13)
    @Coroutine
    static String constructorOfMany(Ask out) {
        Point p = new Point(Child.wide(out, 1), Child.exact(out, 2), Child.text(out, 3));
        return "p" + p + new Point(5, out.yield(4), p);
    }

    @Row(13)
    @Coroutine
    static int constructorDropped(Ask out) {
        new Point(out.yield(1), out.yield(2), null);
        return new int[out.yield(3) & 7].length;
    }

    @Row(13)
    @Coroutine
    static void constructorThrown(Ask out) throws Trouble {
        if (out.yield(1) > 1) {
            throw new Trouble("got " + out.yield(2) + Child.text(out, 3));
        }
        throw new Trouble.Worse(Child.text(out, 4));
    }

    @Row(13)
    @Coroutine
    static int constructorThatFails(Ask out) {
        int[] made = {1};
        try {
            made = new int[out.yield(1) - 2];
        } catch (NegativeArraySizeException e) {
            return -out.yield(made.length);
        }
        return new StringBuilder(Child.text(out, 2)).charAt(out.yield(3));
    }

    @Row(14)
    @Coroutine
    static Point constructorInConstructor(Ask out) {
        return new Point(out.yield(1), Child.exact(out, 2), new Point(3, out.yield(4), new Point(out.yield(5))));
    }

    @Row({14, 4})
    @Coroutine
    static Point ternaryInConstructors(Ask out) {
        return new Point(
                out.yield(1) > 1 ? out.yield(2) : Child.wide(out, 3),
                4,
                Child.truth(out, 5) ? new Point(6, Child.truth(out, 7) ? Child.rough(out, 8) : 9, new Point(out.yield(10))) : Child.text(out, 11));
    }

    @Row({14, 30})
    @Coroutine
    static String deep(Exchange<Object, String> out) {
        return String.valueOf(new Chain(new String("a" + out.yield(1)).concat(new Chain().append(1L).append(out.yield(2)).toString()))
                .append(new char[] {'x', String.valueOf(out.yield(3)).charAt(0)}).append(2.5, new Point(1, 2, out.yield(4)).toString()));
    }

    /** A builder with a method that takes a wide constant before the suspended argument. */
    private static final class Chain {

        private final StringBuilder text = new StringBuilder();

        Chain() {}

        Chain(String start) {
            text.append(start);
        }

        Chain append(Object value) {
            text.append(value);
            return this;
        }

        Chain append(char[] value) {
            text.append(value);
            return this;
        }

        CharSequence append(double weight, String value) {
            return text.append(weight).append(value);
        }

        char charAt(int index) {
            return text.charAt(index);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }

    @Row({14, 42})
    @Coroutine
    static Point constructorInTry(Ask out) {
        try {
            return new Point(out.yield(1), 2, Child.throwing(out, 3));
        } catch (Trouble e) {
            return new Point(out.yield(4), out.yield(5), e.getMessage());
        } finally {
            Log.add("finally", out.yield(6));
        }
    }
}
