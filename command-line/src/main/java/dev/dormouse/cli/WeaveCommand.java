package dev.dormouse.cli;

import dev.dormouse.arena.Profile;
import dev.dormouse.compiler.ClassPath;
import dev.dormouse.compiler.Inspection;
import dev.dormouse.compiler.Option;
import dev.dormouse.compiler.Weaver;
import dev.dormouse.compiler.Weaving;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dormouse weave}: what the annotation processor does within javac, for class files of any compiler. */
@Command(
        name = "weave",
        mixinStandardHelpOptions = true,
        versionProvider = Dormouse.Version.class,
        description = {
            "Compiles the coroutines in a folder or jar of class files into state machines. They must have been compiled together with their companions, which the annotation processor writes: pass"
                + " -Adormouse.weave=external to the compiler.",
            "All is woven before anything is written. What is woven already is left alone."})
final class WeaveCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FOLDER-or-JAR", description = "What to weave.")
    private Path input;

    @CommandLine.Option(names = {"-o", "-d", "--output"}, paramLabel = "OUTPUT",
            description = "Where the result goes, with all else that is in the input. Without it, the input is replaced.")
    private Path output;

    @Mixin
    private ClassPathOption classPath;

    @CommandLine.Option(names = "--opaque-children", description = "Parents pass through each level, for debuggers. Slower.")
    private boolean opaqueChildren;

    /** As it is typed. */
    private enum Lint { off, warn, error }

    @CommandLine.Option(names = "--lint", paramLabel = "LEVEL", description = "What allocations in coroutines are: ${COMPLETION-CANDIDATES}. The default is warn.")
    private Lint lint = Lint.warn;

    @CommandLine.Option(names = "--report", paramLabel = "FOLDER", description = "Writes states.html, states.txt, states.json and states.budget there: how large each coroutine's record is, and why.")
    private Path report;

    @CommandLine.Option(names = "--profile", paramLabel = NamedProfiles.LABEL, description = "The profile that the program is woven for: its limits are kept, and its boxing is done. " + NamedProfiles.PLACES)
    private String profile;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws IOException, Unusable {
        Path target = output == null ? input : output;
        boolean isShared = Files.isDirectory(input) && Files.isDirectory(target) && Files.isWritable(target);
        FolderLock lock = isShared ? FolderLock.of(target) : null;
        try {
            return weave();
        } finally {
            if (lock != null) {
                lock.close();
            }
        }
    }

    private int weave() throws IOException, Unusable {
        if (Files.isDirectory(input)) {
            Replacement.undo(input.toRealPath());
        }
        Artifact artifact = Artifact.read(input);
        refuseVersions(artifact);
        Profile board = profile == null ? null : NamedProfiles.find(profile, classPath, List.of(input));
        try (ClassPath world = classPath.open(List.of())) {
            Weaving weaving = Weaver.weave(artifact.classes(), world, options(), board);
            List<Weaving.Refusal> refusals = weaving.refusals().isEmpty() ? check(artifact, weaving, world) : weaving.refusals();
            new Report(command.commandLine().getErr()).print(refusals, weaving.warnings());
            if (!refusals.isEmpty()) {
                return Dormouse.REFUSED;
            }
            write(artifact, weaving);
            return Dormouse.DONE;
        }
    }

    private Set<Option> options() {
        Set<Option> options = EnumSet.noneOf(Option.class);
        if (opaqueChildren) {
            options.add(Option.OPAQUE_CHILDREN);
        }
        if (lint != Lint.warn) {
            options.add(lint == Lint.off ? Option.LINT_OFF : Option.LINT_ERROR);
        }
        return options;
    }

    /** What fits the classes that were woven before must fit those that are woven now. */
    private static List<Weaving.Refusal> check(Artifact artifact, Weaving weaving, ClassPath world) {
        Map<String, byte[]> all = new HashMap<>(artifact.classes());
        all.putAll(weaving.classes());
        Inspection inspection = Weaver.check(all, world);
        return inspection.faults();
    }

    /** Which of several class files the callers of a coroutine mean is known only when the program runs. */
    private void refuseVersions(Artifact artifact) throws IOException, Unusable {
        for (Map.Entry<String, byte[]> version : artifact.versions().entrySet()) {
            if (CheckCommand.isUnwoven(version.getKey(), version.getValue())) {
                throw Unusable.input(input + " has a coroutine to weave in " + version.getKey(), "weave the folder that this version of the class was compiled to, before it is packaged");
            }
        }
    }

    private void write(Artifact artifact, Weaving weaving) throws IOException, Unusable {
        boolean changed = !weaving.classes().isEmpty();
        if (report != null && changed) {
            Files.createDirectories(report);
            for (Map.Entry<String, String> file : weaving.report().files().entrySet()) {
                Files.writeString(report.resolve(file.getKey()), file.getValue());
            }
        }
        if (changed || output != null) {
            artifact.write(weaving.classes(), output == null ? input : output);
        }
        Path place = output == null ? input : output;
        long woven = weaving.classes().keySet().stream().filter(artifact.classes()::containsKey).count();
        command.commandLine().getOut().println(changed ? woven + " of " + artifact.classes().size() + " classes woven in " + place : "nothing to weave in " + place);
        command.commandLine().getOut().flush();
    }
}
