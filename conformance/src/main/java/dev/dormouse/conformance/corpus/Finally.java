package dev.dormouse.conformance.corpus;

import dev.dormouse.Coroutine;
import dev.dormouse.Yield;
import dev.dormouse.conformance.Row;
import dev.dormouse.conformance.corpus.Ports.Ask;

/** Suspensions in {@code finally}, on every path that leads there. */
public final class Finally {

    private Finally() {}

    @Row({41, 69})
    @Coroutine
    static void plain(Yield.OfInt out) {
        try {
            out.yield(1);
            Log.add("body");
            out.yield(2);
        } finally {
            Log.add("finally");
        }
        out.yield(3);
    }

    @Row(value = 41, args = {"0", "1", "2", "3"})
    @Coroutine
    static int everyPath(Ask out, int path) throws Trouble {
        int kept = path * 7;
        try {
            kept += out.yield(1);
            switch (path) {
                case 1:
                    return kept;
                case 2:
                    throw new Trouble("path " + kept);
                case 3:
                    return out.yield(kept) + kept++;
                default:
                    kept++;
            }
        } finally {
            kept += out.yield(2);
            Log.add("kept ", kept);
            out.yield(kept);
        }
        return -kept;
    }

    @Row({41, 69})
    @Coroutine
    static String returnedBefore(Ask out) {
        String text = "a";
        long wide = 5;
        try {
            text += out.yield(1);
            return text + wide;
        } finally {
            text += "changed";
            wide = Child.wide(out, 2);
            Log.add(text + wide);
        }
    }

    @Row({41, 43, 69})
    @Coroutine
    static int nested(Ask out) throws Trouble {
        int depth = 0;
        try {
            depth++;
            try {
                depth++;
                try {
                    depth += Child.throwing(out, 1);
                } finally {
                    Log.add("inner ", depth += out.yield(2));
                }
                depth += Child.throwing(out, 3);
            } finally {
                Log.add("middle ", depth += out.yield(4));
                try {
                    Child.throwing(out, 5);
                } finally {
                    Log.add("inside ", depth += out.yield(6));
                }
            }
        } catch (Trouble.Worse e) {
            depth += out.yield(e.getMessage().length());
        } finally {
            Log.add("outer ", depth += out.yield(7));
        }
        return depth;
    }

    @Row(42)
    @Coroutine
    @SuppressWarnings("finally")
    static int returned(Ask out) {
        try {
            if (out.yield(1) > 1) {
                throw new IllegalStateException("lost");
            }
            return out.yield(2);
        } finally {
            return out.yield(3) + 1000;
        }
    }

    @Row({42, 11})
    @Coroutine
    @SuppressWarnings("finally")
    static int left(Ask out) {
        int rounds = 0;
        while (true) {
            try {
                rounds++;
                if (rounds > 3) {
                    return out.yield(rounds);
                }
                Child.throwing(out, rounds);
                throw new Trouble("lost");
            } catch (Trouble.Worse e) {
                return out.yield(-1);
            } finally {
                if (out.yield(100) != 3) {
                    continue;
                }
                break;
            }
        }
        return rounds;
    }

    @Row({42, 50})
    @Coroutine
    @SuppressWarnings("finally")
    static int thrown(Ask out) throws Trouble {
        try {
            return out.yield(1);
        } finally {
            throw new Trouble("replaces " + out.yield(2));
        }
    }

    /** A resource whose closing is seen. */
    private static final class Lamp implements AutoCloseable {

        private final String name;
        private final boolean breaks;

        Lamp(String name, boolean breaks) {
            this.name = name;
            this.breaks = breaks;
            Log.add("open " + name);
        }

        @Override
        public void close() throws Trouble {
            Log.add("close " + name);
            if (breaks) {
                throw new Trouble("close of " + name);
            }
        }
    }

    @Row(value = {46, 41, 69}, args = {"true,false", "false,true", "true,true", "false,false"})
    @Coroutine
    static int resources(Ask out, boolean first, boolean second) throws Trouble {
        try (Lamp a = new Lamp("a" + out.yield(1), first); Lamp b = Child.truth(out, 2) ? new Lamp("b", second) : null) {
            Log.add(a.name + (b == null));
            return Child.throwing(out, 3);
        } catch (IllegalArgumentException e) {
            return -1;
        } finally {
            Log.add("after ", out.yield(4));
        }
    }

    /** Sleeps in a clean-up that a child's clean-up precedes. */
    @Row({41, 69, 85})
    @Coroutine
    static void outer(Yield.OfInt out) {
        try {
            inner(out, 1);
            out.yield(2);
            inner(out, 3);
        } finally {
            Log.add("outer");
        }
    }

    @Coroutine
    private static void inner(Yield.OfInt out, int v) {
        int kept = v * 10;
        try {
            out.yield(v);
            innermost(out, kept);
        } finally {
            Log.add("inner " + kept);
        }
    }

    @Coroutine
    private static void innermost(Yield.OfInt out, int v) {
        try {
            out.yield(v);
        } finally {
            Log.add("innermost " + v);
        }
    }
}
