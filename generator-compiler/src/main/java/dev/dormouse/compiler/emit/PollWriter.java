package dev.dormouse.compiler.emit;

import dev.dormouse.compiler.coroutine.Body;
import dev.dormouse.compiler.coroutine.Callee;
import dev.dormouse.compiler.coroutine.Code;
import dev.dormouse.compiler.coroutine.Coroutine;
import dev.dormouse.compiler.coroutine.Embedding;
import dev.dormouse.compiler.coroutine.Names;
import dev.dormouse.compiler.coroutine.Point;
import dev.dormouse.compiler.flow.Flow;
import dev.dormouse.compiler.flow.Liveness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
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
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Writes the poll of a coroutine, or a part of it: the body, with a switch on the entry code in front, a way out at each point, and behind it one block per point
 * that restores what the point kept and jumps back in.
 *
 * <p>Restoring stands outside all try ranges, since a handler may need locals that are not back yet; what throws at a point gets exception table entries of its own, with the
 * handlers that cover the call.
 */
final class PollWriter {

    private final Coroutine coroutine;
    private final Body body;
    private final Part part;
    private final Slots slots;
    private final Spilling spilling;
    private final PollFrames frames;
    private final Map<Point, List<AbstractInsnNode>> rests;
    private final MethodNode method;
    private final Map<LabelNode, LabelNode> labels = new HashMap<>();
    private final int[] costs;
    private Code code = new Code();
    private final Code tail = new Code();
    /** Entries of the exception table that precede the coroutine's own. */
    private final List<TryCatchBlockNode> handingOver = new ArrayList<>();
    /** The ways in, by the negative of their entry codes: a switch's order. */
    private final TreeMap<Integer, LabelNode> forward = new TreeMap<>();
    private final TreeMap<Integer, LabelNode> throwing = new TreeMap<>();

    PollWriter(Coroutine coroutine, Freshness freshness, Part part, String name) {
        this.coroutine = coroutine;
        this.part = part;
        body = coroutine.body;
        slots = Slots.of(coroutine);
        spilling = new Spilling(coroutine, freshness, slots);
        frames = new PollFrames(coroutine, slots);
        rests = isWhole() ? Rests.of(body) : Map.of();
        method = new MethodNode(Names.ACCESS, name, coroutine.pollDescriptor(), null, body.method.exceptions.toArray(new String[0]));
        costs = new int[body.method.instructions.size() + body.points.size()];
    }

    MethodNode write() {
        Liveness liveness = body.flow().liveness();
        AbstractInsnNode[] source = body.method.instructions.toArray();
        Map<Integer, Point> points = new HashMap<>();
        body.points.forEach(point -> points.put(point.index, point));
        for (AbstractInsnNode instruction : source) {
            if (instruction instanceof LabelNode label) {
                labels.put(label, new LabelNode());
            }
        }
        dispatch(Flow.frameAt(source[0]) != null);
        int line = 0;
        boolean lineIsDue = false;
        for (int i = 0; i < source.length; i++) {
            AbstractInsnNode instruction = source[i];
            int before = size();
            if (instruction instanceof LabelNode label) {
                code.label(labels.get(label));
            } else if (instruction instanceof LineNumberNode number) {
                line = number.line;
                lineIsDue = true;
            } else if (!part.reached().get(i)) {
                lineIsDue = true;
            } else if (instruction instanceof FrameNode frame) {
                code.add(frames.weakened((FrameNode) frame.clone(labels), liveness.before(i)));
            } else {
                if (lineIsDue) {
                    code.line(line);
                    lineIsDue = false;
                }
                if (points.containsKey(i)) {
                    suspendAt(points.get(i));
                } else {
                    copy(instruction);
                }
            }
            costs[i] = size() - before;
            if (points.containsKey(i) && part.has(points.get(i))) {
                goOnAt(points.get(i));
            }
        }
        method.instructions.add(code.append(tail).list);
        copyTables(source);
        return method;
    }

    /** The bytes that were written, at most. */
    int size() {
        return code.size() + tail.size();
    }

    /** How many of them instruction {@code index} of the body took: at a point, its ways out. */
    int costOf(int index) {
        return costs[index];
    }

    /** How many of them the ways in at a point took. */
    int costOfEntry(Point point) {
        return costs[body.method.instructions.size() + point.ordinal()];
    }

