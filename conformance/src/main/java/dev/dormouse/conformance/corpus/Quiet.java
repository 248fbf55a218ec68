package dev.dormouse.conformance.corpus;

import dev.dormouse.Coroutine;
import dev.dormouse.Exchange;
import dev.dormouse.Frame;
import dev.dormouse.Yield;

/** Coroutines that allocate nothing themselves. */
public final class Quiet {

    private static final Trouble TROUBLE = new Trouble("made once");

    private Quiet() {}

    @Coroutine
    public static int cleansUp(Yield.OfInt out, int v) {
        int left = v;
        try {
            for (;;) {
                left += below(out, left);
            }
        } finally {
            left = 0;
        }
    }

    /** Is boxed where another calls it, and here nobody does. */
    @Coroutine(boxed = true)
    public static long boxed(Yield.OfInt out, long v) {
        long left = v;
        while (left-- > 0) {
            out.yield((int) left);
        }
        return v;
    }

    @Coroutine
    private static int below(Yield.OfInt out, int v) {
        int left = v;
        try {
            out.yield(v);
            return 1;
        } finally {
            left--;
        }
    }

    @Coroutine
    public static Object objects(Exchange<Object, Object> out, Object kept) {
        Object got = out.yield(kept);
        for (int i = 0; i < 3; i++) {
            got = through(out, got);
        }
        return got;
    }

    @Coroutine
    private static Object through(Exchange<Object, Object> out, Object kept) {
        return out.yield(kept) == kept ? kept : null;
    }

    @Coroutine
    public static int catches(Yield.OfInt out) {
        int caught = 0;
        for (int i = 0; i < 4; i++) {
            try {
                out.yield(i);
                throwing(out, i);
            } catch (Trouble e) {
                caught++;
            }
        }
        return caught;
    }

    @Coroutine
    private static void throwing(Yield.OfInt out, int v) throws Trouble {
        if (v == 2) {
            throw TROUBLE;
        }
        out.yield(v);
    }

    /** A coroutine that the receiver decides. */
    public interface Counter {

        @Coroutine(frame = @Frame(bytes = 16, refs = 2))
        int count(Exchange<Object, Integer> out, int from);
    }

    /** Counts by two. */
    public static final class Twice implements Counter {

        @Override
        @Coroutine
        public int count(Exchange<Object, Integer> out, int from) {
            return out.yield(this) + out.yield("twice");
        }
    }

    @Coroutine
    public static int dispatches(Exchange<Object, Integer> out, Counter first, Counter second) {
        return first.count(out, 1) + second.count(out, 2);
    }
}
