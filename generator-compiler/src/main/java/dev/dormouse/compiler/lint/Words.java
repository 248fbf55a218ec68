package dev.dormouse.compiler.lint;

import dev.dormouse.compiler.refusal.Spelling;
import java.util.regex.Pattern;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodInsnNode;

/** How messages call types and methods. */
final class Words {

    private Words() {}

    private static final Pattern ANONYMOUS = Pattern.compile("\\$\\d+$");

    /** {@code new Point}. */
    static String creation(String internalName) {
        return ANONYMOUS.matcher(internalName).find() ? "an object of an anonymous class" : "new " + Spelling.of(internalName);
    }

    /** {@code String.format}, {@code new Pair}. */
    static String name(MethodInsnNode call) {
        String owner = Spelling.of(Type.getObjectType(call.owner));
        return call.name.equals("<init>") ? "new " + owner : owner + "." + call.name;
    }

    /** The element type of {@code NEWARRAY}. */
    static Type primitive(int operand) {
        return switch (operand) {
            case Opcodes.T_BOOLEAN -> Type.BOOLEAN_TYPE;
            case Opcodes.T_CHAR -> Type.CHAR_TYPE;
            case Opcodes.T_FLOAT -> Type.FLOAT_TYPE;
            case Opcodes.T_DOUBLE -> Type.DOUBLE_TYPE;
            case Opcodes.T_BYTE -> Type.BYTE_TYPE;
            case Opcodes.T_SHORT -> Type.SHORT_TYPE;
            case Opcodes.T_INT -> Type.INT_TYPE;
            default -> Type.LONG_TYPE;
        };
    }
}
