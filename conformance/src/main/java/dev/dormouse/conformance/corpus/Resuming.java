package dev.dormouse.conformance.corpus;

import dev.dormouse.Coroutine;
import dev.dormouse.Exchange;
import dev.dormouse.conformance.Row;
import dev.dormouse.conformance.corpus.Ports.Ask;
import dev.dormouse.conformance.corpus.Ports.AskLong;
import dev.dormouse.conformance.corpus.Ports.Everything;
import dev.dormouse.conformance.corpus.Ports.Probe;

/** Values that go in and out at the primitive. */
public final class Resuming {

    private Resuming() {}

    @Row(64)
    @Coroutine
    static int innermost(Ask out) {
        int a = level1(out, 1);
        return a * 1000 + level1(out, a) + out.yield(a);
    }

    @Coroutine
    private static int level1(Ask out, int v) {
        return (int) (level2(out, v + 1) + (int) level2(out, v + 2));
    }

    @Coroutine
    private static long level2(Ask out, long v) {
        int first = level3(out, (int) v);
        return v * first;
    }

    @Coroutine
    private static int level3(Ask out, int v) {
        return out.yield(v) * 3;
    }

    @Row(64)
    @Coroutine
    static long innermostLong(AskLong out) {
        long kept = Long.MIN_VALUE;
        return kept ^ levelLong(out, 1) ^ levelLong(out, kept);
    }

    @Coroutine
    private static long levelLong(AskLong out, long v) {
        long below = v ^ 0x5555;
        return out.yield(below) + below * out.yield(v);
    }

    @Row(64)
    @Coroutine
    static String innermostReference(Exchange<Object, String> out) {
        return levelReference(out, new String[] {"a", "b"})[0] + out.yield(5);
    }

    @Coroutine
    private static String[] levelReference(Exchange<Object, String> out, String[] kept) {
        kept[0] += out.yield(kept);
        kept[1] = out.yield(kept[0]);
        return kept;
    }

    /** Resume arguments are dropped. */
    @Row(64)
    @Coroutine
    static void dropped(Exchange<Integer, Long> out) {
        out.yield(1);
        out.yield(null);
        Long last = out.yield(3);
        Log.add("last " + last);
    }

    @Row(65)
    @Coroutine
    static int several(Probe out) {
        int sum = 0;
        long at = Long.MIN_VALUE;
        for (double level = -0.0; level < 3; level++) {
            sum = sum * 10 + out.yield(at++, level);
        }
        return sum + out.yield(sum, Double.NaN) + severalBelow(out, at);
    }

    @Coroutine
    private static int severalBelow(Probe out, long at) {
        return out.yield(at + out.yield(1, 2), out.yield(3, 4));
    }

    @Row(65)
    @Coroutine
    static String everything(Everything out) {
        int[] list = {1, 2};
        String a = out.yield(true, Byte.MIN_VALUE, Character.MAX_VALUE, Short.MIN_VALUE, Integer.MIN_VALUE, Long.MIN_VALUE, Float.MIN_VALUE,
                Double.MIN_VALUE, "text", list);
        list[0] = 9;
        String b = out.yield(false, (byte) list[0], 'b', (short) (list[1] - 3), list.length, list[0], -0f, Double.NaN, a, null);
        return a + b + out.yield(a == b, (byte) 0, '\0', (short) 0, 0, 0, 0, 0, out.yield(true, (byte) 1, '1', (short) 1, 1, 1, 1, 1, null, list), list);
    }
}
