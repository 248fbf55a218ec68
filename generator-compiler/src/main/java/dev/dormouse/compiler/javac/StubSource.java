package dev.dormouse.compiler.javac;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** The source of what views and tasks have in common: stubs, and the parameters of their coroutine. */
final class StubSource {

    private static final Set<String> RECORD_PARAMETERS = Set.of("cells", "cell", "refs", "ref");

    private final Imports imports;
    private final Descriptors descriptors;
    private final Model model;

    StubSource(Imports imports, Descriptors descriptors, Model model) {
        this.imports = imports;
        this.descriptors = descriptors;
        this.model = model;
    }

    /** One parameter of a generated method. */
    record Parameter(String type, String name) {}

    /** What a coroutine is started with: its receiver if it has one, then its parameters without the port. */
    List<Parameter> arguments(Startable startable, boolean varArgs) {
        List<Parameter> arguments = new ArrayList<>();
        List<VariableElement> elements = startable.arguments();
        if (startable.isInstance()) {
            Set<String> names = elements.stream().map(element -> element.getSimpleName().toString()).collect(Collectors.toSet());
            arguments.add(new Parameter(imports.write(startable.owner().asType()), Startable.fresh("self", names)));
        }
        for (int i = 0; i < elements.size(); i++) {
            String type = imports.write(elements.get(i).asType());
            if (varArgs && startable.isVarArgs() && i == elements.size() - 1) {
                type = type.substring(0, type.length() - 2) + "...";
            }
            arguments.add(new Parameter(type, elements.get(i).getSimpleName().toString()));
        }
        return arguments;
    }

    static String declare(List<Parameter> parameters) {
        return parameters.stream().map(parameter -> parameter.type() + " " + parameter.name()).collect(Collectors.joining(", "));
    }

    /** Writes the arguments of a call, each after a comma. */
    static String pass(List<Parameter> parameters) {
        return parameters.stream().map(parameter -> ", " + parameter.name()).collect(Collectors.joining());
    }

    /** Writes the type parameters of a startable's type or method, with bounds; empty when it has none. */
    String typeParameters(Startable startable) {
        List<TypeParameterElement> all = startable.typeParameters();
        return all.isEmpty() ? "" : all.stream().map(imports::declare).collect(Collectors.joining(", ", "<", ">"));
    }

    /** Writes them without bounds. */
    String typeArguments(Startable startable) {
        List<TypeParameterElement> all = startable.typeParameters();
        return all.isEmpty() ? "" : all.stream().map(imports::name).collect(Collectors.joining(", ", "<", ">"));
    }

    /** Writes a Javadoc link to the coroutine. */
    String link(Startable startable) {
        TypeElement owner = startable.owner();
        long homonyms = ElementFilter.methodsIn(owner.getEnclosedElements()).stream()
                .filter(method -> method.getSimpleName().equals(startable.method().getSimpleName()))
                .count();
        String parameters = homonyms == 1
                ? ""
                : startable.method().getParameters().stream()
                        .map(parameter -> imports.writeErased(model.types.erasure(parameter.asType())))
                        .collect(Collectors.joining(", ", "(", ")"));
        return "{@link " + imports.write(owner) + "#" + startable.method().getSimpleName() + parameters + "}";
    }

    /** Annotations for a method that takes the coroutine's arguments, which may be of variable arity. */
    void varArgs(Startable startable, Code out) {
        if (startable.isVarArgs() && Casts.isUnchecked(startable.method().getParameters().get(startable.method().getParameters().size() - 1).asType())) {
            boolean safe = Model.annotation(startable.method(), "java.lang.SafeVarargs") != null;
            if (safe) {
                out.line("@" + imports.write("java.lang.SafeVarargs"));
            }
            out.line(Code.suppress(List.of(safe ? "varargs" : "unchecked"), imports));
        }
    }

    /** The members of a record type. */
    void record(Startable startable, Code out) {
        stub(startable, "LAYOUT", true, "protected " + imports.write(TypeNames.RECORD_LAYOUT) + " layout()", out);
        out.gap();
        stub(startable, "SCRATCH", true, "protected " + imports.write("java.lang.Object") + " scratch(int slot)", out);
    }

    /** The method that writes the arguments to a record. */
    void begin(Startable startable, String modifiers, Code out) {
        Set<String> taken = new HashSet<>(RECORD_PARAMETERS);
        List<Parameter> arguments = arguments(startable, false).stream()
                .map(parameter -> new Parameter(parameter.type(), Startable.fresh(parameter.name(), taken)))
                .toList();
        String variables = typeParameters(startable);
        stub(
                startable,
                "BEGIN",
                false,
                modifiers + (variables.isEmpty() ? "" : " " + variables) + " void begin(" + place()
                        + (arguments.isEmpty() ? "" : ", ") + declare(arguments) + ")",
                out);
    }

    /** The method that runs the coroutine until it sleeps or ends; {@code before} are parameters in front of the record's. */
    void drive(Startable startable, String before, Code out) {
        stub(startable, "DRIVE", true, "protected int drive(" + before + place() + ", int entry)", out);
    }

    /** The method that goes on with the view's own coroutine; {@code throwing} are the checked exceptions that come out of it. */
    void step(Startable startable, String throwing, Code out) {
        stub(startable, "STEP", false, "private int step(int state)" + throwing, out);
    }

    /** Writes the expression that makes the error of what the weaver has not replaced. */
    String notWoven(Startable startable) {
        return "new " + imports.write(TypeNames.NOT_WOVEN) + "(\"" + model.name(startable.method()) + "\")";
    }

    private String place() {
        return "long[] cells, int cell, " + imports.write("java.lang.Object") + "[] refs, int ref";
    }

    private void stub(Startable startable, String part, boolean override, String signature, Code out) {
        String stub = imports.write(TypeNames.STUB);
        out.line("@" + stub + "(coroutine = \"" + descriptors.reference(startable.method()) + "\", part = " + stub + ".Part." + part + ")");
        if (override) {
            out.line("@" + imports.write("java.lang.Override"));
        }
        out.line(signature + " {");
        out.line("throw " + notWoven(startable) + ";");
        out.line("}");
    }
}
