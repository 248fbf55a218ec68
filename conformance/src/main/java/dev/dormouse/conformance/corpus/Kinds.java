package dev.dormouse.conformance.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

import dev.dormouse.Coroutine;
import dev.dormouse.Exchange;
import dev.dormouse.Yield;
import dev.dormouse.conformance.Row;
import dev.dormouse.conformance.corpus.Ports.Ask;

/** Coroutines in classes of every kind, and generic ones. */
public final class Kinds {

    private int seed = 4;

    @Override
    public String toString() {
        return "kinds " + seed;
    }

    /** Reaches the fields of its outer object. */
    private final class Inner {

        private int own = 1;

        @Coroutine
        int ask(Ask out) {
            own += out.yield(seed);
            seed += out.yield(own);
            return own * seed;
        }
    }

    @Row({57, 32})
    @Coroutine
    int inner(Ask out) {
        Inner inner = new Inner();
        return inner.ask(out) + this.new Inner().ask(out) + inner.own;
    }

    /** Members of an enum. */
    enum Mood {
        GOOD, BAD;

        @Coroutine
        int ask(Ask out) {
            return switch (this) {
                case GOOD -> out.yield(ordinal()) + 1;
                case BAD -> -out.yield(name().length());
            };
        }
    }

    /** Members of a record. */
    record Pair(int left, long right) {

        @Coroutine
        Pair ask(Ask out) {
            return new Pair(out.yield(left), right + out.yield((int) right));
        }
    }

    @Row({57, 8})
    @Coroutine
    static String members(Ask out) {
        int sum = 0;
        for (Mood mood : Mood.values()) {
            sum = sum * 10 + mood.ask(out);
        }
        return sum + " " + new Pair(1, 2).ask(out).ask(out) + Mood.BAD.ask(out);
    }

    /** A local class. */
    @Row(57)
    @Coroutine
    static int local(Ask out) {
        int captured = out.yield(1);
        final class Local {

            private final int factor;

            Local(int factor) {
                this.factor = factor;
            }

            @Coroutine
            int ask(Ask port) {
                return port.yield(captured) * factor + captured;
            }
        }
        return new Local(out.yield(2)).ask(out) + new Local(3).ask(out);
    }

    /** Lambdas beside suspensions, with captured variables. */
    @Row(56)
    @Coroutine
    static int lambdas(Ask out) {
        int base = out.yield(1);
        IntSupplier plus = () -> base + 1;
        List<Supplier<String>> later = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int got = out.yield(plus.getAsInt());
            later.add(() -> "got" + got);
        }
        Supplier<String> method = later.get(out.yield(2) & 1)::get;
        return method.get().length() + out.yield(later.get(2).get().length()) + plus.getAsInt();
    }

    @Coroutine
    private static <T extends Comparable<T>> T larger(Exchange<T, T> out, T first) {
        T second = out.yield(first);
        return second != null && second.compareTo(first) > 0 ? second : first;
    }

    @Row({26, 54})
    @Coroutine
    static String generic(Exchange<String, String> out) {
        String a = larger(out, "q");
        String b = larger(out, a + "s");
        return (a + b).toLowerCase(java.util.Locale.ROOT);
    }

    @Row(value = {26, 54}, args = "x")
    @Coroutine
    static <T> List<T> collected(Exchange<T, Object> out, T first) {
        List<T> all = new ArrayList<>();
        all.add(first);
        while (out.yield(all.get(all.size() - 1)) instanceof String text && text.length() < 3) {
            all.add(first);
        }
        return all;
    }

    /** A generic class. */
    static final class Box<T> {

        private T held;

        Box(T held) {
            this.held = held;
        }

        @Coroutine
        T swap(Exchange<? super T, ? extends T> out) {
            T old = held;
            held = out.yield(old);
            return old;
        }
    }

    @Row({26, 54, 57})
    @Coroutine
    static String boxes(Exchange<String, String> out) {
        Box<String> box = new Box<>("b");
        String first = box.swap(out);
        return first + box.swap(out) + box.held;
    }

    @Coroutine
    private static int sum(Ask out, int... values) {
        int sum = 0;
        for (int value : values) {
            sum += value * out.yield(value);
        }
        return sum;
    }

    @Row(55)
    @Coroutine
    static int variable(Ask out) {
        return sum(out) + sum(out, 1, out.yield(2), 3) + sum(out, new int[] {4});
    }

    @Coroutine
    private static int same(Ask out, int v) {
        return out.yield(v);
    }

    @Coroutine
    private static long same(Ask out, long v) {
        return out.yield((int) v) + v;
    }

    @Coroutine
    private static int same(Ask out, Object v) {
        return out.yield(v.hashCode() & 7);
    }

    @Row(60)
    @Coroutine
    static long overloads(Ask out) {
        return same(out, 1) + same(out, 2L) * same(out, "x") + same(out, 'c');
    }

    /** Instance calls on null fail before anything sleeps, but after their arguments. */
    @Row({57, 39})
    @Coroutine
    static int onNull(Ask out) {
        Kinds none = out.yield(1) > 1 ? new Kinds() : null;
        try {
            return none.asked(out, out.yield(2));
        } catch (NullPointerException e) {
            return out.yield(3);
        }
    }

    @Coroutine
    private int asked(Ask out, int v) {
        return out.yield(v) + v;
    }

    @Row(16)
    @Coroutine
    static int patterns(Exchange<Object, Object> out) {
        int sum = 0;
        for (int i = 0; i < 3; i++) {
            Object got = out.yield(i);
            if (got instanceof String text && out.yield(text) instanceof String more && more.length() > 1) {
                sum += text.length() + more.length();
                out.yield(more + text);
            } else if (!(got instanceof String text)) {
                sum -= got == null ? 1 : 2;
            } else {
                sum += 10 * text.length();
            }
        }
        return sum;
    }

    /** Arrays of several dimensions, and of generic element types. */
    @Row(24)
    @Coroutine
    static String arrays(Ask out) {
        long[][] grid = new long[2][3];
        String[][][] names = {{{"a"}, null}, new String[1][2]};
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 3; j++) {
                grid[i][j] = Child.wide(out, i * 3 + j) + (grid[i ^ 1][j] >> 3);
            }
        }
        names[1][0][1] = Child.text(out, names[0].length);
        return names[0][0][0] + names[1][0][1] + (grid[0][0] ^ grid[1][2]) + out.yield(grid[1].length);
    }

    /** The yield of a void port as a statement in every kind of block. */
    @Row(17)
    @Coroutine
    static void blocks(Yield.OfInt out) {
        {
            int a = 1;
            out.yield(a);
        }
        {
            long a = 2;
            {
                out.yield((int) a);
                a++;
            }
            out.yield((int) a);
        }
        if (Log.add("blocks ", true)) {
            synchronized (Log.class) {
                Log.add("no sleep in here");
            }
            out.yield(4);
        }
    }
}
