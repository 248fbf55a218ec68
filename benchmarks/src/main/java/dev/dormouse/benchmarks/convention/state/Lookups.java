package dev.dormouse.benchmarks.convention.state;

import dev.dormouse.benchmarks.convention.LongPort;
import dev.dormouse.benchmarks.convention.Nodes;
import dev.dormouse.benchmarks.convention.Registers;

/**
 * Other ways for a driver to find the sleeping leaf than {@link Chain}'s and {@link Fan}'s, which look up the node by state and all else by node.
 *
 * <p>{@code ByState} has tables of what is needed to resume by state, and looks up the node only to climb. {@code BySwitch} has a label for every state;
 * it relies on every coroutine of these shapes having one own point, so that a node's first state stands for the node.
 */
public final class Lookups {

    private Lookups() {}

    private static final Nodes CHAIN = new Nodes(Chain.tree(8, 0));
    private static final char[] CHAIN_KIND = CHAIN.kindOfState();
    private static final char[] CHAIN_BASE = CHAIN.baseOfState();
    private static final char[] CHAIN_NODE = CHAIN.nodeOfState();
    private static final char[] CHAIN_KIND_OF_NODE = CHAIN.kindOfNode();
    private static final char[] CHAIN_BASE_OF_NODE = CHAIN.baseOfNode();
    private static final char[] CHAIN_PARENT = CHAIN.parentOfNode();
    private static final char[] CHAIN_POINT = CHAIN.pointOfNode();

    public static int chainByState(LongPort p, Registers cx, long[] cells, int cell, Object[] refs, int ref, int state) {
        int n = 0;
        int kind = 0;
        int base = 0;
        int entry = 0;
        if (state == 1) {
            n = (int) cells[cell];
        } else {
            kind = CHAIN_KIND[state - 1];
            base = CHAIN_BASE[state - 1];
            entry = state - 1 - base;
            if (cx.thrown != null) {
                entry = -entry;
            }
        }
        int node = -1;
        for (;;) {
            int slept;
            try {
                switch (kind) {
                    case 0:
                        slept = Chain.level8(p, n, cx, cells, cell, refs, ref, entry);
                        break;
                    case 1:
                        slept = Chain.level7(p, 0, cx, cells, cell, refs, ref, entry);
                        break;
                    case 2:
                        slept = Chain.level6(p, 0, cx, cells, cell, refs, ref, entry);
                        break;
                    case 3:
                        slept = Chain.level5(p, 0, cx, cells, cell, refs, ref, entry);
                        break;
                    case 4:
                        slept = Chain.level4(p, 0, cx, cells, cell, refs, ref, entry);
                        break;
                    case 5:
                        slept = Chain.level3(p, 0, cx, cells, cell, refs, ref, entry);
                        break;
                    case 6:
                        slept = Chain.level2(p, 0, cx, cells, cell, refs, ref, entry);
                        break;
                    default:
                        slept = Chain.fibWithSum(p, 0, cx, cells, cell, refs, ref, entry);
                        break;
                }
                if (slept != 0) {
                    return 1 + base + slept;
                }
                if (node < 0) {
                    node = CHAIN_NODE[state - 1];
                }
                if (node == 0) {
                    return 0;
                }
                entry = CHAIN_POINT[node];
            } catch (Throwable t) {
                if (node < 0) {
                    node = CHAIN_NODE[state - 1];
                }
                if (node == 0) {
                    throw t;
                }
                cx.thrown = t;
                entry = -CHAIN_POINT[node];
            }
            node = CHAIN_PARENT[node];
            kind = CHAIN_KIND_OF_NODE[node];
            base = CHAIN_BASE_OF_NODE[node];
        }
    }

    private static final Nodes FAN = new Nodes(Fan.tree(6, 0));
    private static final char[] FAN_KIND = FAN.kindOfState();
    private static final char[] FAN_BASE = FAN.baseOfState();
    private static final char[] FAN_NODE = FAN.nodeOfState();
    private static final char[] FAN_KIND_OF_NODE = FAN.kindOfNode();
    private static final char[] FAN_BASE_OF_NODE = FAN.baseOfNode();
    private static final char[] FAN_PARENT = FAN.parentOfNode();
    private static final char[] FAN_POINT = FAN.pointOfNode();

