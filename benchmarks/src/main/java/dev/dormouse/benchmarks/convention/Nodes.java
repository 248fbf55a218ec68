package dev.dormouse.benchmarks.convention;

import java.util.ArrayList;
import java.util.List;

/**
 * A driver's tables. The states of a coroutine are its own points first, then the range of each call site in order; a node is one call path from the root.
 *
 * <p>The weaver writes such tables as string constants; here they are computed once.
 */
public final class Nodes {

    /**
     * A coroutine as a driver sees it.
     *
     * @param kind its case in the driver
     * @param ownPoints its own points
     * @param sites the callee of every flattened call site
     */
    public record Callee(int kind, int ownPoints, List<Callee> sites) {

        int states() {
            int states = ownPoints;
            for (Callee site : sites) {
                states += site.states();
            }
            return states;
        }
    }

    private final List<int[]> rows = new ArrayList<>();
    private final char[] nodeOfState;

    public Nodes(Callee root) {
        nodeOfState = new char[root.states() + 1];
        add(root, 0, 0, 0);
    }

    private void add(Callee callee, int parent, int point, int base) {
        int node = rows.size();
        rows.add(new int[] {callee.kind(), parent, point, base});
        for (int own = 1; own <= callee.ownPoints(); own++) {
            nodeOfState[base + own] = (char) node;
        }
        int child = base + callee.ownPoints();
        int at = callee.ownPoints();
        for (Callee site : callee.sites()) {
            add(site, node, ++at, child);
            child += site.states();
        }
    }

    /** Node by state. */
    public char[] nodeOfState() {
        return nodeOfState;
    }

    /** Case in the driver by node. */
    public char[] kindOfNode() {
        return column(0);
    }

    /** Parent by node. */
    public char[] parentOfNode() {
        return column(1);
    }

    /** Point of the call in the parent by node. */
    public char[] pointOfNode() {
        return column(2);
    }

    /** What to add to a node's own state to have the root's. */
    public char[] baseOfNode() {
        return column(3);
    }

    /** Case in the driver by state. */
    public char[] kindOfState() {
        return byState(kindOfNode());
    }

    /** What to subtract from the root's state to have the node's own, by state. */
    public char[] baseOfState() {
        return byState(baseOfNode());
    }

    private char[] byState(char[] byNode) {
        char[] values = new char[nodeOfState.length];
        for (int state = 1; state < values.length; state++) {
            values[state] = byNode[nodeOfState[state]];
        }
        return values;
    }

    private char[] column(int column) {
        char[] values = new char[rows.size()];
        for (int node = 0; node < values.length; node++) {
            values[node] = (char) rows.get(node)[column];
        }
        return values;
    }
}
