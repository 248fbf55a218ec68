package dev.dormouse.benchmarks.convention.state;

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

    static int one(LongPort p, long x, Registers cx, long[] cells, int cell, Object[] refs, int ref, int entry) {
        if (entry == 0) {
            if (x < 0) {
                p.yield(x);
                cells[cell + 1] = x;
                return 1;
            }
        } else {
            if (entry < 0) {
                throw cx.raise();
            }
            x = cells[cell + 1];
        }
        cx.j = x + 1;
        return 0;
    }

    static int two(LongPort p, long x, Registers cx, long[] cells, int cell, Object[] refs, int ref, int entry) {
        if (entry == 0) {
            int slept = one(p, x, cx, cells, cell, refs, ref, 0);
            if (slept != 0) {
                return slept;
            }
        } else if (entry < 0) {
            throw cx.raise();
        }
        cx.j += 1;
        return 0;
    }

    static int three(LongPort p, long x, Registers cx, long[] cells, int cell, Object[] refs, int ref, int entry) {
        if (entry == 0) {
            int slept = two(p, x, cx, cells, cell, refs, ref, 0);
            if (slept != 0) {
                return slept;
            }
        } else if (entry < 0) {
            throw cx.raise();
        }
        cx.j += 1;
        return 0;
    }

    static int same(LongPort p, Object o, long x, Registers cx, long[] cells, int cell, Object[] refs, int ref, int entry) {
        if (entry == 0) {
            if (x < 0) {
                p.yield(x);
                refs[ref + 1] = o;
                return 1;
            }
        } else {
            o = refs[ref + 1];
            refs[ref + 1] = null;
            if (entry < 0) {
                throw cx.raise();
            }
        }
        cx.a = o;
        return 0;
    }

    static int ones(LongPort p, Registers cx, long[] cells, int cell, Object[] refs, int ref, int entry) {
        if (entry < 0) {
            throw cx.raise();
        }
        long sum = entry == 0 ? 0 : cells[cell];
        for (int i = 0; i < CALLS; i++) {
            int slept = one(p, i, cx, cells, cell, refs, ref, 0);
            if (slept != 0) {
                cells[cell] = sum;
                return 1 + slept;
            }
            sum += cx.j;
        }
        p.yield(sum);
        cells[cell] = sum;
        return 1;
    }

    static int threes(LongPort p, Registers cx, long[] cells, int cell, Object[] refs, int ref, int entry) {
        if (entry < 0) {
            throw cx.raise();
        }
        long sum = entry == 0 ? 0 : cells[cell];
        for (int i = 0; i < CALLS; i++) {
            int slept = three(p, i, cx, cells, cell, refs, ref, 0);
            if (slept != 0) {
                cells[cell] = sum;
                return 1 + slept;
            }
            sum += cx.j;
        }
        p.yield(sum);
        cells[cell] = sum;
        return 1;
    }

    static int sames(LongPort p, Registers cx, long[] cells, int cell, Object[] refs, int ref, int entry) {
        if (entry < 0) {
            throw cx.raise();
        }
        Object o = entry == 0 ? null : refs[ref];
        for (int i = 0; i < CALLS; i++) {
            int slept = same(p, i % 3 == 0 ? p : o, i, cx, cells, cell, refs, ref, 0);
            if (slept != 0) {
                refs[ref] = o;
                return 1 + slept;
            }
            o = cx.a;
            cx.a = null;
        }
        p.yield(o == p ? 1 : 0);
        refs[ref] = o;
        return 1;
    }

    public static int driveOnes(LongPort p, Registers cx, long[] cells, int cell, Object[] refs, int ref, int state) {
        int entry = 0;
        if (state != 1) {
            entry = cx.thrown == null ? state - 1 : 1 - state;
        }
        int slept = ones(p, cx, cells, cell, refs, ref, entry);
        return slept == 0 ? 0 : 1 + slept;
    }

    public static int driveThrees(LongPort p, Registers cx, long[] cells, int cell, Object[] refs, int ref, int state) {
        int entry = 0;
        if (state != 1) {
            entry = cx.thrown == null ? state - 1 : 1 - state;
        }
        int slept = threes(p, cx, cells, cell, refs, ref, entry);
        return slept == 0 ? 0 : 1 + slept;
    }

    public static int driveSames(LongPort p, Registers cx, long[] cells, int cell, Object[] refs, int ref, int state) {
        int entry = 0;
        if (state != 1) {
            entry = cx.thrown == null ? state - 1 : 1 - state;
        }
        int slept = sames(p, cx, cells, cell, refs, ref, entry);
        return slept == 0 ? 0 : 1 + slept;
    }
}
