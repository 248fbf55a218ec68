package dev.dormouse.cli;

import dev.dormouse.compiler.ClassPath;
import dev.dormouse.compiler.Inspection;
import dev.dormouse.compiler.Weaver;
import dev.dormouse.compiler.Weaving;
import dev.dormouse.compiler.report.Budget;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dormouse check}: the last look at what is packaged. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        versionProvider = Dormouse.Version.class,
        description = {
            "Finds coroutines that are not woven, classes that embed a coroutine as another build laid it out, and polls and drivers that something has left out. Changes nothing.",
            "Several inputs are one program: each may call the others."})
final class CheckCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FOLDER-or-JAR", arity = "1..*", description = "What to check.")
    private List<Path> inputs;

    @Mixin
    private ClassPathOption classPath;

    @Option(names = "--budget", paramLabel = "FILE", description = "Also holds all records to a budget: lines Class.method = BYTES, as in the states.budget of a state report.")
    private Path budget;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws IOException, Unusable {
        PrintWriter err = command.commandLine().getErr();
        int status = Dormouse.DONE;
        List<byte[]> all = new ArrayList<>();
        for (Path input : inputs) {
            Artifact artifact = Artifact.read(input);
            all.addAll(artifact.classes().values());
            List<Path> others = new ArrayList<>(inputs);
            others.remove(input);
            try (ClassPath world = classPath.open(others)) {
                Inspection inspection = Weaver.check(artifact.classes(), world);
                new Report(err).print(inspection.faults(), List.of());
                boolean unwovenVersion = false;
                for (Map.Entry<String, byte[]> version : artifact.versions().entrySet()) {
                    if (isUnwoven(version.getKey(), version.getValue())) {
                        err.println(version.getKey() + ": [DM073] it has a coroutine that is not woven; weave the folder that this version of the class was compiled to, before it is packaged");
                        unwovenVersion = true;
                    }
                }
                status = inspection.faults().isEmpty() && !unwovenVersion ? status : Dormouse.REFUSED;
                if (!inspection.missing().isEmpty()) {
                    err.println("Not checked in " + input + " are calls of " + inspection.missing().stream().map(name -> name.replace('/', '.')).collect(Collectors.joining(", "))
                            + ": name with -cp where they are.");
                }
                if (artifact.nestedJars() > 0) {
                    err.println("Not checked in " + input + " are " + artifact.nestedJars() + " jars within; check them before they are packed.");
                }
            }
        }
        if (budget != null && !isKept(all, err)) {
            status = Dormouse.REFUSED;
        }
        err.flush();
        return status;
    }

    private boolean isKept(List<byte[]> classFiles, PrintWriter err) throws Unusable {
        List<String> errors = new ArrayList<>();
        try {
            Budget read = Budget.read(budget.toString(), Files.readString(budget), errors::add);
            List<Weaving.Refusal> over = Weaver.check(classFiles, read, errors::add);
            errors.forEach(err::println);
            over.forEach(refusal -> err.println("[" + refusal.code() + "] " + refusal.message()));
            return errors.isEmpty() && over.isEmpty();
        } catch (IOException e) {
            throw Unusable.budget(budget, e);
        }
    }

    /** Whether a class file for certain versions of Java has something that is not woven. */
    static boolean isUnwoven(String place, byte[] classFile) throws IOException, Unusable {
        try (ClassPath nowhere = new ClassPath(List.of())) {
            return Weaver.check(Map.of(place, classFile), nowhere).faults().stream().anyMatch(fault -> fault.code().equals("DM073"));
        } catch (IllegalArgumentException e) {
            throw Unusable.classFile(place, e.getMessage());
        }
    }
}
