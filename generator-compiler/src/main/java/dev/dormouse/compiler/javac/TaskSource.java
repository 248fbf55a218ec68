package dev.dormouse.compiler.javac;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The source of what spawns a coroutine whose port is the poll loop's: the type of its tasks, and a method. */
final class TaskSource {

    private final Imports imports;
    private final StubSource stubs;
    private final Startable startable;

    TaskSource(Imports imports, StubSource stubs, Startable startable) {
        this.imports = imports;
        this.stubs = stubs;
        this.startable = startable;
        startable.renameHidden(imports);
    }

    void write(Code out) {
        String access = startable.isPublic() ? "public " : "";
        String type = startable.typeName();
        String constant = startable.constant();
        String link = stubs.link(startable);
        String taskType = imports.write(TypeNames.TASK_TYPE);

        out.doc("The tasks that run " + link + ": declare how many an arena is to hold.");
        out.line(access + "static final " + taskType + " " + constant + " = new " + type + "();");
        out.gap();
        stubs.mark(startable, out);
        out.line("private static final class " + type + " extends " + taskType + " {");
        out.gap();
        stubs.record(stubs.name(startable), out);
        out.gap();
        stubs.begin(startable, "static", out);
        out.gap();
        stubs.driveTask(startable, out);
        out.line("}");
        out.gap();
        spawn(access, type, constant, link, out);
        out.gap();
        spawnReserved(access, type, constant, link, out);
    }

    private void spawn(String access, String type, String constant, String link, Code out) {
        List<StubSource.Parameter> arguments = stubs.arguments(startable, true);
        Set<String> taken = names(arguments);
        String loop = Startable.fresh("loop", taken);
        String task = Startable.fresh("task", taken);
        out.doc(
                "Spawns a task that runs " + link + " from the next pass of the loop on.",
                "",
                "@return the task's handle; {@code " + loop + ".spawned(handle)} is false when there was no room for it, and then nothing has happened");
        declare(access, imports.write(TypeNames.POLL_LOOP) + " " + loop, arguments, out);
        out.line("long " + task + " = " + loop + ".take(" + constant + ");");
        start(type, loop, task, arguments, out);
    }

    private void spawnReserved(String access, String type, String constant, String link, Code out) {
        List<StubSource.Parameter> arguments = stubs.arguments(startable, true);
        Set<String> taken = names(arguments);
        String room = Startable.fresh("room", taken);
        String loop = Startable.fresh("loop", taken);
        String task = Startable.fresh("task", taken);
        out.doc(
                "Spawns a task that runs " + link + " in the place that {@code " + room + "} holds.",
                "",
                "@return the task's handle; {@code " + room + ".loop().spawned(handle)} is false when the loop is shutting down, and then nothing has happened");
        declare(access, imports.write(TypeNames.RESERVATION) + " " + room, arguments, out);
        out.line(imports.write(TypeNames.POLL_LOOP) + " " + loop + " = " + room + ".loop();");
        out.line("long " + task + " = " + room + ".take(" + constant + ");");
        start(type, loop, task, arguments, out);
    }

    private static Set<String> names(List<StubSource.Parameter> arguments) {
        return arguments.stream().map(StubSource.Parameter::name).collect(Collectors.toCollection(HashSet::new));
    }

    private void declare(String access, String first, List<StubSource.Parameter> arguments, Code out) {
        String variables = stubs.typeParameters(startable);
        stubs.varArgs(startable, out);
        out.line(access + "static " + (variables.isEmpty() ? "" : variables + " ") + "long " + startable.name() + "(" + first
                + (arguments.isEmpty() ? "" : ", ") + StubSource.declare(arguments) + ") {");
    }

    private static void start(String type, String loop, String task, List<StubSource.Parameter> arguments, Code out) {
        out.line("if (" + loop + ".spawned(" + task + ")) {");
        out.line(type + ".begin(" + loop + ".cells(" + task + "), " + loop + ".refs(" + task + "), " + loop + ".cell(" + task + "), " + loop + ".ref("
                + task + ")" + StubSource.pass(arguments) + ");");
        out.line(loop + ".start(" + task + ");");
        out.line("}");
        out.line("return " + task + ";");
        out.line("}");
    }
}