    private void copy(AbstractInsnNode instruction) {
        if (instruction.getOpcode() >= Opcodes.IRETURN && instruction.getOpcode() <= Opcodes.RETURN) {
            code.putRegister(slots.record().registers(), Type.getReturnType(body.method.desc)).op(Opcodes.ICONST_0).op(Opcodes.IRETURN);
        } else if (instruction instanceof VarInsnNode variable) {
            code.load(variable.getOpcode(), slots.of(variable.var));
        } else if (instruction instanceof IincInsnNode increment) {
            code.increment(slots.of(increment.var), increment.incr);
        } else if (body.counters.indexOf(instruction) >= 0) {
            code.loadInt(slots.parameters() + body.counters.indexOf(instruction));
        } else if (spilling.isScratch(instruction)) {
            Type type = Type.getReturnType(((MethodInsnNode) instruction).desc);
            code.op(Opcodes.POP);
            spilling.pushScratch(code, instruction, type.getInternalName());
            code.callStatic(Names.PINNED, "fresh", "(" + type.getDescriptor() + ")" + type.getDescriptor(), false);
        } else {
            code.add(instruction.clone(labels));
        }
    }

    /** The exception and variable tables, as far as they cover anything that is here. */
    private void copyTables(AbstractInsnNode[] source) {
        List<TryCatchBlockNode> own = new ArrayList<>(handingOver);
        int[] caught = count(source, part.caught());
        for (TryCatchBlockNode block : body.method.tryCatchBlocks) {
            if (covers(caught, block.start, block.end)) {
                own.add(new TryCatchBlockNode(labels.get(block.start), labels.get(block.end), labels.get(block.handler), block.type));
            }
        }
        method.tryCatchBlocks.addAll(0, own);
        int[] reached = count(source, part.reached());
        for (LocalVariableNode variable : body.method.localVariables == null ? List.<LocalVariableNode>of() : body.method.localVariables) {
            if (covers(reached, variable.start, variable.end)) {
                String name = variable.name.equals("this") ? "$this" : variable.name;
                method.localVariables.add(new LocalVariableNode(name, variable.desc, variable.signature, labels.get(variable.start), labels.get(variable.end), slots.of(variable.index)));
            }
        }
    }

    /** How many real instructions of a set there are before each. */
    private static int[] count(AbstractInsnNode[] source, BitSet which) {
        int[] before = new int[source.length + 1];
        for (int i = 0; i < source.length; i++) {
            before[i + 1] = before[i] + (source[i].getOpcode() >= 0 && which.get(i) ? 1 : 0);
        }
        return before;
    }

    private boolean covers(int[] before, LabelNode start, LabelNode end) {
        return before[body.method.instructions.indexOf(start)] < before[body.method.instructions.indexOf(end)];
    }

    // The way in

    /**
     * Jumps to the start, or to where a point goes on or throws. HotSpot's C1 visits the targets of a switch from the last to the first, and the target of a branch before what follows it; where that leads into
     * a loop beside its head, or to a handler before the code that it covers, it gives the method up. So the start is visited first, then the points in the order of the code, last what throws: hence the sign.
     */
    private void dispatch(boolean beginsWithFrame) {
        LabelNode start = new LabelNode();
        LabelNode uncaught = new LabelNode();
        if (part.begins()) {
            forward.put(-Point.START, start);
        }
        for (Point point : body.points) {
            if (part.has(point)) {
                forward.put(-point.state, new LabelNode());
                if (point.isDriven()) {
                    throwing.put(-point.state, forward.get(-point.state));
                } else if (!point.handlers.isEmpty()) {
                    throwing.put(-point.state, new LabelNode());
                }
                if (point.isDriven() && !isWhole()) {
                    forward.put(-goesOnAt(point), new LabelNode());
                    if (!point.handlers.isEmpty()) {
                        throwing.put(-goesOnAt(point), new LabelNode());
                    }
                }
            }
        }
        if (!throwing.isEmpty()) {
            LabelNode positive = new LabelNode();
            code.loadInt(slots.record().entry()).jump(Opcodes.IFGT, positive).loadInt(slots.record().entry()).add(lookup(throwing, uncaught));
            code.label(positive).add(frames.entered());
        }
        code.loadInt(slots.record().entry()).op(Opcodes.INEG);
        boolean dense = forward.lastKey() - forward.firstKey() < 2 * forward.size();
        code.add(dense ? table(forward, uncaught) : lookup(forward, uncaught));
        if (part.begins()) {
            code.label(start);
            if (!beginsWithFrame || !coroutine.isStatic()) {
                code.add(frames.entered());
            }
            nullCheck();
        }
        tail.label(uncaught).add(frames.entered()).takeThrown(slots.record().registers()).op(Opcodes.ATHROW);
    }

    private static AbstractInsnNode lookup(TreeMap<Integer, LabelNode> targets, LabelNode otherwise) {
        return new LookupSwitchInsnNode(otherwise, targets.keySet().stream().mapToInt(Integer::intValue).toArray(), targets.values().toArray(LabelNode[]::new));
    }

    private static AbstractInsnNode table(TreeMap<Integer, LabelNode> targets, LabelNode otherwise) {
        LabelNode[] all = new LabelNode[targets.lastKey() - targets.firstKey() + 1];
        Arrays.setAll(all, i -> targets.getOrDefault(targets.firstKey() + i, otherwise));
        return new TableSwitchInsnNode(targets.firstKey(), targets.lastKey(), otherwise, all);
    }

