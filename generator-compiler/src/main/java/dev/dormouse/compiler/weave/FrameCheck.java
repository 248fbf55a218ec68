package dev.dormouse.compiler.weave;

import dev.dormouse.compiler.Frame;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Refuses a coroutine whose record is larger than the frame that its callers keep for it, and says what takes the room. */
final class FrameCheck {

    private static final int MOST_NAMED = 4;

    /** What a point keeps, in one kind of unit. */
    private record Kept(String name, int size) {}

    private FrameCheck() {}

    static void check(Coroutine coroutine) {
        if (coroutine.boxed()) {
            if (coroutine.states() > 0 && coroutine.frame.refs() == 0) {
                throw new Refused("DM065", coroutine, coroutine.body.points.get(0).line, coroutine.displayName() + " is boxed, which takes 1 reference, and its frame budget is " + coroutine.frame + "; raise that");
            }
            return;
        }
        if (!coroutine.scratch().isEmpty()) {
            int line = coroutine.body.scratch.isEmpty() ? coroutine.body.points.stream().filter(point -> !point.childScratch().isEmpty()).findFirst().orElseThrow().line
                    : Body.line(coroutine.body.scratch.get(0).call());
            throw new Refused("DM066", coroutine, line, coroutine.displayName() + " has a frame budget and scratch objects, which are made before it is known what will run in a frame; take them from the caller");
        }
        if (!coroutine.frame.holds(coroutine.cells(), coroutine.refs())) {
            boolean ofRefs = coroutine.cells() <= coroutine.frame.cells();
            Point largest = coroutine.body.points.stream().max(Comparator.comparingInt(point -> total(kept(point, ofRefs)))).orElseThrow();
            throw new Refused("DM065", coroutine, largest.line, "the record of " + coroutine.displayName() + " takes " + size(coroutine.cells(), coroutine.refs()) + ", and its frame budget is " + coroutine.frame
                    + "; here it keeps " + named(kept(largest, ofRefs), ofRefs) + ". Keep less across this line, raise the budget, or let it be boxed");
        }
    }

    private static String size(int cells, int refs) {
        return new Frame(cells, refs).toString();
    }

    private static List<Kept> kept(Point point, boolean refs) {
        List<Kept> kept = new ArrayList<>();
        if (point.child != null) {
            kept.add(new Kept("the frame of " + Names.display(point.call.owner) + "." + point.call.name, refs ? point.childRefs() : 8 * point.childCells()));
        }
        if (point.childState != null && !refs) {
            kept.add(new Kept("its state", point.childState.size()));
        }
        for (List<Point.Slot> slots : List.of(point.locals, point.below)) {
            for (Point.Slot slot : slots) {
                if (slot.spill() != null && slot.spill().isReference() == refs) {
                    kept.add(new Kept(name(slot), slot.spill().variable().size()));
                }
            }
        }
        kept.removeIf(item -> item.size == 0);
        kept.sort(Comparator.comparingInt((Kept item) -> -item.size));
        return kept;
    }

    private static String name(Point.Slot slot) {
        return slot.declared() != null ? slot.declared().name() : slot.local() < 0 ? "an operand" : "local " + slot.local();
    }

    private static int total(List<Kept> kept) {
        return kept.stream().mapToInt(Kept::size).sum();
    }

    private static String named(List<Kept> kept, boolean refs) {
        String unit = refs ? " reference" : " byte";
        String list = kept.stream().limit(MOST_NAMED).map(item -> item.name + " (" + item.size + unit + (item.size == 1 ? ")" : "s)")).collect(Collectors.joining(", "));
        return kept.size() <= MOST_NAMED ? list : list + " and " + (kept.size() - MOST_NAMED) + " more";
    }
}
