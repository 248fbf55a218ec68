package dev.dormouse.compiler.javac;

import dev.dormouse.compiler.Frame;
import dev.dormouse.compiler.refusal.Spelling;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** What javac's elements say about coroutines and ports. */
final class Model {

    /** {@link #port} of a coroutine whose receiver is its port. */
    static final int RECEIVER = -1;

    /** {@link #port} of a method with no port or with several. */
    static final int NONE = -2;

    final Elements elements;
    final Types types;

    Model(Elements elements, Types types) {
        this.elements = elements;
        this.types = types;
    }

    boolean isCoroutine(Element element) {
        return element != null && element.getKind() == ElementKind.METHOD && annotation(element, TypeNames.COROUTINE) != null;
    }

    /** Finds the frame budget that a coroutine states, as it stands there; {@code null} if it states none. */
    AnnotationMirror statedFrame(ExecutableElement coroutine) {
        AnnotationMirror annotation = annotation(coroutine, TypeNames.COROUTINE);
        if (annotation != null) {
            for (var entry : annotation.getElementValues().entrySet()) {
                if (entry.getKey().getSimpleName().contentEquals("frame")) {
                    return (AnnotationMirror) entry.getValue().getValue();
                }
            }
        }
        return null;
    }

    /** Finds the frame budget of a coroutine, its own or that of one that it overrides; {@code null} if it has none. */
    Frame frame(ExecutableElement coroutine) {
        AnnotationMirror stated = statedFrame(coroutine);
        return stated == null ? inheritedFrame(coroutine) : Frame.of((Integer) value(stated, "bytes"), (Integer) value(stated, "refs"));
    }

    /** Finds the frame budget of what a coroutine overrides; {@code null} if nothing there has one. */
    Frame inheritedFrame(ExecutableElement coroutine) {
        return inheritedFrame(coroutine, (TypeElement) coroutine.getEnclosingElement());
    }

    private Frame inheritedFrame(ExecutableElement coroutine, TypeElement above) {
        TypeElement owner = (TypeElement) coroutine.getEnclosingElement();
        for (TypeMirror supertype : types.directSupertypes(above.asType())) {
            TypeElement type = (TypeElement) ((DeclaredType) supertype).asElement();
            for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
                Frame frame = isCoroutine(method) && elements.overrides(coroutine, method, owner) ? frame(method) : null;
                if (frame != null) {
                    return frame;
                }
            }
            Frame frame = inheritedFrame(coroutine, type);
            if (frame != null) {
                return frame;
            }
        }
        return null;
    }

    /** Whether a method may be overridden, as far as it and its class say. */
    boolean isOverridable(ExecutableElement method) {
        boolean fixed = method.getModifiers().stream().anyMatch(modifier -> modifier == Modifier.STATIC || modifier == Modifier.PRIVATE || modifier == Modifier.FINAL);
        return !fixed && !method.getEnclosingElement().getModifiers().contains(Modifier.FINAL);
    }

    static AnnotationMirror annotation(Element element, String name) {
        for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
            if (((TypeElement) mirror.getAnnotationType().asElement()).getQualifiedName().contentEquals(name)) {
                return mirror;
            }
        }
        return null;
    }

    /** Reads an annotation's value, the default included. */
    Object value(AnnotationMirror annotation, String name) {
        for (var entry : elements.getElementValuesWithDefaults(annotation).entrySet()) {
            if (entry.getKey().getSimpleName().contentEquals(name)) {
                AnnotationValue value = entry.getValue();
                return value == null ? null : value.getValue();
            }
        }
        return null;
    }

    /** Finds the name of the method by which {@code type} suspends; {@code null} when it is not a port type. A subtype of a port type is one too. */
    String primitive(TypeElement type) {
        AnnotationMirror port = annotation(type, TypeNames.PORT);
        if (port != null) {
            return value(port, "value") instanceof String name ? name : "yield";
        }
        for (TypeMirror supertype : types.directSupertypes(type.asType())) {
            String inherited = supertype instanceof DeclaredType declared ? primitive((TypeElement) declared.asElement()) : null;
            if (inherited != null) {
                return inherited;
            }
        }
        return null;
    }

    boolean isPort(TypeMirror type) {
        return type.getKind() == TypeKind.DECLARED && primitive((TypeElement) ((DeclaredType) type).asElement()) != null;
    }

    boolean isPrimitive(ExecutableElement method) {
        if (method.getKind() != ElementKind.METHOD || method.getModifiers().contains(Modifier.STATIC)) {
            return false;
        }
        String primitive = primitive((TypeElement) method.getEnclosingElement());
        return primitive != null && method.getSimpleName().contentEquals(primitive);
    }

    /** Finds the methods of {@code port} by which it suspends. A usable port type has exactly one. */
    List<ExecutableElement> primitives(TypeElement port) {
        String name = primitive(port);
        List<ExecutableElement> found = new ArrayList<>();
        for (ExecutableElement method : ElementFilter.methodsIn(elements.getAllMembers(port))) {
            if (method.getSimpleName().contentEquals(name) && !method.getModifiers().contains(Modifier.STATIC)) {
                found.add(method);
            }
        }
        return found;
    }

    boolean hasPortReceiver(ExecutableElement method) {
        return !method.getModifiers().contains(Modifier.STATIC)
                && method.getEnclosingElement() instanceof TypeElement type
                && primitive(type) != null;
    }

    /** Finds the position of the parameters that are ports. */
    List<Integer> ports(ExecutableElement method) {
        List<Integer> ports = new ArrayList<>();
        List<? extends VariableElement> parameters = method.getParameters();
        for (int i = 0; i < parameters.size(); i++) {
            if (isPort(parameters.get(i).asType())) {
                ports.add(i);
            }
        }
        return ports;
    }

    /** Finds the port of {@code method}: the position of its parameter, or {@link #RECEIVER} or {@link #NONE}. */
    int port(ExecutableElement method) {
        List<Integer> ports = ports(method);
        if (hasPortReceiver(method)) {
            return ports.isEmpty() ? RECEIVER : NONE;
        }
        return ports.size() == 1 ? ports.get(0) : NONE;
    }

    boolean isSerializable(TypeMirror type) {
        return types.isSubtype(types.erasure(type), elements.getTypeElement("java.io.Serializable").asType());
    }

    boolean isAsync(DeclaredType port) {
        return ((TypeElement) port.asElement()).getQualifiedName().contentEquals(TypeNames.ASYNC);
    }

    /** Writes {@code Fib.fibWithSum}, with all enclosing classes and without the package. */
    String name(ExecutableElement method) {
        return name((TypeElement) method.getEnclosingElement()) + "." + method.getSimpleName();
    }

    /** Writes {@code Outer.Inner}, without the package; what is local is spelled as class files are read. */
    String name(TypeElement type) {
        for (Element around = type; around instanceof TypeElement nested; around = around.getEnclosingElement()) {
            if (nested.getNestingKind() == NestingKind.LOCAL || nested.getNestingKind() == NestingKind.ANONYMOUS) {
                return Spelling.of(elements.getBinaryName(type).toString().replace('.', '/'));
            }
        }
        String full = type.getQualifiedName().toString();
        String prefix = elements.getPackageOf(type).getQualifiedName().toString();
        return prefix.isEmpty() ? full : full.substring(prefix.length() + 1);
    }
}
