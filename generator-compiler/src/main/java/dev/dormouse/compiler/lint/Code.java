package dev.dormouse.compiler.lint;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** What stands around an instruction. */
final class Code {

    private Code() {}

    /** The instruction before; {@code null} before the first, or where a jump may lead. */
    static AbstractInsnNode previous(AbstractInsnNode at) {
        AbstractInsnNode before = at.getPrevious();
        while (before != null && before.getType() == AbstractInsnNode.LINE) {
            before = before.getPrevious();
        }
        return before == null || before.getOpcode() < 0 ? null : before;
    }

    private static AbstractInsnNode next(AbstractInsnNode at) {
        AbstractInsnNode after = at.getNext();
        while (after != null && after.getOpcode() < 0) {
            after = after.getNext();
        }
        return after;
    }

    /** The number that an instruction pushes; {@code null} if it is not known. */
    static Long constant(AbstractInsnNode at) {
        int opcode = at == null ? -1 : at.getOpcode();
        if (opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5) {
            return (long) (opcode - Opcodes.ICONST_0);
        }
        if (opcode == Opcodes.LCONST_0 || opcode == Opcodes.LCONST_1) {
            return (long) (opcode - Opcodes.LCONST_0);
        }
        if (opcode == Opcodes.BIPUSH || opcode == Opcodes.SIPUSH) {
            return (long) ((IntInsnNode) at).operand;
        }
        boolean whole = at instanceof LdcInsnNode ldc && (ldc.cst instanceof Integer || ldc.cst instanceof Long);
        return whole ? (Long) ((Number) ((LdcInsnNode) at).cst).longValue() : null;
    }

    /**
     * The call that takes a new array as its last argument, as soon as its elements are there: most often one of a method with variable arguments.
     *
     * @return {@code null} if the array goes elsewhere
     */
    static MethodInsnNode callWith(AbstractInsnNode array, Type element) {
        Long length = constant(previous(array));
        AbstractInsnNode at = length == null ? null : lastStore(array, length);
        if (at != null && next(at) instanceof MethodInsnNode call) {
            Type[] arguments = Type.getArgumentTypes(call.desc);
            Type last = arguments.length == 0 ? Type.VOID_TYPE : arguments[arguments.length - 1];
            return isArrayOf(last, element) ? call : null;
        }
        return null;
    }

    /** As erased: an array of strings is one of objects. */
    private static boolean isArrayOf(Type array, Type element) {
        if (array.getSort() != Type.ARRAY) {
            return false;
        }
        boolean reference = element.getSort() >= Type.ARRAY;
        boolean references = array.getDimensions() > 1 || array.getElementType().getSort() == Type.OBJECT;
        return reference ? references : array.getDescriptor().equals("[" + element.getDescriptor());
    }

    /** The store of an array's last element; those of arrays that are made in between are passed over. {@code null} if there are not as many. */
    private static AbstractInsnNode lastStore(AbstractInsnNode array, long length) {
        AbstractInsnNode at = array;
        for (long left = length; left > 0 && at != null; ) {
            at = next(at);
            int opcode = at == null ? Opcodes.RETURN : at.getOpcode();
            if (opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE) {
                left--;
            } else if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
                return null;
            } else if ((opcode == Opcodes.ANEWARRAY || opcode == Opcodes.NEWARRAY) && constant(previous(at)) != null && next(at).getOpcode() == Opcodes.DUP) {
                at = lastStore(at, constant(previous(at)));
            }
        }
        return at;
    }
}
