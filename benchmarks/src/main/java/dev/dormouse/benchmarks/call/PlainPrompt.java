package dev.dormouse.benchmarks.call;

import dev.dormouse.Coroutine;
import dev.dormouse.Yield;
import dev.dormouse.benchmarks.convention.LongPort;

/** Methods of the same body as {@link WovenPrompt}'s, over a port that does not suspend, and the same loops. */
final class PlainPrompt {

    private PlainPrompt() {}

    private static long one(LongPort out, long x) {
        if (x < 0) {
            out.yield(x);
        }
        return x + 1;
    }

    private static long two(LongPort out, long x) {
        return one(out, x) + 1;
    }

    private static long three(LongPort out, long x) {
        return two(out, x) + 1;
    }

    private static Object same(LongPort out, Object o, long x) {
        if (x < 0) {
            out.yield(x);
        }
        return o;
    }

    @Coroutine
    static void ones(Yield.OfLong out, LongPort port) {
        for (;;) {
            long sum = 0;
            for (int i = 0; i < Calls.CALLS; i++) {
                sum += one(port, i);
            }
            out.yield(sum);
        }
    }

    @Coroutine
    static void links(Yield.OfLong out, LongPort port) {
        for (;;) {
            long sum = 0;
            for (int i = 0; i < Calls.CALLS; i++) {
                sum = one(port, sum);
            }
            out.yield(sum);
        }
    }

    @Coroutine
    static void threes(Yield.OfLong out, LongPort port) {
        for (;;) {
            long sum = 0;
            for (int i = 0; i < Calls.CALLS; i++) {
                sum += three(port, i);
            }
            out.yield(sum);
        }
    }

    @Coroutine
    static void sames(Yield.OfLong out, LongPort port, Object mark) {
        Object o = null;
        for (;;) {
            for (int i = 0; i < Calls.CALLS; i++) {
                o = same(port, i % 3 == 0 ? mark : o, i);
            }
            out.yield(o == mark ? 1 : 0);
        }
    }
}
