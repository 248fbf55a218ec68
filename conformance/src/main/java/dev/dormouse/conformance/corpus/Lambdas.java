package dev.dormouse.conformance.corpus;

import dev.dormouse.Async;
import dev.dormouse.Coroutine;
import dev.dormouse.Frame;
import dev.dormouse.conformance.Row;
import dev.dormouse.conformance.corpus.Dispatched.Job;
import dev.dormouse.conformance.corpus.Dispatched.Narrow;
import dev.dormouse.conformance.corpus.Dispatched.Source;
import dev.dormouse.conformance.corpus.Ports.Ask;
import java.util.ArrayList;
import java.util.List;

/** Lambdas and method references that are coroutines, stored and passed as the objects that they are. */
public final class Lambdas {

    private static final Source ONE = (out, v) -> v + out.yield(v);

    private int seed = 5;

    @Override
    public String toString() {
        return "lambdas " + seed;
    }

    /** A coroutine of any result. */
    public interface Step<T, R> {

        @Coroutine(frame = @Frame(bytes = 32, refs = 6))
        R take(Ask out, T value) throws Trouble;

        /** Runs this, and then another. */
        default <S> Steps<T, S> then(Step<? super R, S> next) {
            return (out, value) -> next.take(out, take(out, value));
        }
    }

    /** With room for a step. */
    public interface Steps<T, R> {

        @Coroutine(frame = @Frame(bytes = 40, refs = 8))
        R take(Ask out, T value) throws Trouble;
    }

    /** With room for a source. */
    interface Roomy {

        @Coroutine(frame = @Frame(bytes = 56, refs = 6))
        int values(Ask out, int v) throws Trouble;
    }

    /** The same with its types bound: lambdas have a bridge. */
    interface Text extends Step<String, String> {

        @Override
        @Coroutine
        String take(Ask out, String value) throws Trouble;
    }

    /** Another parent of the same method. */
    interface Named<T extends CharSequence> {

        @Coroutine(frame = @Frame(bytes = 32, refs = 6))
        String take(Ask out, T value) throws Trouble;
    }

    /** Two parents, whose methods differ after erasure and do not in the source. */
    interface Both extends Step<String, String>, Named<String> {}

    @Coroutine
    static int twice(Ask out, Source source, int v) throws Trouble {
        return source.values(out, v) * 10 + source.values(out, v + 1);
    }

    @Row(value = {97, 56}, args = {"1", "-2"})
    @Coroutine
    static int withoutCapture(Ask out, int v) throws Trouble {
        Source local = (port, n) -> {
            int sum = n;
            for (int i = 0; i < 3; i++) {
                sum += port.yield(i + sum);
            }
            return sum;
        };
        return twice(out, ONE, v) + twice(out, local, v) + twice(out, (p, n) -> n, v);
    }

    @Row(value = {97, 56}, args = {"3,x", "-1,null"})
    @Coroutine
    static int withCaptures(Ask out, int v, String text) throws Trouble {
        long wide = v * 3L;
        double exact = v / 2d;
        byte tiny = (byte) v;
        Object[] list = {text, v};
        Source source = (port, n) -> {
            int sum = (int) (wide + exact);
            try {
                sum += port.yield(tiny);
                sum += ("" + list[0] + list[1]).length();
                return sum + port.yield(n);
            } finally {
                Log.add(text + sum);
            }
        };
        return twice(out, source, v);
    }

    @Row(value = {97, 32}, args = "2")
    @Coroutine
    int withThis(Ask out, int v) throws Trouble {
        Source source = (port, n) -> {
            seed += port.yield(seed);
            return seed * n;
        };
        seed++;
        int first = source.values(out, v);
        return first + new Lambdas().source(v).values(out, first);
    }

    private Source source(int kept) {
        return (out, n) -> helper(out, kept) + helper(out, n);
    }

    @Coroutine
    private int helper(Ask out, int v) {
        seed = out.yield(v);
        return seed ^ v;
    }

