package dev.dormouse.compiler.emit;

import dev.dormouse.compiler.coroutine.Body;
import dev.dormouse.compiler.coroutine.Point;
import java.util.BitSet;

/**
 * A part of a poll: what can be reached from some of its ways in, up to the points where it sleeps or hands over to another part.
 *
 * @param begins whether the start is among its ways in
 * @param points those of its points, by ordinal: resumed, thrown at and, when a child's call is over at once, gone on after in this part
 * @param reached the instructions of the body that can be reached, by index
 * @param caught those of them whose handlers can be, too
 */
record Part(boolean begins, BitSet points, BitSet reached, BitSet caught) {

    /** All of a poll. */
    static Part whole(Body body) {
        BitSet points = new BitSet();
        points.set(0, body.points.size());
        BitSet reached = new BitSet();
        reached.set(0, body.method.instructions.size());
        return new Part(true, points, reached, reached);
    }

    /** A copy that can grow. */
    Part copy() {
        return new Part(begins, (BitSet) points.clone(), (BitSet) reached.clone(), (BitSet) caught.clone());
    }

    boolean has(Point point) {
        return points.get(point.ordinal());
    }
}
