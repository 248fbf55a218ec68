package dev.dormouse.compiler.javac;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * A coroutine that plain code can start, through a view or by spawning it.
 *
 * @param method the coroutine
 * @param port the position of its port among its parameters
 * @param portType the declared type of its port
 * @param isTask whether the poll loop runs it
 * @param name what it is called in the companion: the method's name, made unique
 */
record Startable(ExecutableElement method, int port, DeclaredType portType, boolean isTask, String name) {

    TypeElement owner() {
        return (TypeElement) method.getEnclosingElement();
    }

    boolean isInstance() {
        return !method.getModifiers().contains(Modifier.STATIC);
    }

    boolean isPublic() {
        boolean open = method.getModifiers().contains(Modifier.PUBLIC);
        for (Element type = owner(); type instanceof TypeElement; type = type.getEnclosingElement()) {
            open &= type.getModifiers().contains(Modifier.PUBLIC);
        }
        return open;
    }

    /** The name of the class of its view, or of the type of its tasks. */
    String typeName() {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1) + (isTask ? "Task" : "");
    }

    /** The name of the constant that stands for its records. */
    String constant() {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean wordBefore = i > 0 && name.charAt(i - 1) != '_' && Character.isUpperCase(c);
            boolean acronym = i > 0 && Character.isUpperCase(name.charAt(i - 1));
            boolean lowerAfter = i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1));
            if (wordBefore && (!acronym || lowerAfter)) {
                out.append('_');
            }
            out.append(Character.toUpperCase(c));
        }
        return out.toString();
    }

    /** The parameters that are passed when it is started: all but the port. */
    List<VariableElement> arguments() {
        List<VariableElement> arguments = new ArrayList<>(method.getParameters());
        arguments.remove(port);
        return arguments;
    }

    boolean isVarArgs() {
        return method.isVarArgs();
    }

    /** The type variables that its signature can mention: for an instance coroutine those of its class and of the classes around it come first. */
    List<TypeParameterElement> typeParameters() {
        List<TypeParameterElement> all = new ArrayList<>();
        if (isInstance()) {
            for (Element type = owner(); type instanceof TypeElement; type = type.getEnclosingElement()) {
                all.addAll(0, ((TypeElement) type).getTypeParameters());
                if (type.getModifiers().contains(Modifier.STATIC)) {
                    break;
                }
            }
        }
        all.addAll(method.getTypeParameters());
        return all;
    }

    /** Has type parameters written by other names where a later one of the same name hides them. */
    void renameHidden(Imports imports) {
        List<TypeParameterElement> all = typeParameters();
        Set<String> taken = new HashSet<>();
        for (TypeParameterElement parameter : all) {
            taken.add(parameter.getSimpleName().toString());
        }
        Set<Name> inner = new HashSet<>();
        Map<TypeParameterElement, String> names = new HashMap<>();
        for (int i = all.size() - 1; i >= 0; i--) {
            Name simple = all.get(i).getSimpleName();
            if (!inner.add(simple)) {
                names.put(all.get(i), fresh(simple + "0", taken));
            }
        }
        imports.rename(names);
    }

    /** The checked exceptions that it declares. */
    List<TypeMirror> checkedExceptions(Model model) {
        TypeMirror runtime = model.elements.getTypeElement("java.lang.RuntimeException").asType();
        TypeMirror error = model.elements.getTypeElement("java.lang.Error").asType();
        List<TypeMirror> checked = new ArrayList<>();
        for (TypeMirror thrown : method.getThrownTypes()) {
            if (!model.types.isSubtype(thrown, runtime) && !model.types.isSubtype(thrown, error)) {
                checked.add(thrown);
            }
        }
        return checked;
    }

    /** Makes a name that is not in {@code taken}, and puts it there. */
    static String fresh(String name, Set<String> taken) {
        String candidate = name;
        while (!taken.add(candidate)) {
            candidate += "_";
        }
        return candidate;
    }
}
