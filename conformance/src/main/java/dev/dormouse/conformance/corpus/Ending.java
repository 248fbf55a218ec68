package dev.dormouse.conformance.corpus;

import dev.dormouse.Coroutine;
import dev.dormouse.Yield;
import dev.dormouse.conformance.Row;
import dev.dormouse.conformance.corpus.Ports.Ask;

/** Throws that end a coroutine, and endings of children. */
public final class Ending {

    private Ending() {}

    @Row(50)
    @Coroutine
    static void atOnce(Yield.OfInt out) throws Trouble {
        if (Log.add("throws ", true)) {
            throw new Trouble("at once");
        }
        out.yield(1);
    }

    @Row(value = 50, args = {"x", "null"})
    @Coroutine
    static int betweenSleeps(Yield<Object> out, String text) {
        Object kept = text;
        long wide = 3;
        out.yield(kept);
        int length = text.length();
        out.yield(wide + length);
        throw new IllegalArgumentException(text + kept + wide);
    }

    @Row(50)
    @Coroutine
    static void error(Yield.OfInt out) {
        out.yield(1);
        throw new AssertionError("error", new Trouble("cause"));
    }

    @Row({50, 41})
    @Coroutine
    static int fromFinally(Ask out) throws Trouble {
        int got = 0;
        try {
            got = Child.throwing(out, 1);
        } finally {
            got += out.yield(2);
            if (got > 3) {
                throw new Trouble.Worse("from finally " + got);
            }
        }
        return got;
    }

    @Row({50, 66})
    @Coroutine
    static int throughLevels(Ask out) throws Trouble {
        return 1 + oneDown(out, 5) + Child.once(out, 6);
    }

    @Coroutine
    private static int oneDown(Ask out, int v) throws Trouble {
        int kept = Child.some(out, v);
        return Child.throwing(out, kept & 0xff) + kept;
    }

    /** The machine's own failure, below a level. */
    @Row({50, 85})
    @Coroutine
    static long divided(Ask out) {
        long before = Child.wide(out, 1);
        try {
            return before / quotient(out, 4);
        } catch (ArithmeticException e) {
            return before + out.yield(e.getMessage().length());
        }
    }

    @Coroutine
    private static long quotient(Ask out, long v) {
        return v / (out.yield((int) v) - 2) / (out.yield(1) - 3);
    }
}
