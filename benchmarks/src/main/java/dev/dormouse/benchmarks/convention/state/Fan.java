package dev.dormouse.benchmarks.convention.state;

import dev.dormouse.benchmarks.convention.LongPort;
import dev.dormouse.benchmarks.convention.Nodes;
import dev.dormouse.benchmarks.convention.Registers;
import java.util.List;

/** {@link dev.dormouse.benchmarks.convention.Shapes#fan} of six levels, with 63 states and as many nodes: 14 cells, no references. */
public final class Fan {

    private Fan() {}

    static int fibWithSum(LongPort p, int n, Registers cx, long[] cells, int cell, Object[] refs, int ref, int entry) {
        long a;
        long b;
        long sum;
        int i;
        if (entry == 0) {
            a = 0;
            b = 1;
            sum = 0;
            i = 0;
        } else {
            if (entry < 0) {
                throw cx.raise();
            }
            a = cells[cell];
            b = cells[cell + 1];
            sum = cells[cell + 2];
            long packed = cells[cell + 3];
            n = (int) packed;
            i = (int) (packed >>> 32);
            sum += a;
            long next = a + b;
            a = b;
            b = next;
            i++;
        }
        if (i < n) {
            p.yield(a);
            cells[cell] = a;
            cells[cell + 1] = b;
            cells[cell + 2] = sum;
            cells[cell + 3] = (long) i << 32 | n;
            return 1;
        }
        cx.j = sum;
        return 0;
    }

    static int level2(LongPort p, int n, Registers cx, long[] cells, int cell, Object[] refs, int ref, int entry) {
        long sum;
        switch (entry) {
            case 0: {
                p.yield(2);
                cells[cell + 4] = n;
                return 1;
            }
            case 1: {
                n = (int) cells[cell + 4];
                int slept = fibWithSum(p, n, cx, cells, cell, refs, ref, 0);
                if (slept != 0) {
                    return 1 + slept;
                }
                sum = cx.j;
                break;
            }
            case 2: {
                n = (int) cells[cell + 4];
                sum = cx.j;
                break;
            }
            case 3: {
                n = (int) cells[cell + 4];
                cx.j = cells[cell + 5] + cx.j + n;
                return 0;
            }
            default:
                throw cx.raise();
        }
        int slept = fibWithSum(p, n, cx, cells, cell, refs, ref, 0);
        if (slept != 0) {
            cells[cell + 5] = sum;
            return 2 + slept;
        }
        long again = cx.j;
        cx.j = sum + again + n;
        return 0;
    }

    static int level3(LongPort p, int n, Registers cx, long[] cells, int cell, Object[] refs, int ref, int entry) {
        long sum;
        switch (entry) {
            case 0: {
                p.yield(3);
                cells[cell + 6] = n;
                return 1;
            }
            case 1: {
                n = (int) cells[cell + 6];
                int slept = level2(p, n, cx, cells, cell, refs, ref, 0);
                if (slept != 0) {
                    return 1 + slept;
                }
                sum = cx.j;
                break;
            }
            case 2: {
                n = (int) cells[cell + 6];
                sum = cx.j;
                break;
            }
            case 3: {
                n = (int) cells[cell + 6];
                cx.j = cells[cell + 7] + cx.j + n;
                return 0;
            }
            default:
                throw cx.raise();
        }
        int slept = level2(p, n, cx, cells, cell, refs, ref, 0);
        if (slept != 0) {
            cells[cell + 7] = sum;
            return 4 + slept;
        }
        long again = cx.j;
        cx.j = sum + again + n;
        return 0;
    }

    static int level4(LongPort p, int n, Registers cx, long[] cells, int cell, Object[] refs, int ref, int entry) {
        long sum;
        switch (entry) {
            case 0: {
                p.yield(4);
                cells[cell + 8] = n;
                return 1;
            }
            case 1: {
                n = (int) cells[cell + 8];
                int slept = level3(p, n, cx, cells, cell, refs, ref, 0);
                if (slept != 0) {
                    return 1 + slept;
                }
                sum = cx.j;
                break;
            }
            case 2: {
                n = (int) cells[cell + 8];
                sum = cx.j;
                break;
            }
            case 3: {
                n = (int) cells[cell + 8];
                cx.j = cells[cell + 9] + cx.j + n;
                return 0;
            }
            default:
                throw cx.raise();
        }
        int slept = level3(p, n, cx, cells, cell, refs, ref, 0);
        if (slept != 0) {
            cells[cell + 9] = sum;
            return 8 + slept;
        }
        long again = cx.j;
        cx.j = sum + again + n;
        return 0;
    }

