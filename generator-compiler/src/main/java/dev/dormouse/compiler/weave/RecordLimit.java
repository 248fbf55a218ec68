package dev.dormouse.compiler.weave;

import dev.dormouse.arena.Profile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Refuses a root's record that is larger than the profile allows, and says what makes it so. */
final class RecordLimit {

    private static final int NAMED = 3;

    private final Coroutine root;
    private final Sizes sizes;

    /** Something in the record. */
    private record Part(String name, int bytes) {}

    private RecordLimit(Coroutine root, Sizes sizes) {
        this.root = root;
        this.sizes = sizes;
    }

    /** The refusals of those that something starts and whose records are too large, in order of their names. */
    static List<Refused> check(List<Coroutine> coroutines, Sizes sizes, Profile profile) {
        return coroutines.stream().filter(sizes::isRoot).filter(root -> sizes.rootBytes(root) > profile.recordLimit()).sorted(Comparator.comparing(Coroutine::key)).map(root -> new RecordLimit(root, sizes).refusal(profile)).toList();
    }

    private Refused refusal(Profile profile) {
        return new Refused("DM063", root, line(), "the record of " + root.displayName() + " has " + sizes.rootBytes(root) + " bytes, and " + profile + " allows " + profile.recordLimit()
                + " (record.limit); the largest in it: " + largest() + ". Let the large ones end their scope before it sleeps, put a child's record on the heap with @Coroutine(boxed = true)"
                + " or the profile's boxing, or raise the limit");
    }

    /** Where most is alive; 0 where that is before the start. */
    private int line() {
        Point largest = largestPoint();
        return largest == null ? 0 : largest.line;
    }

    private Point largestPoint() {
        return root.body.points.stream().max(Comparator.comparingInt(point -> bytes(parts(point)))).orElse(null);
    }

    private String largest() {
        List<Part> parts = new ArrayList<>();
        for (Pin pin : Pin.all(root.scratch())) {
            parts.add(new Part("scratch " + pin.kind(), sizes.heapBytes(pin)));
        }
        Point point = largestPoint();
        List<Part> alive = point == null ? List.of() : parts(point);
        int arguments = sizes.rootBytes(root) - sizes.heapBytes(root);
        if (bytes(alive) < arguments && arguments > 8 * root.cells() + 4 * root.refs()) {
            parts.add(new Part("its arguments", arguments));
        } else {
            parts.addAll(alive);
        }
        parts.sort(Comparator.comparingInt(Part::bytes).reversed());
        return parts.stream().limit(NAMED).map(part -> part.name + " " + part.bytes).collect(Collectors.joining(", "));
    }

    /** What is alive at a point, apart from scratch. */
    private List<Part> parts(Point point) {
        List<Part> parts = new ArrayList<>();
        if (point.child != null) {
            parts.add(new Part("the record of " + point.call.name, 8 * point.childCells() + 4 * point.childRefs()));
        }
        for (List<Point.Slot> slots : List.of(point.locals, point.below)) {
            for (Point.Slot slot : slots) {
                if (slot.spill() != null) {
                    String name = slot.declared() != null ? slot.declared().name() : slot.local() < 0 ? "an operand" : "a variable";
                    parts.add(new Part(name, slot.spill().isReference() ? 4 : slot.spill().variable().size()));
                }
            }
        }
        return parts;
    }

    private static int bytes(List<Part> parts) {
        return parts.stream().mapToInt(Part::bytes).sum();
    }
}
