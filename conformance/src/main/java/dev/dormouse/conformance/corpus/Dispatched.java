package dev.dormouse.conformance.corpus;

import dev.dormouse.Async;
import dev.dormouse.Coroutine;
import dev.dormouse.Frame;
import dev.dormouse.Scratch;
import dev.dormouse.Yield;
import dev.dormouse.conformance.Row;
import dev.dormouse.conformance.corpus.Ports.Ask;
import dev.dormouse.conformance.corpus.Ports.AskLong;

/** Coroutines with a frame budget: the receiver decides which one runs. */
public final class Dispatched {

    private Dispatched() {}

    /** What most of these implement. */
    public interface Source {

        @Row(value = {52, 53}, args = {"1", "-3"}, receiver = Rounds.class)
        @Coroutine(frame = @Frame(bytes = 48, refs = 5))
        int values(Ask out, int v) throws Trouble;
    }

    /** Keeps little of its frame. */
    public static final class Once implements Source {

        @Row(52)
        @Override
        @Coroutine
        public int values(Ask out, int v) {
            return v + out.yield(v);
        }
    }

    /** Keeps all of its frame at one point and little at another, with a field that changes. */
    public static class Rounds implements Source {

        int seed = 3;

        @Override
        public String toString() {
            return getClass().getSimpleName() + seed;
        }

        @Row(value = {52, 53}, args = {"3", "0"}, receiver = Louder.class)
        @Override
        @Coroutine
        public int values(Ask out, int v) throws Trouble {
            long wide = v;
            String text = "r" + v;
            Object held = toString();
            double exact = v / 7d;
            for (int i = 0; i < 2; i++) {
                try {
                    wide += out.yield(seed + i);
                    Object own = held + text + wide;
                    wide ^= Child.throwing(out, (int) wide);
                    seed += own.hashCode() & 3;
                } finally {
                    Log.add(text + held + wide + exact);
                }
            }
            exact += out.yield(v);
            return (int) wide + (int) exact;
        }
    }

    /** Overrides an implementation, and calls that by name. */
    public static final class Louder extends Rounds {

        @Row(value = {52, 53}, args = {"3", "-4"})
        @Override
        @Coroutine
        public int values(Ask out, int v) throws Trouble {
            seed++;
            int sum = super.values(out, v);
            try {
                return sum + super.values(out, v + 1);
            } finally {
                seed += out.yield(sum);
            }
        }
    }

    /** Never sleeps. */
    static final class Never implements Source {

        @Override
        @Coroutine
        public int values(Ask out, int v) throws Trouble {
            Log.add("never ", v);
            if (v < 0) {
                throw new Trouble("below " + v);
            }
            return v * 3;
        }
    }

    /** Goes on to another, within a frame that has room for one more. */
    record Through(Narrow inner) implements Source {

        @Override
        @Coroutine
        public int values(Ask out, int v) throws Trouble {
            int before = out.yield(v);
            return before + inner.narrow(out, (byte) v) * inner.narrow(out, (byte) before);
        }
    }

    /** A smaller frame. */
    interface Narrow {

        @Coroutine(frame = @Frame(bytes = 12, refs = 1))
        short narrow(Ask out, byte v) throws Trouble;
    }

    /** Each constant has a coroutine of its own. */
    enum Small implements Narrow {
        PLUS {
            @Override
            @Coroutine
            public short narrow(Ask out, byte v) {
                return (short) (v + out.yield(v));
            }
        },
        NOTHING {
            @Override
            @Coroutine
            public short narrow(Ask out, byte v) {
                return v;
            }
        },
        THROWS {
            @Override
            @Coroutine
            public short narrow(Ask out, byte v) throws Trouble {
                String kept = "small" + v;
                if (out.yield(-v) % 2 != 0) {
                    throw new Trouble(kept);
                }
                return v;
            }
        }
    }

    /** Its record is in a box of its own, so that the frame holds even what goes on to another of the same interface. */
    record Decorating(Source inner) implements Source {

        @Override
        @Coroutine(boxed = true)
        public int values(Ask out, int v) throws Trouble {
            String kept = "d" + v;
            byte[] buffer = Scratch.bytes(8);
            buffer[v & 7] = (byte) v;
            try {
                int got = inner.values(out, v + 1);
                buffer[1] += (byte) got;
                return got * 2 + out.yield(buffer[v & 7]);
            } finally {
                Log.add(kept + buffer[1]);
            }
        }
    }

    private static Source source(int kind) {
        return switch (kind) {
            case 10, 11 -> new Decorating(new Decorating(source(kind - 10)));
            case 12 -> new Decorating(source(3));
            case 16 -> new Decorating(source(6));
            case 0 -> new Once();
            case 1 -> new Rounds();
            case 2 -> new Louder();
            case 3 -> new Never();
            case 4, 5, 6 -> new Through(Small.values()[kind - 4]);
            case 7 -> null;
            default -> new Source() {
                @Override
                @Coroutine
                public int values(Ask out, int v) throws Trouble {
                    return Child.throwing(out, v + kind) + out.yield(kind);
                }
            };
        };
    }

