package dev.dormouse.compiler.report;

import dev.dormouse.compiler.report.CoroutineStates.Child;
import dev.dormouse.compiler.report.CoroutineStates.Sleep;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A coroutine in the tree of a parent.
 *
 * @param sites from how many places it is called
 * @param adds bytes by which the parent's record would be smaller if it took no room
 */
record Branch(Child child, int sites, int adds) {

    /** The children of a coroutine, those that take most before others. */
    static List<Branch> of(CoroutineStates coroutine, RecordSize size) {
        Map<String, Branch> branches = new LinkedHashMap<>();
        for (Sleep sleep : coroutine.sleeps()) {
            Child child = sleep.child();
            if (child != null) {
                branches.merge(child.id(), new Branch(child, 1, 0), (known, one) -> new Branch(known.child, known.sites + 1, 0));
            }
        }
        return branches.values().stream().map(branch -> new Branch(branch.child, branch.sites, size.addedBy(branch.child)))
                .sorted(Comparator.comparingInt((Branch branch) -> branch.child.room().bytes()).reversed().thenComparing(branch -> branch.child.name()).thenComparing(branch -> branch.child.id())).toList();
    }

    /** Where the trees of a report begin: at coroutines that have children and are nobody's child, and once in each circle that none of these leads to. */
    static List<CoroutineStates> trees(Map<String, Findings> coroutines) {
        Set<String> called = new HashSet<>();
        coroutines.values().forEach(found -> found.branches().stream().map(branch -> branch.child.id()).filter(id -> !id.equals(found.coroutine().id())).forEach(called::add));
        List<CoroutineStates> trees = new ArrayList<>();
        Set<String> reached = new HashSet<>();
        for (boolean inCircles : new boolean[] {false, true}) {
            for (Findings found : coroutines.values()) {
                String id = found.coroutine().id();
                if (!found.branches().isEmpty() && !reached.contains(id) && (inCircles || !called.contains(id))) {
                    trees.add(found.coroutine());
                    reach(found, coroutines, reached);
                }
            }
        }
        return trees;
    }

    private static void reach(Findings found, Map<String, Findings> coroutines, Set<String> reached) {
        if (found != null && reached.add(found.coroutine().id())) {
            found.branches().forEach(branch -> reach(coroutines.get(branch.child.id()), coroutines, reached));
        }
    }
}