    public static int fanByState(LongPort p, Registers cx, long[] cells, int cell, Object[] refs, int ref, int state) {
        int n = 0;
        int kind = 0;
        int base = 0;
        int entry = 0;
        if (state == 1) {
            n = (int) cells[cell];
        } else {
            kind = FAN_KIND[state - 1];
            base = FAN_BASE[state - 1];
            entry = state - 1 - base;
            if (cx.thrown != null) {
                entry = -entry;
            }
        }
        int node = -1;
        for (;;) {
            int slept;
            try {
                switch (kind) {
                    case 0:
                        slept = Fan.level6(p, n, cx, cells, cell, refs, ref, entry);
                        break;
                    case 1:
                        slept = Fan.level5(p, 0, cx, cells, cell, refs, ref, entry);
                        break;
                    case 2:
                        slept = Fan.level4(p, 0, cx, cells, cell, refs, ref, entry);
                        break;
                    case 3:
                        slept = Fan.level3(p, 0, cx, cells, cell, refs, ref, entry);
                        break;
                    case 4:
                        slept = Fan.level2(p, 0, cx, cells, cell, refs, ref, entry);
                        break;
                    default:
                        slept = Fan.fibWithSum(p, 0, cx, cells, cell, refs, ref, entry);
                        break;
                }
                if (slept != 0) {
                    return 1 + base + slept;
                }
                if (node < 0) {
                    node = FAN_NODE[state - 1];
                }
                if (node == 0) {
                    return 0;
                }
                entry = FAN_POINT[node];
            } catch (Throwable t) {
                if (node < 0) {
                    node = FAN_NODE[state - 1];
                }
                if (node == 0) {
                    throw t;
                }
                cx.thrown = t;
                entry = -FAN_POINT[node];
            }
            node = FAN_PARENT[node];
            kind = FAN_KIND_OF_NODE[node];
            base = FAN_BASE_OF_NODE[node];
        }
    }

    public static int chainBySwitch(LongPort p, Registers cx, long[] cells, int cell, Object[] refs, int ref, int state) {
        int n = 0;
        int entry = 0;
        int at = state - 1;
        if (state == 1) {
            n = (int) cells[cell];
            at = 1;
        } else {
            entry = cx.thrown == null ? 1 : -1;
        }
        for (;;) {
            int slept;
            try {
                switch (at) {
                    case 1:
                        slept = Chain.level8(p, n, cx, cells, cell, refs, ref, entry);
                        break;
                    case 2:
                        slept = Chain.level7(p, 0, cx, cells, cell, refs, ref, entry);
                        break;
                    case 3:
                        slept = Chain.level6(p, 0, cx, cells, cell, refs, ref, entry);
                        break;
                    case 4:
                        slept = Chain.level5(p, 0, cx, cells, cell, refs, ref, entry);
                        break;
                    case 5:
                        slept = Chain.level4(p, 0, cx, cells, cell, refs, ref, entry);
                        break;
                    case 6:
                        slept = Chain.level3(p, 0, cx, cells, cell, refs, ref, entry);
                        break;
                    case 7:
                        slept = Chain.level2(p, 0, cx, cells, cell, refs, ref, entry);
                        break;
                    case 8:
                        slept = Chain.fibWithSum(p, 0, cx, cells, cell, refs, ref, entry);
                        break;
                    default:
                        throw new IllegalStateException("no state " + at);
                }
                if (slept != 0) {
                    return at + slept;
                }
                if (at == 1) {
                    return 0;
                }
                entry = CHAIN_POINT[CHAIN_NODE[at]];
            } catch (Throwable t) {
                if (at == 1) {
                    throw t;
                }
                cx.thrown = t;
                entry = -CHAIN_POINT[CHAIN_NODE[at]];
            }
            at = 1 + CHAIN_BASE_OF_NODE[CHAIN_PARENT[CHAIN_NODE[at]]];
        }
    }

