package dev.dormouse.conformance.corpus;

import dev.dormouse.Coroutine;
import dev.dormouse.conformance.Row;
import dev.dormouse.conformance.corpus.Ports.Ask;

/** The children that other subjects delegate to: one result type each, and sleeping never, once, or as often as told. */
final class Child {

    private Child() {}

    /** Sleeps once. */
    @Coroutine
    static int once(Ask out, int v) {
        return v + out.yield(v);
    }

    /** Has no suspension point. */
    @Coroutine
    static int never(Ask out, int v) {
        Log.add("never ", v);
        return v * 3;
    }

    /** Sleeps {@code v & 3} times. */
    @Row(value = 66, args = {"0", "1", "3", "-1"})
    @Coroutine
    static int some(Ask out, int v) {
        int sum = v;
        for (int i = v & 3; i > 0; i--) {
            sum += out.yield(i);
        }
        return sum;
    }

    @Coroutine
    static boolean truth(Ask out, int v) {
        return (out.yield(v) & 1) == 0;
    }

    @Coroutine
    static byte tiny(Ask out, int v) {
        return (byte) out.yield(v);
    }

    @Coroutine
    static char letter(Ask out, int v) {
        return (char) out.yield(v);
    }

    @Coroutine
    static short small(Ask out, int v) {
        return (short) out.yield(v);
    }

    @Coroutine
    static long wide(Ask out, int v) {
        return (long) out.yield(v) << 33 ^ v;
    }

    @Coroutine
    static float rough(Ask out, int v) {
        return out.yield(v) / 3f;
    }

    @Coroutine
    static double exact(Ask out, int v) {
        return out.yield(v) / 7d;
    }

    @Coroutine
    static String text(Ask out, int v) {
        return "t" + out.yield(v);
    }

    @Coroutine
    static int[] list(Ask out, int v) {
        int[] made = {v, 0, 0, v};
        made[1] = out.yield(v);
        return made;
    }

    /** Throws after its sleep where it is resumed with an odd number, and before it where {@code v} is negative. */
    @Row(value = {39, 50}, args = {"1", "-1"})
    @Coroutine
    static int throwing(Ask out, int v) throws Trouble {
        if (v < 0) {
            throw new Trouble("at once " + v);
        }
        int got = out.yield(v);
        if ((got & 1) != 0) {
            throw got > 0 ? new Trouble("odd " + got) : new Trouble.Worse("negative " + got);
        }
        return got;
    }
}
