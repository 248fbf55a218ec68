package dev.dormouse.woven;

/**
 * The record of a boxed child, outside any arena, with the state that it sleeps in: made by the parent's poll when it calls the child, and reachable through one reference of the parent's
 * record from then on. It is dropped with that, so nothing in it is cleared at the end.
 */
public final class Box {

    private static final long[] NO_CELLS = {};
    private static final Object[] NO_REFS = {};

    /** Its cells, from 0 on. */
    public final long[] cells;

    /** Its references, from 0 on. */
    public final Object[] refs;

    /** Where the child sleeps. */
    public int state;

    /** A record of a size, all zero and null. */
    public Box(int cells, int refs) {
        this.cells = cells == 0 ? NO_CELLS : new long[cells];
        this.refs = refs == 0 ? NO_REFS : new Object[refs];
    }

    /** Whether a record holds an object: in the references from {@code from} to before {@code to}, or in a box among them. */
    public static boolean holds(Object[] refs, int from, int to, Object sought) {
        for (int i = from; i < to; i++) {
            Object found = refs[i];
            if (found == sought || found instanceof Box && holds(((Box) found).refs, 0, ((Box) found).refs.length, sought)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Refuses one activation too many, where it is about to be called.
     *
     * @param enclosing how many activations of the coroutine enclose the one to come
     * @param depth how many may be nested
     * @return {@code enclosing}
     */
    public static int nest(int enclosing, int depth, String coroutine) {
        if (enclosing >= depth) {
            throw new IllegalStateException(coroutine + " would be nested more than " + depth + " deep, which its @Coroutine states as its depth: bound the recursion, or state a larger depth");
        }
        return enclosing;
    }
}
