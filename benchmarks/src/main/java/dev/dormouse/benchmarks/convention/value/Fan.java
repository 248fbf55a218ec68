package dev.dormouse.benchmarks.convention.value;

import dev.dormouse.benchmarks.convention.LongPort;
import dev.dormouse.benchmarks.convention.Nodes;
import dev.dormouse.benchmarks.convention.Registers;
import java.util.List;

/** {@link dev.dormouse.benchmarks.convention.Shapes#fan} of six levels, with 63 states and as many nodes: 14 cells, no references. */
public final class Fan {

    private Fan() {}

    static long fibWithSum(LongPort p, int n, Registers cx, long[] cells, int cell, Object[] refs, int ref, int entry) {
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
            cx.state = 1;
            return 0;
        }
        cx.state = 0;
        return sum;
    }

    static long level2(LongPort p, int n, Registers cx, long[] cells, int cell, Object[] refs, int ref, int entry) {
        long sum;
        switch (entry) {
            case 0: {
                p.yield(2);
                cells[cell + 4] = n;
                cx.state = 1;
                return 0;
            }
            case 1: {
                n = (int) cells[cell + 4];
                sum = fibWithSum(p, n, cx, cells, cell, refs, ref, 0);
                if (cx.state != 0) {
                    cx.state += 1;
                    return 0;
                }
                break;
            }
            case 2: {
                n = (int) cells[cell + 4];
                sum = cx.j;
                break;
            }
            case 3: {
                n = (int) cells[cell + 4];
                cx.state = 0;
                return cells[cell + 5] + cx.j + n;
            }
            default:
                throw cx.raise();
        }
        long again = fibWithSum(p, n, cx, cells, cell, refs, ref, 0);
        if (cx.state != 0) {
            cells[cell + 5] = sum;
            cx.state += 2;
            return 0;
        }
        cx.state = 0;
        return sum + again + n;
    }

    static long level3(LongPort p, int n, Registers cx, long[] cells, int cell, Object[] refs, int ref, int entry) {
        long sum;
        switch (entry) {
            case 0: {
                p.yield(3);
                cells[cell + 6] = n;
                cx.state = 1;
                return 0;
            }
            case 1: {
                n = (int) cells[cell + 6];
                sum = level2(p, n, cx, cells, cell, refs, ref, 0);
                if (cx.state != 0) {
                    cx.state += 1;
                    return 0;
                }
                break;
            }
            case 2: {
                n = (int) cells[cell + 6];
                sum = cx.j;
                break;
            }
            case 3: {
                n = (int) cells[cell + 6];
                cx.state = 0;
                return cells[cell + 7] + cx.j + n;
            }
            default:
                throw cx.raise();
        }
        long again = level2(p, n, cx, cells, cell, refs, ref, 0);
        if (cx.state != 0) {
            cells[cell + 7] = sum;
            cx.state += 4;
            return 0;
        }
        cx.state = 0;
        return sum + again + n;
    }

    static long level4(LongPort p, int n, Registers cx, long[] cells, int cell, Object[] refs, int ref, int entry) {
        long sum;
        switch (entry) {
            case 0: {
                p.yield(4);
                cells[cell + 8] = n;
                cx.state = 1;
                return 0;
            }
            case 1: {
                n = (int) cells[cell + 8];
                sum = level3(p, n, cx, cells, cell, refs, ref, 0);
                if (cx.state != 0) {
                    cx.state += 1;
                    return 0;
                }
                break;
            }
            case 2: {
                n = (int) cells[cell + 8];
                sum = cx.j;
                break;
            }
            case 3: {
                n = (int) cells[cell + 8];
                cx.state = 0;
                return cells[cell + 9] + cx.j + n;
            }
            default:
                throw cx.raise();
        }
        long again = level3(p, n, cx, cells, cell, refs, ref, 0);
        if (cx.state != 0) {
            cells[cell + 9] = sum;
            cx.state += 8;
            return 0;
        }
        cx.state = 0;
        return sum + again + n;
    }

    static long level5(LongPort p, int n, Registers cx, long[] cells, int cell, Object[] refs, int ref, int entry) {
        long sum;
        switch (entry) {
            case 0: {
                p.yield(5);
                cells[cell + 10] = n;
                cx.state = 1;
                return 0;
            }
            case 1: {
                n = (int) cells[cell + 10];
                sum = level4(p, n, cx, cells, cell, refs, ref, 0);
                if (cx.state != 0) {
                    cx.state += 1;
                    return 0;
                }
                break;
            }
            case 2: {
                n = (int) cells[cell + 10];
                sum = cx.j;
                break;
            }
            case 3: {
                n = (int) cells[cell + 10];
                cx.state = 0;
                return cells[cell + 11] + cx.j + n;
            }
            default:
                throw cx.raise();
        }
        long again = level4(p, n, cx, cells, cell, refs, ref, 0);
        if (cx.state != 0) {
            cells[cell + 11] = sum;
            cx.state += 16;
            return 0;
        }
        cx.state = 0;
        return sum + again + n;
    }

    static long level6(LongPort p, int n, Registers cx, long[] cells, int cell, Object[] refs, int ref, int entry) {
        long sum;
        switch (entry) {
            case 0: {
                p.yield(6);
                cells[cell + 12] = n;
                cx.state = 1;
                return 0;
            }
            case 1: {
                n = (int) cells[cell + 12];
                sum = level5(p, n, cx, cells, cell, refs, ref, 0);
                if (cx.state != 0) {
                    cx.state += 1;
                    return 0;
                }
                break;
            }
            case 2: {
                n = (int) cells[cell + 12];
                sum = cx.j;
                break;
            }
            case 3: {
                n = (int) cells[cell + 12];
                cx.state = 0;
                return cells[cell + 13] + cx.j + n;
            }
            default:
                throw cx.raise();
        }
        long again = level5(p, n, cx, cells, cell, refs, ref, 0);
        if (cx.state != 0) {
            cells[cell + 13] = sum;
            cx.state += 32;
            return 0;
        }
        cx.state = 0;
        return sum + again + n;
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
                        cx.j = level6(p, n, cx, cells, cell, refs, ref, entry);
                        break;
                    case 1:
                        cx.j = level5(p, 0, cx, cells, cell, refs, ref, entry);
                        break;
                    case 2:
                        cx.j = level4(p, 0, cx, cells, cell, refs, ref, entry);
                        break;
                    case 3:
                        cx.j = level3(p, 0, cx, cells, cell, refs, ref, entry);
                        break;
                    case 4:
                        cx.j = level2(p, 0, cx, cells, cell, refs, ref, entry);
                        break;
                    default:
                        cx.j = fibWithSum(p, 0, cx, cells, cell, refs, ref, entry);
                        break;
                }
                slept = cx.state;
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
