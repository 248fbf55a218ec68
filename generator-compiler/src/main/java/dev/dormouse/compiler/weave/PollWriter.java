package dev.dormouse.compiler.weave;

import dev.dormouse.compiler.flow.Flow;
import dev.dormouse.compiler.flow.Liveness;
import dev.dormouse.compiler.flow.Value;
import dev.dormouse.compiler.layout.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Writes the poll of a coroutine: its body, with a switch on the entry code in front, a way out at each point, and behind it one block per point
 * that restores what the point kept and jumps back in.
 *
 * <p>Locals: the parameters keep their slots, the record's arguments follow, everything else moves up. Restoring stands outside
 * all try ranges, since a handler may need locals that are not back yet; what throws at a point gets exception table entries of its own, with the
 * handlers that cover the call.
 */
final class PollWriter {

    private static final int RECORD_ARGUMENTS = 6;

    private final Coroutine coroutine;
    private final Body body;
    private final RecordMap record;
    private final Freshness freshness;
    private final PollFrames frames;
    private final MethodNode method;
    private final int parameters;
    /** By how much the locals behind the parameters move. */
    private final int shift;
    private final int registers;
    private final int cells;
    private final int cell;
    private final int refs;
    private final int ref;
    private final int entry;
    /** The state of a child that sleeps. */
    private final int childState;
    /** Around the call of a boxed child: its box. */
    private final int box;
    private final int temporaries;
    private Code code = new Code();
    private CellAccess cellAccess;
    private final Code tail = new Code();
    private final LabelNode[] resumes;
    private final Map<Integer, LabelNode> throwing = new TreeMap<>();

    PollWriter(Coroutine coroutine) {
        this.coroutine = coroutine;
        body = coroutine.body;
        record = coroutine.record;
        method = body.method;
        freshness = new Freshness(coroutine);
        parameters = coroutine.parameterSlots();
        registers = parameters + coroutine.counted.size();
        cells = registers + 1;
        cell = registers + 2;
        refs = registers + 3;
        ref = registers + 4;
        entry = registers + 5;
        shift = registers + RECORD_ARGUMENTS - parameters;
        childState = method.maxLocals + shift;
        box = childState + 1;
        temporaries = body.points.stream().anyMatch(Point::isBoxed) ? box + 1 : box;
        frames = new PollFrames(coroutine, box);
        resumes = new LabelNode[body.points.size()];
        for (int i = 0; i < resumes.length; i++) {
            resumes[i] = new LabelNode();
        }
    }

    MethodNode write() {
        Flow flow = body.flow();
        Liveness liveness = flow.liveness();
        AbstractInsnNode[] original = method.instructions.toArray();
        Map<Integer, Point> points = new TreeMap<>();
        body.points.forEach(point -> points.put(point.index, point));
        Map<Integer, FrameNode> sharedFrames = new TreeMap<>();
        points.keySet().forEach(index -> sharedFrames.put(index, Flow.frameAt(original[index].getNext())));
        boolean beginsWithFrame = Flow.frameAt(original[0]) != null;
        for (AbstractInsnNode instruction : original) {
            method.instructions.remove(instruction);
        }
        dispatch(beginsWithFrame);
        for (int i = 0; i < original.length; i++) {
            AbstractInsnNode instruction = original[i];
            if (instruction instanceof FrameNode frame) {
                code.add(frames.weakened(frame, liveness.before(i)));
            } else if (points.containsKey(i)) {
                suspendAt(points.get(i), sharedFrames.get(i) == null);
            } else if (isReturn(instruction.getOpcode())) {
                code.putRegister(registers, Type.getReturnType(method.desc)).op(Opcodes.ICONST_0).op(Opcodes.IRETURN);
            } else if (body.counters.indexOf(instruction) >= 0) {
                code.loadInt(parameters + body.counters.indexOf(instruction));
            } else if (!takeScratch(instruction)) {
                code.add(shifted(instruction));
            }
        }
        code.list.add(tail.list);
        method.instructions.add(code.list);
        finish();
        return method;
    }

