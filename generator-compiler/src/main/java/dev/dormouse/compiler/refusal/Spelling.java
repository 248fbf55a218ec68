package dev.dormouse.compiler.refusal;

import java.util.regex.Pattern;
import org.objectweb.asm.Type;

/** How messages and reports spell classes and types: as one writes them in a source that imports them. */
public final class Spelling {

    /** What stands in class files between a class and one nested in it; a local class has a number there, too. */
    private static final Pattern NESTING = Pattern.compile("\\$\\d*(?=[^\\d$])");

    private Spelling() {}

    /** {@code Map.Entry} for {@code java/util/Map$Entry}, {@code Fib.Local} for {@code Fib$1Local}; an anonymous class has no name, and stays {@code Fib$1}. */
    public static String of(String internalName) {
        return NESTING.matcher(internalName.substring(internalName.lastIndexOf('/') + 1)).replaceAll(".");
    }

    /** {@code int[][]}, {@code Map.Entry}. */
    public static String of(Type type) {
        return switch (type.getSort()) {
            case Type.ARRAY -> of(type.getElementType()) + "[]".repeat(type.getDimensions());
            case Type.OBJECT -> of(type.getInternalName());
            default -> type.getClassName();
        };
    }
}
