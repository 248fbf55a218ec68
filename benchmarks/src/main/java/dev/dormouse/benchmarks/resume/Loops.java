package dev.dormouse.benchmarks.resume;

import dev.dormouse.Coroutine;
import dev.dormouse.Yield;

/** Loops within loops, each of which yields. */
final class Loops {

    private Loops() {}

    @Coroutine
    static long cube(Yield.OfLong out, int n) {
        long sum = 0;
        for (int x = 0; x < n; x++) {
            out.yield(x);
            for (int y = 0; y < n; y++) {
                out.yield(sum);
                for (int z = 0; z < n; z++) {
                    out.yield(z);
                    sum += x * y + z;
                }
            }
        }
        return sum;
    }
}
