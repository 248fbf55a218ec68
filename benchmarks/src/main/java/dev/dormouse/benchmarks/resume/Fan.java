package dev.dormouse.benchmarks.resume;

import dev.dormouse.Coroutine;
import dev.dormouse.Yield;

/** Fan-out: as {@link Chain}, but each level calls the next twice, so that the sixth has 63 states and the twelfth 4095. */
final class Fan {

    private Fan() {}

    @Coroutine
    static long level2(Yield.OfLong out, int n) {
        out.yield(2);
        long sum = Fib.fibWithSum(out, n);
        sum += Fib.fibWithSum(out, n);
        return sum + n;
    }

    @Coroutine
    static long level3(Yield.OfLong out, int n) {
        out.yield(3);
        long sum = level2(out, n);
        sum += level2(out, n);
        return sum + n;
    }

    @Coroutine
    static long level4(Yield.OfLong out, int n) {
        out.yield(4);
        long sum = level3(out, n);
        sum += level3(out, n);
        return sum + n;
    }

    @Coroutine
    static long level5(Yield.OfLong out, int n) {
        out.yield(5);
        long sum = level4(out, n);
        sum += level4(out, n);
        return sum + n;
    }

    @Coroutine
    static long level6(Yield.OfLong out, int n) {
        out.yield(6);
        long sum = level5(out, n);
        sum += level5(out, n);
        return sum + n;
    }

    @Coroutine
    static long level7(Yield.OfLong out, int n) {
        out.yield(7);
        long sum = level6(out, n);
        sum += level6(out, n);
        return sum + n;
    }

    @Coroutine
    static long level8(Yield.OfLong out, int n) {
        out.yield(8);
        long sum = level7(out, n);
        sum += level7(out, n);
        return sum + n;
    }

    @Coroutine
    static long level9(Yield.OfLong out, int n) {
        out.yield(9);
        long sum = level8(out, n);
        sum += level8(out, n);
        return sum + n;
    }

    @Coroutine
    static long level10(Yield.OfLong out, int n) {
        out.yield(10);
        long sum = level9(out, n);
        sum += level9(out, n);
        return sum + n;
    }

    @Coroutine
    static long level11(Yield.OfLong out, int n) {
        out.yield(11);
        long sum = level10(out, n);
        sum += level10(out, n);
        return sum + n;
    }

    @Coroutine
    static long level12(Yield.OfLong out, int n) {
        out.yield(12);
        long sum = level11(out, n);
        sum += level11(out, n);
        return sum + n;
    }
}
