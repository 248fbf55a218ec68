package dev.dormouse.compiler.report;

import dev.dormouse.compiler.report.CoroutineStates.Child;
import dev.dormouse.compiler.report.CoroutineStates.Pinned;
import dev.dormouse.compiler.report.CoroutineStates.Room;
import dev.dormouse.compiler.report.CoroutineStates.Sleep;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The size of one coroutine's record: as it is, as it would be if something were otherwise, and the least that it can be.
 *
 * <p>The rule of the layout: scratch objects and, for each child that has some, all of that child's references lie beside each other; whatever else is alive only at some points lies over each other, so that the
 * largest point counts, cells and references apart.
 */
final class RecordSize {

    private static final int CELL = 8;

    private static final BiPredicate<Sleep, Alive> NOTHING = (sleep, variable) -> false;

    private final CoroutineStates coroutine;
    private final int ownPinned;
    private final int constant;
    private final Room now;

    RecordSize(CoroutineStates coroutine) {
        this.coroutine = coroutine;
        ownPinned = (int) coroutine.scratch().stream().filter(slot -> slot.child() == null).count();
        constant = coroutine.scratchBytes() + 4 * coroutine.scratch().size();
        now = room(Child::room, NOTHING);
    }

    /** Bytes that are taken while it sleeps at a point, scratch included; children count with all of their record. */
    int used(Sleep sleep) {
        Child child = sleep.child();
        int inChild = child == null ? 0 : CELL * child.room().cells() + 4 * (child.room().refs() - child.pinned());
        return constant + inChild + bytes(sleep.variables());
    }

    private static int bytes(List<Alive> variables) {
        int bytes = 0;
        for (Alive variable : variables) {
            bytes += variable.bytes();
        }
        return bytes;
    }

    /** Bytes that are taken while its arguments wait. */
    int usedByArguments() {
        return constant + bytes(coroutine.arguments());
    }

    /** The point where most is taken; {@code null} if it has none. */
    Sleep largest() {
        Sleep largest = null;
        for (Sleep sleep : coroutine.sleeps()) {
            if (largest == null || used(sleep) > used(largest)) {
                largest = sleep;
            }
        }
        return largest;
    }

    /** The record as the model explains it. */
    Room now() {
        return now;
    }

    /** Bytes by which the record would be smaller if the calls of a child kept a reference to a box instead of its record. */
    int savedByBoxing(Child boxed) {
        return savedWith(boxed, new Room(0, 1));
    }

    /** Bytes that a child adds: by which the record would be smaller if the child took no room. */
    int addedBy(Child child) {
        return savedWith(child, Room.NONE);
    }

    private int savedWith(Child other, Room room) {
        int scratch = coroutine.scratch().stream().filter(slot -> other.id().equals(slot.child())).mapToInt(Pinned::heapBytes).sum();
        return now.bytes() + scratch - room(child -> child.id().equals(other.id()) ? room : child.room(), NOTHING).bytes();
    }

    /** Bytes by which the record would be smaller if something were not alive at some points. */
    int savedWithout(BiPredicate<Sleep, Alive> absent) {
        return now.bytes() - room(Child::room, absent).bytes();
    }

    /** The points that the record cannot be smaller for: where its cells, or its references, are all taken. */
    List<Sleep> full(boolean ofReferences, BiPredicate<Sleep, Alive> absent) {
        Room all = room(Child::room, absent);
        int shared = shared(Child::room);
        List<Sleep> full = new ArrayList<>();
        for (Sleep sleep : coroutine.sleeps()) {
            Room here = at(sleep, shared, Child::room, absent);
            if (ofReferences ? here.refs() == all.refs() && all.refs() > 0 : here.cells() == all.cells() && all.cells() > 0) {
                full.add(sleep);
            }
        }
        return full;
    }

    private Room room(Function<Child, Room> rooms, BiPredicate<Sleep, Alive> absent) {
        int shared = shared(rooms);
        Room room = new Room(0, shared);
        for (Sleep sleep : coroutine.sleeps()) {
            room = larger(room, at(sleep, shared, rooms, absent));
        }
        return larger(room, waiting(shared));
    }

    private static Room larger(Room a, Room b) {
        return new Room(Math.max(a.cells(), b.cells()), Math.max(a.refs(), b.refs()));
    }

    private Room waiting(int shared) {
        return coroutine.isRoot() ? of(coroutine.arguments(), variable -> true, 0, shared) : Room.NONE;
    }

    private int shared(Function<Child, Room> rooms) {
        Map<String, Integer> zones = new HashMap<>();
        for (Sleep sleep : coroutine.sleeps()) {
            if (sleep.child() != null && sleep.child().pinned() > 0 && rooms.apply(sleep.child()) == sleep.child().room()) {
                zones.put(sleep.child().id(), sleep.child().room().refs());
            }
        }
        return ownPinned + zones.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static Room at(Sleep sleep, int shared, Function<Child, Room> rooms, BiPredicate<Sleep, Alive> absent) {
        Room child = sleep.child() == null ? Room.NONE : rooms.apply(sleep.child());
        boolean asItIs = sleep.child() != null && child == sleep.child().room();
        int childRefs = asItIs && sleep.child().pinned() > 0 ? 0 : child.refs();
        return of(sleep.variables(), variable -> !absent.test(sleep, variable) && (asItIs || variable.kind() != Alive.Kind.STATE), CELL * child.cells(), shared + childRefs);
    }

    private static Room of(List<Alive> variables, Predicate<Alive> counts, int bytesBelow, int refsBelow) {
        int bytes = bytesBelow;
        int refs = refsBelow;
        for (Alive variable : variables) {
            if (!counts.test(variable)) {
                continue;
            }
            if (variable.isReference()) {
                refs++;
            } else {
                bytes += variable.bytes();
            }
        }
        return new Room((bytes + CELL - 1) / CELL, refs);
    }

    /**
     * The least that a record can take: the most bytes that are alive at one point, rounded up to a cell, and the most references. Children count with their own bound, those of other compilations with
     * what they take.
     *
     * @param children the coroutines of this compilation by id
     * @param known bounds inside a parent, by id; those that are found are added
     */
    static Room bound(CoroutineStates coroutine, Map<String, CoroutineStates> children, Map<String, Room> known) {
        Room bound = boundInside(coroutine, children, known);
        return coroutine.isRoot() ? larger(bound, of(coroutine.arguments(), variable -> true, 0, coroutine.scratch().size())) : bound;
    }

    private static Room boundInside(CoroutineStates coroutine, Map<String, CoroutineStates> children, Map<String, Room> known) {
        Room bound = known.get(coroutine.id());
        if (bound == null) {
            int pinned = coroutine.scratch().size();
            bound = new Room(0, pinned);
            for (Sleep sleep : coroutine.sleeps()) {
                Child child = sleep.child();
                CoroutineStates inside = child == null || !child.isInside() ? null : children.get(child.id());
                Room room = child == null ? Room.NONE : inside == null ? child.room() : boundInside(inside, children, known);
                bound = larger(bound, of(sleep.variables(), variable -> true, CELL * room.cells(), pinned + room.refs() - (child == null ? 0 : child.pinned())));
            }
            known.put(coroutine.id(), bound);
        }
        return bound;
    }
}