    private void finish() {
        method.access = Names.ACCESS;
        method.name = coroutine.pollName();
        method.desc = coroutine.pollDescriptor();
        method.signature = null;
        method.maxLocals = 0;
        method.parameters = null;
        method.visibleAnnotations = null;
        method.invisibleAnnotations = null;
        method.visibleParameterAnnotations = null;
        method.invisibleParameterAnnotations = null;
        method.visibleAnnotableParameterCount = 0;
        method.invisibleAnnotableParameterCount = 0;
        method.visibleTypeAnnotations = null;
        method.invisibleTypeAnnotations = null;
        method.visibleLocalVariableAnnotations = null;
        method.invisibleLocalVariableAnnotations = null;
        if (method.localVariables != null) {
            for (LocalVariableNode variable : method.localVariables) {
                variable.index = shift(variable.index);
                if (variable.name.equals("this")) {
                    variable.name = "$this";
                }
            }
        }
    }

    private int shift(int slot) {
        return slot < parameters ? slot : slot + shift;
    }

    private AbstractInsnNode shifted(AbstractInsnNode instruction) {
        if (instruction instanceof VarInsnNode variable) {
            variable.var = shift(variable.var);
        } else if (instruction instanceof IincInsnNode increment) {
            increment.var = shift(increment.var);
        }
        return instruction;
    }

    private static boolean isReturn(int opcode) {
        return opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN;
    }

    // The way in

    /**
     * Jumps to the start, or to where a point goes on or throws. HotSpot's C1 visits the targets of a switch from the last to the first, and the target of a branch before what follows it; where that leads into
     * a loop beside its head, or to a handler before the code that it covers, it gives the method up. So the start is visited first, then the points in the order of the code, last what throws: hence the sign.
     */
    private void dispatch(boolean beginsWithFrame) {
        LabelNode start = new LabelNode();
        LabelNode uncaught = new LabelNode();
        for (Point point : body.points) {
            if (point.isDriven()) {
                throwing.put(-point.state, resumes[point.ordinal()]);
            } else if (!point.handlers.isEmpty()) {
                throwing.put(-point.state, new LabelNode());
            }
        }
        if (!throwing.isEmpty()) {
            LabelNode forward = new LabelNode();
            int[] keys = throwing.keySet().stream().sorted().mapToInt(Integer::intValue).toArray();
            LabelNode[] labels = Arrays.stream(keys).mapToObj(throwing::get).toArray(LabelNode[]::new);
            code.loadInt(entry).jump(Opcodes.IFGT, forward).loadInt(entry).add(new LookupSwitchInsnNode(uncaught, keys, labels));
            code.label(forward).add(frames.entered());
        }
        LabelNode[] targets = new LabelNode[resumes.length + 1];
        for (int i = 0; i < resumes.length; i++) {
            targets[i] = resumes[resumes.length - 1 - i];
        }
        targets[resumes.length] = start;
        code.loadInt(entry).op(Opcodes.INEG).add(new TableSwitchInsnNode(-Point.START - resumes.length, -Point.START, uncaught, targets));
        code.label(start);
        if (!beginsWithFrame || !coroutine.isStatic()) {
            code.add(frames.entered());
        }
        nullCheck();
        tail.label(uncaught).add(frames.entered()).takeThrown(registers).op(Opcodes.ATHROW);
    }

    /** An instance call on null fails at the start, before anything is done. */
    private void nullCheck() {
        if (!coroutine.isStatic()) {
            code.loadObject(0).callStatic("java/util/Objects", "requireNonNull", "(Ljava/lang/Object;)Ljava/lang/Object;", false).op(Opcodes.POP);
        }
    }

    // A point

    private void suspendAt(Point point, boolean ownFrame) {
        LabelNode after = new LabelNode();
        if (point.isPrimitive()) {
            deposit(point);
            store(point);
            code.push(point.state).op(Opcodes.IRETURN);
        } else {
            LabelNode asleep = new LabelNode();
            callPoll(point);
            code.op(Opcodes.DUP).jump(Opcodes.IFNE, asleep).op(Opcodes.POP);
            code.takeRegister(registers, point.result());
            Code main = code;
            code = tail;
            code.label(asleep).add(frames.asleep(point)).line(point.line);
            code.load(Opcodes.ISTORE, childState);
            store(point);
            if (point.isDriven()) {
                code.push(point.state);
            } else {
                code.loadInt(childState).plus(point.base);
            }
            code.op(Opcodes.IRETURN);
            code = main;
        }
        code.label(after);
        if (ownFrame) {
            code.add(frames.returned(point));
        }
        Code main = code;
        code = tail;
        if (point.isDriven()) {
            passThrough(point, after);
        } else {
            resume(point, after);
            throwInto(point);
        }
        code = main;
    }

