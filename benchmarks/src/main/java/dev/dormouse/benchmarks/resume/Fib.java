package dev.dormouse.benchmarks.resume;

import dev.dormouse.Coroutine;
import dev.dormouse.Yield;

/** The leaf of every benchmark here. */
final class Fib {

    private Fib() {}

    @Coroutine
    static long fibWithSum(Yield.OfLong out, int n) {
        long a = 0;
        long b = 1;
        long sum = 0;
        for (int i = 0; i < n; i++) {
            out.yield(a);
            sum += a;
            long next = a + b;
            a = b;
            b = next;
        }
        return sum;
    }
}
