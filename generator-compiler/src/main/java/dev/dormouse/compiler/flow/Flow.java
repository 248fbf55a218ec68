package dev.dormouse.compiler.flow;

import java.util.BitSet;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;

/** The simulation of one method: a frame of {@link Value}s before every instruction that can be reached. */
public final class Flow {

    private final MethodNode method;
    private final InsnList instructions;
    private final Edges edges;
    private final Liveness liveness;
    private final Webs webs;
    private final Simulation simulation;
    private final Frame<Value>[] before;
    /** What is to be simulated, again or for the first time: in the order of the code, so that what has several ways to it is reached by all before it is left. */
    private final BitSet pending = new BitSet();

    /**
     * Simulates a method.
     *
     * @param owner internal name of its class
     * @param port the slot of the parameter that is the coroutine's port
     */
    public Flow(String owner, MethodNode method, int port) {
        this.method = method;
        instructions = method.instructions;
        edges = new Edges(method);
        liveness = new Liveness(method, edges);
        webs = new Webs(method.maxLocals, instructions.size());
        simulation = new Simulation(instructions, webs);
        @SuppressWarnings({"unchecked", "rawtypes"})
        Frame<Value>[] frames = new Frame[instructions.size()];
        before = frames;
        arrive(0, initial(owner, port));
        try {
            for (int index = pending.nextSetBit(0); index >= 0; index = pending.nextSetBit(0)) {
                pending.clear(index);
                step(index);
            }
        } catch (AnalyzerException e) {
            throw new IllegalStateException("cannot simulate " + owner + "." + method.name + method.desc, e);
        }
    }

    private Frame<Value> initial(String owner, int port) {
        Frame<Value> frame = new Frame<>(method.maxLocals, Math.max(method.maxStack, 1));
        int slot = 0;
        if ((method.access & Opcodes.ACC_STATIC) == 0) {
            setParameter(frame, slot++, Value.ofReference(owner), port);
        }
        for (Type type : Type.getArgumentTypes(method.desc)) {
            setParameter(frame, slot, Value.of(type), port);
            slot += type.getSize();
        }
        return frame;
    }

    private void setParameter(Frame<Value> frame, int slot, Value value, int port) {
        frame.setLocal(slot, (slot == port ? value.asPort() : value).assignedBy(webs.ofParameter(slot)));
    }

    private void step(int index) throws AnalyzerException {
        AbstractInsnNode instruction = instructions.get(index);
        Frame<Value> in = before[index];
        Frame<Value> out = in;
        if (instruction instanceof FrameNode frame) {
            out = new Frame<>(in);
            adopt(out, frame);
        } else if (instruction.getOpcode() >= 0) {
            out = new Frame<>(in);
            out.execute(instruction, simulation);
            if (instruction.getOpcode() == Opcodes.INVOKESPECIAL && ((MethodInsnNode) instruction).name.equals("<init>")) {
                initialise(in, out, (MethodInsnNode) instruction);
            }
            if (instruction instanceof VarInsnNode variable && Liveness.isStore(instruction.getOpcode())) {
                setApart(out, variable.var);
            } else if (instruction instanceof IincInsnNode increment) {
                setApart(out, increment.var);
            }
            throwFrom(index, in);
        }
        Comparison comparison = Comparison.of(instruction.getOpcode());
        int[] next = edges.next(index);
        for (int way = 0; way < next.length; way++) {
            arrive(next[way], comparison == null ? out : where(way == 0 ? comparison.negated() : comparison, instruction.getOpcode(), in, out));
        }
    }

    /** What is known on the way of a jump on which its comparison is true. */
    private static Frame<Value> where(Comparison comparison, int opcode, Frame<Value> in, Frame<Value> out) {
        boolean withZero = opcode <= Opcodes.IFLE;
        Value right = withZero ? Value.ofConstant(0) : in.getStack(in.getStackSize() - 1);
        Value left = in.getStack(in.getStackSize() - (withZero ? 1 : 2));
        Frame<Value> narrowed = new Frame<>(out);
        narrow(narrowed, left, left.range.where(comparison, right.range));
        narrow(narrowed, right, right.range.where(comparison.swapped(), left.range));
        return narrowed;
    }

    /** A number that was loaded from a local is known to lie in a range: then so is the local, and each copy of it. */
    private static void narrow(Frame<Value> frame, Value loaded, Range range) {
        for (int i = 0; i < frame.getLocals() && loaded.copyOf != Value.NO_LOCAL; i++) {
            if (i == loaded.copyOf || frame.getLocal(i).copyOf == loaded.copyOf) {
                frame.setLocal(i, frame.getLocal(i).within(range));
            }
        }
    }

