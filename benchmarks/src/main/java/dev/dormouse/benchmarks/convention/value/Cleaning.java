package dev.dormouse.benchmarks.convention.value;

import dev.dormouse.benchmarks.convention.LongPort;
import dev.dormouse.benchmarks.convention.Registers;

/**
 * {@link dev.dormouse.benchmarks.convention.Shapes#cleaning}: two cells, one reference, five states.
 *
 * <p>Of {@code tidying}: 1 in the loop, 2 in the clean-up of a return, 3 in that of a throw. Of {@code cleaning}: 1 and 2 in its own clean-ups, 3 to 5 in
 * {@code tidying}.
 */
public final class Cleaning {

    private Cleaning() {}

    static long tidying(LongPort p, int n, Registers cx, long[] cells, int cell, Object[] refs, int ref, int entry) {
        long done = 0;
        switch (entry) {
            case 0:
                refs[ref] = null;
                break;
            case 1:
            case -1:
                done = cells[cell];
                n = (int) cells[cell + 1];
                break;
            case 2:
                cx.state = 0;
                return cells[cell];
            case 3:
                cx.thrown = (Throwable) refs[ref];
                refs[ref] = null;
                throw cx.raise();
            default:
                refs[ref] = null;
                throw cx.raise();
        }
        try {
            if (entry == -1) {
                throw cx.raise();
            }
            if (entry == 1) {
                done++;
            } else {
                cells[cell + 1] = n;
            }
            if (done < n) {
                p.yield(done);
                cells[cell] = done;
                cx.state = 1;
                return 0;
            }
        } catch (Throwable t) {
            p.yield(-1 - done);
            refs[ref] = t;
            cx.state = 3;
            return 0;
        }
        p.yield(-1 - done);
        cells[cell] = done;
        cx.state = 2;
        return 0;
    }

    static long cleaning(LongPort p, int n, Registers cx, long[] cells, int cell, Object[] refs, int ref, int entry) {
        long done;
        switch (entry) {
            case 1:
                cx.state = 0;
                return cells[cell];
            case 2:
                cx.thrown = (Throwable) refs[ref];
                refs[ref] = null;
                throw cx.raise();
            case -1:
            case -2:
                refs[ref] = null;
                throw cx.raise();
            default:
                break;
        }
        try {
            if (entry == -3) {
                throw cx.raise();
            }
            if (entry == 0) {
                done = tidying(p, n, cx, cells, cell, refs, ref, 0);
                if (cx.state != 0) {
                    cx.state += 2;
                    return 0;
                }
            } else {
                done = cx.j;
            }
        } catch (Throwable t) {
            p.yield(-100);
            refs[ref] = t;
            cx.state = 2;
            return 0;
        }
        p.yield(-100);
        cells[cell] = done;
        cx.state = 1;
        return 0;
    }

    public static int drive(LongPort p, Registers cx, long[] cells, int cell, Object[] refs, int ref, int state) {
        int n = 0;
        int entry = 0;
        if (state == 1) {
            n = (int) cells[cell];
        } else if (state <= 3) {
            entry = cx.thrown == null ? state - 1 : 1 - state;
        } else {
            try {
                cx.j = tidying(p, 0, cx, cells, cell, refs, ref, cx.thrown == null ? state - 3 : 3 - state);
                if (cx.state != 0) {
                    return 3 + cx.state;
                }
                entry = 3;
            } catch (Throwable t) {
                cx.thrown = t;
                entry = -3;
            }
        }
        cx.j = cleaning(p, n, cx, cells, cell, refs, ref, entry);
        return cx.state == 0 ? 0 : 1 + cx.state;
    }
}
