package dev.dormouse.conformance.corpus;

import dev.dormouse.Coroutine;
import dev.dormouse.conformance.Row;
import dev.dormouse.conformance.corpus.Ports.Ask;

/** What the machine throws when it has no more stack, and no more heap. */
public final class Exhausting {

    private Exhausting() {}

    private static int deeper(int n) {
        return deeper(n + 1) + 1;
    }

    private static long[] larger(int n) {
        return new long[1 << 28 + n / Integer.MAX_VALUE];
    }

    @Coroutine
    private static int below(Ask out, int n) {
        int got = out.yield(n);
        try {
            return n == 0 ? deeper(got) : larger(got & 1).length;
        } finally {
            Log.add("unwound ", n);
        }
    }

    @Row(value = 51, args = {"0", "1"})
    @Coroutine
    static int passes(Ask out, int n) {
        long beside = out.yield(7);
        try {
            return below(out, n) + (int) beside;
        } finally {
            Log.add("passed ", (int) beside);
        }
    }

    @Row(value = 51, args = {"0", "1"})
    @Coroutine
    static String caught(Ask out, int n) {
        String kept = Child.text(out, 1);
        try {
            return kept + below(out, n);
        } catch (StackOverflowError | OutOfMemoryError e) {
            return kept + e.getClass().getSimpleName() + out.yield(3);
        }
    }
}
