package dev.dormouse.compiler.emit;

import dev.dormouse.compiler.coroutine.Body;
import dev.dormouse.compiler.coroutine.Code;
import dev.dormouse.compiler.coroutine.Coroutine;
import dev.dormouse.compiler.coroutine.Names;
import dev.dormouse.compiler.coroutine.Point;
import dev.dormouse.compiler.coroutine.RecordMap;
import dev.dormouse.compiler.coroutine.Spill;
import dev.dormouse.compiler.flow.Value;
import dev.dormouse.compiler.layout.Variable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;

/** Writes the code that stores what a point keeps, and the code that makes it again. */
final class Spilling {

    private final Coroutine coroutine;
    private final RecordMap record;
    private final Freshness freshness;
    private final Slots slots;

    Spilling(Coroutine coroutine, Freshness freshness, Slots slots) {
        this.coroutine = coroutine;
        this.freshness = freshness;
        this.slots = slots;
        record = coroutine.record;
    }

    // Storing

    /** Stores what is not fresh. Leaves nothing of the point on the operand stack. */
    void store(Code code, Point point) {
        List<Kept> kept = new ArrayList<>();
        int temporary = slots.temporaries();
        for (int i = point.below.size() - 1; i >= 0; i--) {
            Point.Slot slot = point.below.get(i);
            if (slot.spill() == null) {
                code.op(slot.value().getSize() == 2 ? Opcodes.POP2 : Opcodes.POP);
            } else {
                code.load(Code.storeOpcode(slot.spill().kind), temporary);
                kept.add(new Kept(slot.spill(), temporary, false));
                temporary += 2;
            }
        }
        store(code, point, kept, point.childState);
        if (point.isBoxed()) {
            code.loadObject(slots.record().refs()).loadInt(slots.record().ref()).plus(point.refOffset).loadObject(slots.box()).op(Opcodes.AASTORE);
            storeChildState(code, point);
        }
    }

    /** Stores what handlers may read, when the point's child has thrown. */
    void storeLocals(Code code, Point point) {
        store(code, point, new ArrayList<>(), null);
    }

    private void store(Code code, Point point, List<Kept> kept, Variable childState) {
        for (Point.Slot slot : point.locals) {
            if (slot.spill() != null) {
                kept.add(new Kept(slot.spill(), slots.of(slot.local()), freshness.isFresh(slot.spill(), point)));
            }
        }
        storeCells(code, point, kept, childState);
        for (Kept variable : kept) {
            if (variable.spill.isReference() && !variable.fresh) {
                code.loadObject(slots.record().refs()).loadInt(slots.record().ref()).plus(record.slot(variable.spill, point)).loadObject(variable.local).op(Opcodes.AASTORE);
            }
        }
        nullStale(code, freshness.toNull(point));
    }

    /** A variable to store: in which local it is now, and whether the record has it already. */
    private record Kept(Spill spill, int local, boolean fresh) {}

    private void storeCells(Code code, Point point, List<Kept> kept, Variable childState) {
        Map<Integer, List<Kept>> byCell = new TreeMap<>();
        for (Kept variable : kept) {
            if (!variable.spill.isReference()) {
                byCell.computeIfAbsent(record.place(variable.spill.variable(), point) / 8, k -> new ArrayList<>()).add(variable);
            }
        }
        int childStateCell = childState == null ? -1 : record.place(childState, point) / 8;
        if (childState != null) {
            byCell.putIfAbsent(childStateCell, List.of());
        }
        CellAccess access = access(code);
        byCell.forEach((index, members) -> {
            boolean hasChildState = index == childStateCell;
            if (hasChildState || members.stream().anyMatch(member -> !member.fresh)) {
                access.address(index);
                if (hasChildState) {
                    code.loadInt(slots.childState());
                    access.encode(Value.Kind.INT, childState.size(), true, record.place(childState, point));
                }
                for (int i = 0; i < members.size(); i++) {
                    Spill spill = members.get(i).spill;
                    code.load(Code.loadOpcode(spill.kind), members.get(i).local);
                    access.encode(spill.kind, spill.variable().size(), spill.natural(), record.place(spill.variable(), point));
                    if (i > 0 || hasChildState) {
                        code.op(Opcodes.LOR);
                    }
                }
                code.op(Opcodes.LASTORE);
            }
        });
    }

    private CellAccess access(Code code) {
        return new CellAccess(code, slots.record().cells(), slots.record().cell());
    }

    private void nullStale(Code code, BitSet stale) {
        for (int from = stale.nextSetBit(0); from >= 0; ) {
            int to = stale.nextClearBit(from);
            if (to - from > 3) {
                code.loadObject(slots.record().refs()).loadInt(slots.record().ref()).plus(from).loadInt(slots.record().ref()).plus(to).op(Opcodes.ACONST_NULL)
                        .callStatic("java/util/Arrays", "fill", "([Ljava/lang/Object;IILjava/lang/Object;)V", false);
            } else {
                for (int slot = from; slot < to; slot++) {
                    code.loadObject(slots.record().refs()).loadInt(slots.record().ref()).plus(slot).op(Opcodes.ACONST_NULL).op(Opcodes.AASTORE);
                }
            }
            from = stale.nextSetBit(to);
        }
    }

    // The box and the state of a child that is driven

