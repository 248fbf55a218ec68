package dev.dormouse.compiler.flow;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * The first reads that can follow an instruction: why something is alive behind it. For each local the backward analysis of liveness once more, with the reads themselves as its values; a read ends the search, and so does an
 * assignment.
 */
public final class NextUses {

    /** How many entries DUP, DUP_X1, DUP_X2, DUP2, DUP2_X1, DUP2_X2 and SWAP look at, at most. */
    private static final int[] COPIED = {1, 2, 3, 2, 3, 4, 2};

    private static final int NO_LOCAL = -1;

    private final AbstractInsnNode[] instructions;
    private final Edges edges;
    /** The local that an instruction reads or assigns. */
    private final int[] locals;
    private final boolean canThrow;
    private final Map<Integer, BitSet[]> withoutThrows = new HashMap<>();
    private final Map<Integer, BitSet[]> withThrows = new HashMap<>();

    /** Prepares for the instructions that {@code edges} are of. */
    public NextUses(AbstractInsnNode[] instructions, Edges edges) {
        this.instructions = instructions;
        this.edges = edges;
        locals = new int[instructions.length];
        boolean covered = false;
        for (int i = 0; i < instructions.length; i++) {
            locals[i] = instructions[i] instanceof VarInsnNode variable ? variable.var : instructions[i] instanceof IincInsnNode increment ? increment.var : NO_LOCAL;
            covered |= !edges.handlers(i).isEmpty();
        }
        canThrow = covered;
    }

    /** The reads of a local that can follow instruction {@code index} when neither it nor anything behind it throws. */
    public Set<Integer> ofLocal(int local, int index) {
        BitSet reads = new BitSet();
        BitSet[] first = withoutThrows.computeIfAbsent(local, slot -> solve(slot, false));
        for (int next : edges.next(index)) {
            reads.or(first[next]);
        }
        return numbers(reads);
    }

    /** All reads of a local that can follow instruction {@code index}, also when something behind it throws, or when it throws itself and control goes on at one of {@code handlers}. */
    public Set<Integer> ofLocalOrThrown(int local, int index, Collection<Integer> handlers) {
        if (!canThrow) {
            return ofLocal(local, index);
        }
        BitSet reads = new BitSet();
        BitSet[] first = withThrows.computeIfAbsent(local, slot -> solve(slot, true));
        for (int next : edges.next(index)) {
            reads.or(first[next]);
        }
        for (int handler : handlers) {
            reads.or(first[handler]);
        }
        return numbers(reads);
    }

    /**
     * The instructions that take an entry of the operand stack which lies there behind instruction {@code index}.
     *
     * @param entry its place, 0 at the bottom
     * @param heights how many entries there are before each instruction
     */
    public Set<Integer> ofOperand(int entry, int index, IntUnaryOperator heights) {
        Set<Integer> uses = new TreeSet<>();
        BitSet seen = new BitSet();
        Deque<Integer> pending = new ArrayDeque<>();
        pending.push(index);
        while (!pending.isEmpty()) {
            for (int next : edges.next(pending.pop())) {
                if (!seen.get(next)) {
                    seen.set(next);
                    if (takes(next, entry, heights)) {
                        uses.add(next);
                    } else {
                        pending.push(next);
                    }
                }
            }
        }
        return uses;
    }

    /** What only copies entries counts as taking them: it stands in the same expression. */
    private boolean takes(int index, int entry, IntUnaryOperator heights) {
        int opcode = instructions[index].getOpcode();
        if (opcode < 0 || opcode == Opcodes.RETURN) {
            return false;
        }
        int before = heights.applyAsInt(index);
        if (opcode >= Opcodes.DUP && opcode <= Opcodes.SWAP) {
            return before - COPIED[opcode - Opcodes.DUP] <= entry;
        }
        if (edges.next(index).length == 0) {
            return entry == before - 1;
        }
        int after = heights.applyAsInt(edges.next(index)[0]);
        return after - (pushes(instructions[index]) ? 1 : 0) <= entry;
    }

    private static boolean pushes(AbstractInsnNode instruction) {
        int opcode = instruction.getOpcode();
        if (instruction instanceof MethodInsnNode call) {
            return Type.getReturnType(call.desc) != Type.VOID_TYPE;
        }
        return opcode > Opcodes.NOP && opcode <= Opcodes.SALOAD || opcode >= Opcodes.IADD && opcode <= Opcodes.LXOR || opcode >= Opcodes.I2L && opcode <= Opcodes.DCMPG
                || opcode == Opcodes.GETSTATIC || opcode == Opcodes.GETFIELD || opcode >= Opcodes.INVOKEDYNAMIC && opcode <= Opcodes.ARRAYLENGTH
                || opcode == Opcodes.CHECKCAST || opcode == Opcodes.INSTANCEOF || opcode == Opcodes.MULTIANEWARRAY;
    }

    private static Set<Integer> numbers(BitSet reads) {
        Set<Integer> numbers = new TreeSet<>();
        reads.stream().forEach(numbers::add);
        return numbers;
    }

    /** For each instruction, the first reads of a slot from there on. Equal sets are shared, so straight code costs nothing. */
    private BitSet[] solve(int slot, boolean thrown) {
        BitSet[] first = new BitSet[instructions.length];
        BitSet none = new BitSet();
        Arrays.fill(first, none);
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = instructions.length - 1; i >= 0; i--) {
                BitSet reads = transfer(slot, i, first, none);
                if (thrown) {
                    for (int handler : edges.handlers(i)) {
                        reads = union(reads, first[handler]);
                    }
                }
                if (!reads.equals(first[i])) {
                    first[i] = reads;
                    changed = true;
                }
            }
        }
        return first;
    }

    private BitSet transfer(int slot, int index, BitSet[] first, BitSet none) {
        if (locals[index] == slot) {
            if (Liveness.isStore(instructions[index].getOpcode())) {
                return none;
            }
            BitSet itself = new BitSet();
            itself.set(index);
            return itself;
        }
        BitSet reads = none;
        for (int next : edges.next(index)) {
            reads = union(reads, first[next]);
        }
        return reads;
    }

    private static BitSet union(BitSet a, BitSet b) {
        if (a == b || b.isEmpty()) {
            return a;
        }
        if (a.isEmpty()) {
            return b;
        }
        BitSet union = (BitSet) a.clone();
        union.or(b);
        return union.equals(a) ? a : union;
    }
}
