package dev.dormouse.compiler.coroutine;

import dev.dormouse.arena.RecordLayout;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToLongFunction;

/** How many bytes records take, scratch included: a view in scratch brings the record of its own coroutine along. */
public final class Sizes {

    /** What a box takes beside its arrays, and what an array takes beside its elements, on a JVM of 64 bits with compressed references. */
    private static final int BOX_BYTES = 24;
    private static final int ARRAY_BYTES = 16;

    private final Map<String, Coroutine> byView;
    private final Set<Coroutine> roots;
    /** The coroutines of the views that are being counted, each within the one before. */
    private final Set<Coroutine> counted = new HashSet<>();

    /**
     * Sizes of one compilation.
     *
     * @param byView the coroutine of each generated view and type of task, by the internal name of that
     */
    public Sizes(Map<String, Coroutine> byView) {
        this.byView = byView;
        roots = new HashSet<>(byView.values());
    }

    /** Whether something starts a coroutine: a view, or a task. */
    public boolean isRoot(Coroutine coroutine) {
        return roots.contains(coroutine);
    }

    /** The coroutines of the views in a record's scratch; those that are compiled elsewhere are not among them. */
    public List<Coroutine> viewed(Callee callee) {
        return Pin.all(callee.scratch()).stream().map(this::viewed).filter(Objects::nonNull).toList();
    }

    /** The coroutine of a scratch view; {@code null} of another scratch object, or if it is compiled elsewhere. */
    public Coroutine viewed(Pin pin) {
        return pin.isView() ? byView.get(pin.argument()) : null;
    }

    /** Refuses a scratch view of a coroutine that is compiled elsewhere. */
    public void refuseUnknown(Coroutine owner) {
        for (Pin pin : Pin.all(owner.scratch())) {
            if (pin.isView() && !byView.containsKey(pin.argument())) {
                throw new Refused("DM059", owner, 0, "Scratch.view(" + pin.argument().replace('/', '.').replace('$', '.') + ".class): the view's record cannot be counted,"
                        + " because its coroutine is compiled elsewhere; use a view of a coroutine of this compilation");
            }
        }
    }

    /** What a record's scratch takes on the heap. */
    public long heapBytes(Callee callee) {
        return Pin.all(callee.scratch()).stream().mapToLong(this::heapBytes).sum();
    }

    /** What one scratch object takes on the heap; 0 for a view of another compilation, or whose coroutine is not laid out yet. */
    public long heapBytes(Pin pin) {
        return pin.heapBytes() + ofViewed(pin, viewed -> rootBytes(viewed) + RecordMap.stateBytes(viewed.states()));
    }

    /** What the objects of a record's scratch take on the heap beside that. */
    public long objectBytes(Callee callee) {
        return Pin.all(callee.scratch()).stream().mapToLong(this::objectBytes).sum();
    }

    private long objectBytes(Pin pin) {
        return pin.objectBytes() + ofViewed(pin, this::objectBytes);
    }

    /** What a record's scratch takes outside the heap. */
    public long directBytes(Callee callee) {
        return Pin.all(callee.scratch()).stream().mapToLong(this::directBytes).sum();
    }

    /** What one scratch object takes outside the heap. */
    public long directBytes(Pin pin) {
        return pin.directBytes() + ofViewed(pin, this::directBytes);
    }

    /** What a view's record adds; nothing within itself, which is refused. */
    private long ofViewed(Pin pin, ToLongFunction<Coroutine> bytes) {
        Coroutine viewed = viewed(pin);
        if (viewed == null || viewed.record == null || !counted.add(viewed)) {
            return 0;
        }
        try {
            return bytes.applyAsLong(viewed);
        } finally {
            counted.remove(viewed);
        }
    }

    /** A record inside a parent. */
    public long bytes(Callee callee) {
        return 8L * callee.cells() + 4L * callee.refs() + heapBytes(callee);
    }

    /** What a box takes of the heap for a record, on a JVM of 64 bits with compressed references: the box, its arrays where they have any elements, and the scratch objects in it. */
    public long boxBytes(Callee child) {
        return BOX_BYTES + arrayBytes(8L * child.cells()) + arrayBytes(4L * child.refs()) + heapBytes(child) + objectBytes(child);
    }

    private static long arrayBytes(long elements) {
        return elements == 0 ? 0 : ARRAY_BYTES + (elements + 7) / 8 * 8;
    }

    /** The largest record of a coroutine: as a root, if something starts it, or inside a parent. */
    public long recordBytes(Coroutine coroutine) {
        return isRoot(coroutine) ? rootBytes(coroutine) : bytes(coroutine);
    }

    /** The layout of a root's record, as its pool is told when the program runs. A record whose sizes are no ints has been refused. */
    public RecordLayout layout(Coroutine root) {
        RecordMap record = root.record;
        return new RecordLayout(root.displayName(), record.rootCells(), record.rootRefs(), root.states(), root.hash(), Math.toIntExact(heapBytes(root)), Math.toIntExact(objectBytes(root)),
                Math.toIntExact(directBytes(root)), root.pool, root.wipes(), Kept.largest(root, this));
    }

    /** The record of a root. */
    public long rootBytes(Coroutine coroutine) {
        return 8L * coroutine.record.rootCells() + 4L * coroutine.record.rootRefs() + heapBytes(coroutine);
    }
}
