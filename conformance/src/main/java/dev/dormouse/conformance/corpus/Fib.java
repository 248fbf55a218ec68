package dev.dormouse.conformance.corpus;

import dev.dormouse.Coroutine;
import dev.dormouse.Yield;
import dev.dormouse.conformance.Row;

/** The project's first two tests. */
public final class Fib {

    private Fib() {}

    @Row(value = {1, 9, 19}, args = {"5", "0", "1", "30"})
    @Coroutine
    public static long fibWithSum(Yield.OfLong out, int n) {
        long a = 0, b = 1, sum = 0;
        for (int i = 0; i < n; i++) {
            out.yield(a);
            sum += a;
            long next = a + b;
            a = b;
            b = next;
        }
        return sum;
    }

    @Row(value = {66, 67}, args = {"3", "0", "4"})
    @Coroutine
    public static boolean countTo(Yield.OfLong out, long n) {
        for (long i = 0; i < n; i++) {
            out.yield(i);
        }
        return n == 3;
    }

    @Row({66, 67, 87})
    @Coroutine
    public static long delegate(Yield.OfLong out) {
        for (long j = 0;; j++) {
            if (countTo(out, j)) {
                return j;
            }
        }
    }
}
