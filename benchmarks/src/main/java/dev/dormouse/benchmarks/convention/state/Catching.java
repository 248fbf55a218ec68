package dev.dormouse.benchmarks.convention.state;

import dev.dormouse.benchmarks.convention.Failure;
import dev.dormouse.benchmarks.convention.LongPort;
import dev.dormouse.benchmarks.convention.Registers;

/** {@link dev.dormouse.benchmarks.convention.Shapes#catching}: three cells, no references, one state. */
public final class Catching {

    private Catching() {}

    static int failing(LongPort p, int k, Registers cx, long[] cells, int cell, Object[] refs, int ref, int entry) {
        if (entry == 0) {
            p.yield(k);
            cells[cell] = k;
            return 1;
        }
        if (entry < 0) {
            throw cx.raise();
        }
        k = (int) cells[cell];
        if ((k & 1) != 0) {
            throw Failure.INSTANCE;
        }
        cx.j = k;
        return 0;
    }

    static int catching(LongPort p, int n, Registers cx, long[] cells, int cell, Object[] refs, int ref, int entry) {
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
                if (at == 0) {
                    int slept = failing(p, k, cx, cells, cell, refs, ref, 0);
                    if (slept != 0) {
                        cells[cell + 1] = sum;
                        cells[cell + 2] = (long) k << 32 | n;
                        return slept;
                    }
                } else if (at < 0) {
                    throw cx.raise();
                }
                sum += cx.j;
            } catch (Failure e) {
                sum += 100;
            }
        }
        cx.j = sum;
        return 0;
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
                int slept = failing(p, 0, cx, cells, cell, refs, ref, entry);
                if (slept != 0) {
                    return 1 + slept;
                }
                entry = 1;
            } catch (Throwable t) {
                cx.thrown = t;
                entry = -1;
            }
        }
        int slept = catching(p, n, cx, cells, cell, refs, ref, entry);
        return slept == 0 ? 0 : 1 + slept;
    }
}
