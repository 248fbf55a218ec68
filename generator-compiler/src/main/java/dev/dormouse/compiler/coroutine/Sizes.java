package dev.dormouse.compiler.coroutine;

import dev.dormouse.arena.RecordLayout;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How many bytes records take, scratch included: a view in scratch brings the record of its own coroutine along. */
public final class Sizes {

    private final Map<String, Coroutine> byView;
    private final Set<Coroutine> roots;

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
        return Pin.all(callee.scratch()).stream().filter(Pin::isView).map(pin -> byView.get(pin.argument())).filter(coroutine -> coroutine != null).toList();
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
    public int heapBytes(Callee callee) {
        return Pin.all(callee.scratch()).stream().mapToInt(this::heapBytes).sum();
    }

    /** What one scratch object takes on the heap; 0 for a view of another compilation, or whose coroutine is not laid out yet. */
    public int heapBytes(Pin pin) {
        Coroutine viewed = pin.isView() ? byView.get(pin.argument()) : null;
        return viewed == null || viewed.record == null ? pin.heapBytes() : rootBytes(viewed) + RecordMap.stateBytes(viewed.states());
    }

    /** What the objects of a record's scratch take on the heap beside that. */
    public int objectBytes(Callee callee) {
        return Pin.all(callee.scratch()).stream().mapToInt(this::objectBytes).sum();
    }

    private int objectBytes(Pin pin) {
        Coroutine viewed = pin.isView() ? byView.get(pin.argument()) : null;
        return pin.objectBytes() + (viewed == null ? 0 : objectBytes(viewed));
    }

    /** What a record's scratch takes outside the heap. */
    public int directBytes(Callee callee) {
        return Pin.all(callee.scratch()).stream().mapToInt(this::directBytes).sum();
    }

    /** What one scratch object takes outside the heap. */
    public int directBytes(Pin pin) {
        Coroutine viewed = pin.isView() ? byView.get(pin.argument()) : null;
        return viewed == null ? pin.directBytes() : directBytes(viewed);
    }

    /** A record inside a parent, or in a box. */
    public int bytes(Callee callee) {
        return 8 * callee.cells() + 4 * callee.refs() + heapBytes(callee);
    }

    /** The layout of a root's record, as its pool is told when the program runs. */
    public RecordLayout layout(Coroutine root) {
        RecordMap record = root.record;
        return new RecordLayout(root.displayName(), record.rootCells(), record.rootRefs(), root.states(), root.hash(), heapBytes(root), objectBytes(root), directBytes(root), root.pool, root.wipes(), Kept.largest(root, this));
    }

    /** The record of a root. */
    public int rootBytes(Coroutine coroutine) {
        return 8 * coroutine.record.rootCells() + 4 * coroutine.record.rootRefs() + heapBytes(coroutine);
    }
}
