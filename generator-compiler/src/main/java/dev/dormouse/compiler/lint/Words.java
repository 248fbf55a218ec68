package dev.dormouse.compiler.lint;

import java.util.regex.Pattern;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodInsnNode;

/** How messages call types and methods. */
final class Words {

    private Words() {}

    private static final Pattern LOCAL = Pattern.compile("\\$\\d+(?=\\D)");
    private static final Pattern ANONYMOUS = Pattern.compile("\\$\\d+$");

    /** {@code Map.Entry} for {@code java/util/Map$Entry}; local classes without the number that a compiler gives them. */
    static String simpleName(String internalName) {
        return LOCAL.matcher(internalName.substring(internalName.lastIndexOf('/') + 1)).replaceAll("\\$").replace('$', '.');
    }

    /** {@code new Point}. */
    static String creation(String internalName) {
        return ANONYMOUS.matcher(internalName).find() ? "an object of an anonymous class" : "new " + simpleName(internalName);
    }

    /** {@code int[][]}, {@code String}. */
    static String simpleName(Type type) {
        return switch (type.getSort()) {
            case Type.ARRAY -> simpleName(type.getElementType()) + "[]".repeat(type.getDimensions());
            case Type.OBJECT -> simpleName(type.getInternalName());
            default -> type.getClassName();
        };
    }

    /** {@code String.format}, {@code new Pair}. */
    static String name(MethodInsnNode call) {
        String owner = simpleName(Type.getObjectType(call.owner));
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
