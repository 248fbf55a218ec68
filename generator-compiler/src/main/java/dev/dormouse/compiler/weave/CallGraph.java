package dev.dormouse.compiler.weave;

import dev.dormouse.compiler.coroutine.Body;
import dev.dormouse.compiler.coroutine.Coroutine;
import dev.dormouse.compiler.coroutine.Refused;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.tree.MethodInsnNode;

/** Who calls whom among the coroutines of a compilation: which of them can sleep at all, and which call themselves. */
final class CallGraph {

    /** Whom each coroutine calls, by the first of the calls, in the order of the code. */
    private final Map<Coroutine, Map<Coroutine, MethodInsnNode>> callees = new LinkedHashMap<>();
    private final Map<Coroutine, Set<Coroutine>> callers = new HashMap<>();
    private final Set<Coroutine> sleeping = new HashSet<>();

    /** Adds a coroutine; {@code sleeps} if it calls the primitive, or a coroutine of another compilation that sleeps. */
    void add(Coroutine caller, Map<Coroutine, MethodInsnNode> calls, boolean sleeps) {
        callees.put(caller, calls);
        calls.keySet().forEach(callee -> callers.computeIfAbsent(callee, c -> new HashSet<>()).add(caller));
        if (sleeps) {
            sleeping.add(caller);
        }
    }

    /** To be called when all are added. */
    void complete() {
        sleeping.addAll(withCallers(sleeping));
        sleeping.stream().sorted(Comparator.comparing(Coroutine::key)).filter(coroutine -> coroutine.depth > 0).forEach(this::count);
    }

    /** These, and all that call one of them, directly or through others. */
    Set<Coroutine> withCallers(Set<Coroutine> these) {
        Set<Coroutine> found = new HashSet<>(these);
        Deque<Coroutine> pending = new ArrayDeque<>(these);
        while (!pending.isEmpty()) {
            for (Coroutine caller : callers.getOrDefault(pending.pop(), Set.of())) {
                if (found.add(caller)) {
                    pending.push(caller);
                }
            }
        }
        return found;
    }

    boolean sleeps(Coroutine coroutine) {
        return sleeping.contains(coroutine);
    }

    /** Has those that a coroutine calls and that call it, itself among them, count its activations. */
    private void count(Coroutine coroutine) {
        if (cycle(coroutine, Set.of()) != null) {
            callees.keySet().stream().filter(other -> reaches(coroutine, other) && reaches(other, coroutine)).forEach(other -> other.counted.add(coroutine));
        }
    }

    private boolean reaches(Coroutine from, Coroutine to) {
        return from == to || path(from, to, Set.of()) != null;
    }

    /** Refuses each cycle of calls that a box makes possible and no depth bounds. */
    List<Refused> unbounded() {
        List<Refused> refusals = new ArrayList<>();
        Set<Coroutine> bounded = new HashSet<>();
        Set<Coroutine> told = new HashSet<>();
        sleeping.stream().filter(coroutine -> coroutine.boxed() && coroutine.depth > 0).forEach(bounded::add);
        sleeping.stream().filter(coroutine -> coroutine.boxed() && coroutine.depth == 0).sorted(Comparator.comparing(Coroutine::key)).forEach(boxed -> {
            List<Coroutine> cycle = told.contains(boxed) ? null : cycle(boxed, bounded);
            if (cycle != null) {
                told.addAll(cycle);
                Coroutine last = cycle.get(cycle.size() - 2);
                refusals.add(new Refused("DM062", last, Body.line(callees.get(last).get(boxed)), boxed.displayName() + " calls itself without a bound: " + text(cycle)
                        + "; state how many activations of it may be nested, as in @Coroutine(boxed = true, depth = 10)"));
            }
        });
        return refusals;
    }

    /** A shortest way from a coroutine to itself; {@code null} if there is none that avoids some others. */
    List<Coroutine> cycle(Coroutine coroutine, Set<Coroutine> avoided) {
        return path(coroutine, coroutine, avoided);
    }

    private List<Coroutine> path(Coroutine from, Coroutine to, Set<Coroutine> avoided) {
        Map<Coroutine, Coroutine> cameFrom = new HashMap<>();
        Deque<Coroutine> pending = new ArrayDeque<>(List.of(from));
        while (!pending.isEmpty()) {
            Coroutine caller = pending.poll();
            for (Coroutine callee : callees.get(caller).keySet()) {
                if (sleeps(callee) && !avoided.contains(callee) && cameFrom.putIfAbsent(callee, caller) == null) {
                    if (callee == to) {
                        return path(from, to, cameFrom);
                    }
                    pending.add(callee);
                }
            }
        }
        return null;
    }

    private static List<Coroutine> path(Coroutine from, Coroutine to, Map<Coroutine, Coroutine> cameFrom) {
        List<Coroutine> path = new ArrayList<>(List.of(to));
        Coroutine at = to;
        do {
            at = cameFrom.get(at);
            path.add(0, at);
        } while (at != from);
        return path;
    }

    /** Writes {@code Tree.walk -> Tree.walk}. */
    static String text(List<Coroutine> path) {
        return String.join(" -> ", path.stream().map(Coroutine::displayName).toList());
    }
}
