package dev.dormouse.benchmarks.convention.value;

import dev.dormouse.benchmarks.convention.LongPort;
import dev.dormouse.benchmarks.convention.Registers;

/**
 * Calls that complete at once: a loop of {@link #CALLS} of them, then a suspension. One cell; the child never sleeps here, and so needs none.
 *
 * <p>{@code one} stands for {@code long one(LongPort out, long x) { if (x < 0) out.yield(x); return x + 1; }}, {@code two} and {@code three} for levels above it, and
 * {@code same} for the like with a reference as its result.
 */
public final class Prompt {

    /** Calls per resume. */
    public static final int CALLS = 100;

    private Prompt() {}

    static long one(LongPort p, long x, Registers cx, long[] cells, int cell, Object[] refs, int ref, int entry) {
        if (entry == 0) {
            if (x < 0) {
                p.yield(x);
                cells[cell + 1] = x;
                cx.state = 1;
                return 0;
            }
        } else {
            if (entry < 0) {
                throw cx.raise();
            }
            x = cells[cell + 1];
        }
        cx.state = 0;
        return x + 1;
    }

    static long two(LongPort p, long x, Registers cx, long[] cells, int cell, Object[] refs, int ref, int entry) {
        long value;
        if (entry == 0) {
            value = one(p, x, cx, cells, cell, refs, ref, 0);
            if (cx.state != 0) {
                return 0;
            }
        } else {
            if (entry < 0) {
                throw cx.raise();
            }
            value = cx.j;
        }
        cx.state = 0;
        return value + 1;
    }

    static long three(LongPort p, long x, Registers cx, long[] cells, int cell, Object[] refs, int ref, int entry) {
        long value;
        if (entry == 0) {
            value = two(p, x, cx, cells, cell, refs, ref, 0);
            if (cx.state != 0) {
                return 0;
            }
        } else {
            if (entry < 0) {
                throw cx.raise();
            }
            value = cx.j;
        }
        cx.state = 0;
        return value + 1;
    }

    static Object same(LongPort p, Object o, long x, Registers cx, long[] cells, int cell, Object[] refs, int ref, int entry) {
        if (entry == 0) {
            if (x < 0) {
                p.yield(x);
                refs[ref + 1] = o;
                cx.state = 1;
                return null;
            }
        } else {
            o = refs[ref + 1];
            refs[ref + 1] = null;
            if (entry < 0) {
                throw cx.raise();
            }
        }
        cx.state = 0;
        return o;
    }

    static long ones(LongPort p, Registers cx, long[] cells, int cell, Object[] refs, int ref, int entry) {
        if (entry < 0) {
            throw cx.raise();
        }
        long sum = entry == 0 ? 0 : cells[cell];
        for (int i = 0; i < CALLS; i++) {
            long value = one(p, i, cx, cells, cell, refs, ref, 0);
            if (cx.state != 0) {
                cells[cell] = sum;
                cx.state += 1;
                return 0;
            }
            sum += value;
        }
        p.yield(sum);
        cells[cell] = sum;
        cx.state = 1;
        return 0;
    }

    static long threes(LongPort p, Registers cx, long[] cells, int cell, Object[] refs, int ref, int entry) {
        if (entry < 0) {
            throw cx.raise();
        }
        long sum = entry == 0 ? 0 : cells[cell];
        for (int i = 0; i < CALLS; i++) {
            long value = three(p, i, cx, cells, cell, refs, ref, 0);
            if (cx.state != 0) {
                cells[cell] = sum;
                cx.state += 1;
                return 0;
            }
            sum += value;
        }
        p.yield(sum);
        cells[cell] = sum;
        cx.state = 1;
        return 0;
    }

    static long sames(LongPort p, Registers cx, long[] cells, int cell, Object[] refs, int ref, int entry) {
        if (entry < 0) {
            throw cx.raise();
        }
        Object o = entry == 0 ? null : refs[ref];
        for (int i = 0; i < CALLS; i++) {
            o = same(p, i % 3 == 0 ? p : o, i, cx, cells, cell, refs, ref, 0);
            if (cx.state != 0) {
                refs[ref] = o;
                cx.state += 1;
                return 0;
            }
        }
        p.yield(o == p ? 1 : 0);
        refs[ref] = o;
        cx.state = 1;
        return 0;
    }

    public static int driveOnes(LongPort p, Registers cx, long[] cells, int cell, Object[] refs, int ref, int state) {
        int entry = 0;
        if (state != 1) {
            entry = cx.thrown == null ? state - 1 : 1 - state;
        }
        cx.j = ones(p, cx, cells, cell, refs, ref, entry);
        int slept = cx.state;
        return slept == 0 ? 0 : 1 + slept;
    }

    public static int driveThrees(LongPort p, Registers cx, long[] cells, int cell, Object[] refs, int ref, int state) {
        int entry = 0;
        if (state != 1) {
            entry = cx.thrown == null ? state - 1 : 1 - state;
        }
        cx.j = threes(p, cx, cells, cell, refs, ref, entry);
        int slept = cx.state;
        return slept == 0 ? 0 : 1 + slept;
    }

    public static int driveSames(LongPort p, Registers cx, long[] cells, int cell, Object[] refs, int ref, int state) {
        int entry = 0;
        if (state != 1) {
            entry = cx.thrown == null ? state - 1 : 1 - state;
        }
        cx.j = sames(p, cx, cells, cell, refs, ref, entry);
        int slept = cx.state;
        return slept == 0 ? 0 : 1 + slept;
    }
}
