package dev.dormouse.compiler.coroutine;

import dev.dormouse.compiler.flow.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * Moves {@code NEW} behind the arguments of its constructor, where one of those suspends: an uninitialised object cannot be stored. The one
 * visible effect is on the order of initialisation: the class is initialised after the arguments have been evaluated, not before.
 */
final class DeferredNew {

    private final Coroutine coroutine;
    private final MethodNode method;
    private final IntFunction<Frame<Value>> before;

    DeferredNew(Coroutine coroutine, MethodNode method, IntFunction<Frame<Value>> before) {
        this.coroutine = coroutine;
        this.method = method;
        this.before = before;
    }

    /** Moves the given {@code NEW} instructions. The frames of the method are stale afterwards. */
    void move(Set<AbstractInsnNode> news) {
        InsnList instructions = method.instructions;
        List<Runnable> edits = new ArrayList<>();
        Set<LabelNode> labels = new HashSet<>();
        Set<AbstractInsnNode> met = new HashSet<>();
        // Eclipse's compiler does not duplicate an object that is dropped as soon as it is made.
        Set<AbstractInsnNode> dropped = new HashSet<>();
        for (int i = 0; i < instructions.size(); i++) {
            AbstractInsnNode instruction = instructions.get(i);
            if (news.contains(instruction)) {
                AbstractInsnNode next = nextReal(instruction);
                boolean kept = next != null && next.getOpcode() == Opcodes.DUP;
                labelsBefore(instruction, labels);
                edits.add(() -> instructions.remove(instruction));
                if (kept) {
                    met.add(next);
                    edits.add(() -> instructions.remove(next));
                } else {
                    dropped.add(instruction);
                }
            } else if (before.apply(i) != null && takesFrom(instruction, before.apply(i), news) && !met.contains(instruction)) {
                MethodInsnNode constructor = (MethodInsnNode) instruction;
                boolean kept = !dropped.contains(object(constructor, before.apply(i)).origin);
                edits.add(() -> construct(constructor, kept));
            }
        }
        edits.forEach(Runnable::run);
        for (AbstractInsnNode instruction : instructions) {
            if (instruction instanceof FrameNode frame && frame.stack != null) {
                frame.stack = new ArrayList<>(frame.stack);
                frame.stack.removeIf(labels::contains);
            }
        }
    }

    private static void labelsBefore(AbstractInsnNode instruction, Set<LabelNode> labels) {
        for (AbstractInsnNode n = instruction.getPrevious(); n != null && n.getOpcode() < 0; n = n.getPrevious()) {
            if (n instanceof LabelNode label) {
                labels.add(label);
            }
        }
    }

    private static AbstractInsnNode nextReal(AbstractInsnNode instruction) {
        AbstractInsnNode next = instruction.getNext();
        while (next != null && next.getOpcode() < 0) {
            next = next.getNext();
        }
        return next;
    }

    /** Whether an instruction is the constructor call of one of the objects; refuses any other use of one. */
    private boolean takesFrom(AbstractInsnNode instruction, Frame<Value> frame, Set<AbstractInsnNode> news) {
        int opcode = instruction.getOpcode();
        if (opcode == Opcodes.INVOKESPECIAL && ((MethodInsnNode) instruction).name.equals("<init>")) {
            Value object = object((MethodInsnNode) instruction, frame);
            return object.kind == Value.Kind.UNINITIALIZED && news.contains(object.origin);
        }
        boolean moves = opcode >= Opcodes.POP && opcode <= Opcodes.SWAP || opcode == Opcodes.ASTORE;
        if (moves && frame.getStackSize() > 0 && news.contains(frame.getStack(frame.getStackSize() - 1).origin)
                && frame.getStack(frame.getStackSize() - 1).kind == Value.Kind.UNINITIALIZED && !followsNew(instruction, news)) {
            throw refusal(coroutine, Body.line(instruction));
        }
        return false;
    }

    private static Value object(MethodInsnNode constructor, Frame<Value> frame) {
        return frame.getStack(frame.getStackSize() - 1 - Type.getArgumentTypes(constructor.desc).length);
    }

    private static boolean followsNew(AbstractInsnNode instruction, Set<AbstractInsnNode> news) {
        AbstractInsnNode previous = instruction.getPrevious();
        while (previous != null && previous.getOpcode() < 0) {
            previous = previous.getPrevious();
        }
        return news.contains(previous);
    }

    static Refused refusal(Coroutine coroutine, int line) {
        return new Refused("DM053", coroutine, line, "a suspension stands among the arguments of a constructor, together with a switch expression that contains a try, or in an"
                + " instruction sequence that is not javac's; assign the arguments to variables first");
    }

    /** The arguments step aside for the object. */
    private void construct(MethodInsnNode constructor, boolean kept) {
        Type[] arguments = Type.getArgumentTypes(constructor.desc);
        InsnList made = new InsnList();
        int[] slots = new int[arguments.length];
        for (int i = arguments.length - 1; i >= 0; i--) {
            slots[i] = method.maxLocals;
            method.maxLocals += arguments[i].getSize();
            made.add(new VarInsnNode(arguments[i].getOpcode(Opcodes.ISTORE), slots[i]));
        }
        made.add(new TypeInsnNode(Opcodes.NEW, constructor.owner));
        if (kept) {
            made.add(new InsnNode(Opcodes.DUP));
        }
        for (int i = 0; i < arguments.length; i++) {
            made.add(new VarInsnNode(arguments[i].getOpcode(Opcodes.ILOAD), slots[i]));
        }
        method.instructions.insertBefore(constructor, made);
    }
}