    /** One value goes into its register; several, or none, are the port's business. */
    private void deposit(Point point) {
        Type[] values = Type.getArgumentTypes(point.call.desc);
        if (values.length == 1) {
            code.putRegister(registers, values[0]).op(Opcodes.POP);
            return;
        }
        code.add(point.call);
        switch (point.result().getSize()) {
            case 1 -> code.op(Opcodes.POP);
            case 2 -> code.op(Opcodes.POP2);
            default -> { }
        }
    }

    private void callPoll(Point point) {
        Callee child = point.child;
        if (point.isBoxed()) {
            makeBox(child);
        }
        for (int handed : body.counters.handedTo(child)) {
            code.add(handed < 0 ? new InsnNode(Opcodes.ICONST_0) : new VarInsnNode(Opcodes.ILOAD, shift(handed)));
        }
        pushRecord(point);
        code.push(Point.START).callStatic(child.ownerName(), child.pollName(), child.pollDescriptor(), child.ownerIsInterface());
    }

    private void makeBox(Callee child) {
        code.add(new TypeInsnNode(Opcodes.NEW, Names.BOX)).op(Opcodes.DUP).push(child.cells()).push(child.refs())
                .add(new MethodInsnNode(Opcodes.INVOKESPECIAL, Names.BOX, "<init>", "(II)V", false)).load(Opcodes.ASTORE, box);
        for (Pin pin : Pin.all(child.scratch())) {
            code.loadObject(box).getField(Names.BOX, "refs", "[Ljava/lang/Object;").push(pin.slot());
            pin.make(code);
            code.op(Opcodes.AASTORE);
        }
    }

    /** Pushes the registers and the record of a point's child. */
    private void pushRecord(Point point) {
        if (point.isBoxed()) {
            code.loadObject(registers).loadObject(box).getField(Names.BOX, "cells", "[J").op(Opcodes.ICONST_0)
                    .loadObject(box).getField(Names.BOX, "refs", "[Ljava/lang/Object;").op(Opcodes.ICONST_0);
            return;
        }
        code.loadObject(registers).loadObject(cells).loadInt(cell).loadObject(refs).loadInt(ref).plus(point.refOffset);
    }

    /** Goes on after a primitive or a flattened call: restore, value, jump. */
    private void resume(Point point, LabelNode after) {
        code.label(resumes[point.ordinal()]).add(frames.entered()).line(point.line);
        restore(point, point.liveAfter);
        pushBelow(point);
        code.takeRegister(registers, point.result()).jump(Opcodes.GOTO, after);
    }

    /** Throws at a primitive or a flattened call that handlers cover. */
    private void throwInto(Point point) {
        LabelNode label = throwing.get(-point.state);
        if (label != null) {
            code.label(label).add(frames.entered()).line(point.line);
            restore(point, point.liveInHandlers);
            code.takeThrown(registers);
            covered(point, new InsnNode(Opcodes.ATHROW));
        }
    }

    /** Goes on in a child that has a driver, or throws there: restore, drive it, and see. */
    private void passThrough(Point point, LabelNode after) {
        Callee child = point.child;
        LabelNode ended = new LabelNode();
        code.label(resumes[point.ordinal()]).add(frames.entered()).line(point.line);
        restore(point, point.live());
        if (point.isBoxed()) {
            code.loadObject(refs).loadInt(ref).plus(point.refOffset).op(Opcodes.AALOAD).cast(Names.BOX).load(Opcodes.ASTORE, box);
        }
        code.loadObject(coroutine.portSlot);
        pushRecord(point);
        LabelNode drive = new LabelNode();
        loadChildState(point);
        code.loadInt(entry).jump(Opcodes.IFGE, drive).op(Opcodes.INEG);
        code.label(drive).add(frames.driving(point));
        covered(point, new MethodInsnNode(Opcodes.INVOKESTATIC, child.driverOwner(), Names.driver(child.name(), child.hash()),
                Names.driverDescriptor(child.port()), false));
        code.op(Opcodes.DUP).jump(Opcodes.IFEQ, ended).load(Opcodes.ISTORE, childState);
        storeChildState(point);
        code.push(point.state).op(Opcodes.IRETURN);
        code.label(ended).add(frames.driven(point)).op(Opcodes.POP);
        pushBelow(point);
        code.takeRegister(registers, point.result()).jump(Opcodes.GOTO, after);
    }