    /** After a constructor every copy of the object is an ordinary reference. */
    private static void initialise(Frame<Value> in, Frame<Value> out, MethodInsnNode constructor) {
        Value object = in.getStack(in.getStackSize() - 1 - Type.getArgumentTypes(constructor.desc).length);
        if (object.kind != Value.Kind.UNINITIALIZED) {
            return;
        }
        Value initialised = Value.ofReference(object.type);
        for (int i = 0; i < out.getStackSize(); i++) {
            if (out.getStack(i).origin == object.origin && out.getStack(i).kind == Value.Kind.UNINITIALIZED) {
                out.setStack(i, initialised);
            }
        }
    }

    /** A local has been assigned: what was derived from it stands alone now. */
    private static void setApart(Frame<Value> frame, int local) {
        for (int i = 0; i < frame.getLocals(); i++) {
            frame.setLocal(i, frame.getLocal(i).apartFrom(local));
        }
        for (int i = 0; i < frame.getStackSize(); i++) {
            frame.setStack(i, frame.getStack(i).apartFrom(local));
        }
    }

    private void throwFrom(int index, Frame<Value> in) {
        for (TryCatchBlockNode block : edges.blocks(index)) {
            Frame<Value> caught = new Frame<>(in);
            caught.clearStack();
            caught.push(Value.ofReference(block.type == null ? "java/lang/Throwable" : block.type));
            arrive(instructions.indexOf(block.handler), caught);
        }
    }

    /** Joins a frame into what is known before an instruction. Where control meets, it only ever becomes wider; elsewhere it is what was before. */
    private void arrive(int index, Frame<Value> frame) {
        BitSet live = liveness.before(index);
        Frame<Value> known = before[index];
        if (known != null && edges.meet(index)) {
            join(index, known, frame, live);
            return;
        }
        Frame<Value> only = new Frame<>(frame);
        for (int i = 0; i < only.getLocals(); i++) {
            if (!live.get(i)) {
                only.setLocal(i, Value.NONE);
            }
        }
        before[index] = only;
        if (known == null || !areEqual(known, only)) {
            pending.set(index);
        }
    }

    private static boolean areEqual(Frame<Value> a, Frame<Value> b) {
        for (int i = 0; i < a.getLocals(); i++) {
            if (!a.getLocal(i).equals(b.getLocal(i))) {
                return false;
            }
        }
        for (int i = 0; i < a.getStackSize(); i++) {
            if (!a.getStack(i).equals(b.getStack(i))) {
                return false;
            }
        }
        return true;
    }

    private void join(int index, Frame<Value> known, Frame<Value> frame, BitSet live) {
        boolean changed = false;
        for (int i = live.nextSetBit(0); i >= 0; i = live.nextSetBit(i + 1)) {
            Value old = known.getLocal(i);
            Value incoming = frame.getLocal(i);
            if (old.kind == Value.Kind.NONE || incoming.kind == Value.Kind.NONE) {
                continue;
            }
            Value joined = old.join(incoming, webs.join(old.web, incoming.web));
            if (!joined.equals(old)) {
                known.setLocal(i, joined);
                changed = true;
            }
        }
        for (int i = 0; i < known.getStackSize(); i++) {
            Value old = known.getStack(i);
            Value joined = old.join(frame.getStack(i), Webs.NONE);
            if (!joined.equals(old)) {
                known.setStack(i, joined);
                changed = true;
            }
        }
        if (changed) {
            pending.set(index);
        }
    }

    /** Takes the types of a stack map frame; ranges, constants and webs stay as they were simulated. What is dead gets a type, too, until the next instruction. */
    private static void adopt(Frame<Value> frame, FrameNode stackMap) {
        int slot = 0;
        for (Object type : stackMap.local) {
            if (type instanceof String name) {
                frame.setLocal(slot, frame.getLocal(slot).retyped(name));
            }
            slot += type == Opcodes.LONG || type == Opcodes.DOUBLE ? 2 : 1;
        }
        List<Object> stack = stackMap.stack;
        for (int i = 0; i < frame.getStackSize(); i++) {
            if (stack.get(i) instanceof String name) {
                frame.setStack(i, frame.getStack(i).retyped(name));
            }
        }
    }

    public Edges edges() {
        return edges;
    }

    public Liveness liveness() {
        return liveness;
    }

    public Webs webs() {
        return webs;
    }

    /** What is known before instruction {@code index}; {@code null} if it cannot be reached. Dead locals are unknown. */
    public Frame<Value> before(int index) {
        return before[index];
    }

    /** The stack map frame that stands before the next real instruction at or after {@code node}; {@code null} if there is none. */
    public static FrameNode frameAt(AbstractInsnNode node) {
        for (AbstractInsnNode n = node; n != null && (n instanceof LabelNode || n instanceof LineNumberNode || n instanceof FrameNode); n = n.getNext()) {
            if (n instanceof FrameNode frame) {
                return frame;
            }
        }
        return null;
    }
}
