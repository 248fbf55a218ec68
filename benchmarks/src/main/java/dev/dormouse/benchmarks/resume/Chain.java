package dev.dormouse.benchmarks.resume;

import dev.dormouse.Coroutine;
import dev.dormouse.Yield;

/** Delegation: each level yields once of its own and calls the next; {@link Fib#fibWithSum} is level 1. */
final class Chain {

    private Chain() {}

    @Coroutine
    static long level2(Yield.OfLong out, int n) {
        out.yield(2);
        return Fib.fibWithSum(out, n) + n;
    }

    @Coroutine
    static long level3(Yield.OfLong out, int n) {
        out.yield(3);
        return level2(out, n) + n;
    }

    @Coroutine
    static long level4(Yield.OfLong out, int n) {
        out.yield(4);
        return level3(out, n) + n;
    }

    @Coroutine
    static long level5(Yield.OfLong out, int n) {
        out.yield(5);
        return level4(out, n) + n;
    }

    @Coroutine
    static long level6(Yield.OfLong out, int n) {
        out.yield(6);
        return level5(out, n) + n;
    }

    @Coroutine
    static long level7(Yield.OfLong out, int n) {
        out.yield(7);
        return level6(out, n) + n;
    }

    @Coroutine
    static long level8(Yield.OfLong out, int n) {
        out.yield(8);
        return level7(out, n) + n;
    }

    @Coroutine
    static long level9(Yield.OfLong out, int n) {
        out.yield(9);
        return level8(out, n) + n;
    }

    @Coroutine
    static long level10(Yield.OfLong out, int n) {
        out.yield(10);
        return level9(out, n) + n;
    }

    @Coroutine
    static long level11(Yield.OfLong out, int n) {
        out.yield(11);
        return level10(out, n) + n;
    }

    @Coroutine
    static long level12(Yield.OfLong out, int n) {
        out.yield(12);
        return level11(out, n) + n;
    }
}
