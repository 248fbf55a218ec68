package dev.dormouse.conformance.corpus;

import java.nio.ByteBuffer;

import dev.dormouse.Async;
import dev.dormouse.Coroutine;
import dev.dormouse.Exchange;
import dev.dormouse.Scratch;

/** Coroutines that hold secrets: numbers, references, scratch of each kind, and a child that does. */
public final class Secrets {

    private Secrets() {}

    /** Keeps what it was given and what it is answered; the answer 0 ends it, -1 fails it. */
    @Coroutine(wipe = true)
    public static long pin(Exchange<Integer, Integer> out, long pin, String name) {
        byte[] bytes = Scratch.bytes(11);
        int[] ints = Scratch.ints(3);
        long[] longs = Scratch.longs(2);
        ByteBuffer direct = Scratch.buffer(13);
        bytes[0] = (byte) pin;
        ints[1] = (int) pin;
        longs[1] = pin;
        direct.putLong(pin).putInt(7);
        long sum = pin;
        for (int answer = 1; answer != 0;) {
            answer = out.yield(name.length());
            if (answer < 0) {
                throw new IllegalArgumentException("a wrong pin");
            }
            sum += answer + bytes[0] + ints[1] + longs[1] + direct.position();
        }
        return sum;
    }

    /** Says nothing of secrets, and embeds one who has them. */
    @Coroutine
    public static long login(Exchange<Integer, Integer> out, long first) {
        long pin = pin(out, first, "first");
        return pin + out.yield(3);
    }

    /** The same number, kept by one that does not wipe. */
    @Coroutine
    public static long open(Exchange<Integer, Integer> out, long number) {
        return out.yield(1) + number;
    }

    /** Does not come to an end of its clean-up. */
    @Coroutine(wipe = true, pool = 1)
    public static void linger(Async a, long pin, long[] seen) {
        try {
            a.park();
        } finally {
            while (pin != 0) {
                seen[0] += pin;
                a.park();
            }
        }
    }

    /** Two of it fit a pool, if nobody says otherwise. */
    @Coroutine(wipe = true, pool = 2)
    public static void watch(Async a, long pin, long[] seen) {
        for (;;) {
            a.park();
            seen[0] += pin;
        }
    }
}
