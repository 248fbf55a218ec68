package dev.dormouse.compiler.javac;

import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/** How values of each type pass through the registers. */
final class Casts {

    private Casts() {}

    /** Whether a cast from {@code Object} to {@code type} cannot be checked at run time. */
    static boolean isUnchecked(TypeMirror type) {
        return switch (type.getKind()) {
            case TYPEVAR -> true;
            case ARRAY -> isUnchecked(((ArrayType) type).getComponentType());
            case DECLARED -> {
                DeclaredType declared = (DeclaredType) type;
                boolean unbounded = declared.getTypeArguments().stream().allMatch(Casts::isUnbounded);
                yield !unbounded || isUnchecked(declared.getEnclosingType());
            }
            default -> false;
        };
    }

    private static boolean isUnbounded(TypeMirror argument) {
        return argument instanceof WildcardType wildcard && wildcard.getExtendsBound() == null && wildcard.getSuperBound() == null;
    }

    static boolean isReference(TypeMirror type) {
        return !type.getKind().isPrimitive() && type.getKind() != TypeKind.VOID;
    }

    /** Names the register that holds values of {@code type}. */
    static String register(TypeMirror type) {
        return switch (type.getKind()) {
            case LONG -> "j";
            case FLOAT -> "f";
            case DOUBLE -> "d";
            case BOOLEAN, BYTE, SHORT, CHAR, INT -> "i";
            default -> "a";
        };
    }

    /** Writes the expression that takes a value of {@code type} out of the registers {@code cx}. */
    static String take(TypeMirror type, Imports imports) {
        return switch (type.getKind()) {
            case BOOLEAN -> "cx.i != 0";
            case BYTE, SHORT, CHAR -> "(" + imports.write(type) + ") cx.i";
            case INT, LONG, FLOAT, DOUBLE -> "cx." + register(type);
            default -> isObject(type) ? "cx.a" : "(" + imports.write(type) + ") cx.a";
        };
    }

    /** Writes the expression that is put into a register for a value of {@code type}. */
    static String put(TypeMirror type, String value) {
        return type.getKind() == TypeKind.BOOLEAN ? value + " ? 1 : 0" : value;
    }

    /** Writes any value of {@code type}. */
    static String anything(TypeMirror type) {
        return isReference(type) ? "null" : type.getKind() == TypeKind.BOOLEAN ? "false" : "0";
    }

    private static boolean isObject(TypeMirror type) {
        return type instanceof DeclaredType declared && ((TypeElement) declared.asElement()).getQualifiedName().contentEquals("java.lang.Object");
    }
}
