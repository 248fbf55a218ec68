package dev.dormouse.compiler.coroutine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * The nesting counters of a coroutine that calls itself, directly or through others: for each one whose depth bounds that, how many of its activations enclose this one. They come in as arguments of the
 * poll; here they become locals of the body, and calls within the circle hand them on. To all else they are variables like any other, which sleep in the record.
 */
public final class Counters {

    private static final int MOST_PUSHED = 3;

    private final Coroutine coroutine;
    private final MethodNode method;
    private final List<Counter> counters = new ArrayList<>();

    /**
     * One of them.
     *
     * @param arrival stands in the body for the argument
     * @param held the local that keeps it
     * @param handed the local that holds what the next call is given
     */
    private record Counter(Coroutine counted, MethodInsnNode arrival, int held, int handed) {}

    Counters(Coroutine coroutine, MethodNode method) {
        this.coroutine = coroutine;
        this.method = method;
    }

    /** Adds them to the body. */
    void add(Map<MethodInsnNode, Coroutine> calls) {
        int held = method.maxLocals;
        int handed = held + coroutine.counted.size();
        for (Coroutine counted : coroutine.counted) {
            counters.add(new Counter(counted, new MethodInsnNode(Opcodes.INVOKESTATIC, Names.BOX, "counter", "()" + counted.counterType()), held++, handed++));
        }
        calls.forEach((call, child) -> counters.stream().filter(counter -> child.counted.contains(counter.counted))
                .forEach(counter -> method.instructions.insertBefore(call, handOn(counter, child))));
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof FrameNode frame) {
                frame.local = extended(frame.local);
            }
        }
        InsnList entry = new InsnList();
        for (Counter counter : counters) {
            entry.add(counter.arrival);
            entry.add(new VarInsnNode(Opcodes.ISTORE, counter.held));
        }
        method.instructions.insert(entry);
        method.maxLocals = handed;
        method.maxStack += MOST_PUSHED;
    }

    private InsnList handOn(Counter counter, Coroutine child) {
        Code code = new Code().loadInt(counter.held).plus(counter.counted == coroutine ? 1 : 0);
        if (counter.counted == child) {
            code.push(child.depth).pushConstant(child.displayName()).callStatic(Names.BOX, "nest", "(IILjava/lang/String;)I", false);
        }
        return code.load(Opcodes.ISTORE, counter.handed).list;
    }

    /** The locals of a stack map frame, with those of the counters behind. */
    private List<Object> extended(List<Object> locals) {
        int slots = locals.stream().mapToInt(type -> type == Opcodes.LONG || type == Opcodes.DOUBLE ? 2 : 1).sum();
        List<Object> extended = new ArrayList<>(locals);
        extended.addAll(Collections.nCopies(counters.get(0).held - slots, Opcodes.TOP));
        extended.addAll(Collections.nCopies(counters.size(), Opcodes.INTEGER));
        return extended;
    }

    /** Which counter an instruction stands for, from 0; -1 for none. */
    public int indexOf(AbstractInsnNode instruction) {
        for (int i = 0; i < counters.size(); i++) {
            if (counters.get(i).arrival == instruction) {
                return i;
            }
        }
        return -1;
    }

    /** What the report calls a local; {@code null} if it is none of these. */
    String nameOf(int local) {
        return counters.stream().filter(counter -> counter.held == local).findFirst().map(counter -> "(nesting of " + counter.counted.displayName() + ")").orElse(null);
    }

    /** The locals that hold what a child's poll is given, in its order; -1 for a counter that begins with it. */
    public int[] handedTo(Callee child) {
        if (child instanceof Coroutine own) {
            return own.counted.stream().mapToInt(counted -> counters.stream().filter(counter -> counter.counted == counted).findFirst().map(Counter::handed).orElse(-1)).toArray();
        }
        return child.counters().chars().map(type -> -1).toArray();
    }
}
