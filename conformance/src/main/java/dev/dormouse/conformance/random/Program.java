package dev.dormouse.conformance.random;

import java.util.ArrayList;
import java.util.List;

/**
 * A class with coroutines, and scripts to drive its roots by.
 *
 * @param name simple name of the class
 * @param dynamics the interfaces that some of them implement
 * @param coroutines in the order in which they were written: each calls earlier ones only
 * @param scripts operations and the variant of resume arguments: {@code "snnc 1"}
 */
record Program(String name, PortType port, Style style, List<Dynamic> dynamics, List<Coroutine> coroutines, List<String> scripts) {

    static final String PACKAGE = "dev.dormouse.conformance.corpus.random";

    /** What a line of a source begins with that names a script. */
    static final String SCRIPT = "// script ";

    private static final List<Type> FIELDS = new ArrayList<>(Type.PRIMITIVES);

    static {
        FIELDS.add(Type.TEXT);
    }

    /**
     * What holds for all coroutines of a program.
     *
     * @param task whether the port is {@code Async}
     * @param sleepy of tasks: whether they sleep in {@code finally} blocks, and then do nothing there that could make them let go of {@code Cancelled}; others let go of it before they sleep again
     * @param checked whether they throw a checked exception
     * @param scratch whether they have scratch
     */
    record Style(boolean task, boolean sleepy, boolean checked, boolean scratch) {

        Style unchecked() {
            return new Style(task, sleepy, false, scratch);
        }
    }

    String binaryName() {
        return PACKAGE + "." + name;
    }

    /** The source file, scripts included: all that it takes to repeat what the program does. */
    String source() {
        StringBuilder out = new StringBuilder("package " + PACKAGE + ";\n\n");
        scripts.forEach(script -> out.append(SCRIPT).append(script).append('\n'));
        out.append("""

                import dev.dormouse.*;
                import dev.dormouse.conformance.Row;
                import dev.dormouse.conformance.corpus.Ports;
                import dev.dormouse.conformance.corpus.Trouble;

                """);
        StringBuilder bodies = new StringBuilder();
        coroutines.forEach(coroutine -> bodies.append('\n').append(coroutine.source(port, style)));
        out.append("public class ").append(name).append(" {\n");
        members(bodies.toString(), out);
        return out.append(bodies).append("}\n").toString();
    }

    /** The fields and interfaces that the coroutines use, what shows the fields, and what makes receivers; where they are used. */
    private void members(String bodies, StringBuilder out) {
        List<String> shown = new ArrayList<>();
        for (Type type : FIELDS) {
            if (bodies.contains(type.field())) {
                out.append("    ").append(type.source).append(' ').append(type.field()).append(";\n    static ").append(type.source).append(" static_").append(type.field()).append(";\n");
                shown.add("Kit.show(" + (type == Type.TEXT ? "Kit.cut(text)" : type.field()) + ")");
            }
        }
        if (!shown.isEmpty()) {
            out.append("\n    @Override\n    public String toString() {\n        return ").append(String.join(" + \" \" + ", shown)).append(";\n    }\n");
        }
        dynamics.stream().filter(dynamic -> bodies.contains(dynamic.name())).forEach(dynamic -> out.append(dynamic.source(port, style)));
        if (bodies.contains("made()")) {
            out.append("\n    static int made;\n\n    static NAME made() {\n        return ++made % 7 == 0 ? null : new NAME();\n    }\n".replace("NAME", name));
        }
    }

    Program withStyle(Style newStyle) {
        return new Program(name, port, newStyle, dynamics, coroutines, scripts);
    }

    Program withCoroutines(List<Coroutine> newCoroutines) {
        return new Program(name, port, style, dynamics, List.copyOf(newCoroutines), scripts);
    }

    Program withScripts(List<String> newScripts) {
        return new Program(name, port, style, dynamics, coroutines, List.copyOf(newScripts));
    }
}
