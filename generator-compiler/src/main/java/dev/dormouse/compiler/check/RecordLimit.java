package dev.dormouse.compiler.check;

import dev.dormouse.arena.Profile;
import dev.dormouse.compiler.coroutine.Coroutine;
import dev.dormouse.compiler.coroutine.Kept;
import dev.dormouse.compiler.coroutine.Pin;
import dev.dormouse.compiler.coroutine.Point;
import dev.dormouse.compiler.coroutine.Refused;
import dev.dormouse.compiler.coroutine.Sizes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Refuses a root's record that is larger than the profile allows, and says what makes it so. */
public final class RecordLimit {

    private final Coroutine root;
    private final Sizes sizes;

    private RecordLimit(Coroutine root, Sizes sizes) {
        this.root = root;
        this.sizes = sizes;
    }

    /** The refusals of those that something starts and whose records are too large, in order of their names. */
    public static List<Refused> check(List<Coroutine> coroutines, Sizes sizes, Profile profile) {
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
        return root.body.points.stream().max(Comparator.comparingInt(point -> size(Kept.at(point)))).orElse(null);
    }

    private String largest() {
        List<Kept> all = new ArrayList<>();
        for (Pin pin : Pin.all(root.scratch())) {
            all.add(new Kept("scratch " + pin.kind(), sizes.heapBytes(pin), 0));
        }
        Point point = largestPoint();
        List<Kept> kept = point == null ? List.of() : Kept.at(point);
        int arguments = sizes.rootBytes(root) - sizes.heapBytes(root);
        if (size(kept) < arguments && arguments > 8 * root.cells() + 4 * root.refs()) {
            all.add(new Kept("its arguments", arguments, 0));
        } else {
            all.addAll(kept);
        }
        return Kept.largest(all, Kept::size, " byte");
    }

    private static int size(List<Kept> kept) {
        return kept.stream().mapToInt(Kept::size).sum();
    }
}
