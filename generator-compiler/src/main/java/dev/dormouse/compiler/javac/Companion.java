package dev.dormouse.compiler.javac;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * The source file beside a top-level class through which plain code starts its coroutines: {@code FibCo} for {@code Fib}. A class nested in
 * {@code Fib} has its own companion nested in {@code FibCo}. A class whose coroutines only coroutines can call has one too: it holds what drives them.
 */
final class Companion {

    private static final String SUFFIX = "Co";

    private final Model model;
    private final Companions companions;
    private final TypeElement top;
    private final PackageElement home;
    private final Map<TypeElement, List<Startable>> startables = new HashMap<>();
    private final Imports imports;
    private final StubSource stubs;

    Companion(Model model, Companions companions, TypeElement top) {
        this.model = model;
        this.companions = companions;
        this.top = top;
        home = model.elements.getPackageOf(top);
        Set<String> names = new HashSet<>(Set.of(simpleName(top), ViewSource.FIRST, ViewSource.PORT, StubSource.RECORDS));
        for (TypeElement inherited : ElementFilter.typesIn(model.elements.getTypeElement(TypeNames.VIEW).getEnclosedElements())) {
            names.add(inherited.getSimpleName().toString());
        }
        nameHolders(top, names);
        nameCoroutines(top, names);
        imports = new Imports(model.elements, home, names, companions);
        stubs = new StubSource(imports, new Descriptors(model.elements, model.types, companions), model);
    }

    static String simpleName(TypeElement type) {
        return type.getSimpleName() + SUFFIX;
    }

    static String qualifiedName(TypeElement top) {
        return top.getQualifiedName() + SUFFIX;
    }

    private void nameHolders(TypeElement type, Set<String> names) {
        for (TypeElement nested : ElementFilter.typesIn(type.getEnclosedElements())) {
            if (!nested.getModifiers().contains(Modifier.PRIVATE)) {
                names.add(simpleName(nested));
                nameHolders(nested, names);
            }
        }
    }

