package dev.dormouse.compiler.javac;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/** The source of what views and tasks have in common: stubs, and the parameters of their coroutine. */
final class StubSource {

    /** The class of the records of views. */
    static final String RECORDS = "Records";

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

    /** Writes that the next class has stubs of the coroutine. */
    void mark(Startable startable, Code out) {
        out.line(mark("\"" + descriptors.reference(startable.method()) + "\""));
    }

    private String mark(String value) {
        return "@" + imports.write(TypeNames.STUBS) + "(" + value + ")";
    }

    /** The class of the records of all views in a holder. */
    void records(List<Startable> views, Code out) {
        String keys = views.stream().map(view -> "\"" + descriptors.reference(view.method()) + "\"").collect(Collectors.joining(", "));
        out.line(mark(views.size() == 1 ? keys : "{" + keys + "}"));
        out.line("private static final class " + RECORDS + " extends " + imports.write(TypeNames.RECORD_TYPE) + " {");
        out.gap();
        out.line("private final int number;");
        out.gap();
        out.line(RECORDS + "(int number) {");
        out.line("this.number = number;");
        out.line("}");
        out.gap();
        record(model.name(views.get(0).owner()), out);
        out.line("}");
    }

    /** The members of a record type; {@code name} is what is not woven. */
    void record(String name, Code out) {
        stub(name, "protected " + imports.write(TypeNames.RECORD_LAYOUT) + " layout()", out);
        out.gap();
        stub(name, "protected " + imports.write("java.lang.Object") + " scratch(int slot)", out);
    }

    /** The method that writes the arguments to a record. */
    void begin(Startable startable, String modifiers, Code out) {
        Set<String> taken = new HashSet<>(RECORD_PARAMETERS);
        List<Parameter> arguments = arguments(startable, false).stream()
                .map(parameter -> new Parameter(parameter.type(), Startable.fresh(parameter.name(), taken)))
                .toList();
        String variables = typeParameters(startable);
        stub(name(startable), modifiers + (variables.isEmpty() ? "" : " " + variables) + " void begin(" + place() + (arguments.isEmpty() ? "" : ", ") + declare(arguments) + ")", out);
    }

    /** The methods that run the view's coroutine until it sleeps or ends. */
    void driveView(Startable startable, Code out) {
        stub(name(startable), "protected int driveFirst()", out);
        out.gap();
        stub(name(startable), "protected int drive(int entry)", out);
    }

    /** The method that runs the coroutine of a task until it sleeps or ends. */
    void driveTask(Startable startable, Code out) {
        String given = imports.write(TypeNames.ASYNC) + " port, " + imports.write(TypeNames.REGISTERS) + " cx, ";
        stub(name(startable), "protected int drive(" + given + place() + ", int entry)", out);
    }

    /** Writes the expression that makes the error of what the weaver has not replaced. */
    String notWoven(String name) {
        return "new " + imports.write(TypeNames.NOT_WOVEN) + "(\"" + name + "\")";
    }

    /** Names the coroutine in messages. */
    String name(Startable startable) {
        return model.name(startable.method());
    }

    private String place() {
        return "long[] cells, " + imports.write("java.lang.Object") + "[] refs, int cell, int ref";
    }

    private void stub(String name, String signature, Code out) {
        out.line(signature + " {");
        out.line("throw " + notWoven(name) + ";");
        out.line("}");
    }
}