    @Row(value = {97, 85}, args = {"1", "2"})
    @Coroutine
    static int failing(Ask out, int v) {
        Source throwing = (port, n) -> {
            String kept = "k" + n;
            try {
                return Child.throwing(port, n);
            } finally {
                Log.add(kept + port.yield(7));
            }
        };
        int sum = 0;
        for (int i = 0; i < 3; i++) {
            try {
                sum += throwing.values(out, i + v);
            } catch (Trouble e) {
                sum += e.getMessage().length() * out.yield(sum);
            }
        }
        return sum;
    }

    @Row(value = {97, 54}, args = {"ab", "null"})
    @Coroutine
    static String generic(Ask out, String text) throws Trouble {
        Step<Object, Integer> length = (port, value) -> String.valueOf(value).length() + port.yield(1);
        Steps<Object, String> doubled = length.then((port, n) -> "d" + n * port.yield(2));
        Text own = (port, value) -> value + port.yield(3);
        Both both = (port, value) -> "both" + value + port.yield(4);
        Step<String, String> erased = own;
        Named<String> named = both;
        Step<String, String> other = both;
        return doubled.take(out, text) + own.take(out, "o") + erased.take(out, "e") + named.take(out, text) + other.take(out, "s");
    }

    /** One that makes others, with a lambda of plain code between. */
    @Row(value = {97, 56}, args = "3")
    @Coroutine
    static int nested(Ask out, int n) throws Trouble {
        List<Source> sources = new ArrayList<>();
        Runnable plain = () -> {
            for (int i = 0; i < n; i++) {
                int own = i;
                sources.add((port, v) -> {
                    Narrow inner = (p, w) -> (short) (own + w * p.yield(own));
                    return inner.narrow(port, (byte) v) + port.yield(v);
                });
            }
        };
        plain.run();
        int sum = 0;
        for (Source source : sources) {
            sum = sum * 7 + source.values(out, sum & 3);
        }
        return sum;
    }

    @Row(value = {97, 56}, args = {"2", "-1"})
    @Coroutine
    static int references(Ask out, int v) throws Trouble {
        Source ofStatic = Child::throwing;
        Lambdas self = new Lambdas();
        Source bound = self::helper;
        Roomy ofDynamic = ofStatic::values;
        Step<String, Object> widened = Lambdas::shown;
        int sum = twice(out, ofStatic, v) + twice(out, bound, v);
        return sum + ofDynamic.values(out, v) + widened.take(out, "w" + sum).hashCode() + self.seed;
    }

    @Coroutine
    private static String shown(Ask out, Object value) {
        return value + "," + out.yield(9);
    }

    /** As an operand, as an argument, and by a conditional. */
    @Row(value = {97, 4, 12}, args = {"0", "1"})
    @Coroutine
    static String places(Ask out, int v) throws Trouble {
        String first = "p" + ((Source) (port, n) -> n + port.yield(n)).values(out, v) + out.yield(3);
        Source chosen = v == 0 ? (port, n) -> port.yield(n) : (port, n) -> -port.yield(-n);
        return first + chosen.values(out, 5) + twice(out, v == 0 ? chosen : ONE, 1);
    }

    @Row(value = {97, 90}, args = {"2", "0"})
    @Coroutine
    static void task(Async a, int n) {
        long[] log = new long[1];
        Job job = (async, times) -> {
            try {
                for (int i = 0; i < times; i++) {
                    async.sleepMillis(3);
                    log[0] += i + 1;
                }
            } finally {
                Log.add("job " + log[0]);
            }
            return log[0];
        };
        Log.add("got " + job.run(a, n));
        a.sleepMillis(1);
        Log.add("got " + job.run(a, n + 1));
    }

    /** Started by a view itself, of which this is the un-woven twin. */
    public static final class Twin implements Roomy {

        @Row(97)
        @Override
        @Coroutine
        public int values(Ask out, int v) throws Trouble {
            Source body = (port, n) -> n + Child.some(port, n);
            return body.values(out, v);
        }
    }
}
