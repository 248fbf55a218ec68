package dev.dormouse.compiler.javac;

import dev.dormouse.compiler.refusal.Refusal;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ErrorType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.tools.Diagnostic;

/**
 * The companions of one compilation. One is written as soon as every type in its coroutines' signatures is there: a type that another processor
 * generates may take another round, and one that is itself part of a companion is named before it is there.
 */
final class Companions implements Descriptors.Unresolved {

    private final Model model;
    private final Filer filer;
    private final Messager messager;
    private final boolean start;
    /** Top-level classes with coroutines, by qualified name; the value says whether the companion is written. */
    private final Map<String, Boolean> written = new LinkedHashMap<>();
    /** The companions that are written, by qualified name. */
    private final Set<String> names = new HashSet<>();

    /** @param start whether companions start the coroutines, too */
    Companions(Model model, Filer filer, Messager messager, boolean start) {
        this.model = model;
        this.filer = filer;
        this.messager = messager;
        this.start = start;
    }

    boolean start() {
        return start;
    }

    /** Whether a top-level class is a companion that this compilation has written. */
    boolean isOwn(TypeElement top) {
        return names.contains(top.getQualifiedName().toString());
    }

    static TypeElement topLevel(Element element) {
        Element at = element;
        while (!(at.getEnclosingElement() instanceof PackageElement)) {
            at = at.getEnclosingElement();
        }
        return (TypeElement) at;
    }

    /** Adds the coroutines that a round has found, and writes the companions that can be written. */
    void process(Set<? extends Element> coroutines) {
        for (Element coroutine : coroutines) {
            written.putIfAbsent(topLevel(coroutine).getQualifiedName().toString(), false);
        }
        for (Map.Entry<String, Boolean> entry : written.entrySet()) {
            TypeElement top = model.elements.getTypeElement(entry.getKey());
            if (!entry.getValue() && top != null && isResolved(top)) {
                entry.setValue(true);
                write(top);
            }
        }
    }

    private void write(TypeElement top) {
        Companion companion = new Companion(model, this, top);
        String name = Companion.qualifiedName(top);
        String module = model.elements.getModuleOf(top).getQualifiedName().toString();
        try (Writer out = filer.createSourceFile(module.isEmpty() ? name : module + "/" + name, top).openWriter()) {
            out.write(companion.source());
            names.add(name);
        } catch (FilerException taken) {
            print(top, Refusal.COMPANION_NAME.message(model.name(top), name));
        } catch (IOException failed) {
            print(top, Refusal.FILE.message(name + ".java", String.valueOf(failed.getMessage())));
        }
    }

    private void print(TypeElement top, String message) {
        messager.printMessage(Diagnostic.Kind.ERROR, message, top);
    }

    /** Whether all signatures of the coroutines in {@code element} can be written. */
    private boolean isResolved(Element element) {
        if (element instanceof ExecutableElement method && model.isCoroutine(method)) {
            List<TypeMirror> types = new ArrayList<>(method.getThrownTypes());
            types.add(method.getReturnType());
            for (VariableElement parameter : method.getParameters()) {
                types.add(parameter.asType());
            }
            return types.stream().allMatch(this::isResolved);
        }
        return element.getEnclosedElements().stream().allMatch(this::isResolved);
    }

    private boolean isResolved(TypeMirror type) {
        return switch (type.getKind()) {
            case ERROR -> classOf((ErrorType) type) != null;
            case ARRAY -> isResolved(((ArrayType) type).getComponentType());
            case DECLARED -> ((DeclaredType) type).getTypeArguments().stream().allMatch(this::isResolved);
            default -> type.getKind() != TypeKind.OTHER;
        };
    }

    /** Finds the class whose companion {@code type} is, or is nested in; {@code null} when it is something else. */
    private TypeElement classOf(ErrorType type) {
        String name = type.toString();
        for (String candidate : written.keySet()) {
            TypeElement top = model.elements.getTypeElement(candidate);
            if (top != null
                    && (isWithin(name, Companion.qualifiedName(top)) || isWithin(name, Companion.simpleName(top)))) {
                return top;
            }
        }
        return null;
    }

    private static boolean isWithin(String name, String companion) {
        return name.equals(companion) || name.startsWith(companion + ".");
    }

    @Override
    public String internalName(ErrorType type) {
        TypeElement top = classOf(type);
        return Companion.qualifiedName(top).replace('.', '/') + nesting(type, top).replace('.', '$');
    }

    /** Writes the name of a type that a companion will have. */
    String canonicalName(ErrorType type) {
        TypeElement top = classOf(type);
        return Companion.qualifiedName(top) + nesting(type, top);
    }

    private static String nesting(ErrorType type, TypeElement top) {
        String name = type.toString();
        String simple = Companion.simpleName(top);
        String qualified = Companion.qualifiedName(top);
        return name.substring(isWithin(name, qualified) ? qualified.length() : simple.length());
    }
}
