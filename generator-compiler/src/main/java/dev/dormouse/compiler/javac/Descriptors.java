package dev.dormouse.compiler.javac;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ErrorType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Names and descriptors of elements as class files have them. */
final class Descriptors {

    private final Elements elements;
    private final Types types;
    private final Unresolved unresolved;

    /** How to name a type that is not there yet, because this compilation is about to generate it. */
    interface Unresolved {

        /** Gives the internal name. */
        String internalName(ErrorType type);
    }

    Descriptors(Elements elements, Types types, Unresolved unresolved) {
        this.elements = elements;
        this.types = types;
        this.unresolved = unresolved;
    }

    String internalName(TypeElement type) {
        return elements.getBinaryName(type).toString().replace('.', '/');
    }

    /** Writes {@code pkg/Owner.method(Lpkg/Port;I)J}. */
    String reference(ExecutableElement method) {
        return internalName((TypeElement) method.getEnclosingElement()) + "." + nameAndDescriptor(method);
    }

    /** Writes {@code method(Lpkg/Port;I)J}. */
    String nameAndDescriptor(ExecutableElement method) {
        StringBuilder out = new StringBuilder(method.getSimpleName()).append('(');
        for (VariableElement parameter : method.getParameters()) {
            append(parameter.asType(), out);
        }
        out.append(')');
        append(method.getReturnType(), out);
        return out.toString();
    }

    private void append(TypeMirror type, StringBuilder out) {
        TypeMirror erased = types.erasure(type);
        switch (erased.getKind()) {
            case BOOLEAN -> out.append('Z');
            case BYTE -> out.append('B');
            case SHORT -> out.append('S');
            case CHAR -> out.append('C');
            case INT -> out.append('I');
            case LONG -> out.append('J');
            case FLOAT -> out.append('F');
            case DOUBLE -> out.append('D');
            case VOID -> out.append('V');
            case ARRAY -> append(((ArrayType) erased).getComponentType(), out.append('['));
            case ERROR -> out.append('L').append(unresolved.internalName((ErrorType) erased)).append(';');
            default -> out.append('L').append(internalName((TypeElement) ((DeclaredType) erased).asElement())).append(';');
        }
    }
}
