package dev.dormouse.benchmarks.convention.state;

import dev.dormouse.benchmarks.convention.LongPort;
import dev.dormouse.benchmarks.convention.Nodes;
import dev.dormouse.benchmarks.convention.Registers;
import java.util.List;

/** {@link dev.dormouse.benchmarks.convention.Shapes#chain} of up to eight levels: eleven cells, no references. */
public final class Chain {

    private Chain() {}

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
            default:
                throw cx.raise();
        }
        cx.j = sum + n;
        return 0;
    }

    static int level3(LongPort p, int n, Registers cx, long[] cells, int cell, Object[] refs, int ref, int entry) {
        long sum;
        switch (entry) {
            case 0: {
                p.yield(3);
                cells[cell + 5] = n;
                return 1;
            }
            case 1: {
                n = (int) cells[cell + 5];
                int slept = level2(p, n, cx, cells, cell, refs, ref, 0);
                if (slept != 0) {
                    return 1 + slept;
                }
                sum = cx.j;
                break;
            }
            case 2: {
                n = (int) cells[cell + 5];
                sum = cx.j;
                break;
            }
            default:
                throw cx.raise();
        }
        cx.j = sum + n;
        return 0;
    }

    static int level4(LongPort p, int n, Registers cx, long[] cells, int cell, Object[] refs, int ref, int entry) {
        long sum;
        switch (entry) {
            case 0: {
                p.yield(4);
                cells[cell + 6] = n;
                return 1;
            }
            case 1: {
                n = (int) cells[cell + 6];
                int slept = level3(p, n, cx, cells, cell, refs, ref, 0);
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
            default:
                throw cx.raise();
        }
        cx.j = sum + n;
        return 0;
    }

    static int level5(LongPort p, int n, Registers cx, long[] cells, int cell, Object[] refs, int ref, int entry) {
        long sum;
        switch (entry) {
            case 0: {
                p.yield(5);
                cells[cell + 7] = n;
                return 1;
            }
            case 1: {
                n = (int) cells[cell + 7];
                int slept = level4(p, n, cx, cells, cell, refs, ref, 0);
                if (slept != 0) {
                    return 1 + slept;
                }
                sum = cx.j;
                break;
            }
            case 2: {
                n = (int) cells[cell + 7];
                sum = cx.j;
                break;
            }
            default:
                throw cx.raise();
        }
        cx.j = sum + n;
        return 0;
    }

    static int level6(LongPort p, int n, Registers cx, long[] cells, int cell, Object[] refs, int ref, int entry) {
        long sum;
        switch (entry) {
            case 0: {
                p.yield(6);
                cells[cell + 8] = n;
                return 1;
            }
            case 1: {
                n = (int) cells[cell + 8];
                int slept = level5(p, n, cx, cells, cell, refs, ref, 0);
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
            default:
                throw cx.raise();
        }
        cx.j = sum + n;
        return 0;
    }

    static int level7(LongPort p, int n, Registers cx, long[] cells, int cell, Object[] refs, int ref, int entry) {
        long sum;
        switch (entry) {
            case 0: {
                p.yield(7);
                cells[cell + 9] = n;
                return 1;
            }
            case 1: {
                n = (int) cells[cell + 9];
                int slept = level6(p, n, cx, cells, cell, refs, ref, 0);
                if (slept != 0) {
                    return 1 + slept;
                }
                sum = cx.j;
                break;
            }
            case 2: {
                n = (int) cells[cell + 9];
                sum = cx.j;
                break;
            }
            default:
                throw cx.raise();
        }
        cx.j = sum + n;
        return 0;
    }

    static int level8(LongPort p, int n, Registers cx, long[] cells, int cell, Object[] refs, int ref, int entry) {
        long sum;
        switch (entry) {
            case 0: {
                p.yield(8);
                cells[cell + 10] = n;
                return 1;
            }
            case 1: {
                n = (int) cells[cell + 10];
                int slept = level7(p, n, cx, cells, cell, refs, ref, 0);
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
            default:
                throw cx.raise();
        }
        cx.j = sum + n;
        return 0;
    }

    /** A level has one own point and one call of the next; the leaf has one own point. */
    static Nodes.Callee tree(int level, int kind) {
        if (level == 1) {
            return new Nodes.Callee(kind, 1, List.of());
        }
        Nodes.Callee next = tree(level - 1, kind + 1);
        return new Nodes.Callee(kind, 1, List.of(next));
    }

    /** The driver of the leaf itself, which has no parent and needs no tables. */
    public static int drive1(LongPort p, Registers cx, long[] cells, int cell, Object[] refs, int ref, int state) {
        int n = 0;
        int entry = 0;
        if (state == 1) {
            n = (int) cells[cell];
        } else {
            entry = cx.thrown == null ? state - 1 : 1 - state;
        }
        int slept = fibWithSum(p, n, cx, cells, cell, refs, ref, entry);
        return slept == 0 ? 0 : 1 + slept;
    }

    private static final Nodes CHAIN2 = new Nodes(tree(2, 0));
    private static final char[] NODE2 = CHAIN2.nodeOfState();
    private static final char[] BASE2 = CHAIN2.baseOfNode();
    private static final char[] KIND2 = CHAIN2.kindOfNode();
    private static final char[] PARENT2 = CHAIN2.parentOfNode();
    private static final char[] POINT2 = CHAIN2.pointOfNode();

    public static int drive2(LongPort p, Registers cx, long[] cells, int cell, Object[] refs, int ref, int state) {
        int n = 0;
        int node = 0;
        int entry = 0;
        if (state == 1) {
            n = (int) cells[cell];
        } else {
            node = NODE2[state - 1];
            entry = state - 1 - BASE2[node];
            if (cx.thrown != null) {
                entry = -entry;
            }
        }
        for (;;) {
            int slept;
            try {
                switch (KIND2[node]) {
                    case 0:
                        slept = level2(p, n, cx, cells, cell, refs, ref, entry);
                        break;
                    default:
                        slept = fibWithSum(p, 0, cx, cells, cell, refs, ref, entry);
                        break;
                }
                if (slept != 0) {
                    return 1 + BASE2[node] + slept;
                }
                if (node == 0) {
                    return 0;
                }
                entry = POINT2[node];
            } catch (Throwable t) {
                if (node == 0) {
                    throw t;
                }
                cx.thrown = t;
                entry = -POINT2[node];
            }
            node = PARENT2[node];
        }
    }

    private static final Nodes CHAIN4 = new Nodes(tree(4, 0));
    private static final char[] NODE4 = CHAIN4.nodeOfState();
    private static final char[] BASE4 = CHAIN4.baseOfNode();
    private static final char[] KIND4 = CHAIN4.kindOfNode();
    private static final char[] PARENT4 = CHAIN4.parentOfNode();
    private static final char[] POINT4 = CHAIN4.pointOfNode();

    public static int drive4(LongPort p, Registers cx, long[] cells, int cell, Object[] refs, int ref, int state) {
        int n = 0;
        int node = 0;
        int entry = 0;
        if (state == 1) {
            n = (int) cells[cell];
        } else {
            node = NODE4[state - 1];
            entry = state - 1 - BASE4[node];
            if (cx.thrown != null) {
                entry = -entry;
            }
        }
        for (;;) {
            int slept;
            try {
                switch (KIND4[node]) {
                    case 0:
                        slept = level4(p, n, cx, cells, cell, refs, ref, entry);
                        break;
                    case 1:
                        slept = level3(p, 0, cx, cells, cell, refs, ref, entry);
                        break;
                    case 2:
                        slept = level2(p, 0, cx, cells, cell, refs, ref, entry);
                        break;
                    default:
                        slept = fibWithSum(p, 0, cx, cells, cell, refs, ref, entry);
                        break;
                }
                if (slept != 0) {
                    return 1 + BASE4[node] + slept;
                }
                if (node == 0) {
                    return 0;
                }
                entry = POINT4[node];
            } catch (Throwable t) {
                if (node == 0) {
                    throw t;
                }
                cx.thrown = t;
                entry = -POINT4[node];
            }
            node = PARENT4[node];
        }
    }

    private static final Nodes CHAIN6 = new Nodes(tree(6, 0));
    private static final char[] NODE6 = CHAIN6.nodeOfState();
    private static final char[] BASE6 = CHAIN6.baseOfNode();
    private static final char[] KIND6 = CHAIN6.kindOfNode();
    private static final char[] PARENT6 = CHAIN6.parentOfNode();
    private static final char[] POINT6 = CHAIN6.pointOfNode();

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

    private static final Nodes CHAIN8 = new Nodes(tree(8, 0));
    private static final char[] NODE8 = CHAIN8.nodeOfState();
    private static final char[] BASE8 = CHAIN8.baseOfNode();
    private static final char[] KIND8 = CHAIN8.kindOfNode();
    private static final char[] PARENT8 = CHAIN8.parentOfNode();
    private static final char[] POINT8 = CHAIN8.pointOfNode();

    public static int drive8(LongPort p, Registers cx, long[] cells, int cell, Object[] refs, int ref, int state) {
        int n = 0;
        int node = 0;
        int entry = 0;
        if (state == 1) {
            n = (int) cells[cell];
        } else {
            node = NODE8[state - 1];
            entry = state - 1 - BASE8[node];
            if (cx.thrown != null) {
                entry = -entry;
            }
        }
        for (;;) {
            int slept;
            try {
                switch (KIND8[node]) {
                    case 0:
                        slept = level8(p, n, cx, cells, cell, refs, ref, entry);
                        break;
                    case 1:
                        slept = level7(p, 0, cx, cells, cell, refs, ref, entry);
                        break;
                    case 2:
                        slept = level6(p, 0, cx, cells, cell, refs, ref, entry);
                        break;
                    case 3:
                        slept = level5(p, 0, cx, cells, cell, refs, ref, entry);
                        break;
                    case 4:
                        slept = level4(p, 0, cx, cells, cell, refs, ref, entry);
                        break;
                    case 5:
                        slept = level3(p, 0, cx, cells, cell, refs, ref, entry);
                        break;
                    case 6:
                        slept = level2(p, 0, cx, cells, cell, refs, ref, entry);
                        break;
                    default:
                        slept = fibWithSum(p, 0, cx, cells, cell, refs, ref, entry);
                        break;
                }
                if (slept != 0) {
                    return 1 + BASE8[node] + slept;
                }
                if (node == 0) {
                    return 0;
                }
                entry = POINT8[node];
            } catch (Throwable t) {
                if (node == 0) {
                    throw t;
                }
                cx.thrown = t;
                entry = -POINT8[node];
            }
            node = PARENT8[node];
        }
    }
}