    public static int fanBySwitch(LongPort p, Registers cx, long[] cells, int cell, Object[] refs, int ref, int state) {
        int n = 0;
        int entry = 0;
        int at = state - 1;
        if (state == 1) {
            n = (int) cells[cell];
            at = 1;
        } else {
            entry = cx.thrown == null ? 1 : -1;
        }
        for (;;) {
            int slept;
            try {
                switch (at) {
                    case 1:
                        slept = Fan.level6(p, n, cx, cells, cell, refs, ref, entry);
                        break;
                    case 2, 33:
                        slept = Fan.level5(p, 0, cx, cells, cell, refs, ref, entry);
                        break;
                    case 3, 18, 34, 49:
                        slept = Fan.level4(p, 0, cx, cells, cell, refs, ref, entry);
                        break;
                    case 4, 11, 19, 26, 35, 42, 50, 57:
                        slept = Fan.level3(p, 0, cx, cells, cell, refs, ref, entry);
                        break;
                    case 5, 8, 12, 15, 20, 23, 27, 30, 36, 39, 43, 46, 51, 54, 58, 61:
                        slept = Fan.level2(p, 0, cx, cells, cell, refs, ref, entry);
                        break;
                    case 6, 7, 9, 10, 13, 14, 16, 17, 21, 22, 24, 25, 28, 29, 31, 32, 37, 38, 40, 41, 44, 45, 47, 48, 52, 53, 55, 56, 59, 60, 62, 63:
                        slept = Fan.fibWithSum(p, 0, cx, cells, cell, refs, ref, entry);
                        break;
                    default:
                        throw new IllegalStateException("no state " + at);
                }
                if (slept != 0) {
                    return at + slept;
                }
                if (at == 1) {
                    return 0;
                }
                entry = FAN_POINT[FAN_NODE[at]];
            } catch (Throwable t) {
                if (at == 1) {
                    throw t;
                }
                cx.thrown = t;
                entry = -FAN_POINT[FAN_NODE[at]];
            }
            at = 1 + FAN_BASE_OF_NODE[FAN_PARENT[FAN_NODE[at]]];
        }
    }

    private static final Nodes SPLIT_CHAIN = new Nodes(Chain.tree(8, 0));
    private static final char[] SPLIT_CHAIN_NODE = SPLIT_CHAIN.nodeOfState();
    private static final char[] SPLIT_CHAIN_BASE = SPLIT_CHAIN.baseOfNode();
    private static final char[] SPLIT_CHAIN_KIND = SPLIT_CHAIN.kindOfNode();
    private static final char[] SPLIT_CHAIN_PARENT = SPLIT_CHAIN.parentOfNode();
    private static final char[] SPLIT_CHAIN_POINT = SPLIT_CHAIN.pointOfNode();

    public static int chainSplit(LongPort p, Registers cx, long[] cells, int cell, Object[] refs, int ref, int state) {
        if (state == 1) {
            return chainClimb(p, cx, cells, cell, refs, ref, 0, 0);
        }
        int node = SPLIT_CHAIN_NODE[state - 1];
        int entry = state - 1 - SPLIT_CHAIN_BASE[node];
        if (cx.thrown != null) {
            entry = -entry;
        }
        try {
            int slept;
            switch (SPLIT_CHAIN_KIND[node]) {
                case 0:
                    slept = Chain.level8(p, 0, cx, cells, cell, refs, ref, entry);
                    break;
                case 1:
                    slept = Chain.level7(p, 0, cx, cells, cell, refs, ref, entry);
                    break;
                case 2:
                    slept = Chain.level6(p, 0, cx, cells, cell, refs, ref, entry);
                    break;
                case 3:
                    slept = Chain.level5(p, 0, cx, cells, cell, refs, ref, entry);
                    break;
                case 4:
                    slept = Chain.level4(p, 0, cx, cells, cell, refs, ref, entry);
                    break;
                case 5:
                    slept = Chain.level3(p, 0, cx, cells, cell, refs, ref, entry);
                    break;
                case 6:
                    slept = Chain.level2(p, 0, cx, cells, cell, refs, ref, entry);
                    break;
                default:
                    slept = Chain.fibWithSum(p, 0, cx, cells, cell, refs, ref, entry);
                    break;
            }
            if (slept != 0) {
                return 1 + SPLIT_CHAIN_BASE[node] + slept;
            }
            if (node == 0) {
                return 0;
            }
            entry = SPLIT_CHAIN_POINT[node];
        } catch (Throwable t) {
            if (node == 0) {
                throw t;
            }
            cx.thrown = t;
            entry = -SPLIT_CHAIN_POINT[node];
        }
        return chainClimb(p, cx, cells, cell, refs, ref, SPLIT_CHAIN_PARENT[node], entry);
    }

