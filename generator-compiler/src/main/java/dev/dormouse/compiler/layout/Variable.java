package dev.dormouse.compiler.layout;

import java.util.BitSet;

/** Something that is stored in a record over one or more suspension points. */
public final class Variable {

    private final int size;
    private final BitSet points = new BitSet();

    /**
     * Makes a variable that is alive nowhere yet.
     *
     * @param size bytes: 1, 2, 4 or 8; 1 for a reference, which is counted in slots
     */
    public Variable(int size) {
        this.size = size;
    }

    public int size() {
        return size;
    }

    public void aliveAt(int point) {
        points.set(point);
    }

    public boolean isAliveAt(int point) {
        return points.get(point);
    }

    BitSet points() {
        return points;
    }

    boolean meets(Variable other) {
        return points.intersects(other.points);
    }
}
