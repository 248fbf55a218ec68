package dev.dormouse.compiler.javac;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;

/**
 * A generator's port as its coroutine declares it.
 *
 * @param type the port type, its type arguments without wildcards
 * @param primitive the method by which the coroutine sleeps
 * @param yields what is yielded, in the order of the primitive's parameters
 * @param resume what the coroutine is resumed with; of kind {@code VOID} when with nothing
 */
record PortType(DeclaredType type, ExecutableElement primitive, List<Yielded> yields, TypeMirror resume) {

    /** One of the values that are yielded together. */
    record Yielded(String name, TypeMirror type) {}

    /** Reads a port type; {@code null} when no view can implement it, as {@link #defect} says. */
    static PortType of(Model model, DeclaredType declared) {
        TypeElement element = (TypeElement) declared.asElement();
        if (defect(model, element) != null) {
            return null;
        }
        DeclaredType type = withoutWildcards(model, element, declared);
        ExecutableElement primitive = model.primitives(element).get(0);
        ExecutableType signature = (ExecutableType) model.types.asMemberOf(type, primitive);
        List<Yielded> yields = new ArrayList<>();
        for (int i = 0; i < primitive.getParameters().size(); i++) {
            VariableElement parameter = primitive.getParameters().get(i);
            yields.add(new Yielded(parameter.getSimpleName().toString(), signature.getParameterTypes().get(i)));
        }
        return new PortType(type, primitive, yields, signature.getReturnType());
    }

    /** Says why views cannot implement a port type, or {@code null} when they can. */
    static String defect(Model model, TypeElement port) {
        if (port.getKind() != ElementKind.INTERFACE) {
            return "it is not an interface";
        }
        List<ExecutableElement> primitives = model.primitives(port);
        String name = model.primitive(port);
        if (primitives.size() != 1) {
            return primitives.isEmpty() ? "it has no method `" + name + "`" : "it has several methods `" + name + "`";
        }
        ExecutableElement primitive = primitives.get(0);
        if (!primitive.getModifiers().contains(Modifier.ABSTRACT)) {
            return "its method `" + name + "` has a body";
        }
        if (!primitive.getTypeParameters().isEmpty()) {
            return "its method `" + name + "` has type parameters";
        }
        for (ExecutableElement method : ElementFilter.methodsIn(model.elements.getAllMembers(port))) {
            if (method.getModifiers().contains(Modifier.ABSTRACT) && !method.equals(primitive) && !isOfObject(model, method)) {
                return "its method `" + method.getSimpleName() + "` has no body";
            }
        }
        return null;
    }

    /** An interface may name a method that every object has; it needs no body there. */
    private static boolean isOfObject(Model model, ExecutableElement method) {
        TypeElement object = model.elements.getTypeElement("java.lang.Object");
        return ElementFilter.methodsIn(object.getEnclosedElements()).stream()
                .anyMatch(inherited -> inherited.getSimpleName().equals(method.getSimpleName())
                        && model.types.isSubsignature((ExecutableType) method.asType(), (ExecutableType) inherited.asType()));
    }

    private static DeclaredType withoutWildcards(Model model, TypeElement element, DeclaredType type) {
        TypeMirror[] arguments = new TypeMirror[type.getTypeArguments().size()];
        for (int i = 0; i < arguments.length; i++) {
            TypeMirror argument = type.getTypeArguments().get(i);
            if (argument instanceof WildcardType wildcard) {
                TypeMirror bound = wildcard.getSuperBound() != null ? wildcard.getSuperBound() : wildcard.getExtendsBound();
                argument = bound != null ? bound : model.types.erasure(element.getTypeParameters().get(i).asType());
            }
            arguments[i] = argument;
        }
        return arguments.length == 0 ? type : model.types.getDeclaredType(element, arguments);
    }

    boolean isResumedWithNothing() {
        return resume.getKind() == TypeKind.VOID;
    }
}
