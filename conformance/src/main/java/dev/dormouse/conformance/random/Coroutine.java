package dev.dormouse.conformance.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A coroutine of a program.
 *
 * @param of what a class of its own implements by it; {@code null} for a method of the program
 * @param shut whether it is private, and has no view
 * @param storage where its record is when another one calls it
 * @param result {@code null} for none
 * @param level one more than that of any it calls
 * @param arguments for a root: what it is started with, in the notation of the corpus's rows; empty for one that is only called
 * @param body {@code null} while it is written
 */
record Coroutine(String name, Dynamic of, boolean shut, Storage storage, boolean isStatic, Type result, List<Parameter> parameters, int level, List<String> arguments, Node.Block body) {

    /** The parameter of one that calls itself: how often it may, from here on. */
    static final Parameter LEVEL = new Parameter(Type.INT, "level");

    /** Where a record is when another coroutine calls. */
    enum Storage {

        EMBEDDED("    @Coroutine"),
        BOXED("    @Coroutine(boxed = true)"),
        /** It calls itself, at most {@link #LEVEL} times. */
        NESTED("    @Coroutine(boxed = true, depth = 4)");

        private final String annotation;

        Storage(String annotation) {
            this.annotation = annotation;
        }
    }

    /** A parameter besides the port. */
    record Parameter(Type type, String name) {}

    /** One that is compiled elsewhere. */
    static Coroutine elsewhere(String name, Type result, Type... parameters) {
        return new Coroutine("Elsewhere." + name, null, false, Storage.EMBEDDED, true, result, Stream.of(parameters).map(type -> new Parameter(type, "")).toList(), 0, List.of(), null);
    }

    boolean isElsewhere() {
        return name.indexOf('.') >= 0;
    }

    boolean root() {
        return !arguments.isEmpty();
    }

    Coroutine withBody(Node.Block newBody) {
        return new Coroutine(name, of, shut, storage, isStatic, result, parameters, level, arguments, newBody);
    }

    Coroutine withName(String newName) {
        return new Coroutine(newName, of, shut, storage, isStatic, result, parameters, level, arguments, body);
    }

    Coroutine makeStatic() {
        return new Coroutine(name, of, shut, storage, true, result, parameters, level, arguments, body);
    }

    Coroutine embedded() {
        return new Coroutine(name, of, shut, Storage.EMBEDDED, isStatic, result, parameters, level, arguments, body);
    }

    Coroutine withLevel(int newLevel) {
        return new Coroutine(name, of, shut, storage, isStatic, result, parameters, newLevel, arguments, body);
    }

    Coroutine withArguments(List<String> newArguments) {
        return new Coroutine(name, of, shut, storage, isStatic, result, parameters, level, newArguments, body);
    }

    /** Its declaration, as Java. */
    String source(PortType port, Program.Style style) {
        StringBuilder out = new StringBuilder();
        if (root()) {
            out.append(arguments.stream().map(row -> "\"" + row + "\"").collect(Collectors.joining(", ", "    @Row(value = {}, args = {", "}")));
            out.append(style.task() && !style.sleepy() ? ", swallows = true)\n" : ")\n");
        }
        if (of != null) {
            out.append("    static ").append(shut ? "final " : "").append("class ").append(type()).append(" implements ").append(of.name()).append(" {\n\n        @Override\n    ").append(storage.annotation).append("\n        public ");
            signature("values", result, parameters, port, style, out);
            Node.print(body, out.append(' '), "        ");
            return out.append("\n    }\n").toString();
        }
        out.append(storage.annotation).append("\n    ").append(shut ? "private " : "").append(isStatic ? "static " : "final ");
        signature(name, result, parameters, port, style, out);
        Node.print(root() ? refuelled() : body, out.append(' '), "    ");
        return out.append('\n').toString();
    }

    /** What stands in front of the arguments where it is called on nothing, or on a new object. */
    String called() {
        return of == null || body == null ? name : "new " + type() + "().values";
    }

    /** The type of the object that it belongs to, if it is in a class of its own. */
    String type() {
        return name.toUpperCase(Locale.ROOT);
    }

    static void signature(String name, Type result, List<Parameter> parameters, PortType port, Program.Style style, StringBuilder out) {
        out.append(result == null ? "void" : result.source).append(' ').append(name).append('(').append(port.source()).append(" out");
        parameters.forEach(parameter -> out.append(", ").append(parameter.type().source).append(' ').append(parameter.name()));
        out.append(style.checked() ? ") throws Trouble" : ")");
    }

    /** Each root begins with what makes its loops end. No part of the body, so that a program that is made smaller keeps it. */
    private Node.Block refuelled() {
        List<Node.Stmt> all = new ArrayList<>(body.statements());
        all.add(0, Statements.of("Kit.refuel();"));
        return new Node.Block(all);
    }
}