    @Row(value = {52, 89, 66}, args = {"0,1", "1,1", "2,2", "3,1", "3,-1", "4,1", "5,1", "6,1", "7,1", "8,1", "8,-100", "10,2", "11,1", "12,1", "12,-1", "16,3"})
    @Coroutine
    static int alone(Ask out, int kind, int v) throws Trouble {
        return source(kind).values(out, v);
    }

    /** The receiver is needed afterwards, and its variable is not. */
    @Row(value = {89, 67, 87}, args = {"0,1", "1,1", "3,2", "6,3"})
    @Coroutine
    static long inExpressions(Ask out, int kind, int v) throws Trouble {
        Source kept = source(kind);
        long sum = v + kept.values(out, v) * 10L + source(0).values(out, v + 1);
        Source[] all = {kept, source(3), source(0)};
        int at = 2;
        sum -= all[at].values(out, at = 1) + (v > 1 ? kept : all[at]).values(out, at--) * at;
        kept = null;
        return sum + out.yield(v);
    }

    @Row(value = {89, 87, 12}, args = {"5"})
    @Coroutine
    static int inLoop(Ask out, int n) throws Trouble {
        int sum = 0;
        for (int i = 0; i < n; i++) {
            sum = 3 * sum + source(i % 4).values(out, i);
        }
        return sum;
    }

    /** Under handlers, with a parent that is flattened into another. */
    @Row(value = {89, 85, 43}, args = {"1", "6", "7", "8", "16"})
    @Coroutine
    static int failing(Ask out, int kind) throws Trouble {
        int sum = 0;
        for (int i = 1; i < 4; i++) {
            try {
                sum += below(out, source(kind), i);
            } catch (Trouble.Worse e) {
                sum += out.yield(e.getMessage().length());
            } catch (Trouble | NullPointerException e) {
                sum += i == 3 ? 100 : out.yield(i);
                if (i == 3) {
                    throw e;
                }
            } finally {
                Log.add("round ", sum);
                sum += source(0).values(out, i);
            }
        }
        return sum;
    }

    @Coroutine
    private static int below(Ask out, Source source, int v) throws Trouble {
        String kept = "kept" + v;
        try {
            return source.values(out, v) + kept.length();
        } finally {
            Log.add(kept + out.yield(v));
        }
    }

    /** A type and what may be overridden in it, with type parameters: bridges, casts, covariant results. */
    public abstract static class Mapper<T, R> {

        @Coroutine(frame = @Frame(bytes = 16, refs = 3))
        protected abstract R map(Ask out, T value, long v);

        @Coroutine(frame = @Frame(bytes = 32, refs = 5))
        Object twice(Ask out, T value) {
            R first = map(out, value, 1);
            return first + "," + map(out, value, out.yield(2));
        }
    }

    /** Bound to types, and erased to others. */
    public static class Lengths extends Mapper<String, Number> {

        @Row(value = {53, 54, 26}, args = {"abc,2"}, receiver = LongLengths.class)
        @Override
        @Coroutine
        protected Number map(Ask out, String value, long v) {
            return value.length() + v + out.yield((int) v);
        }
    }

    /** Another result, another text, and a call of what it overrides. */
    public static final class LongLengths extends Lengths {

        @Override
        @Coroutine
        protected Long map(Ask out, String value, long v) {
            Number above = super.map(out, value + value, v);
            return above.longValue() * out.yield(above.intValue());
        }

        @Override
        @Coroutine
        String twice(Ask out, String value) {
            return "(" + super.twice(out, value) + ")";
        }
    }

    /** Binds the result alone: what binds the rest has two bridges of the same arguments. */
    abstract static class Texts<T> extends Mapper<T, Object> {

        @Override
        @Coroutine
        protected abstract String map(Ask out, T value, long v);
    }

    static final class Repeated extends Texts<String> {

        @Override
        @Coroutine
        protected String map(Ask out, String value, long v) {
            return value.repeat((int) v) + out.yield((int) v);
        }
    }

    @Row(value = {53, 54, 89}, args = "ab")
    @Coroutine
    static String bound(Ask out, String text) {
        Texts<String> texts = new Repeated();
        Mapper<String, Object> mapper = texts;
        return texts.map(out, text, 2) + mapper.map(out, text, 3) + mapper.twice(out, text);
    }

    @Row(value = {53, 54, 89}, args = {"false,a", "true,bb"})
    @Coroutine
    static String generic(Ask out, boolean sub, String text) {
        Lengths lengths = sub ? new LongLengths() : new Lengths();
        Mapper<String, ?> mapper = lengths;
        Object erased = mapper.map(out, text, 5);
        Object twice = lengths.twice(out, text);
        return erased + "/" + lengths.map(out, text, 6).shortValue() + "/" + twice;
    }

