package dev.dormouse.compiler.check;

import dev.dormouse.arena.Profile;
import dev.dormouse.compiler.coroutine.Coroutine;
import dev.dormouse.compiler.coroutine.Embedding;
import dev.dormouse.compiler.coroutine.Kept;
import dev.dormouse.compiler.coroutine.Point;
import dev.dormouse.compiler.coroutine.Refused;
import dev.dormouse.compiler.coroutine.Sizes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.objectweb.asm.tree.ClassNode;

/** Refuses a root's record or scratch that is larger than the profile allows, and says what makes it so. */
public final class RecordLimit {

    private final Coroutine root;
    private final List<Coroutine> callers;
    private final Sizes sizes;
    private final Profile profile;
    private final long record;
    private final long scratch;

    private RecordLimit(Coroutine root, List<Coroutine> coroutines, Sizes sizes, Profile profile) {
        this.root = root;
        this.sizes = sizes;
        this.profile = profile;
        callers = coroutines.stream().filter(caller -> caller != root && caller.callees.contains(root)).toList();
        record = sizes.rootBytes(root);
        scratch = sizes.heapBytes(root) + sizes.directBytes(root);
    }

    /** The refusals of those that something starts and whose records are too large, in order of their names. */
    public static List<Refused> check(List<Coroutine> coroutines, Sizes sizes, Profile profile) {
        return coroutines.stream().filter(sizes::isRoot).sorted(Comparator.comparing(Coroutine::key)).map(root -> new RecordLimit(root, coroutines, sizes, profile)).filter(RecordLimit::isOver)
                .map(RecordLimit::refusal).toList();
    }

    private boolean isRecordOver() {
        return record > profile.recordLimit();
    }

    private boolean isOver() {
        return isRecordOver() || scratch > profile.scratchLimit();
    }

    private Refused refusal() {
        Point point = Kept.largestPoint(root);
        String what = isRecordOver() ? "the record of " + root.displayName() + " has " + record + " bytes, and " + profile + " allows " + profile.recordLimit() + " (record.limit)"
                : "the scratch of " + root.displayName() + " has " + scratch + " bytes, and " + profile + " allows " + profile.scratchLimit() + " (scratch.limit)";
        String largest = isRecordOver() ? Kept.largestOnHeap(root, sizes) : Kept.largestScratch(root, sizes);
        return new Refused("DM063", root, point == null ? 0 : point.line, what + (largest.isEmpty() ? "" : "; the largest in it: " + largest) + ". " + waysOut());
    }

    private String waysOut() {
        List<String> ways = new ArrayList<>();
        ways.add(isRecordOver() ? "Let the large ones end their scope before it sleeps" : "Reserve less");
        if (root.body.points.stream().anyMatch(point -> point.embedding == Embedding.FLATTENED || point.embedding == Embedding.OPAQUE)) {
            ways.add("put a child's record on the heap with @Coroutine(boxed = true) or the profile's boxing");
        }
        if (canBePrivate()) {
            ways.add("make it private if it is called and never started, so that it has no record of its own");
        }
        ways.add("or raise the limit");
        return String.join(", ", ways);
    }

    /** Whether it is called, and no caller that is known here needs it to be open. */
    private boolean canBePrivate() {
        return root.frame == null && !callers.isEmpty() && callers.stream().allMatch(caller -> nest(caller.owner).equals(nest(root.owner)));
    }

    private static String nest(ClassNode type) {
        return type.nestHostClass == null ? type.name : type.nestHostClass;
    }
}