    /** Emits an instruction under the handlers that cover a point's call. */
    private void covered(Point point, AbstractInsnNode instruction) {
        LabelNode from = new LabelNode();
        LabelNode to = new LabelNode();
        code.label(from).add(instruction).label(to);
        for (TryCatchBlockNode block : point.handlers) {
            method.tryCatchBlocks.add(new TryCatchBlockNode(from, to, block.handler, block.type));
        }
    }

    // Storing and restoring

    /** Stores what is not fresh. Leaves nothing of the point on the operand stack. */
    private void store(Point point) {
        List<Kept> kept = new ArrayList<>();
        int temporary = temporaries;
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
        for (Point.Slot slot : point.locals) {
            if (slot.spill() != null) {
                kept.add(new Kept(slot.spill(), shift(slot.local()), freshness.isFresh(slot.spill(), point)));
            }
        }
        storeCells(point, kept);
        for (Kept variable : kept) {
            if (variable.spill.isReference() && !variable.fresh) {
                code.loadObject(refs).loadInt(ref).plus(record.slot(variable.spill, point)).loadObject(variable.local).op(Opcodes.AASTORE);
            }
        }
        nullStale(freshness.toNull(point));
        if (point.isBoxed()) {
            code.loadObject(refs).loadInt(ref).plus(point.refOffset).loadObject(box).op(Opcodes.AASTORE);
            storeChildState(point);
        }
    }

    /** A variable to store: in which local it is now, and whether the record has it already. */
    private record Kept(Spill spill, int local, boolean fresh) {}

    private void storeCells(Point point, List<Kept> kept) {
        Map<Integer, List<Kept>> byCell = new TreeMap<>();
        for (Kept variable : kept) {
            if (!variable.spill.isReference()) {
                byCell.computeIfAbsent(record.place(variable.spill.variable(), point) / 8, k -> new ArrayList<>()).add(variable);
            }
        }
        int childStateCell = point.childState == null ? -1 : record.place(point.childState, point) / 8;
        if (childStateCell >= 0) {
            byCell.computeIfAbsent(childStateCell, k -> new ArrayList<>());
        }
        byCell.forEach((index, members) -> {
            boolean hasChildState = index == childStateCell;
            if (hasChildState || members.stream().anyMatch(member -> !member.fresh)) {
                access().address(index);
                if (hasChildState) {
                    code.loadInt(childState);
                    access().encode(Value.Kind.INT, point.childState.size(), true, record.place(point.childState, point));
                }
                for (int i = 0; i < members.size(); i++) {
                    Spill spill = members.get(i).spill;
                    code.load(Code.loadOpcode(spill.kind), members.get(i).local);
                    access().encode(spill.kind, spill.variable().size(), spill.natural(), record.place(spill.variable(), point));
                    if (i > 0 || hasChildState) {
                        code.op(Opcodes.LOR);
                    }
                }
                code.op(Opcodes.LASTORE);
            }
        });
    }

    private CellAccess access() {
        cellAccess = new CellAccess(code, cells, cell);
        return cellAccess;
    }

    private void nullStale(BitSet slots) {
        for (int from = slots.nextSetBit(0); from >= 0; ) {
            int to = slots.nextClearBit(from);
            if (to - from > 3) {
                code.loadObject(refs).loadInt(ref).plus(from).loadInt(ref).plus(to).op(Opcodes.ACONST_NULL)
                        .callStatic("java/util/Arrays", "fill", "([Ljava/lang/Object;IILjava/lang/Object;)V", false);
            } else {
                for (int slot = from; slot < to; slot++) {
                    code.loadObject(refs).loadInt(ref).plus(slot).op(Opcodes.ACONST_NULL).op(Opcodes.AASTORE);
                }
            }
            from = slots.nextSetBit(to);
        }
    }

