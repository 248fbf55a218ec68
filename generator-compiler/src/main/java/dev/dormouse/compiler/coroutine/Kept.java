package dev.dormouse.compiler.coroutine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * Something that a record holds, as a refusal of the record names it: while its coroutine sleeps at a point, or all the time, as it does scratch.
 *
 * @param bytes of its cells; of scratch, what it takes on the heap
 * @param outside bytes that it takes outside the heap
 */
public record Kept(String name, long bytes, int refs, long outside) {

    private static final int MOST_NAMED = 4;

    private Kept(String name, long bytes, int refs) {
        this(name, bytes, refs, 0);
    }

    /** All that is held at a point, scratch left out. */
    public static List<Kept> at(Point point) {
        List<Kept> kept = new ArrayList<>();
        if (point.child != null) {
            kept.add(new Kept("the record of " + point.child.displayName(), 8L * point.childCells(), point.childRefs()));
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

    /** The scratch of a coroutine, its children's included. */
    public static List<Kept> scratch(Callee coroutine, Sizes sizes) {
        return Pin.all(coroutine.scratch()).stream().map(pin -> new Kept("scratch " + pin.kind(), sizes.heapBytes(pin), 0, sizes.directBytes(pin))).toList();
    }

    /** Where a coroutine keeps most; {@code null} if it never sleeps. */
    public static Point largestPoint(Coroutine coroutine) {
        return coroutine.body.points.stream().max(Comparator.comparingLong(point -> size(at(point)))).orElse(null);
    }

    /** Names what takes most of a root's record, and of its scratch outside the heap. */
    public static String largest(Coroutine root, Sizes sizes) {
        return largest(all(root, sizes), Kept::total, Kept::amount);
    }

    /** Names what takes most of a coroutine's record; what is outside the heap is not counted. */
    public static String largestOnHeap(Coroutine coroutine, Sizes sizes) {
        return largest(all(coroutine, sizes), Kept::size, " byte");
    }

    /** Names what takes most of a coroutine's scratch, on the heap or outside. */
    public static String largestScratch(Coroutine coroutine, Sizes sizes) {
        return largest(scratch(coroutine, sizes), Kept::total, Kept::amount);
    }

    private static List<Kept> all(Coroutine coroutine, Sizes sizes) {
        List<Kept> all = new ArrayList<>(scratch(coroutine, sizes));
        Point point = largestPoint(coroutine);
        List<Kept> kept = point == null ? List.of() : at(point);
        long arguments = sizes.recordBytes(coroutine) - sizes.heapBytes(coroutine);
        if (size(kept) < arguments && arguments > 8L * coroutine.cells() + 4L * coroutine.refs()) {
            all.add(new Kept("its arguments", arguments, 0));
        } else {
            all.addAll(kept);
        }
        return all;
    }

    private static long size(List<Kept> kept) {
        return kept.stream().mapToLong(Kept::size).sum();
    }

    private static String name(Point.Slot slot) {
        return slot.declared() != null ? slot.declared().name() : slot.local() < 0 ? "an operand" : "local " + slot.local();
    }

    /** What it counts for in a record's size. */
    public long size() {
        return bytes + 4L * refs;
    }

    private long total() {
        return size() + outside;
    }

    /** What it takes, in words. */
    private String amount() {
        return outside == 0 ? count(size(), " byte") : size() == 0 ? count(outside, " byte") + " outside the heap" : count(size(), " byte") + ", and " + outside + " outside the heap";
    }

    private static String count(long number, String unit) {
        return number + unit + (number == 1 ? "" : "s");
    }

    /** Names the largest of some, by one measure, in one unit such as {@code " byte"}; empty if none has any of it. */
    public static String largest(List<Kept> all, ToLongFunction<Kept> measure, String unit) {
        return largest(all, measure, item -> count(measure.applyAsLong(item), unit));
    }

    private static String largest(List<Kept> all, ToLongFunction<Kept> measure, Function<Kept, String> amount) {
        List<Kept> kept = all.stream().filter(item -> measure.applyAsLong(item) > 0).sorted(Comparator.comparingLong(measure).reversed()).toList();
        String list = kept.stream().limit(MOST_NAMED).map(item -> item.name + " (" + amount.apply(item) + ")").collect(Collectors.joining(", "));
        return kept.size() <= MOST_NAMED ? list : list + " and " + (kept.size() - MOST_NAMED) + " more";
    }
}
