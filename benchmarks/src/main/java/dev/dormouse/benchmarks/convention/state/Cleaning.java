package dev.dormouse.benchmarks.convention.state;

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

    static int tidying(LongPort p, int n, Registers cx, long[] cells, int cell, Object[] refs, int ref, int entry) {
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
                cx.j = cells[cell];
                return 0;
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
                return 1;
            }
        } catch (Throwable t) {
            p.yield(-1 - done);
            refs[ref] = t;
            return 3;
        }
        p.yield(-1 - done);
        cells[cell] = done;
        return 2;
    }

    static int cleaning(LongPort p, int n, Registers cx, long[] cells, int cell, Object[] refs, int ref, int entry) {
        long done;
        switch (entry) {
            case 1:
                cx.j = cells[cell];
                return 0;
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
                int slept = tidying(p, n, cx, cells, cell, refs, ref, 0);
                if (slept != 0) {
                    return 2 + slept;
                }
            }
            done = cx.j;
        } catch (Throwable t) {
            p.yield(-100);
            refs[ref] = t;
            return 2;
        }
        p.yield(-100);
        cells[cell] = done;
        return 1;
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
                int slept = tidying(p, 0, cx, cells, cell, refs, ref, cx.thrown == null ? state - 3 : 3 - state);
                if (slept != 0) {
                    return 3 + slept;
                }
                entry = 3;
            } catch (Throwable t) {
                cx.thrown = t;
                entry = -3;
            }
        }
        int slept = cleaning(p, n, cx, cells, cell, refs, ref, entry);
        return slept == 0 ? 0 : 1 + slept;
    }
}