    private void loadChildState(Point point) {
        if (point.isBoxed()) {
            code.loadObject(box).getField(Names.BOX, "state", "I");
            return;
        }
        Variable state = point.childState;
        int place = record.place(state, point);
        access().address(place / 8);
        code.op(Opcodes.LALOAD);
        access().decode(Value.Kind.INT, state.size(), state.size() < 4, place);
    }

    /** Writes the child's new state without touching its neighbours. */
    private void storeChildState(Point point) {
        if (point.isBoxed()) {
            code.loadObject(box).loadInt(childState).putField(Names.BOX, "state", "I");
            return;
        }
        Variable state = point.childState;
        int place = record.place(state, point);
        long mask = (state.size() == 4 ? 0xffff_ffffL : (1L << 8 * state.size()) - 1) << 8 * (place % 8);
        access().address(place / 8).address(place / 8);
        code.op(Opcodes.LALOAD).pushConstant(~mask).op(Opcodes.LAND).loadInt(childState);
        access().encode(Value.Kind.INT, state.size(), true, place);
        code.op(Opcodes.LOR).op(Opcodes.LASTORE);
    }

    /** Makes locals hold again what they held at a point: cell by cell, then the rest, what is derived from others last. */
    private void restore(Point point, BitSet which) {
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
        byCell.forEach((index, slots) -> {
            access().address(index);
            code.op(Opcodes.LALOAD);
            for (int i = 0; i < slots.size(); i++) {
                if (i + 1 < slots.size()) {
                    code.op(Opcodes.DUP2);
                }
                decode(slots.get(i).spill(), point);
                assign(slots.get(i));
            }
        });
        others.addAll(derived);
        for (Point.Slot slot : others) {
            push(slot, point);
            assign(slot);
        }
    }

    private void assign(Point.Slot slot) {
        code.load(Code.storeOpcode(slot.value().kind), shift(slot.local()));
    }

    private void pushBelow(Point point) {
        for (Point.Slot slot : point.below) {
            push(slot, point);
        }
    }

    private void push(Point.Slot slot, Point point) {
        Value value = slot.value();
        Spill spill = slot.spill();
        if (value.port) {
            code.loadObject(coroutine.portSlot);
        } else if (value.isScratch()) {
            pushScratch(value.origin, value.type);
        } else if (value.kind == Value.Kind.NULL) {
            code.op(Opcodes.ACONST_NULL);
        } else if (slot.source() != null) {
            pushDerived(value, slot.source());
        } else if (spill == null) {
            code.pushConstant(value.constant);
            if (value.isReference() && !value.type.equals("java/lang/String")) {
                code.cast(value.type);
            }
        } else if (spill.isReference()) {
            code.loadObject(refs).loadInt(ref).plus(record.slot(spill, point)).op(Opcodes.AALOAD).cast(value.type);
        } else {
            access().address(record.place(spill.variable(), point) / 8);
            code.op(Opcodes.LALOAD);
            decode(spill, point);
        }
    }

    private void pushDerived(Value value, Point.Source source) {
        if (source.length()) {
            code.loadObject(shift(source.local())).op(Opcodes.ARRAYLENGTH);
            return;
        }
        code.load(Code.loadOpcode(value.kind), shift(source.local()));
        if (value.isReference()) {
            code.cast(value.type);
        }
    }

    private void decode(Spill spill, Point point) {
        access().decode(spill.kind, spill.variable().size(), spill.unsigned(), record.place(spill.variable(), point));
    }

    // Scratch objects

    private boolean takeScratch(AbstractInsnNode instruction) {
        if (!(instruction instanceof MethodInsnNode call) || !call.owner.equals(Names.SCRATCH) || indexOfScratch(call) < 0) {
            return false;
        }
        code.op(Opcodes.POP);
        Type type = Type.getReturnType(call.desc);
        pushScratch(call, type.getInternalName());
        code.callStatic(Names.PINNED, "fresh", "(" + type.getDescriptor() + ")" + type.getDescriptor(), false);
        return true;
    }

    private int indexOfScratch(AbstractInsnNode call) {
        for (int i = 0; i < body.scratch.size(); i++) {
            if (body.scratch.get(i).call() == call) {
                return i;
            }
        }
        return -1;
    }

    private void pushScratch(AbstractInsnNode call, String type) {
        code.loadObject(refs).loadInt(ref).plus(indexOfScratch(call)).op(Opcodes.AALOAD).cast(type);
    }
}
