package dev.dormouse.conformance.corpus.far;

import dev.dormouse.Coroutine;
import dev.dormouse.conformance.corpus.Ports.Ask;
import dev.dormouse.conformance.corpus.Trouble;

/** Called from another package. */
public class Far {

    private int seed = 2;

    /** Made anywhere. */
    public Far() {}

    /** Its whole tree is public. */
    @Coroutine
    public static long open(Ask out, int v) {
        long kept = v;
        return out.yield(v) + kept * out.yield(v + 1);
    }

    /** A part of its tree is not. */
    @Coroutine
    public static String confined(Ask out, String text) {
        String kept = text;
        long wide = Near.twice(out, text.length());
        return kept + wide + out.yield(3);
    }

    /** Throws from the part that is confined, with a clean-up that sleeps. */
    @Coroutine
    public static int failing(Ask out, int v) throws Trouble {
        short kept = (short) v;
        try {
            return Near.failing(out, v) + kept;
        } finally {
            out.yield(kept);
            kept++;
        }
    }

    /** Sleeps never, once or more often, in the part that is confined. */
    @Coroutine
    public static int maybe(Ask out, int v) {
        int sum = 0;
        for (int i = v & 3; i > 0; i--) {
            sum += Near.once(out, i);
        }
        return sum;
    }

    /** For subclasses. */
    @Coroutine
    protected final int inherited(Ask out) {
        seed += Near.once(out, seed);
        return seed;
    }

    /** Not public itself. */
    private static final class Near {

        private Near() {}

        @Coroutine
        static int once(Ask out, int v) {
            return out.yield(v) + 1;
        }

        @Coroutine
        static long twice(Ask out, int v) {
            long kept = (long) v << 40;
            return once(out, v) * kept + once(out, v + 1);
        }

        @Coroutine
        static int failing(Ask out, int v) throws Trouble {
            byte kept = (byte) v;
            int got = once(out, v);
            if (got > 3) {
                throw new Trouble("far " + got + kept);
            }
            return got;
        }
    }
}
