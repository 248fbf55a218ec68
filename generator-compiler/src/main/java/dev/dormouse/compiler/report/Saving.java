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
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/**
 * A change of a coroutine that would make its record smaller.
 *
 * @param child the child to be boxed; {@code null} where variables are meant
 * @param variables those that would not be alive at {@code points}; empty where a child is meant
 * @param points where nothing else of the record is free
 * @param bytes by how much the record would be smaller
 */
record Saving(Child child, List<String> variables, List<Sleep> points, int bytes) {

    /** How many variables must go together at most for it to be worth telling. */
    private static final int MOST_TOGETHER = 4;

    /** All that save anything, boxing first, those that save most before others. */
    static List<Saving> of(CoroutineStates coroutine, RecordSize size) {
        List<Saving> savings = new ArrayList<>(boxing(coroutine, size));
        List<Saving> scopes = new ArrayList<>();
        scopes.addAll(scopes(size, false));
        scopes.addAll(scopes(size, true));
        scopes.sort(Comparator.comparingInt(Saving::bytes).reversed());
        savings.addAll(scopes);
        return savings;
    }

    private static List<Saving> boxing(CoroutineStates coroutine, RecordSize size) {
        Map<String, Child> children = new LinkedHashMap<>();
        coroutine.sleeps().stream().map(Sleep::child).filter(child -> child != null && child.isInside()).forEach(child -> children.putIfAbsent(child.id(), child));
        return children.values().stream().map(child -> new Saving(child, List.of(), List.of(), size.savedByBoxing(child))).filter(saving -> saving.bytes > 0)
                .sorted(Comparator.comparingInt(Saving::bytes).reversed()).toList();
    }

    /** By variables of the cells, or of the references, that are alive where those are full: one by one, or if none does alone, a few together. */
    private static List<Saving> scopes(RecordSize size, boolean ofReferences) {
        List<Sleep> full = size.full(ofReferences, (sleep, variable) -> false);
        Set<Integer> where = full.stream().map(Sleep::number).collect(Collectors.toSet());
        List<Saving> alone = new ArrayList<>();
        for (Alive variable : alive(full, ofReferences, Set.of())) {
            Saving saving = without(List.of(variable), full, where, size);
            if (saving.bytes > 0) {
                alone.add(saving);
            }
        }
        return alone.isEmpty() ? together(size, ofReferences) : alone;
    }

    private static List<Saving> together(RecordSize size, boolean ofReferences) {
        List<Sleep> full = size.full(ofReferences, (sleep, variable) -> false);
        Set<Integer> where = full.stream().map(Sleep::number).collect(Collectors.toSet());
        List<Alive> chosen = new ArrayList<>();
        Set<Integer> numbers = new HashSet<>();
        while (chosen.size() < MOST_TOGETHER) {
            List<Sleep> still = size.full(ofReferences, (sleep, variable) -> where.contains(sleep.number()) && numbers.contains(variable.variable()));
            List<Alive> candidates = alive(still, ofReferences, numbers);
            if (candidates.isEmpty()) {
                return List.of();
            }
            Alive next = candidates.stream().max(Comparator.comparingLong((Alive v) -> points(v, still)).thenComparingInt(Alive::bytes)).get();
            chosen.add(next);
            numbers.add(next.variable());
            Saving saving = without(chosen, full, where, size);
            if (saving.bytes > 0) {
                return List.of(saving);
            }
        }
        return List.of();
    }

    private static long points(Alive variable, List<Sleep> points) {
        return points.stream().filter(point -> point.variables().stream().anyMatch(v -> v.variable() == variable.variable())).count();
    }

    private static Saving without(List<Alive> variables, List<Sleep> full, Set<Integer> where, RecordSize size) {
        Set<Integer> numbers = variables.stream().map(Alive::variable).collect(Collectors.toSet());
        BiPredicate<Sleep, Alive> absent = (sleep, variable) -> numbers.contains(variable.variable()) && where.contains(sleep.number());
        List<Sleep> points = full.stream().filter(point -> point.variables().stream().anyMatch(v -> numbers.contains(v.variable()))).toList();
        return new Saving(null, variables.stream().map(Alive::name).toList(), points, size.savedWithout(absent));
    }

    /** The variables of an area that are alive at some of the points, each once, in the order of the points. */
    private static List<Alive> alive(List<Sleep> points, boolean references, Set<Integer> but) {
        Map<Integer, Alive> alive = new LinkedHashMap<>();
        for (Sleep point : points) {
            for (Alive variable : point.variables()) {
                boolean counts = variable.kind() != Alive.Kind.NOTHING && variable.kind() != Alive.Kind.STATE && variable.isReference() == references;
                if (counts && !but.contains(variable.variable())) {
                    alive.putIfAbsent(variable.variable(), variable);
                }
            }
        }
        return new ArrayList<>(alive.values());
    }
}
