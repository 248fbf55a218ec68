package demo;

import dev.dormouse.Coroutine;
import dev.dormouse.Yield;

final class Fib {

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

    @Coroutine
    private static void onlyForCoroutines(Yield.OfLong out) {
        out.yield(1);
    }

    private Fib() {}
}
