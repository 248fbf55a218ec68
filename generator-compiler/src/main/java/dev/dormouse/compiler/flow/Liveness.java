package dev.dormouse.compiler.flow;

import java.util.BitSet;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Which locals may still be read before they are assigned, at each instruction. The classic backward analysis, with exception edges. */
public final class Liveness {

    private final BitSet[] before;

    public Liveness(MethodNode method, Edges edges) {
        int n = method.instructions.size();
        before = new BitSet[n];
        for (int i = 0; i < n; i++) {
            before[i] = new BitSet(method.maxLocals);
        }
        AbstractInsnNode[] instructions = method.instructions.toArray();
        boolean changed = true;
        BitSet live = new BitSet(method.maxLocals);
        while (changed) {
            changed = false;
            for (int i = n - 1; i >= 0; i--) {
                live.clear();
                for (int next : edges.next(i)) {
                    live.or(before[next]);
                }
                transfer(instructions[i], live);
                for (int handler : edges.handlers(i)) {
                    live.or(before[handler]);
                }
                if (!live.equals(before[i])) {
                    before[i].or(live);
                    changed = true;
                }
            }
        }
    }

    private static void transfer(AbstractInsnNode instruction, BitSet live) {
        if (instruction instanceof VarInsnNode variable) {
            if (isStore(instruction.getOpcode())) {
                live.clear(variable.var);
            } else {
                live.set(variable.var);
            }
        } else if (instruction instanceof IincInsnNode increment) {
            live.set(increment.var);
        }
    }

    static boolean isStore(int opcode) {
        return opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE;
    }

    /** The locals that may be read after coming to instruction {@code index} and before being assigned. */
    public BitSet before(int index) {
        return before[index];
    }
}
