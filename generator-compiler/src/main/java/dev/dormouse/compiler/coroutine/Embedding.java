package dev.dormouse.compiler.coroutine;

import java.util.List;

/** How a parent keeps the record of a child while that sleeps, and who knows in which state it does. What a child takes of its parent's record is asked of its kind. */
public enum Embedding {

    /** In its own record; the child's states are numbered among the parent's, and a root's driver enters the child directly. */
    FLATTENED(false),

    /** In its own record, with the child's state beside it; the parent passes through to the child's driver. */
    OPAQUE(true),

    /** In a box of its own, with the child's state; the parent's record has a reference to that, and the parent passes through to the child's driver. */
    BOXED(false) {
        @Override
        int cells(Callee child) {
            return 0;
        }

        @Override
        int refs(Callee child) {
            return 1;
        }

        @Override
        List<String> scratch(Callee child) {
            return List.of();
        }
    },

    /** As an opaque child, in a frame of the size that its declaration states; which method it is, the receiver decides, which is kept beside it. */
    DYNAMIC(true);

    private final boolean keepsState;

    Embedding(boolean keepsState) {
        this.keepsState = keepsState;
    }

    /** Whether the child's state is one more variable of the parent. */
    boolean keepsState() {
        return keepsState;
    }

    /** Cells of the parent's record that a child has while it sleeps; they come before the parent's own. */
    int cells(Callee child) {
        return child.cells();
    }

    /** References of the parent's record that a child has while it sleeps. */
    int refs(Callee child) {
        return child.refs();
    }

    /** The pinned ones among those. */
    List<String> scratch(Callee child) {
        return child.scratch();
    }
}
