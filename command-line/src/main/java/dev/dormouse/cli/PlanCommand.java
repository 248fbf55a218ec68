package dev.dormouse.cli;

import dev.dormouse.compiler.ClassPath;
import dev.dormouse.compiler.Weaver;
import dev.dormouse.compiler.plan.ProgramPlan;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dormouse plan}: whether a program fits a board, before it is there. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        versionProvider = Dormouse.Version.class,
        description = {
            "Prints the memory map of a program under a profile: what each pool and the poll loop take of the arena, and what is left. Changes nothing, and runs nothing of the program.",
            "Several inputs are one program."})
final class PlanCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FOLDER-or-JAR", arity = "1..*", description = "The program: what its pools are is read from its class files.")
    private List<Path> inputs;

    @Option(names = "--profile", required = true, paramLabel = NamedProfiles.LABEL, description = "The profile. " + NamedProfiles.PLACES)
    private String profile;

    @Mixin
    private ClassPathOption classPath;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws IOException, Unusable {
        Map<String, byte[]> classes = new TreeMap<>();
        PrintWriter err = command.commandLine().getErr();
        for (Path input : inputs) {
            Artifact artifact = Artifact.read(input);
            for (Map.Entry<String, byte[]> classFile : artifact.classes().entrySet()) {
                if (classes.putIfAbsent(classFile.getKey(), classFile.getValue()) != null) {
                    err.println("Not counted again is class " + classFile.getKey().replace('/', '.') + " of " + input + ": an input before it has one of that name.");
                }
            }
            if (artifact.nestedJars() > 0) {
                err.println("Not counted in " + input + " are " + artifact.nestedJars() + " jars within; name them too.");
            }
            if (!artifact.versions().isEmpty()) {
                err.println("Not counted in " + input + " are " + artifact.versions().size() + " class files under META-INF/versions; where a JVM takes one of them, what it runs may have other pools.");
            }
        }
        ProgramPlan plan = plan(classes);
        PrintWriter out = command.commandLine().getOut();
        out.print(plan.map());
        boxes(plan, out);
        note(out, "Not in the table, because their capacity is stated nowhere: ", plan.others(), "; state it by @Coroutine(pool = N), by pool.NAME = N in the profile, or by a constant where the program declares them.");
        note(out, "Not in the table, because their capacity is computed where they are declared: ", plan.computed(), ".");
        note(out, "In the table by their largest constant alone, because their capacity is computed where they are declared, too: ", plan.computedToo(), ".");
        note(out, "Not in the table, because it cannot be told what is declared there: ", plan.untold(), "; if it is of another jar, name that too.");
        note(out, "In the table with one record, because the profile carves what is stated nowhere: ", plan.carved(), "; for views that are used beside others it carves further pools, each of as many records as there are by then.");
        note(out, "Counted although nothing here starts them: ", plan.unstarted(), ".");
        note(out, "Of no coroutine here are pools that the profile states: ", plan.unclaimed(), ".");
        if (plan.arenas().size() > 1) {
            note(out, "Poll loops and arenas are made at several places: ", new TreeSet<>(plan.arenas()), "; each has an arena of its own, and the table is of one that has all pools.");
        }
        note(out, "Arenas of a budget alone are made: ", new TreeSet<>(plan.bareArenas()), "; what these hold is not of the profile, and is in the table where its capacity is stated.");
        out.flush();
        List<String> problems = Stream.concat(plan.problems().stream(), plan.undeclared().stream()).map(ProgramPlan.Problem::text).collect(Collectors.toCollection(ArrayList::new));
        try (ClassPath world = classPath.open(inputs)) {
            Weaver.check(classes, world).faults().stream().filter(fault -> fault.code().equals("DM073")).forEach(fault -> problems.add("[DM073] " + fault.message()));
        }
        problems.forEach(err::println);
        err.flush();
        return problems.isEmpty() ? Dormouse.DONE : Dormouse.REFUSED;
    }

    private ProgramPlan plan(Map<String, byte[]> classes) throws IOException, Unusable {
        try {
            return Weaver.plan(classes.values(), NamedProfiles.find(profile, classPath, inputs));
        } catch (IllegalArgumentException e) {
            throw Unusable.classFile("a class file of the program", e.getMessage());
        }
    }

    /** Each is {@code CALLER: CALLEE BYTES SAVED}. */
    private static void boxes(ProgramPlan plan, PrintWriter out) {
        for (String box : plan.boxes()) {
            int saved = box.lastIndexOf(' ');
            int bytes = box.lastIndexOf(' ', saved - 1);
            out.println("On the heap, outside the arena: " + box.substring(box.indexOf(": ") + 2, bytes) + ", " + box.substring(bytes + 1, saved) + " bytes while " + box.substring(0, box.indexOf(": "))
                    + " calls it, whose record has " + box.substring(saved + 1) + " bytes less for that.");
        }
    }

    private static void note(PrintWriter out, String what, Collection<String> names, String wayOut) {
        if (!names.isEmpty()) {
            out.println(what + String.join(", ", names) + wayOut);
        }
    }
}
