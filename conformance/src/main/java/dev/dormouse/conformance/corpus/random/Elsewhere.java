package dev.dormouse.conformance.corpus.random;

import dev.dormouse.Coroutine;
import dev.dormouse.conformance.corpus.Log;
import dev.dormouse.conformance.corpus.Ports.Ask;

/** Coroutines that random programs call, and that were compiled before them: opaque to whoever calls. */
public final class Elsewhere {

    private Elsewhere() {}

    @Coroutine
    public static int some(Ask out, int v) {
        int sum = v;
        for (int i = v & 3; i > 0; i--) {
            sum += out.yield(i) * 3;
        }
        return sum;
    }

    /** Sleeps in a child, and while it cleans up. */
    @Coroutine
    public static String cleaned(Ask out, String text, long wide) {
        Object kept = text + wide;
        try {
            Kit.raise(some(out, (int) wide));
            return kept + "" + inner(out, wide);
        } finally {
            Log.add("elsewhere " + out.yield(9));
        }
    }

    @Coroutine
    private static double inner(Ask out, long wide) {
        byte narrow = (byte) wide;
        return out.yield(narrow) * 0.5 + narrow;
    }

    @Coroutine(boxed = true)
    public static long boxed(Ask out, int[] list, byte b) {
        long sum = b;
        for (int each : Kit.ints(list)) {
            sum = sum * 31 + (each > 2 ? some(out, each) : each);
        }
        return sum;
    }

    @Coroutine
    public static Object never(Ask out, Object value) {
        return value == null ? "nothing" : value;
    }
}
