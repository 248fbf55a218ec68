package dev.dormouse.compiler.emit;

import dev.dormouse.compiler.coroutine.Body;
import dev.dormouse.compiler.coroutine.Coroutine;
import dev.dormouse.compiler.coroutine.Point;
import dev.dormouse.compiler.coroutine.RecordMap;
import dev.dormouse.compiler.coroutine.Spill;
import dev.dormouse.compiler.flow.Flow;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * What need not be stored, and what must be nulled, when a coroutine goes to sleep. Two forward analyses in one.
 *
 * <p><b>Fresh</b> (on every path): a variable is fresh at a place if the record holds its present value there. A resume makes the variables of its
 * point fresh, and an assignment ends it. A call joins the two ways out of it: the child never slept, and wrote nothing, or it did, and the parent with it.
 *
 * <p><b>Stale</b> (on some path): a reference slot is stale if it may hold an object. On entry all are; after a resume those of its point and of
 * the child that slept there.
 */
final class Freshness {

    private static final int NOWHERE = -1;

    private final Body body;
    private final RecordMap record;
    /** Of the variables that are locals; what was on the operand stack is stored anew each time. */
    private final Map<Spill, Integer> numbers = new IdentityHashMap<>();
    private final Map<Integer, Point> points = new HashMap<>();
    private final State[] before;
    private final Deque<Integer> pending = new ArrayDeque<>();

    private record State(int[] places, BitSet stale) {}

    Freshness(Coroutine coroutine) {
        body = coroutine.body;
        record = coroutine.record;
        for (Point point : body.points) {
            points.put(point.index, point);
            for (Point.Slot slot : point.locals) {
                if (slot.spill() != null) {
                    numbers.putIfAbsent(slot.spill(), numbers.size());
                }
            }
        }
        before = new State[body.method.instructions.size()];
        int[] nowhere = new int[numbers.size()];
        Arrays.fill(nowhere, NOWHERE);
        arrive(0, new State(nowhere, record.ordinaryRefs()));
        while (!pending.isEmpty()) {
            step(pending.pop());
        }
    }

    private void step(int index) {
        Flow flow = body.flow();
        State in = before[index];
        State out = in;
        Point point = points.get(index);
        if (point != null) {
            State resumed = after(point);
            if (point.isPrimitive()) {
                throwTo(flow.edges().handlers(index), in);
                out = resumed;
            } else {
                out = join(in, resumed);
            }
        } else {
            Spill assigned = body.spillOfAssignment(index);
            if (assigned != null) {
                out = new State(in.places.clone(), in.stale);
                out.places[numbers.get(assigned)] = NOWHERE;
            }
        }
        throwTo(flow.edges().handlers(index), point == null ? in : out);
        for (int next : flow.edges().next(index)) {
            arrive(next, out);
        }
    }

    private void throwTo(List<Integer> handlers, State state) {
        for (int handler : handlers) {
            arrive(handler, state);
        }
    }

    private void arrive(int index, State state) {
        State known = before[index];
        State joined = known == null ? state : join(known, state);
        if (known == null || !Arrays.equals(joined.places, known.places) || !joined.stale.equals(known.stale)) {
            before[index] = joined;
            pending.push(index);
        }
    }

    private static State join(State a, State b) {
        int[] places = a.places.clone();
        for (int i = 0; i < places.length; i++) {
            if (places[i] != b.places[i]) {
                places[i] = NOWHERE;
            }
        }
        BitSet stale = (BitSet) a.stale.clone();
        stale.or(b.stale);
        return new State(places, stale);
    }

    /** The state when a coroutine goes on after it has slept at a point. */
    private State after(Point point) {
        int[] places = new int[numbers.size()];
        Arrays.fill(places, NOWHERE);
        BitSet stale = record.childRefs(point);
        for (Point.Slot slot : point.locals) {
            if (slot.spill() != null) {
                places[numbers.get(slot.spill())] = place(slot.spill(), point);
            }
        }
        for (List<Point.Slot> slots : List.of(point.locals, point.below)) {
            for (Point.Slot slot : slots) {
                if (slot.spill() != null && slot.spill().isReference()) {
                    stale.set(record.slot(slot.spill(), point));
                }
            }
        }
        return new State(places, stale);
    }

    private int place(Spill spill, Point point) {
        return spill.isReference() ? record.slot(spill, point) : record.place(spill.variable(), point);
    }

    /** Whether the record already holds a variable where it belongs at a point, when the coroutine comes there. */
    boolean isFresh(Spill spill, Point point) {
        return before[point.index].places[numbers.get(spill)] == place(spill, point);
    }

    /** The reference slots to null before sleeping at a point. */
    BitSet toNull(Point point) {
        BitSet slots = (BitSet) before[point.index].stale.clone();
        slots.andNot(record.childRefs(point));
        for (List<Point.Slot> kept : List.of(point.locals, point.below)) {
            for (Point.Slot slot : kept) {
                if (slot.spill() != null && slot.spill().isReference()) {
                    slots.clear(record.slot(slot.spill(), point));
                }
            }
        }
        return slots;
    }
}
