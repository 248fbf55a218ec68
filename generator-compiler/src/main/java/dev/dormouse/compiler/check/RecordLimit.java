package dev.dormouse.compiler.check;

import dev.dormouse.arena.Profile;
import dev.dormouse.compiler.coroutine.Coroutine;
import dev.dormouse.compiler.coroutine.Kept;
import dev.dormouse.compiler.coroutine.Point;
import dev.dormouse.compiler.coroutine.Refused;
import dev.dormouse.compiler.coroutine.Sizes;
import java.util.Comparator;
import java.util.List;

/** Refuses a root's record or scratch that is larger than the profile allows, and says what makes it so. */
public final class RecordLimit {

    private final Coroutine root;
    private final Sizes sizes;

    private RecordLimit(Coroutine root, Sizes sizes) {
        this.root = root;
        this.sizes = sizes;
    }

    /** The refusals of those that something starts and whose records are too large, in order of their names. */
    public static List<Refused> check(List<Coroutine> coroutines, Sizes sizes, Profile profile) {
        return coroutines.stream().filter(sizes::isRoot).filter(root -> isOver(root, sizes, profile)).sorted(Comparator.comparing(Coroutine::key)).map(root -> new RecordLimit(root, sizes).refusal(profile)).toList();
    }

    private Refused refusal(Profile profile) {
        Point largest = Kept.largestPoint(root);
        int scratch = sizes.heapBytes(root) + sizes.directBytes(root);
        boolean isRecord = sizes.rootBytes(root) > profile.recordLimit();
        String what = isRecord ? "the record of " + root.displayName() + " has " + sizes.rootBytes(root) + " bytes, and " + profile + " allows " + profile.recordLimit() + " (record.limit)"
                : "the scratch of " + root.displayName() + " has " + scratch + " bytes, and " + profile + " allows " + profile.scratchLimit() + " (scratch.limit)";
        return new Refused("DM063", root, largest == null ? 0 : largest.line, what + "; the largest in it: " + Kept.largest(root, sizes)
                + ". Let the large ones end their scope before it sleeps, put a child's record on the heap with @Coroutine(boxed = true) or the profile's boxing, or raise the limit");
    }

    private static boolean isOver(Coroutine root, Sizes sizes, Profile profile) {
        return sizes.rootBytes(root) > profile.recordLimit() || (long) sizes.heapBytes(root) + sizes.directBytes(root) > profile.scratchLimit();
    }
}