    /** Has a body that may be overridden. */
    public interface Greeting {

        String name();

        @Row(value = 52, receiver = Polite.class)
        @Coroutine(frame = @Frame(bytes = 8, refs = 4))
        default String greet(Ask out) {
            String name = name();
            return name + out.yield(name.length());
        }
    }

    /** Says more, by way of the body above. */
    public static final class Polite implements Greeting {

        @Override
        public String name() {
            return "polite";
        }

        @Override
        @Coroutine
        public String greet(Ask out) {
            String first = Greeting.super.greet(out);
            return first + Greeting.super.greet(out);
        }
    }

    /** Leaves it as it is. */
    static final class Curt implements Greeting {

        @Override
        public String name() {
            return "curt";
        }
    }

    @Row(value = {52, 89}, args = {"true", "false"})
    @Coroutine
    static String greetings(Ask out, boolean polite) {
        Greeting greeting = polite ? new Polite() : new Curt();
        return greeting.greet(out) + new Curt().greet(out) + new Polite().greet(out);
    }

    /** Says it otherwise. */
    interface Loud extends Greeting {

        @Override
        @Coroutine
        default String greet(Ask out) {
            return name().toUpperCase() + out.yield(1);
        }
    }

    /** Has both bodies, of which the one further down counts. */
    interface Both extends Greeting, Loud {}

    static class Above implements Greeting {

        @Override
        public String name() {
            return "above";
        }

        @Override
        @Coroutine
        public String greet(Ask out) {
            return "class " + out.yield(2);
        }
    }

    static class Between extends Above {}

    /** A body of a class, however far above, goes before one of an interface. */
    static class Middle extends Between implements Loud {}

    static final class Below extends Middle {

        @Override
        @Coroutine
        public String greet(Ask out) {
            return "below " + super.greet(out);
        }
    }

    record Aside(String name) implements Both {

        @Override
        @Coroutine
        public String greet(Ask out) {
            return "aside " + Both.super.greet(out);
        }
    }

    @Row(value = {52, 89}, args = {"0", "1", "2"})
    @Coroutine
    static String bodyThatCounts(Ask out, int kind) {
        Greeting greeting = kind == 0 ? new Middle() : kind == 1 ? new Below() : new Aside("x");
        return greeting.greet(out) + out.yield(kind);
    }

    /** What a task awaits. */
    public interface Job {

        @Row(value = {52, 90}, args = "2", receiver = Nap.class)
        @Coroutine(frame = @Frame(bytes = 32, refs = 2))
        long run(Async a, int n);
    }

    static final class Nap implements Job {

        @Override
        @Coroutine
        public long run(Async a, int n) {
            long start = a.nanos();
            for (int i = 0; i < n; i++) {
                a.sleepMillis(i + 1L);
                Log.add("nap ", i);
            }
            return (a.nanos() - start) / 1_000_000;
        }
    }

    @Row(value = {89, 90}, args = {"0", "3"})
    @Coroutine
    static void task(Async a, int n) {
        Job job = new Nap();
        try {
            Log.add("first " + job.run(a, n));
            a.sleepMillis(2);
        } finally {
            Log.add("last " + job.run(a, 1));
        }
    }

    /** A long, a reference, and what they may stand beside. */
    interface Wide {

        @Coroutine(frame = @Frame(bytes = 64, refs = 6))
        long wide(double before, Object left, AskLong out, long middle, int[] right, byte last);
    }

    @Row(value = {12, 20, 89})
    @Coroutine
    static String arguments(AskLong out) {
        Wide wide = new Wide() {
            @Override
            @Coroutine
            public long wide(double before, Object left, AskLong out, long middle, int[] right, byte last) {
                long got = out.yield(middle);
                right[0] += last;
                return (long) before + left.hashCode() + got * right[0];
            }
        };
        int[] list = {7};
        return "a" + wide.wide(2.5, "x", out, 1L << 40, list, (byte) -3) + "b" + list[0] + wide.wide(out.yield(4), "y", out, -1, list, (byte) 1);
    }

    /** Without a value to yield or to return. */
    interface Quiet {

        @Coroutine(frame = @Frame(bytes = 4))
        void quiet(Yield.OfInt out, int n);
    }

    @Row(value = {89, 91}, args = "3")
    @Coroutine
    static void nothing(Yield.OfInt out, int n) {
        class Local implements Quiet {
            @Override
            @Coroutine
            public void quiet(Yield.OfInt out, int n) {
                for (byte i = 0; i < Math.min(n, 9); i++) {
                    out.yield(i);
                }
            }
        }
        Quiet quiet = new Local();
        quiet.quiet(out, n);
        quiet.quiet(out, 1);
    }
}