    static int level5(LongPort p, int n, Registers cx, long[] cells, int cell, Object[] refs, int ref, int entry) {
        long sum;
        switch (entry) {
            case 0: {
                p.yield(5);
                cells[cell + 10] = n;
                return 1;
            }
            case 1: {
                n = (int) cells[cell + 10];
                int slept = level4(p, n, cx, cells, cell, refs, ref, 0);
                if (slept != 0) {
                    return 1 + slept;
                }
                sum = cx.j;
                break;
            }
            case 2: {
                n = (int) cells[cell + 10];
                sum = cx.j;
                break;
            }
            case 3: {
                n = (int) cells[cell + 10];
                cx.j = cells[cell + 11] + cx.j + n;
                return 0;
            }
            default:
                throw cx.raise();
        }
        int slept = level4(p, n, cx, cells, cell, refs, ref, 0);
        if (slept != 0) {
            cells[cell + 11] = sum;
            return 16 + slept;
        }
        long again = cx.j;
        cx.j = sum + again + n;
        return 0;
    }

    static int level6(LongPort p, int n, Registers cx, long[] cells, int cell, Object[] refs, int ref, int entry) {
        long sum;
        switch (entry) {
            case 0: {
                p.yield(6);
                cells[cell + 12] = n;
                return 1;
            }
            case 1: {
                n = (int) cells[cell + 12];
                int slept = level5(p, n, cx, cells, cell, refs, ref, 0);
                if (slept != 0) {
                    return 1 + slept;
                }
                sum = cx.j;
                break;
            }
            case 2: {
                n = (int) cells[cell + 12];
                sum = cx.j;
                break;
            }
            case 3: {
                n = (int) cells[cell + 12];
                cx.j = cells[cell + 13] + cx.j + n;
                return 0;
            }
            default:
                throw cx.raise();
        }
        int slept = level5(p, n, cx, cells, cell, refs, ref, 0);
        if (slept != 0) {
            cells[cell + 13] = sum;
            return 32 + slept;
        }
        long again = cx.j;
        cx.j = sum + again + n;
        return 0;
    }

    /** A level has one own point and two calls of the next; the leaf has one own point. */
    static Nodes.Callee tree(int level, int kind) {
        if (level == 1) {
            return new Nodes.Callee(kind, 1, List.of());
        }
        Nodes.Callee next = tree(level - 1, kind + 1);
        return new Nodes.Callee(kind, 1, List.of(next, next));
    }

    private static final Nodes FAN6 = new Nodes(tree(6, 0));
    private static final char[] NODE6 = FAN6.nodeOfState();
    private static final char[] BASE6 = FAN6.baseOfNode();
    private static final char[] KIND6 = FAN6.kindOfNode();
    private static final char[] PARENT6 = FAN6.parentOfNode();
    private static final char[] POINT6 = FAN6.pointOfNode();

    public static int drive6(LongPort p, Registers cx, long[] cells, int cell, Object[] refs, int ref, int state) {
        int n = 0;
        int node = 0;
        int entry = 0;
        if (state == 1) {
            n = (int) cells[cell];
        } else {
            node = NODE6[state - 1];
            entry = state - 1 - BASE6[node];
            if (cx.thrown != null) {
                entry = -entry;
            }
        }
        for (;;) {
            int slept;
            try {
                switch (KIND6[node]) {
                    case 0:
                        slept = level6(p, n, cx, cells, cell, refs, ref, entry);
                        break;
                    case 1:
                        slept = level5(p, 0, cx, cells, cell, refs, ref, entry);
                        break;
                    case 2:
                        slept = level4(p, 0, cx, cells, cell, refs, ref, entry);
                        break;
                    case 3:
                        slept = level3(p, 0, cx, cells, cell, refs, ref, entry);
                        break;
                    case 4:
                        slept = level2(p, 0, cx, cells, cell, refs, ref, entry);
                        break;
                    default:
                        slept = fibWithSum(p, 0, cx, cells, cell, refs, ref, entry);
                        break;
                }
                if (slept != 0) {
                    return 1 + BASE6[node] + slept;
                }
                if (node == 0) {
                    return 0;
                }
                entry = POINT6[node];
            } catch (Throwable t) {
                if (node == 0) {
                    throw t;
                }
                cx.thrown = t;
                entry = -POINT6[node];
            }
            node = PARENT6[node];
        }
    }
}