    void loadBox(Code code, Point point) {
        code.loadObject(slots.record().refs()).loadInt(slots.record().ref()).plus(point.refOffset).op(Opcodes.AALOAD).cast(Names.BOX).load(Opcodes.ASTORE, slots.box());
    }

    void loadChildState(Code code, Point point) {
        if (point.isBoxed()) {
            code.loadObject(slots.box()).getField(Names.BOX, "state", "I");
            return;
        }
        Variable state = point.childState;
        int place = record.place(state, point);
        access(code).address(place / 8);
        code.op(Opcodes.LALOAD);
        access(code).decode(Value.Kind.INT, state.size(), true, place);
    }

    /** Writes the child's new state without touching its neighbours. */
    void storeChildState(Code code, Point point) {
        if (point.isBoxed()) {
            code.loadObject(slots.box()).loadInt(slots.childState()).putField(Names.BOX, "state", "I");
            return;
        }
        Variable state = point.childState;
        int place = record.place(state, point);
        long mask = -1L >>> 64 - 8 * state.size() << 8 * (place % 8);
        access(code).address(place / 8).address(place / 8);
        code.op(Opcodes.LALOAD).pushConstant(~mask).op(Opcodes.LAND).loadInt(slots.childState());
        access(code).encode(Value.Kind.INT, state.size(), true, place);
        code.op(Opcodes.LOR).op(Opcodes.LASTORE);
    }

    // Restoring

    /** Makes locals hold again what they held at a point: cell by cell, then the rest, what is derived from others last. */
    void restore(Code code, Point point, BitSet which) {
        Map<Integer, List<Point.Slot>> byCell = new TreeMap<>();
        List<Point.Slot> others = new ArrayList<>();
        List<Point.Slot> derived = new ArrayList<>();
        for (Point.Slot slot : point.locals) {
            if (which.get(slot.local())) {
                Spill spill = slot.spill();
                if (spill != null && !spill.isReference()) {
                    byCell.computeIfAbsent(record.place(spill.variable(), point) / 8, k -> new ArrayList<>()).add(slot);
                } else {
                    (slot.source() == null ? others : derived).add(slot);
                }
            }
        }
        byCell.forEach((index, members) -> {
            access(code).address(index);
            code.op(Opcodes.LALOAD);
            for (int i = 0; i < members.size(); i++) {
                if (i + 1 < members.size()) {
                    code.op(Opcodes.DUP2);
                }
                decode(code, members.get(i).spill(), point);
                assign(code, members.get(i));
            }
        });
        others.addAll(derived);
        for (Point.Slot slot : others) {
            push(code, slot, point);
            assign(code, slot);
        }
    }

    private void assign(Code code, Point.Slot slot) {
        code.load(Code.storeOpcode(slot.value().kind), slots.of(slot.local()));
    }

    /** Pushes what lay on the operand stack below the call. */
    void pushBelow(Code code, Point point) {
        for (Point.Slot slot : point.below) {
            push(code, slot, point);
        }
    }

    private void push(Code code, Point.Slot slot, Point point) {
        Value value = slot.value();
        Spill spill = slot.spill();
        if (value.port) {
            code.loadObject(coroutine.portSlot);
        } else if (value.isScratch()) {
            pushScratch(code, value.origin, value.type);
        } else if (value.kind == Value.Kind.NULL) {
            code.op(Opcodes.ACONST_NULL);
        } else if (slot.source() != null) {
            pushDerived(code, value, slot.source());
        } else if (spill == null) {
            code.pushConstant(value.constant);
            if (value.isReference() && !value.type.equals("java/lang/String")) {
                code.cast(value.type);
            }
        } else if (spill.isReference()) {
            code.loadObject(slots.record().refs()).loadInt(slots.record().ref()).plus(record.slot(spill, point)).op(Opcodes.AALOAD).cast(value.type);
        } else {
            access(code).address(record.place(spill.variable(), point) / 8);
            code.op(Opcodes.LALOAD);
            decode(code, spill, point);
        }
    }

    private void pushDerived(Code code, Value value, Point.Source source) {
        if (source.length()) {
            code.loadObject(slots.of(source.local())).op(Opcodes.ARRAYLENGTH);
            return;
        }
        code.load(Code.loadOpcode(value.kind), slots.of(source.local()));
        if (value.isReference()) {
            code.cast(value.type);
        }
    }

    private void decode(Code code, Spill spill, Point point) {
        access(code).decode(spill.kind, spill.variable().size(), spill.unsigned(), record.place(spill.variable(), point));
    }

    // Scratch objects

    /** Whether an instruction is a call of {@code Scratch} that gives one of the record's objects. */
    boolean isScratch(AbstractInsnNode instruction) {
        return indexOfScratch(instruction) >= 0;
    }

    private int indexOfScratch(AbstractInsnNode call) {
        List<Body.Scratch> scratch = coroutine.body.scratch;
        for (int i = 0; i < scratch.size(); i++) {
            if (scratch.get(i).call() == call) {
                return i;
            }
        }
        return -1;
    }

    void pushScratch(Code code, AbstractInsnNode call, String type) {
        code.loadObject(slots.record().refs()).loadInt(slots.record().ref()).plus(indexOfScratch(call)).op(Opcodes.AALOAD).cast(type);
    }
}
