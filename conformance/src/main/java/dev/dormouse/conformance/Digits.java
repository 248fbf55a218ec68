package dev.dormouse.conformance;

import dev.dormouse.Coroutine;
import dev.dormouse.Exchange;
import dev.dormouse.Yield;

/** Generators that subjects use privately, by {@link dev.dormouse.Scratch#view}. Not of the corpus: they are woven on both sides. */
public final class Digits {

    private Digits() {}

    /** Takes characters and yields the number read so far; ends with it at the first that is no digit. */
    @Coroutine
    public static long read(Exchange<Long, Character> in) {
        long number = 0;
        for (;;) {
            char next = in.yield(number);
            if (next < '0' || next > '9') {
                return number;
            }
            number = number * 10 + next - '0';
        }
    }

    /** Yields the digits from the last to the first; {@code closed} counts how often it ends. */
    @Coroutine
    public static void reversed(Yield.OfInt out, long number, int[] closed) {
        try {
            for (long rest = number; rest > 0; rest /= 10) {
                out.yield((int) (rest % 10));
            }
        } finally {
            closed[0]++;
        }
    }
}
