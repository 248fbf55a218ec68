package dev.dormouse.compiler.flow;

/**
 * The variables of a method: sets of assignments to one slot, two of them in one set when they reach a common place where the slot is live.
 * A disjoint-set forest over instruction indices; a parameter's assignment is the method's start.
 *
 * <p>Source: "web" as in Muchnick, Advanced Compiler Design and Implementation, 16.3.
 */
public final class Webs {

    /** No assignment: a value on the operand stack. */
    public static final int NONE = -1;

    private final int slots;
    private final int[] parent;

    Webs(int slots, int instructions) {
        this.slots = slots;
        parent = new int[slots + instructions];
        for (int i = 0; i < parent.length; i++) {
            parent[i] = i;
        }
    }

    /** The assignment of a parameter by the call. */
    int ofParameter(int slot) {
        return slot;
    }

    /** The assignment made by an instruction. */
    public int ofInstruction(int index) {
        return slots + index;
    }

    /** The variable that an assignment belongs to. */
    public int find(int web) {
        int root = web;
        while (parent[root] != root) {
            root = parent[root];
        }
        for (int w = web; parent[w] != root; ) {
            int next = parent[w];
            parent[w] = root;
            w = next;
        }
        return root;
    }

    /** Makes two assignments one variable; the earliest assignment stands for it. */
    int join(int a, int b) {
        int x = find(a);
        int y = find(b);
        parent[Math.max(x, y)] = Math.min(x, y);
        return Math.min(x, y);
    }
}
