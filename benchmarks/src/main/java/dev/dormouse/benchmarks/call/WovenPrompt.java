package dev.dormouse.benchmarks.call;

import dev.dormouse.Coroutine;
import dev.dormouse.Yield;

/** Coroutines that could sleep and do not, and loops that call them {@link Calls#CALLS} times between one value and the next. */
final class WovenPrompt {

    private WovenPrompt() {}

    @Coroutine
    private static long one(Yield.OfLong out, long x) {
        if (x < 0) {
            out.yield(x);
        }
        return x + 1;
    }

    @Coroutine
    private static long two(Yield.OfLong out, long x) {
        return one(out, x) + 1;
    }

    @Coroutine
    private static long three(Yield.OfLong out, long x) {
        return two(out, x) + 1;
    }

    @Coroutine
    private static Object same(Yield.OfLong out, Object o, long x) {
        if (x < 0) {
            out.yield(x);
        }
        return o;
    }

    /** Calls that need not wait for each other. */
    @Coroutine
    static void ones(Yield.OfLong out) {
        for (;;) {
            long sum = 0;
            for (int i = 0; i < Calls.CALLS; i++) {
                sum += one(out, i);
            }
            out.yield(sum);
        }
    }

    /** Each call needs what the last one returned. */
    @Coroutine
    static void links(Yield.OfLong out) {
        for (;;) {
            long sum = 0;
            for (int i = 0; i < Calls.CALLS; i++) {
                sum = one(out, sum);
            }
            out.yield(sum);
        }
    }

    @Coroutine
    static void threes(Yield.OfLong out) {
        for (;;) {
            long sum = 0;
            for (int i = 0; i < Calls.CALLS; i++) {
                sum += three(out, i);
            }
            out.yield(sum);
        }
    }

    @Coroutine
    static void sames(Yield.OfLong out, Object mark) {
        Object o = null;
        for (;;) {
            for (int i = 0; i < Calls.CALLS; i++) {
                o = same(out, i % 3 == 0 ? mark : o, i);
            }
            out.yield(o == mark ? 1 : 0);
        }
    }
}
