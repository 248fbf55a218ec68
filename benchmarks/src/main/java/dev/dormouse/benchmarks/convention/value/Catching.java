package dev.dormouse.benchmarks.convention.value;

import dev.dormouse.benchmarks.convention.Failure;
import dev.dormouse.benchmarks.convention.LongPort;
import dev.dormouse.benchmarks.convention.Registers;

/** {@link dev.dormouse.benchmarks.convention.Shapes#catching}: three cells, no references, one state. */
public final class Catching {

    private Catching() {}

    static long failing(LongPort p, int k, Registers cx, long[] cells, int cell, Object[] refs, int ref, int entry) {
        if (entry == 0) {
            p.yield(k);
            cells[cell] = k;
            cx.state = 1;
            return 0;
        }
        if (entry < 0) {
            throw cx.raise();
        }
        k = (int) cells[cell];
        if ((k & 1) != 0) {
            throw Failure.INSTANCE;
        }
        cx.state = 0;
        return k;
    }

    static long catching(LongPort p, int n, Registers cx, long[] cells, int cell, Object[] refs, int ref, int entry) {
        long sum;
        int k;
        if (entry == 0) {
            sum = 0;
            k = 0;
        } else {
            sum = cells[cell + 1];
            long packed = cells[cell + 2];
            n = (int) packed;
            k = (int) (packed >>> 32);
        }
        for (int at = entry; at != 0 || k < n; at = 0, k++) {
            try {
                long value;
                if (at == 0) {
                    value = failing(p, k, cx, cells, cell, refs, ref, 0);
                    if (cx.state != 0) {
                        cells[cell + 1] = sum;
                        cells[cell + 2] = (long) k << 32 | n;
                        return 0;
                    }
                } else if (at < 0) {
                    throw cx.raise();
                } else {
                    value = cx.j;
                }
                sum += value;
            } catch (Failure e) {
                sum += 100;
            }
        }
        cx.state = 0;
        return sum;
    }

    public static int drive(LongPort p, Registers cx, long[] cells, int cell, Object[] refs, int ref, int state) {
        int n = 0;
        int entry = 0;
        boolean leaf = state != 1;
        if (leaf) {
            entry = cx.thrown == null ? 1 : -1;
        } else {
            n = (int) cells[cell];
        }
        if (leaf) {
            try {
                cx.j = failing(p, 0, cx, cells, cell, refs, ref, entry);
                if (cx.state != 0) {
                    return 1 + cx.state;
                }
                entry = 1;
            } catch (Throwable t) {
                cx.thrown = t;
                entry = -1;
            }
        }
        cx.j = catching(p, n, cx, cells, cell, refs, ref, entry);
        return cx.state == 0 ? 0 : 1 + cx.state;
    }
}
