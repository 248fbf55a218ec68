package dev.dormouse.conformance.corpus;

import dev.dormouse.Coroutine;
import dev.dormouse.conformance.Row;
import dev.dormouse.conformance.corpus.Ports.Ask;

/** Throws at three levels, before and after sleeps, for the stack traces. */
public final class Deep {

    private Deep() {}

    @Row(value = 83, args = {"0", "1", "2", "3", "4", "5"})
    @Coroutine
    public static int top(Ask out, int where) throws Trouble {
        int sum = 1;
        if (where == 0) {
            fail("before everything");
        }
        sum += middle(out, where)
                + 1;
        fail("in top after " + sum);
        return sum;
    }

    @Coroutine
    private static int middle(Ask out, int where) throws Trouble {
        int kept = where;
        if (where == 1) {
            fail("in middle, nothing has slept");
        }
        kept += bottom(out, where);
        kept += bottom(
                out,
                where);
        if (where == 4) {
            throw new Trouble("in middle, bottom has slept");
        }
        return kept;
    }

    @Coroutine
    private static int bottom(Ask out, int where) throws Trouble {
        if (where == 2) {
            fail("in bottom, nothing has slept");
        }
        int got = out.yield(where);
        if (where == 3 && got > 1) {
            fail("in bottom, after its sleep");
        }
        return got + 10 / (where - 5 + got);
    }

    private static void fail(String message) throws Trouble {
        throw new Trouble(message);
    }
}
