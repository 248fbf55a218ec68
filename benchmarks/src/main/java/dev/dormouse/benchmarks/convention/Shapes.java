package dev.dormouse.benchmarks.convention;

/** The plain source of every shape: what a user would write, run on a port that does not suspend. */
public final class Shapes {

    private Shapes() {}

    /** The leaf of chains and fan-outs. */
    public static long fibWithSum(LongPort out, int n) {
        long a = 0;
        long b = 1;
        long sum = 0;
        for (int i = 0; i < n; i++) {
            out.yield(a);
            sum += a;
            long next = a + b;
            a = b;
            b = next;
        }
        return sum;
    }

    /** One level of a chain; the first is {@link #fibWithSum}. */
    public static long chain(LongPort out, int n, int level) {
        if (level == 1) {
            return fibWithSum(out, n);
        }
        out.yield(level);
        return chain(out, n, level - 1) + n;
    }

    /** One level of a fan-out, which calls the next one twice; the first is {@link #fibWithSum}. */
    public static long fan(LongPort out, int n, int level) {
        if (level == 1) {
            return fibWithSum(out, n);
        }
        out.yield(level);
        long sum = fan(out, n, level - 1);
        sum += fan(out, n, level - 1);
        return sum + n;
    }

    /** Loops within loops, each of which yields. */
    public static long cube(LongPort out, int n) {
        long sum = 0;
        for (int x = 0; x < n; x++) {
            out.yield(x);
            for (int y = 0; y < n; y++) {
                out.yield(sum);
                for (int z = 0; z < n; z++) {
                    out.yield(z);
                    sum += x * y + z;
                }
            }
        }
        return sum;
    }

    /** A child that throws after it was resumed directly. */
    public static long failing(LongPort out, int k) {
        out.yield(k);
        if ((k & 1) != 0) {
            throw Failure.INSTANCE;
        }
        return k;
    }

    /** Catches what {@link #failing} throws. */
    public static long catching(LongPort out, int n) {
        long sum = 0;
        for (int k = 0; k < n; k++) {
            try {
                sum += failing(out, k);
            } catch (Failure e) {
                sum += 100;
            }
        }
        return sum;
    }

    /** Suspends while it cleans up, with the exception alive. */
    public static long tidying(LongPort out, int n) {
        long done = 0;
        try {
            for (; done < n; done++) {
                out.yield(done);
            }
        } finally {
            out.yield(-1 - done);
        }
        return done;
    }

    /** Has a clean-up of its own around {@link #tidying}. */
    public static long cleaning(LongPort out, int n) {
        long done = 0;
        try {
            done = tidying(out, n);
        } finally {
            out.yield(-100);
        }
        return done;
    }

    /** A coroutine that is dispatched dynamically, and so an opaque child. */
    public interface Source {
        long drain(LongPort out, int n);
    }

    /** Calls one {@link Source} after another. */
    public static long dispatching(LongPort out, Source first, Source second, int n) {
        long sum = first.drain(out, n);
        sum += second.drain(out, n);
        return sum;
    }
}
