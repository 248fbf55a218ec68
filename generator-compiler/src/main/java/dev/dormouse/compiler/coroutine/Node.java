package dev.dormouse.compiler.coroutine;

import java.util.ArrayList;
import java.util.List;

/**
 * One call path of a root down to a coroutine.
 *
 * @param coroutine who is called
 * @param parent the number of the calling node; the root is its own parent
 * @param point the call in the parent; {@code null} for the root
 * @param base what this node's states are added to, to give the root's
 * @param refOffset where its references begin in the root's record
 */
public record Node(Coroutine coroutine, int parent, Point point, int base, int refOffset) {

    /** All nodes of a root, parents before their children, the root first. */
    public static List<Node> of(Coroutine root) {
        List<Node> nodes = new ArrayList<>();
        nodes.add(new Node(root, 0, null, 0, 0));
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            for (Point point : node.coroutine.body.points) {
                if (point.isFlattened()) {
                    nodes.add(new Node((Coroutine) point.child, i, point, node.base + point.base, node.refOffset + point.refOffset));
                }
            }
        }
        return nodes;
    }

    /** What the driver tells apart when it resumes a leaf. */
    public String leaf() {
        return coroutine.key() + "@" + refOffset;
    }

    /** How many states are this node's own; in the root's numbering they begin at {@code base + 2}. */
    public int ownStates() {
        return (int) coroutine.body.points.stream().filter(point -> !point.isFlattened()).count();
    }
}
