package dev.dormouse.compiler.coroutine;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * What Kotlin's compiler puts in front of a function whose parameter cannot be null: {@code Intrinsics.checkNotNullParameter(out, "out")}. Of a port that has to go, because there is no object behind
 * one on which nothing is called but its primitive.
 */
final class PortChecks {

    private static final String INTRINSICS = "kotlin/jvm/internal/Intrinsics";

    private PortChecks() {}

    /** Drops the check of the port, which is in the local {@code portSlot}. */
    static void drop(MethodNode method, int portSlot) {
        for (AbstractInsnNode at : method.instructions.toArray()) {
            if (at instanceof MethodInsnNode call && call.owner.equals(INTRINSICS) && call.name.equals("checkNotNullParameter")
                    && call.getPrevious() instanceof LdcInsnNode name && name.getPrevious() instanceof VarInsnNode port && port.getOpcode() == Opcodes.ALOAD && port.var == portSlot) {
                method.instructions.remove(port);
                method.instructions.remove(name);
                method.instructions.remove(call);
            }
        }
    }
}
