package dev.dormouse.conformance.corpus;

import dev.dormouse.Coroutine;
import dev.dormouse.conformance.Row;
import dev.dormouse.conformance.corpus.Ports.Ask;
import dev.dormouse.conformance.corpus.far.Far;

/** Children with a state of their own, below, above and between flattened ones. */
public final class Opaque extends Far {

    @Override
    public String toString() {
        return "opaque";
    }

    @Row(89)
    @Coroutine
    static String confined(Ask out) {
        byte before = (byte) out.yield(0);
        String got = Far.confined(out, "a" + before);
        long open = Far.open(out, before);
        return got + open + Far.confined(out, got) + before;
    }

    @Row({89, 87})
    @Coroutine
    static int inLoop(Ask out) {
        int sum = 0;
        for (int i = 0; i < 5; i++) {
            sum += (i & 1) == 0 ? Far.maybe(out, i) : (int) Far.open(out, i) + Far.maybe(out, i + 1);
            sum ^= Child.some(out, i);
        }
        return sum;
    }

    @Row({89, 85})
    @Coroutine
    static int failing(Ask out) throws Trouble {
        long kept = 1L << 50;
        int sum = 0;
        for (int i = 1; i < 4; i++) {
            try {
                sum += below(out, i);
            } catch (Trouble e) {
                sum += out.yield(e.getMessage().length());
                if (i == 3) {
                    throw e;
                }
            } finally {
                Log.add("round ", sum);
                sum += Far.maybe(out, 1);
            }
        }
        return sum + (int) (kept >> 48);
    }

    @Coroutine
    private static int below(Ask out, int v) throws Trouble {
        String kept = "kept" + v;
        try {
            return Far.failing(out, v) + kept.length();
        } finally {
            Log.add(kept + out.yield(v));
        }
    }

    @Row({89, 52})
    @Coroutine
    int ofSuper(Ask out) {
        int a = inherited(out);
        return a * super.inherited(out) + new Opaque().inherited(out);
    }

    /** Five hundred leaves: more than one driver holds. Each bit of the path chooses a call site. */
    @Row(value = {89, 88}, args = {"0", "511", "341", "170", "7"})
    @Coroutine
    static long wideTree(Ask out, int path) {
        return ((path & 1) == 0 ? fork8(out, path >> 1, 1) : fork8(out, path >> 1, 2)) + 1;
    }

    @Coroutine
    private static long fork8(Ask out, int path, long v) {
        byte kept = (byte) v;
        return ((path & 1) == 0 ? fork7(out, path >> 1, v * 3) : fork7(out, path >> 1, v * 5)) + kept;
    }

    @Coroutine
    private static long fork7(Ask out, int path, long v) {
        String kept = "k" + v;
        return ((path & 1) == 0 ? fork6(out, path >> 1, v * 3) : fork6(out, path >> 1, v * 5)) + kept.length();
    }

    @Coroutine
    private static long fork6(Ask out, int path, long v) {
        int kept = (int) v;
        return ((path & 1) == 0 ? fork5(out, path >> 1, v * 3) : fork5(out, path >> 1, v * 5)) + kept;
    }

    @Coroutine
    private static long fork5(Ask out, int path, long v) {
        double kept = v / 2d;
        return ((path & 1) == 0 ? fork4(out, path >> 1, v * 3) : fork4(out, path >> 1, v * 5)) + (long) kept;
    }

    @Coroutine
    private static long fork4(Ask out, int path, long v) {
        try {
            return (path & 1) == 0 ? fork3(out, path >> 1, v * 3) : fork3(out, path >> 1, v * 5);
        } finally {
            Log.add("fork4 " + v);
        }
    }

    @Coroutine
    private static long fork3(Ask out, int path, long v) {
        long first = fork2(out, path >> 1, v * 3);
        return first + ((path & 1) == 0 ? fork2(out, path >> 1, v * 5) : 3);
    }

    @Coroutine
    private static long fork2(Ask out, int path, long v) {
        return ((path & 1) == 0 ? fork1(out, path >> 1, v * 3) : fork1(out, path >> 1, v * 5)) + v;
    }

    @Coroutine
    private static long fork1(Ask out, int path, long v) {
        return ((path & 1) == 0 ? out.yield((int) v) : Child.wide(out, (int) v)) + v;
    }
}