    private static int chainClimb(LongPort p, Registers cx, long[] cells, int cell, Object[] refs, int ref, int node, int entry) {
        int n = entry == 0 ? (int) cells[cell] : 0;
        for (;;) {
            try {
                int slept;
                switch (SPLIT_CHAIN_KIND[node]) {
                    case 0:
                        slept = Chain.level8(p, n, cx, cells, cell, refs, ref, entry);
                        break;
                    case 1:
                        slept = Chain.level7(p, 0, cx, cells, cell, refs, ref, entry);
                        break;
                    case 2:
                        slept = Chain.level6(p, 0, cx, cells, cell, refs, ref, entry);
                        break;
                    case 3:
                        slept = Chain.level5(p, 0, cx, cells, cell, refs, ref, entry);
                        break;
                    case 4:
                        slept = Chain.level4(p, 0, cx, cells, cell, refs, ref, entry);
                        break;
                    case 5:
                        slept = Chain.level3(p, 0, cx, cells, cell, refs, ref, entry);
                        break;
                    default:
                        slept = Chain.level2(p, 0, cx, cells, cell, refs, ref, entry);
                        break;
                }
                if (slept != 0) {
                    return 1 + SPLIT_CHAIN_BASE[node] + slept;
                }
                if (node == 0) {
                    return 0;
                }
                entry = SPLIT_CHAIN_POINT[node];
            } catch (Throwable t) {
                if (node == 0) {
                    throw t;
                }
                cx.thrown = t;
                entry = -SPLIT_CHAIN_POINT[node];
            }
            node = SPLIT_CHAIN_PARENT[node];
        }
    }

    private static final Nodes SPLIT_FAN = new Nodes(Fan.tree(6, 0));
    private static final char[] SPLIT_FAN_NODE = SPLIT_FAN.nodeOfState();
    private static final char[] SPLIT_FAN_BASE = SPLIT_FAN.baseOfNode();
    private static final char[] SPLIT_FAN_KIND = SPLIT_FAN.kindOfNode();
    private static final char[] SPLIT_FAN_PARENT = SPLIT_FAN.parentOfNode();
    private static final char[] SPLIT_FAN_POINT = SPLIT_FAN.pointOfNode();

    public static int fanSplit(LongPort p, Registers cx, long[] cells, int cell, Object[] refs, int ref, int state) {
        if (state == 1) {
            return fanClimb(p, cx, cells, cell, refs, ref, 0, 0);
        }
        int node = SPLIT_FAN_NODE[state - 1];
        int entry = state - 1 - SPLIT_FAN_BASE[node];
        if (cx.thrown != null) {
            entry = -entry;
        }
        try {
            int slept;
            switch (SPLIT_FAN_KIND[node]) {
                case 0:
                    slept = Fan.level6(p, 0, cx, cells, cell, refs, ref, entry);
                    break;
                case 1:
                    slept = Fan.level5(p, 0, cx, cells, cell, refs, ref, entry);
                    break;
                case 2:
                    slept = Fan.level4(p, 0, cx, cells, cell, refs, ref, entry);
                    break;
                case 3:
                    slept = Fan.level3(p, 0, cx, cells, cell, refs, ref, entry);
                    break;
                case 4:
                    slept = Fan.level2(p, 0, cx, cells, cell, refs, ref, entry);
                    break;
                default:
                    slept = Fan.fibWithSum(p, 0, cx, cells, cell, refs, ref, entry);
                    break;
            }
            if (slept != 0) {
                return 1 + SPLIT_FAN_BASE[node] + slept;
            }
            if (node == 0) {
                return 0;
            }
            entry = SPLIT_FAN_POINT[node];
        } catch (Throwable t) {
            if (node == 0) {
                throw t;
            }
            cx.thrown = t;
            entry = -SPLIT_FAN_POINT[node];
        }
        return fanClimb(p, cx, cells, cell, refs, ref, SPLIT_FAN_PARENT[node], entry);
    }

    private static int fanClimb(LongPort p, Registers cx, long[] cells, int cell, Object[] refs, int ref, int node, int entry) {
        int n = entry == 0 ? (int) cells[cell] : 0;
        for (;;) {
            try {
                int slept;
                switch (SPLIT_FAN_KIND[node]) {
                    case 0:
                        slept = Fan.level6(p, n, cx, cells, cell, refs, ref, entry);
                        break;
                    case 1:
                        slept = Fan.level5(p, 0, cx, cells, cell, refs, ref, entry);
                        break;
                    case 2:
                        slept = Fan.level4(p, 0, cx, cells, cell, refs, ref, entry);
                        break;
                    case 3:
                        slept = Fan.level3(p, 0, cx, cells, cell, refs, ref, entry);
                        break;
                    default:
                        slept = Fan.level2(p, 0, cx, cells, cell, refs, ref, entry);
                        break;
                }
                if (slept != 0) {
                    return 1 + SPLIT_FAN_BASE[node] + slept;
                }
                if (node == 0) {
                    return 0;
                }
                entry = SPLIT_FAN_POINT[node];
            } catch (Throwable t) {
                if (node == 0) {
                    throw t;
                }
                cx.thrown = t;
                entry = -SPLIT_FAN_POINT[node];
            }
            node = SPLIT_FAN_PARENT[node];
        }
    }

