package dev.dormouse.compiler.coroutine;

import dev.dormouse.compiler.Weaving;
import dev.dormouse.compiler.flow.Flow;
import dev.dormouse.compiler.flow.Value;
import dev.dormouse.compiler.flow.Webs;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * A private copy of a coroutine's code with its suspension points found and, for each, what must survive it.
 *
 * <p>Construction is in two steps because children come first: {@link #calls} tells whom the coroutine calls with its port;
 * {@link #findPoints} is told which of them suspend.
 */
public final class Body {

    private final Coroutine coroutine;
    public final MethodNode method;
    private Flow flow;
    public final List<Point> points = new ArrayList<>();
    public final List<Scratch> scratch = new ArrayList<>();
    /** By web for locals. */
    private final Map<Integer, Spill> spills = new HashMap<>();
    final List<Spill> allSpills = new ArrayList<>();
    public final Counters counters;
    /** The locals that hold the receivers of dynamic calls. */
    private final Map<MethodInsnNode, Integer> receivers = new HashMap<>();
    private int states;

    /** A call of a {@code Scratch} method: what it gives, and of which size or class. */
    public record Scratch(MethodInsnNode call, String kind, String argument) {}

    /** Tells about a call that takes the port. */
    public interface Resolver {

        /** Whether a call that takes the port is one of a coroutine or of the primitive, and not of an ordinary method of the port. */
        boolean passesOn(MethodInsnNode call, Body body);

        /** The coroutine that is called; {@code null} if the call is the port's primitive. */
        Callee callee(MethodInsnNode call, Body body);

        /** Whether a coroutine that is called can sleep; one that cannot is an ordinary method. */
        boolean sleeps(Callee child);

        /** How the record of a child that suspends is to be kept. */
        Embedding embedding(Callee child);

        /** Whether the coroutine's class may name a type, given as in {@link Value#type}. */
        boolean isAccessible(String type);
    }

    public Body(Coroutine coroutine) {
        this.coroutine = coroutine;
        MethodNode source = coroutine.method;
        method = new MethodNode(Opcodes.ASM9, source.access, source.name, source.desc, source.signature, source.exceptions.toArray(new String[0]));
        source.accept(method);
        counters = new Counters(coroutine, method);
        flow = new Flow(coroutine.owner.name, method, coroutine.portSlot);
    }

    public Flow flow() {
        return flow;
    }

    int states() {
        return states;
    }

    /** The calls that pass the coroutine's port on, in the order of the code. */
    public List<MethodInsnNode> calls(Resolver resolver) {
        List<MethodInsnNode> calls = new ArrayList<>();
        for (int i = 0; i < method.instructions.size(); i++) {
            if (method.instructions.get(i) instanceof MethodInsnNode call && flow.before(i) != null && takesPort(call, flow.before(i))
                    && resolver.passesOn(call, this)) {
                calls.add(call);
            }
        }
        return calls;
    }

    private static boolean takesPort(MethodInsnNode call, Frame<Value> frame) {
        for (int i = frame.getStackSize() - operands(call); i < frame.getStackSize(); i++) {
            if (frame.getStack(i).port) {
                return true;
            }
        }
        return false;
    }

    /** Stack entries that a call takes, its receiver included. */
    public static int operands(MethodInsnNode call) {
        return Type.getArgumentTypes(call.desc).length + (call.getOpcode() == Opcodes.INVOKESTATIC ? 0 : 1);
    }

    /** Whether a call passes the port as the argument that stands in a slot of the callee, and nowhere else. */
    public boolean passesPortOnlyAt(MethodInsnNode call, int calleeSlot) {
        Frame<Value> frame = flow.before(method.instructions.indexOf(call));
        int entry = frame.getStackSize() - operands(call);
        int slot = 0;
        boolean right = true;
        for (; entry < frame.getStackSize(); entry++) {
            Value value = frame.getStack(entry);
            right &= value.port == (slot == calleeSlot);
            slot += value.getSize();
        }
        return right;
    }

    public static int line(AbstractInsnNode instruction) {
        for (AbstractInsnNode n = instruction; n != null; n = n.getPrevious()) {
            if (n instanceof LineNumberNode line) {
                return line.line;
            }
        }
        return 0;
    }

    /** Finds the points, in the contract's order: own points first. */
    public void findPoints(Resolver resolver) {
        count(resolver);
        deferNews(resolver);
        keepReceivers(resolver);
        List<Point> own = new ArrayList<>();
        List<Point> flattened = new ArrayList<>();
        for (MethodInsnNode call : calls(resolver)) {
            Callee child = resolver.callee(call, this);
            if (child == null || resolver.sleeps(child)) {
                Embedding embedding = child == null ? null : resolver.embedding(child);
                Point point = new Point(call, method.instructions.indexOf(call), line(call), child, embedding);
                (point.isFlattened() ? flattened : own).add(point);
            }
        }
        points.addAll(own);
        points.addAll(flattened);
        int state = Point.FIRST;
        for (Point point : points) {
            point.state = state++;
            point.base = states;
            states += point.width();
            findSurvivors(point);
            refuseInaccessible(point, resolver);
        }
        findScratch();
    }

    /** Adds the nesting counters, if it calls itself. */
    private void count(Resolver resolver) {
        if (!coroutine.counted.isEmpty()) {
            Map<MethodInsnNode, Coroutine> children = new LinkedHashMap<>();
            for (MethodInsnNode call : calls(resolver)) {
                if (resolver.callee(call, this) instanceof Coroutine child) {
                    children.put(call, child);
                }
            }
            counters.add(children);
            flow = new Flow(coroutine.owner.name, method, coroutine.portSlot);
        }
    }

    private void deferNews(Resolver resolver) {
        Set<AbstractInsnNode> news = new HashSet<>();
        for (MethodInsnNode call : calls(resolver)) {
            Callee child = resolver.callee(call, this);
            if (child == null || resolver.sleeps(child)) {
                Frame<Value> frame = flow.before(method.instructions.indexOf(call));
                for (int i = 0; i < frame.getStackSize() - operands(call); i++) {
                    if (frame.getStack(i).kind == Value.Kind.UNINITIALIZED) {
                        news.add(frame.getStack(i).origin);
                    }
                }
            }
        }
        if (!news.isEmpty()) {
            new DeferredNew(coroutine, method, flow::before).move(news);
            flow = new Flow(coroutine.owner.name, method, coroutine.portSlot);
        }
    }

    /** Has a local hold the receiver of each dynamic call, and reads it behind the call: so it is alive while the callee sleeps, like any other variable. */
    private void keepReceivers(Resolver resolver) {
        List<MethodInsnNode> lost = new ArrayList<>();
        for (MethodInsnNode call : calls(resolver)) {
            if (resolver.callee(call, this) instanceof Dispatch) {
                int index = method.instructions.indexOf(call);
                Value receiver = receiver(call, flow.before(index));
                if (receiver.port) {
                    receivers.put(call, coroutine.portSlot);
                } else if (receiver.copyOf != Value.NO_LOCAL && flow.liveness().before(index + 1).get(receiver.copyOf)) {
                    receivers.put(call, receiver.copyOf);
                } else {
                    lost.add(call);
                }
            }
        }
        if (!lost.isEmpty()) {
            lost.forEach(this::keepReceiver);
            method.maxStack++;
            flow = new Flow(coroutine.owner.name, method, coroutine.portSlot);
        }
    }

    private void keepReceiver(MethodInsnNode call) {
        Type[] arguments = Type.getArgumentTypes(call.desc);
        int receiver = method.maxLocals++;
        receivers.put(call, receiver);
        Code before = new Code();
        Code again = new Code();
        for (int i = arguments.length - 1; i >= 0; i--) {
            before.load(arguments[i].getOpcode(Opcodes.ISTORE), method.maxLocals);
            again.list.insert(new VarInsnNode(arguments[i].getOpcode(Opcodes.ILOAD), method.maxLocals));
            method.maxLocals += arguments[i].getSize();
        }
        before.load(Opcodes.ASTORE, receiver).loadObject(receiver).list.add(again.list);
        method.instructions.insertBefore(call, before.list);
        method.instructions.insert(call, new Code().loadObject(receiver).op(Opcodes.POP).list);
    }

    private static Value receiver(MethodInsnNode call, Frame<Value> frame) {
        return frame.getStack(frame.getStackSize() - operands(call));
    }

    private void findSurvivors(Point point) {
        Frame<Value> frame = flow.before(point.index);
        point.handlers = flow.edges().blocks(point.index).stream().filter(block -> !point.isPrimitive() || catchesCancelled(block.type)).toList();
        point.liveAfter = (BitSet) flow.liveness().before(point.index + 1).clone();
        point.liveInHandlers = new BitSet();
        point.handlers.forEach(block -> point.liveInHandlers.or(flow.liveness().before(method.instructions.indexOf(block.handler))));
        if (point.embedding == Embedding.DYNAMIC) {
            point.receiver = receivers.get(point.call);
            point.receiverType = receiver(point.call, frame).type;
        }
        BitSet live = point.live();
        for (int slot = live.nextSetBit(0); slot >= 0; slot = live.nextSetBit(slot + 1)) {
            Value value = known(frame.getLocal(slot), point);
            Point.Source source = source(value, frame, point, slot);
            point.locals.add(new Point.Slot(slot, declared(slot, point.index), value, source != null ? null : spillOfLocal(value), source));
        }
        int below = frame.getStackSize() - operands(point.call);
        for (int i = 0; i < below; i++) {
            Value value = known(frame.getStack(i), point);
            Point.Source source = source(value, frame, point, -1);
            point.below.add(new Point.Slot(-1, null, value, source != null || value.isConstant() ? null : newSpill(value), source));
        }
    }

    /** What a value need not be stored for, since a local that is restored wherever this one is needed gives it; {@code slot} is -1 on the operand stack. */
    private static Point.Source source(Value value, Frame<Value> frame, Point point, int slot) {
        if (value.isConstant()) {
            return null;
        }
        int same = holder(value.copyOf, frame, point, slot, slot < 0 ? frame.getLocals() : slot);
        int array = holder(value.lengthOf, frame, point, slot, frame.getLocals());
        if (same == Value.NO_LOCAL && array != Value.NO_LOCAL && isArray(frame.getLocal(array))) {
            return new Point.Source(array, true);
        }
        return same == Value.NO_LOCAL ? null : new Point.Source(same, false);
    }

    private static boolean isArray(Value value) {
        return value.type != null && value.type.startsWith("[");
    }

    /**
     * The local that stands for all that hold the same: {@code origin}, which the others were copied from, or where that is not restored the lowest
     * of them below {@code end} that is. It is never derived itself.
     */
    private static int holder(int origin, Frame<Value> frame, Point point, int slot, int end) {
        if (origin == Value.NO_LOCAL || isRestored(origin, point, slot)) {
            return origin;
        }
        for (int local = 0; local < end; local++) {
            if (frame.getLocal(local).copyOf == origin && isRestored(local, point, slot)) {
                return local;
            }
        }
        return Value.NO_LOCAL;
    }

    /** Whether a local is restored wherever another is, or wherever what lies on the operand stack is. */
    private static boolean isRestored(int local, Point point, int slot) {
        boolean after = slot < 0 || point.liveAfter.get(slot);
        boolean inHandlers = slot >= 0 && point.liveInHandlers.get(slot);
        return (!after || point.liveAfter.get(local)) && (!inHandlers || point.liveInHandlers.get(local));
    }

    /** What sleeps at a primitive is only ever cancelled there. */
    private static boolean catchesCancelled(String type) {
        return type == null || type.equals("java/lang/Throwable") || type.equals("java/lang/Error") || type.equals(Names.CANCELLED);
    }

    private Point.Declared declared(int slot, int index) {
        if (counters.nameOf(slot) != null) {
            return new Point.Declared(counters.nameOf(slot), "I");
        }
        if (method.localVariables != null) {
            for (LocalVariableNode variable : method.localVariables) {
                if (variable.index == slot && method.instructions.indexOf(variable.start) <= index && index < method.instructions.indexOf(variable.end)) {
                    return new Point.Declared(variable.name, variable.desc);
                }
            }
        }
        if (method.instructions.get(index) instanceof MethodInsnNode call && Objects.equals(receivers.get(call), slot)) {
            return new Point.Declared("(receiver)", "L" + call.owner + ";");
        }
        return null;
    }

    /** A resume casts what it restores. A type that only the compiler has named, such as a hidden superclass of both arms of a conditional, cannot be cast to. */
    private void refuseInaccessible(Point point, Resolver resolver) {
        for (List<Point.Slot> slots : List.of(point.locals, point.below)) {
            for (Point.Slot slot : slots) {
                Value value = slot.value();
                if (value.kind == Value.Kind.REF && !value.port && !resolver.isAccessible(value.type)) {
                    throw new Refused("DM061", coroutine, point.line, "a value is kept while " + coroutine.displayName()
                            + " sleeps, and its type " + value.type.replace('/', '.') + " is not accessible here; give it a variable of an accessible type");
                }
            }
        }
        Type result = point.result();
        if (result.getSort() >= Type.ARRAY && !resolver.isAccessible(result.getInternalName())) {
            throw new Refused("DM061", coroutine, point.line, "the result of " + point.call.name + " is of type " + result.getClassName()
                    + ", which is not accessible here; let it return an accessible type");
        }
    }

    private Value known(Value value, Point point) {
        if (value.kind == Value.Kind.UNINITIALIZED) {
            throw DeferredNew.refusal(coroutine, point.line);
        }
        if (value.kind == Value.Kind.NONE) {
            throw new IllegalStateException("no type for a value that survives line " + point.line + " of " + coroutine.key());
        }
        return value;
    }

    private Spill spillOfLocal(Value value) {
        if (value.isConstant()) {
            return null;
        }
        Spill spill = value.web == Webs.NONE ? newSpill(value) : spills.computeIfAbsent(flow.webs().find(value.web), web -> newSpill(value));
        spill.alsoHolds(value);
        return spill;
    }

    /** The variable that an instruction assigns; {@code null} if it never survives a suspension. */
    public Spill spillOfAssignment(int index) {
        return spills.get(flow.webs().find(flow.webs().ofInstruction(index)));
    }

    private Spill newSpill(Value value) {
        Spill spill = new Spill(value);
        allSpills.add(spill);
        return spill;
    }

    private void findScratch() {
        InsnList instructions = method.instructions;
        Set<AbstractInsnNode> primitives = points.stream().filter(Point::isPrimitive).map(point -> point.call).collect(Collectors.toSet());
        for (int i = 0; i < instructions.size(); i++) {
            if (flow.before(i) != null) {
                refuseEscape(instructions.get(i), flow.before(i), primitives);
                if (instructions.get(i) instanceof MethodInsnNode call && call.owner.equals(Names.SCRATCH)) {
                    scratch.add(scratch(call, i));
                }
            }
        }
    }

    private Scratch scratch(MethodInsnNode call, int index) {
        Value argument = flow.before(index).getStack(flow.before(index).getStackSize() - 1);
        if (reachesItself(index)) {
            throw new Refused("DM056", coroutine, line(call), "Scratch." + call.name
                    + " stands in a loop, but its object is made once, with the record; move the call before the loop");
        }
        if (call.name.equals("view")) {
            AbstractInsnNode constant = previousReal(call);
            if (constant instanceof LdcInsnNode ldc && ldc.cst instanceof Type type) {
                return new Scratch(call, call.name, type.getInternalName());
            }
            throw new Refused("DM057", coroutine, line(call), "Scratch.view needs a class literal, such as Scratch.view(ParserCo.Parse.class)");
        }
        if (!(argument.constant instanceof Integer size) || size < 0) {
            throw new Refused("DM058", coroutine, line(call), "the size given to Scratch." + call.name + " is not a constant of at least 0;"
                    + " it is reserved in the record when the program is built");
        }
        return new Scratch(call, call.name, size.toString());
    }

    private static AbstractInsnNode previousReal(AbstractInsnNode instruction) {
        AbstractInsnNode previous = instruction.getPrevious();
        while (previous != null && previous.getOpcode() < 0) {
            previous = previous.getPrevious();
        }
        return previous;
    }

    private boolean reachesItself(int index) {
        BitSet seen = new BitSet();
        List<Integer> pending = new ArrayList<>(List.of(index));
        while (!pending.isEmpty()) {
            int at = pending.remove(pending.size() - 1);
            List<Integer> successors = new ArrayList<>(flow.edges().handlers(at));
            for (int next : flow.edges().next(at)) {
                successors.add(next);
            }
            for (int next : successors) {
                if (next == index) {
                    return true;
                }
                if (!seen.get(next)) {
                    seen.set(next);
                    pending.add(next);
                }
            }
        }
        return false;
    }

    /** A local or anonymous class, whose constructor takes what it captures. */
    public static boolean isUnnamed(String owner) {
        return owner.indexOf('$') >= 0 && Character.isDigit(owner.charAt(Math.min(owner.lastIndexOf('$') + 1, owner.length() - 1)));
    }

    private void refuseEscape(AbstractInsnNode instruction, Frame<Value> frame, Set<AbstractInsnNode> primitives) {
        for (int i = frame.getStackSize() - handedOver(instruction, primitives); i < frame.getStackSize(); i++) {
            if (frame.getStack(i).maybeScratch) {
                throw new Refused("DM055", coroutine, line(instruction),
                        "a scratch object leaves its coroutine here, but its memory is used again by the next activation; copy what is in it");
            }
        }
    }

    /** How many operands an instruction, the last ones on the stack, hands to what may keep them. */
    private static int handedOver(AbstractInsnNode instruction, Set<AbstractInsnNode> primitives) {
        if (instruction instanceof InvokeDynamicInsnNode dynamic) {
            return LambdaSite.is(dynamic) ? Type.getArgumentTypes(dynamic.desc).length : 0;
        }
        if (instruction instanceof MethodInsnNode call) {
            boolean capturesAll = call.name.equals("<init>") && isUnnamed(call.owner);
            return capturesAll ? operands(call) - 1 : call.owner.contains(Weaving.LAMBDA) || primitives.contains(call) ? operands(call) : 0;
        }
        return switch (instruction.getOpcode()) {
            case Opcodes.ARETURN, Opcodes.PUTFIELD, Opcodes.PUTSTATIC, Opcodes.AASTORE -> 1;
            default -> 0;
        };
    }

    /** What the debug table declares in a parameter's slot; {@code null} without one. */
    public Point.Declared declaredParameter(int slot) {
        return declared(slot, 0);
    }
}