    /** An instance call on null fails at the start, before anything is done. */
    private void nullCheck() {
        if (!coroutine.isStatic()) {
            code.loadObject(0).callStatic("java/util/Objects", "requireNonNull", "(Ljava/lang/Object;)Ljava/lang/Object;", false).op(Opcodes.POP);
        }
    }

    private boolean isWhole() {
        return part.begins() && part.points().cardinality() == body.points.size();
    }

    /** The entry behind a call that is over. At an opaque one, whose own entry drives the child, it is a further one that only the parts of this poll know. */
    private int goesOnAt(Point point) {
        return point.isDriven() ? point.state + body.points.size() : point.state;
    }

    // A point

    /** The way out. */
    private void suspendAt(Point point) {
        if (point.isPrimitive()) {
            deposit(point);
            spilling.store(code, point);
            code.push(point.state).op(Opcodes.IRETURN);
        } else if (part.has(point)) {
            call(point);
        } else {
            callAndHandOver(point);
        }
    }

    /** The way in, and the place behind the point that it leads to. */
    private void goOnAt(Point point) {
        LabelNode after = new LabelNode();
        code.label(after);
        if (Flow.frameAt(point.call.getNext()) == null) {
            code.add(frames.returned(point));
        }
        Code main = code;
        code = tail;
        int before = code.size();
        enter(point, after);
        costs[body.method.instructions.size() + point.ordinal()] = code.size() - before;
        code = main;
    }

    /** One value goes into its register; several, or none, are the port's business. */
    private void deposit(Point point) {
        Type[] values = Type.getArgumentTypes(point.call.desc);
        if (values.length == 1) {
            code.putRegister(slots.record().registers(), values[0]).op(Opcodes.POP);
            return;
        }
        attempt(point, point.call.clone(labels));
        switch (point.result().getSize()) {
            case 1 -> code.op(Opcodes.POP);
            case 2 -> code.op(Opcodes.POP2);
            default -> { }
        }
    }

    private void call(Point point) {
        LabelNode asleep = new LabelNode();
        callPoll(point);
        code.op(Opcodes.DUP).jump(Opcodes.IFNE, asleep).op(Opcodes.POP);
        code.takeRegister(slots.record().registers(), point.result());
        Code main = code;
        code = tail;
        code.label(asleep).add(frames.asleep(point)).line(point.line);
        code.load(Opcodes.ISTORE, slots.childState());
        spilling.store(code, point);
        pushState(point);
        code.op(Opcodes.IRETURN);
        code = main;
    }

    /** A child that is over at once leaves its value in the register, and what is alive in the record, for the part that goes on. */
    private void callAndHandOver(Point point) {
        LabelNode over = new LabelNode();
        callPoll(point);
        code.load(Opcodes.ISTORE, slots.childState());
        spilling.store(code, point);
        code.loadInt(slots.childState()).jump(Opcodes.IFEQ, over);
        pushState(point);
        code.op(Opcodes.IRETURN);
        // behind all try ranges, because the frame promises less than a handler may ask for: not even the arguments, which may be dead
        tail.label(over).add(PollFrames.nothing());
        handOver(tail, point);
    }

    private void callPoll(Point point) {
        Callee child = point.child;
        if (point.isBoxed()) {
            code.makeBox(child, slots.box());
        }
        for (int handed : body.counters.handedTo(child)) {
            code.add(handed < 0 ? new InsnNode(Opcodes.ICONST_0) : new VarInsnNode(Opcodes.ILOAD, slots.of(handed)));
        }
        pushRecord(point);
        code.push(Point.START);
        attempt(point, enter(point));
    }

    /** Emits what a point calls. What it throws is thrown in the part whose point it is, so that no part has the handlers of all. */
    private void attempt(Point point, AbstractInsnNode call) {
        if (part.has(point) || point.handlers.isEmpty()) {
            code.add(call);
            return;
        }
        LabelNode from = new LabelNode();
        LabelNode to = new LabelNode();
        LabelNode failed = new LabelNode();
        code.label(from).add(call).label(to);
        handingOver.add(new TryCatchBlockNode(from, to, failed, null));
        tail.label(failed).add(frames.failed(point)).putThrown(slots.record().registers());
        spilling.storeLocals(tail, point);
        handOver(tail, point);
    }

    /** Tells the poll proper to go on behind a point of another part; or to throw there, if anything is in flight. */
    private void handOver(Code code, Point point) {
        code.push(-goesOnAt(point)).op(Opcodes.IRETURN);
    }

