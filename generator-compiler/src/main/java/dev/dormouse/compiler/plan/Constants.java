package dev.dormouse.compiler.plan;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;

/** What instructions push. */
final class Constants {

    private Constants() {}

    /** The number or text that an instruction pushes; {@code null} if it does something else. */
    static Object of(AbstractInsnNode instruction) {
        if (instruction instanceof IntInsnNode number && number.getOpcode() != Opcodes.NEWARRAY) {
            return number.operand;
        }
        if (instruction instanceof LdcInsnNode loaded) {
            return loaded.cst;
        }
        int opcode = instruction == null ? -1 : instruction.getOpcode();
        return opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5 ? opcode - Opcodes.ICONST_0 : null;
    }
}