    /** Gives every coroutine that can be started a name of its own within its holder, and one that no name around it hides. */
    private void nameCoroutines(TypeElement type, Set<String> names) {
        List<ExecutableElement> here = new ArrayList<>();
        Map<String, Integer> homonyms = new HashMap<>();
        for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
            if (isStartable(method)) {
                here.add(method);
                homonyms.merge(method.getSimpleName().toString(), 1, Integer::sum);
            }
        }
        Set<String> taken = new HashSet<>(names);
        Set<String> constants = new HashSet<>();
        for (ExecutableElement method : here) {
            for (TypeMirror mentioned : mentioned(method)) {
                claimUnnamed(mentioned, taken);
            }
        }
        List<Startable> found = new ArrayList<>();
        for (ExecutableElement method : here) {
            int port = model.port(method);
            DeclaredType portType = (DeclaredType) method.getParameters().get(port).asType();
            String name = method.getSimpleName().toString();
            if (homonyms.get(name) > 1) {
                name += parameterNames(method, port);
            }
            boolean isTask = model.isAsync(portType);
            Startable startable = new Startable(method, port, portType, isTask, name);
            for (int i = 1; constants.contains(startable.constant()) || taken.contains(startable.typeName()); i++) {
                startable = new Startable(method, port, portType, isTask, name + (isTask ? "Task" : "View") + (i == 1 ? "" : i));
            }
            taken.add(startable.typeName());
            constants.add(startable.constant());
            names.addAll(taken);
            found.add(startable);
        }
        if (!found.isEmpty()) {
            startables.put(type, found);
        }
        for (TypeElement nested : ElementFilter.typesIn(type.getEnclosedElements())) {
            if (!nested.getModifiers().contains(Modifier.PRIVATE)) {
                nameCoroutines(nested, new HashSet<>(names));
            }
        }
    }

    private boolean isStartable(ExecutableElement method) {
        if (!companions.start()
                || !model.isCoroutine(method)
                || method.getModifiers().contains(Modifier.PRIVATE)
                || method.getModifiers().contains(Modifier.ABSTRACT) && model.frame(method) == null
                || method.getModifiers().contains(Modifier.NATIVE)) {
            return false;
        }
        int port = model.port(method);
        if (port < 0) {
            return false;
        }
        DeclaredType type = (DeclaredType) method.getParameters().get(port).asType();
        return model.isAsync(type) || PortType.of(model, type) != null;
    }

    private List<TypeMirror> mentioned(ExecutableElement method) {
        List<TypeMirror> types = new ArrayList<>(List.of(method.getEnclosingElement().asType(), method.getReturnType()));
        types.addAll(method.getThrownTypes());
        for (VariableElement parameter : method.getParameters()) {
            types.add(parameter.asType());
        }
        return types;
    }

    /** A type in the unnamed package has a simple name only, so nothing in the companion may hide it. */
    private void claimUnnamed(TypeMirror type, Set<String> taken) {
        if (type instanceof ArrayType array) {
            claimUnnamed(array.getComponentType(), taken);
        } else if (type.getKind() == TypeKind.DECLARED && home.isUnnamed()) {
            TypeElement outermost = Companions.topLevel(((DeclaredType) type).asElement());
            if (model.elements.getPackageOf(outermost).isUnnamed()) {
                taken.add(outermost.getSimpleName().toString());
            }
            for (TypeMirror argument : ((DeclaredType) type).getTypeArguments()) {
                claimUnnamed(argument, taken);
            }
        }
    }

    private String parameterNames(ExecutableElement method, int port) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < method.getParameters().size(); i++) {
            if (i != port) {
                out.append(parameterName(method.getParameters().get(i).asType()));
            }
        }
        return out.toString();
    }

    private String parameterName(TypeMirror type) {
        if (type instanceof ArrayType array) {
            return parameterName(array.getComponentType()) + "Array";
        }
        TypeMirror erased = model.types.erasure(type);
        String name = erased instanceof DeclaredType declared ? declared.asElement().getSimpleName().toString() : erased.toString();
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** Writes the file. */
    String source() {
        Code body = new Code();
        holder(top, body);
        StringBuilder out = new StringBuilder();
        out.append("// Written by the Dormouse compiler for ").append(top.getQualifiedName()).append(". Every build writes it anew.\n");
        if (!home.isUnnamed()) {
            out.append("package ").append(home.getQualifiedName()).append(";\n");
        }
        String types = body.toString();
        String declarations = imports.declarations();
        if (!declarations.isEmpty()) {
            out.append('\n').append(declarations);
        }
        return out.append('\n').append(types).toString();
    }

    /** What javac would warn of in a type that mentions what the coroutines' signatures mention. They have been warned of there. */
    private List<String> suppressions(boolean open) {
        List<String> warnings = new ArrayList<>(imports.warnings());
        if (open && !model.elements.getModuleOf(top).isUnnamed()) {
            warnings.add("exports");
        }
        return warnings.isEmpty() ? List.of() : List.of(Code.suppress(warnings, imports));
    }

    private boolean holds(TypeElement type) {
        if (startables.containsKey(type)) {
            return true;
        }
        for (TypeElement nested : ElementFilter.typesIn(type.getEnclosedElements())) {
            if (holds(nested)) {
                return true;
            }
        }
        return false;
    }

    private void holder(TypeElement type, Code out) {
        boolean open = type.getModifiers().contains(Modifier.PUBLIC);
        out.doc((holds(type) ? "Starts" : "Drives") + " the coroutines of {@link " + imports.write(type) + "}.");
        String access = open ? "public " : "";
        if (type == top) {
            out.later(() -> suppressions(open));
        }
        out.line(access + (type == top ? "" : "static ") + "final class " + simpleName(type) + " {");
        out.gap();
        out.line("private " + simpleName(type) + "() {}");
        List<Startable> views = new ArrayList<>();
        for (Startable startable : startables.getOrDefault(type, List.of())) {
            out.gap();
            if (startable.isTask()) {
                new TaskSource(imports, stubs, startable).write(out);
            } else {
                new ViewSource(model, imports, stubs, startable, views.size()).write(out);
                views.add(startable);
            }
        }
        if (!views.isEmpty()) {
            out.gap();
            stubs.records(views, out);
        }
        for (TypeElement nested : ElementFilter.typesIn(type.getEnclosedElements())) {
            if (holds(nested)) {
                out.gap();
                holder(nested, out);
            }
        }
        out.line("}");
    }
}
