package dev.dormouse.compiler.flow;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** Where control can go from each instruction of a method. */
public final class Edges {

    private final int[][] next;
    private final int[] arrivals;
    private final List<List<Integer>> handlers;
    private final List<List<TryCatchBlockNode>> blocks;

    public Edges(MethodNode method) {
        InsnList instructions = method.instructions;
        int n = instructions.size();
        next = new int[n][];
        arrivals = new int[n];
        arrivals[0] = 1;
        handlers = new ArrayList<>(n);
        blocks = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            next[i] = successors(instructions, instructions.get(i), i);
            for (int target : next[i]) {
                arrivals[target]++;
            }
            handlers.add(List.of());
            blocks.add(List.of());
        }
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            int end = instructions.indexOf(block.end);
            for (int i = instructions.indexOf(block.start); i < end; i++) {
                if (instructions.get(i).getOpcode() >= 0) {
                    int handler = instructions.indexOf(block.handler);
                    arrivals[handler]++;
                    add(handlers, i, handler);
                    add(blocks, i, block);
                }
            }
        }
    }

    private static <T> void add(List<List<T>> lists, int index, T element) {
        if (lists.get(index).isEmpty()) {
            lists.set(index, new ArrayList<>(2));
        }
        lists.get(index).add(element);
    }

    private static int[] successors(InsnList instructions, AbstractInsnNode instruction, int index) {
        if (instruction instanceof JumpInsnNode jump) {
            int target = instructions.indexOf(jump.label);
            return instruction.getOpcode() == Opcodes.GOTO ? new int[] {target} : new int[] {index + 1, target};
        }
        if (instruction instanceof TableSwitchInsnNode table) {
            return targets(instructions, table.labels, table.dflt);
        }
        if (instruction instanceof LookupSwitchInsnNode lookup) {
            return targets(instructions, lookup.labels, lookup.dflt);
        }
        int opcode = instruction.getOpcode();
        boolean ends = opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN || opcode == Opcodes.ATHROW;
        return ends || index + 1 == instructions.size() ? new int[0] : new int[] {index + 1};
    }

    private static int[] targets(InsnList instructions, List<LabelNode> labels, LabelNode otherwise) {
        int[] targets = new int[labels.size() + 1];
        for (int i = 0; i < labels.size(); i++) {
            targets[i] = instructions.indexOf(labels.get(i));
        }
        targets[labels.size()] = instructions.indexOf(otherwise);
        return targets;
    }

    /** The instructions that can follow instruction {@code index} when it does not throw; of a conditional jump first the one behind it, then its target. */
    public int[] next(int index) {
        return next[index];
    }

    /** Whether control comes to instruction {@code index} from more than one place. Each loop has such an instruction. */
    boolean meet(int index) {
        return arrivals[index] > 1;
    }

    /** The first instructions of the handlers that cover instruction {@code index}, in order of precedence. */
    public List<Integer> handlers(int index) {
        return handlers.get(index);
    }

    /** The entries of the exception table that cover instruction {@code index}, in order of precedence. */
    public List<TryCatchBlockNode> blocks(int index) {
        return blocks.get(index);
    }
}
