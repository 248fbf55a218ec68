package dev.dormouse.compiler.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Places of variables in a region that is used anew at each suspension point. Sizes are powers of two up to the granule, and places are
 * aligned to the size; so at one point alone, taking the largest first always packs without a gap, which is what makes the bound reachable.
 *
 * <p>Source of the first pass: first-fit colouring of the interference graph by decreasing size.
 */
public final class Packing {

    private final int[] floors;
    private final int granule;
    /** The largest first, and of equal ones those that are alive at the most points. */
    private final List<Variable> variables;
    private final List<Map<Variable, Integer>> places = new ArrayList<>();
    private final int extent;

    /**
     * Packs.
     *
     * @param floors for each point, where free room begins
     * @param granule what the size of the region is rounded up to: 8 for bytes, 1 for references
     * @param variables in an order that does not depend on debug information
     */
    public Packing(int[] floors, int granule, List<Variable> variables) {
        this.floors = floors.clone();
        this.granule = granule;
        this.variables = new ArrayList<>(variables);
        this.variables.sort(Comparator.comparingInt(Variable::size).thenComparingInt(variable -> variable.points().cardinality()).reversed());
        int bound = 0;
        for (int point = 0; point < floors.length; point++) {
            places.add(new HashMap<>());
            bound = Math.max(bound, roundUp(floors[point] + aliveBytes(point)));
        }
        extent = bound;
        placeOnce();
        for (int point = 0; point < floors.length; point++) {
            moveInside(point);
        }
    }

    private int roundUp(int size) {
        return (size + granule - 1) / granule * granule;
    }

    private int aliveBytes(int point) {
        int bytes = 0;
        for (Variable variable : variables) {
            if (variable.isAliveAt(point)) {
                bytes += variable.size();
            }
        }
        return bytes;
    }

    /** One place for each variable, the same at all its points. */
    private void placeOnce() {
        Map<Variable, Integer> placed = new HashMap<>();
        for (Variable variable : variables) {
            int place = lowestFree(variable, placed);
            placed.put(variable, place);
            variable.points().stream().forEach(point -> places.get(point).put(variable, place));
        }
    }

    private int lowestFree(Variable variable, Map<Variable, Integer> placed) {
        int place = variable.points().stream().map(point -> floors[point]).max().orElse(0);
        place = align(place, variable.size());
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Map.Entry<Variable, Integer> other : placed.entrySet()) {
                if (variable.meets(other.getKey()) && overlap(place, variable.size(), other.getValue(), other.getKey().size())) {
                    place = align(other.getValue() + other.getKey().size(), variable.size());
                    moved = true;
                }
            }
        }
        return place;
    }

    private static int align(int place, int size) {
        return (place + size - 1) / size * size;
    }

    private static boolean overlap(int a, int aSize, int b, int bSize) {
        return a < b + bSize && b < a + aSize;
    }

    /** Moves the variables that lie beyond the bound at one point into its gaps; if they do not fit, packs the point anew. */
    private void moveInside(int point) {
        Map<Variable, Integer> here = places.get(point);
        List<Variable> outside = new ArrayList<>();
        for (Variable variable : variables) {
            if (variable.isAliveAt(point) && here.get(variable) + variable.size() > extent) {
                outside.add(variable);
            }
        }
        here.keySet().removeAll(outside);
        for (Variable variable : outside) {
            int place = gap(here, point, variable.size());
            if (place < 0) {
                packAnew(point);
                return;
            }
            here.put(variable, place);
        }
    }

    private int gap(Map<Variable, Integer> here, int point, int size) {
        for (int place = align(floors[point], size); place + size <= extent; place += size) {
            boolean free = true;
            for (Map.Entry<Variable, Integer> other : here.entrySet()) {
                free &= !overlap(place, size, other.getValue(), other.getKey().size());
            }
            if (free) {
                return place;
            }
        }
        return -1;
    }

    private void packAnew(int point) {
        Map<Variable, Integer> here = places.get(point);
        int place = floors[point];
        for (Variable variable : variables) {
            if (variable.isAliveAt(point)) {
                here.put(variable, place);
                place += variable.size();
            }
        }
    }

    /** The size of the region: the bound, a multiple of the granule. */
    public int extent() {
        return extent;
    }

    /** Where a variable lies while the coroutine sleeps at a point. */
    public int place(Variable variable, int point) {
        return places.get(point).get(variable);
    }
}
