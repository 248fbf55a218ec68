package dev.dormouse.compiler.coroutine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * Something that a record holds while its coroutine sleeps at a point, as a refusal of the record names it. Scratch, which it holds all the time, is not among it.
 *
 * @param bytes of its cells
 */
public record Kept(String name, int bytes, int refs) {

    private static final int MOST_NAMED = 4;

    /** All that is held at a point. */
    public static List<Kept> at(Point point) {
        List<Kept> kept = new ArrayList<>();
        if (point.child != null) {
            kept.add(new Kept("the record of " + point.child.displayName(), 8 * point.childCells(), point.childRefs()));
        }
        if (point.childState != null) {
            kept.add(new Kept("its state", point.childState.size(), 0));
        }
        for (List<Point.Slot> slots : List.of(point.locals, point.below)) {
            for (Point.Slot slot : slots) {
                if (slot.spill() != null) {
                    boolean isReference = slot.spill().isReference();
                    kept.add(new Kept(name(slot), isReference ? 0 : slot.spill().variable().size(), isReference ? 1 : 0));
                }
            }
        }
        return kept;
    }

    /** Where a coroutine keeps most; {@code null} if it never sleeps. */
    public static Point largestPoint(Coroutine coroutine) {
        return coroutine.body.points.stream().max(Comparator.comparingInt(point -> size(at(point)))).orElse(null);
    }

    /** Names what takes most of a root's record. */
    public static String largest(Coroutine root, Sizes sizes) {
        List<Kept> all = new ArrayList<>();
        for (Pin pin : Pin.all(root.scratch())) {
            all.add(new Kept("scratch " + pin.kind(), sizes.heapBytes(pin), 0));
        }
        Point point = largestPoint(root);
        List<Kept> kept = point == null ? List.of() : at(point);
        int arguments = sizes.rootBytes(root) - sizes.heapBytes(root);
        if (size(kept) < arguments && arguments > 8 * root.cells() + 4 * root.refs()) {
            all.add(new Kept("its arguments", arguments, 0));
        } else {
            all.addAll(kept);
        }
        return largest(all, Kept::size, " byte");
    }

    private static int size(List<Kept> kept) {
        return kept.stream().mapToInt(Kept::size).sum();
    }

    private static String name(Point.Slot slot) {
        return slot.declared() != null ? slot.declared().name() : slot.local() < 0 ? "an operand" : "local " + slot.local();
    }

    /** What it counts for in a record's size. */
    public int size() {
        return bytes + 4 * refs;
    }

    /** Names the largest of some, by one measure, in one unit such as {@code " byte"}. */
    public static String largest(List<Kept> all, ToIntFunction<Kept> measure, String unit) {
        List<Kept> kept = all.stream().filter(item -> measure.applyAsInt(item) > 0).sorted(Comparator.comparingInt(measure).reversed()).toList();
        String list = kept.stream().limit(MOST_NAMED).map(item -> item.name + " (" + measure.applyAsInt(item) + unit + (measure.applyAsInt(item) == 1 ? ")" : "s)")).collect(Collectors.joining(", "));
        return kept.size() <= MOST_NAMED ? list : list + " and " + (kept.size() - MOST_NAMED) + " more";
    }
}
