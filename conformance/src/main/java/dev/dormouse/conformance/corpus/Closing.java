package dev.dormouse.conformance.corpus;

import dev.dormouse.Cancelled;
import dev.dormouse.Coroutine;
import dev.dormouse.Yield;
import dev.dormouse.conformance.Row;
import dev.dormouse.conformance.corpus.Ports.Ask;

/** Restart and close in every state, and what a coroutine may try against them. */
public final class Closing {

    private Closing() {}

    @Row(value = {68, 69}, args = {"5", "-5"})
    @Coroutine
    static int levels(Ask out, int v) {
        int kept = v;
        try {
            kept += out.yield(kept);
            kept += below(out, kept, 2);
            return below(out, kept, 1) + out.yield(kept);
        } finally {
            Log.add("first level ", kept);
        }
    }

    @Coroutine
    private static int below(Ask out, int v, int rounds) {
        long wide = v;
        Object held = "held" + v;
        for (int i = 0; i < rounds; i++) {
            try {
                wide += out.yield(i);
                try {
                    wide -= bottom(out, (int) wide);
                } finally {
                    Log.add("inside round ", i);
                }
            } finally {
                Log.add("round " + held + wide);
            }
        }
        return (int) wide;
    }

    @Coroutine
    private static int bottom(Ask out, int v) {
        String text = "b" + v;
        try {
            return out.yield(v);
        } catch (RuntimeException e) {
            Log.add("not for this one");
            return 0;
        } finally {
            Log.add(text);
        }
    }

    /** Where everything is alive that can be, restart must find nothing of it. */
    @Row(value = 68, args = {"x,3", "null,-3"})
    @Coroutine
    static String fresh(Ask out, String text, int n) {
        Object first = null;
        long wide = 0;
        boolean seen = false;
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            all.append(first).append(wide).append(seen).append(text).append(n);
            int got = out.yield(all.length());
            first = seen ? text : all.length();
            wide = wide * 10 + got;
            seen = !seen;
            n--;
            text = all.toString();
        }
        return text;
    }

    @Row({68, 69})
    @Coroutine
    static void cancelledBeforeTheFirst(Yield.OfInt out) {
        Log.add("begins");
        try {
            out.yield(1);
        } finally {
            Log.add("ends");
        }
    }

    @Row(69)
    @Coroutine
    static void neverSleeps(Yield.OfInt out) throws Trouble {
        try {
            if (Log.add("runs ", 1) > 1) {
                out.yield(1);
            }
            throw new Trouble("while it ran");
        } finally {
            Log.add("finally");
        }
    }

    @Row(69)
    @Coroutine
    static int caughtCancel(Ask out) {
        int got = 0;
        try {
            got = out.yield(1);
            got += Child.some(out, 3);
        } catch (Cancelled e) {
            Log.add("cancelled ", got);
            return -1;
        } catch (Error e) {
            Log.add("other");
        }
        return got;
    }

    @Row(69)
    @Coroutine
    static int rethrown(Ask out) throws Trouble {
        int got = 2;
        try {
            got = out.yield(got);
            return got * Child.once(out, 3);
        } catch (Throwable e) {
            Log.add("caught " + got + e.getMessage());
            throw e;
        }
    }

    @Row({69, 50})
    @Coroutine
    static int cleanUpThrows(Ask out) throws Trouble {
        int got = 0;
        try {
            got = out.yield(1);
            got = throwsInFinally(out, got);
            return out.yield(got);
        } finally {
            if (got != 1) {
                throw new Trouble("clean-up " + got);
            }
        }
    }

    @Coroutine
    private static int throwsInFinally(Ask out, int v) {
        try {
            return out.yield(v + 10);
        } finally {
            Log.add("throws");
            if ((v & 1) == 0) {
                throw new IllegalArgumentException("below " + v);
            }
        }
    }

    @Row(70)
    @Coroutine
    public static void yieldsInFinally(Yield.OfInt out) {
        try {
            out.yield(1);
            out.yield(2);
        } finally {
            Log.add("before");
            out.yield(3);
            Log.add("after");
        }
    }

    @Row(70)
    @Coroutine
    static void yieldsInCatch(Yield.OfInt out) {
        try {
            out.yield(1);
        } catch (Cancelled e) {
            Log.add("cancelled");
            out.yield(2);
            Log.add("resumed");
        } finally {
            Log.add("finally");
        }
        out.yield(3);
    }

    @Row(70)
    @Coroutine
    static void swallows(Yield.OfInt out) {
        for (int i = 0; i < 4; i++) {
            try {
                below(out, i);
            } catch (Cancelled e) {
                Log.add("swallowed ", i);
            }
        }
    }

    @Coroutine
    private static void below(Yield.OfInt out, int i) {
        try {
            out.yield(i);
        } finally {
            Log.add("below ", i);
        }
    }

    @Row(70)
    @Coroutine
    static void throwsWhenYielding(Yield.OfInt out) throws Trouble {
        try {
            out.yield(1);
        } finally {
            try {
                out.yield(2);
            } finally {
                Log.add("second");
                if (Log.add("throw ", true)) {
                    throw new Trouble("second");
                }
            }
        }
    }

    @Row(71)
    @Coroutine
    static void drivesItself(Yield.OfInt out) {
        Log.reentry.run();
        out.yield(1);
        try {
            Log.reentry.run();
            out.yield(2);
        } finally {
            Log.reentry.run();
        }
    }

    @Row(71)
    @Coroutine
    static int drivesItselfBelow(Ask out) {
        int got = out.yield(1);
        return got + driving(out, got) + out.yield(3);
    }

    @Coroutine
    private static int driving(Ask out, int v) {
        int kept = v;
        Log.reentry.run();
        kept += out.yield(2);
        Log.reentry.run();
        return kept;
    }
}