    public static int chainApart(LongPort p, Registers cx, long[] cells, int cell, Object[] refs, int ref, int state) {
        int node = 0;
        int entry = 0;
        if (state != 1) {
            node = SPLIT_CHAIN_NODE[state - 1];
            entry = state - 1 - SPLIT_CHAIN_BASE[node];
            if (cx.thrown != null) {
                entry = -entry;
            }
        }
        for (;;) {
            try {
                int slept = chainEnter(SPLIT_CHAIN_KIND[node], p, cx, cells, cell, refs, ref, entry);
                if (slept != 0) {
                    return 1 + SPLIT_CHAIN_BASE[node] + slept;
                }
                if (node == 0) {
                    return 0;
                }
                entry = SPLIT_CHAIN_POINT[node];
            } catch (Throwable t) {
                if (node == 0) {
                    throw t;
                }
                cx.thrown = t;
                entry = -SPLIT_CHAIN_POINT[node];
            }
            node = SPLIT_CHAIN_PARENT[node];
        }
    }

    private static int chainEnter(int kind, LongPort p, Registers cx, long[] cells, int cell, Object[] refs, int ref, int entry) {
        int n = entry == 0 ? (int) cells[cell] : 0;
        switch (kind) {
            case 0:
                return Chain.level8(p, n, cx, cells, cell, refs, ref, entry);
            case 1:
                return Chain.level7(p, n, cx, cells, cell, refs, ref, entry);
            case 2:
                return Chain.level6(p, n, cx, cells, cell, refs, ref, entry);
            case 3:
                return Chain.level5(p, n, cx, cells, cell, refs, ref, entry);
            case 4:
                return Chain.level4(p, n, cx, cells, cell, refs, ref, entry);
            case 5:
                return Chain.level3(p, n, cx, cells, cell, refs, ref, entry);
            case 6:
                return Chain.level2(p, n, cx, cells, cell, refs, ref, entry);
            default:
                return Chain.fibWithSum(p, n, cx, cells, cell, refs, ref, entry);
        }
    }

    public static int fanApart(LongPort p, Registers cx, long[] cells, int cell, Object[] refs, int ref, int state) {
        int node = 0;
        int entry = 0;
        if (state != 1) {
            node = SPLIT_FAN_NODE[state - 1];
            entry = state - 1 - SPLIT_FAN_BASE[node];
            if (cx.thrown != null) {
                entry = -entry;
            }
        }
        for (;;) {
            try {
                int slept = fanEnter(SPLIT_FAN_KIND[node], p, cx, cells, cell, refs, ref, entry);
                if (slept != 0) {
                    return 1 + SPLIT_FAN_BASE[node] + slept;
                }
                if (node == 0) {
                    return 0;
                }
                entry = SPLIT_FAN_POINT[node];
            } catch (Throwable t) {
                if (node == 0) {
                    throw t;
                }
                cx.thrown = t;
                entry = -SPLIT_FAN_POINT[node];
            }
            node = SPLIT_FAN_PARENT[node];
        }
    }

    private static int fanEnter(int kind, LongPort p, Registers cx, long[] cells, int cell, Object[] refs, int ref, int entry) {
        int n = entry == 0 ? (int) cells[cell] : 0;
        switch (kind) {
            case 0:
                return Fan.level6(p, n, cx, cells, cell, refs, ref, entry);
            case 1:
                return Fan.level5(p, n, cx, cells, cell, refs, ref, entry);
            case 2:
                return Fan.level4(p, n, cx, cells, cell, refs, ref, entry);
            case 3:
                return Fan.level3(p, n, cx, cells, cell, refs, ref, entry);
            case 4:
                return Fan.level2(p, n, cx, cells, cell, refs, ref, entry);
            default:
                return Fan.fibWithSum(p, n, cx, cells, cell, refs, ref, entry);
        }
    }
}