    /** The call of a child's poll, or of the method through which the receiver enters its own. */
    private static MethodInsnNode enter(Point point) {
        Callee child = point.child;
        int opcode = point.embedding == Embedding.DYNAMIC ? point.call.getOpcode() : Opcodes.INVOKESTATIC;
        return new MethodInsnNode(opcode, child.ownerName(), child.pollName(), child.pollDescriptor(), child.ownerIsInterface());
    }

    /** Pushes the registers and the record of a point's child. */
    private void pushRecord(Point point) {
        if (point.isBoxed()) {
            slots.record().pushBoxed(code, slots.box());
        } else {
            slots.record().push(code, point.refOffset);
        }
    }

    /** The state to sleep in, after a child that sleeps in the state that the temporary holds. */
    private void pushState(Point point) {
        if (point.isDriven()) {
            code.push(point.state);
        } else {
            code.loadInt(slots.childState()).plus(point.base);
        }
    }

    private void enter(Point point, LabelNode after) {
        if (point.isDriven()) {
            passThrough(point, after);
            if (!isWhole()) {
                goOn(point, after);
            }
        } else {
            goOn(point, after);
        }
    }

    /** Goes on after a primitive or a call: restore, value, jump. Or throws there, where handlers cover it. */
    private void goOn(Point point, LabelNode after) {
        code.label(forward.get(-goesOnAt(point))).add(frames.entered()).line(point.line);
        spilling.restore(code, point, point.liveAfter);
        spilling.pushBelow(code, point);
        code.takeRegister(slots.record().registers(), point.result());
        rejoin(point, after);
        if (!point.handlers.isEmpty()) {
            code.label(throwing.get(-goesOnAt(point))).add(frames.entered()).line(point.line);
            spilling.restore(code, point, point.liveInHandlers);
            code.takeThrown(slots.record().registers());
            covered(point, new InsnNode(Opcodes.ATHROW));
        }
    }

    /** Goes back into the body, behind the point; or, by a copy of what is there, to the head of the loop. */
    private void rejoin(Point point, LabelNode after) {
        List<AbstractInsnNode> rest = rests.getOrDefault(point, List.of());
        for (AbstractInsnNode instruction : rest) {
            if (instruction instanceof LineNumberNode number) {
                code.line(number.line);
            } else {
                copy(instruction);
            }
        }
        if (rest.isEmpty()) {
            code.jump(Opcodes.GOTO, after);
        }
    }

    /** Goes on in a child that has a driver, or throws there: restore, drive it, and see. */
    private void passThrough(Point point, LabelNode after) {
        LabelNode ended = new LabelNode();
        code.label(forward.get(-point.state)).add(frames.entered()).line(point.line);
        spilling.restore(code, point, point.live());
        if (point.isBoxed()) {
            spilling.loadBox(code, point);
        }
        pushDriven(point);
        pushRecord(point);
        LabelNode drive = new LabelNode();
        spilling.loadChildState(code, point);
        code.loadInt(slots.record().entry()).jump(Opcodes.IFGE, drive).op(Opcodes.INEG);
        code.label(drive).add(frames.driving(point));
        covered(point, point.embedding == Embedding.DYNAMIC ? enter(point) : driver(point.child));
        code.op(Opcodes.DUP).jump(Opcodes.IFEQ, ended).load(Opcodes.ISTORE, slots.childState());
        spilling.storeChildState(code, point);
        code.push(point.state).op(Opcodes.IRETURN);
        code.label(ended).add(frames.driven(point)).op(Opcodes.POP);
        spilling.pushBelow(code, point);
        code.takeRegister(slots.record().registers(), point.result());
        rejoin(point, after);
    }

    private static MethodInsnNode driver(Callee child) {
        return new MethodInsnNode(Opcodes.INVOKESTATIC, child.driverOwner(), Names.driver(child.name(), child.hash()), Names.driverDescriptor(child.port()), false);
    }

    /** Pushes what a sleeping child is entered with, in front of its record: its port, and, where the receiver decides, that and a zero for each other argument. */
    private void pushDriven(Point point) {
        if (point.embedding == Embedding.DYNAMIC) {
            code.loadObject(slots.of(point.receiver));
            if (point.receiverType != null) {
                code.cast(point.receiverType);
            }
        }
        for (Type argument : point.drivenWith()) {
            if (argument.equals(point.child.port())) {
                code.loadObject(coroutine.portSlot);
            } else {
                code.pushZero(argument);
            }
        }
    }

    /** Emits an instruction under the handlers that cover a point's call. */
    private void covered(Point point, AbstractInsnNode instruction) {
        LabelNode from = new LabelNode();
        LabelNode to = new LabelNode();
        code.label(from).add(instruction).label(to);
        for (TryCatchBlockNode block : point.handlers) {
            method.tryCatchBlocks.add(new TryCatchBlockNode(from, to, labels.get(block.handler), block.type));
        }
    }
}
