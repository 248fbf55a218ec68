package dev.dormouse.compiler.javac;

import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.dormouse.compiler.Weaver;
import dev.dormouse.compiler.Weaving;
import dev.dormouse.compiler.refusal.Refusal;
import dev.dormouse.compiler.report.Budget;
import dev.dormouse.compiler.report.StateReport;
import dev.dormouse.compiler.weave.RecordSizes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;

/**
 * Follows one compilation of javac: checks what has been analysed, remembers what has been generated, weaves it at the end.
 *
 * <p>javac does not tell a listener whether it has found errors. It is inferred: each class that was analysed without error is generated, and its class file
 * is there afterwards. So that an old class file does not count, it is deleted before the new one is written.
 */
final class CompilationListener implements TaskListener {

    /** A class of this compilation. */
    private record Compiled(String name, Path file) {}

    private final Settings settings;
    private final Messager messager;
    private final Model model;
    private final Companions companions;
    private final Descriptors descriptors;
    private final ClassOutput output;
    private final Trees trees;
    private final Lines lines;
    private final SourceChecks checks;
    private final Map<String, Compiled> analysed = new LinkedHashMap<>();
    /** All classes in what was analysed; not each of them need be generated, but each may have been, by an earlier compilation. */
    private final Map<String, Compiled> nested = new LinkedHashMap<>();
    private final Map<String, Compiled> generated = new LinkedHashMap<>();
    private boolean failed;
    /** Why a class file is out of reach: an error only where there is something to weave. */
    private String lost;

    private CompilationListener(ProcessingEnvironment environment, JavacTask task, Model model, Companions companions, Settings settings) {
        this.settings = settings;
        this.model = model;
        this.companions = companions;
        messager = environment.getMessager();
        descriptors = new Descriptors(model.elements, model.types, type -> type.toString().replace('.', '/'));
        output = new ClassOutput(model.elements, environment.getFiler());
        trees = Trees.instance(task);
        lines = new Lines(trees);
        checks = new SourceChecks(trees, model, descriptors, lines, !settings.external());
    }

    /** Begins to follow the compilation that {@code environment} is of; false when it is not javac's. */
    static boolean listen(ProcessingEnvironment environment, Model model, Companions companions, Settings settings) {
        JavacTask task = JavacTasks.of(environment);
        if (task != null) {
            task.addTaskListener(new CompilationListener(environment, task, model, companions, settings));
        }
        return task != null;
    }

    @Override
    public void started(TaskEvent event) {
        if (event.getKind() == TaskEvent.Kind.GENERATE && isClass(event.getTypeElement())) {
            remember(event.getTypeElement(), event, generated);
            delete(generated.get(descriptors.internalName(event.getTypeElement())));
        }
    }

    @Override
    public void finished(TaskEvent event) {
        if (event.getKind() == TaskEvent.Kind.ANALYZE && isClass(event.getTypeElement())) {
            TreePath path = trees.getPath(event.getTypeElement());
            if (path != null) {
                remember(event.getTypeElement(), event, analysed);
                if (companions.isOwn(Companions.topLevel(event.getTypeElement()))) {
                    rememberNested(event.getTypeElement(), event);
                } else {
                    attempt(() -> checks.check(path, type -> remember(type, event, nested)));
                }
            }
        } else if (event.getKind() == TaskEvent.Kind.COMPILATION) {
            end();
        }
    }

    /** Packages and modules have events too. */
    private static boolean isClass(TypeElement type) {
        return type != null && (type.getKind().isClass() || type.getKind().isInterface()) && !type.getSimpleName().toString().endsWith("-info");
    }

    private void remember(TypeElement type, TaskEvent event, Map<String, Compiled> classes) {
        String name = descriptors.internalName(type);
        try {
            classes.put(name, new Compiled(name, output.find(type, event.getSourceFile())));
        } catch (IOException e) {
            lost = Refusal.CLASS_FILE_LOST.message(name.replace('/', '.'), String.valueOf(e.getMessage()));
        }
    }

    /** What a companion has is not to be checked, and it has member classes only. */
    private void rememberNested(TypeElement companion, TaskEvent event) {
        remember(companion, event, nested);
        ElementFilter.typesIn(companion.getEnclosedElements()).forEach(member -> rememberNested(member, event));
    }

    /** Deletes a class file, and those that an earlier compilation made for it. */
    private void delete(Compiled compiled) {
        if (compiled != null) {
            attempt(() -> {
                Files.deleteIfExists(compiled.file());
                Files.deleteIfExists(beside(compiled, compiled.name() + Weaving.DUMP));
                Files.deleteIfExists(beside(compiled, compiled.name() + Weaving.DRIVERS));
                for (int i = 0; Files.deleteIfExists(beside(compiled, compiled.name() + Weaving.LAMBDA + i)); ) {
                    i++;
                }
            });
        }
    }

    private static Path beside(Compiled compiled, String name) {
        return compiled.file().resolveSibling(name.substring(name.lastIndexOf('/') + 1) + ".class");
    }

    private void end() {
        if (!checks.hasCoroutines() && !checks.hasRefused()) {
            attempt(this::namePorts);
            return;
        }
        failed |= checks.hasRefused() || !generated.keySet().containsAll(analysed.keySet());
        if (!failed && lost != null) {
            failed = true;
            error(lost);
        }
        if (!failed) {
            attempt(this::weave);
        }
        if (!failed) {
            attempt(this::namePorts);
        }
        if (failed) {
            nested.values().forEach(this::delete);
            generated.values().forEach(this::delete);
        }
    }

    private void weave() throws IOException {
        Map<String, byte[]> classes = new LinkedHashMap<>();
        for (Compiled compiled : generated.values()) {
            if (!Files.exists(compiled.file())) {
                failed = true;
            } else {
                classes.put(compiled.name(), Files.readAllBytes(compiled.file()));
            }
        }
        if (failed) {
            return;
        }
        if (settings.originals() != null) {
            for (Map.Entry<String, byte[]> original : classes.entrySet()) {
                ClassOutput.write(settings.originals().resolve(original.getKey() + ".class"), original.getValue());
            }
        }
        if (settings.external()) {
            return;
        }
        Weaving weaving = Weaver.weave(classes, new ElementWorld(model, checks.sensitive()), settings.weaving(), settings.profile());
        weaving.refusals().forEach(refusal -> print(Diagnostic.Kind.ERROR, refusal));
        weaving.warnings().forEach(warning -> print(Diagnostic.Kind.WARNING, warning));
        failed = !weaving.refusals().isEmpty();
        if (failed) {
            return;
        }
        writeReport(weaving.report());
        checkBudget(weaving.report());
        if (failed) {
            return;
        }
        for (Map.Entry<String, byte[]> woven : weaving.classes().entrySet()) {
            ClassOutput.write(file(woven.getKey()), woven.getValue());
        }
    }

    private void writeReport(StateReport report) throws IOException {
        Path place = report();
        if (place != null) {
            String prefix = place.getFileName().toString().replace("states", "");
            for (Map.Entry<String, String> form : report.files().entrySet()) {
                ClassOutput.write(place.resolveSibling(prefix + form.getKey()), form.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /** What is compiled alone, of several classes, has the records of the others from their class files. */
    private void checkBudget(StateReport report) throws IOException {
        if (settings.budget() != null) {
            Consumer<String> errors = message -> {
                failed = true;
                error(message);
            };
            Budget budget = Budget.read(settings.budget().toString(), readBudget(), errors);
            List<Weaving.Refusal> over = budget.check(report, RecordSizes.below(output.folder()), errors);
            over.forEach(refusal -> print(Diagnostic.Kind.ERROR, refusal));
            failed |= !over.isEmpty();
        }
    }

    private String readBudget() {
        try {
            return Files.readString(settings.budget());
        } catch (IOException e) {
            failed = true;
            error(Budget.unreadable(settings.budget(), e));
            return "";
        }
    }

    private void namePorts() throws IOException {
        for (Map.Entry<String, Map<String, List<String>>> port : checks.ports().entrySet()) {
            Compiled compiled = generated.get(port.getKey());
            if (compiled != null && !settings.external() && Files.exists(compiled.file())) {
                byte[] named = PortNames.add(Files.readAllBytes(compiled.file()), port.getValue());
                if (named != null) {
                    ClassOutput.write(compiled.file(), named);
                }
            }
        }
    }

    /** Where the class file of a class lies, or is to lie: one of the weaver's making beside that of the class that it belongs to. */
    private Path file(String name) {
        Compiled compiled = generated.get(name);
        return compiled != null ? compiled.file() : beside(generated.get(Weaving.host(name)), name);
    }

    private void print(Diagnostic.Kind kind, Weaving.Refusal refusal) {
        String message = Refusal.write(refusal.code(), refusal.message());
        if (!lines.print(kind, refusal.owner(), refusal.line(), message)) {
            String place = refusal.source() == null ? refusal.owner().replace('/', '.') : refusal.source();
            messager.printMessage(kind, place + ":" + (refusal.line() == 0 ? "" : refusal.line() + ":") + " " + message);
        }
    }

    /** Where the state report goes, without a suffix: to the folder asked for, else to where Maven's own files would lie; {@code null} when neither is there. */
    private Path report() {
        if (settings.report() != null) {
            return settings.report().resolve("states");
        }
        Path folder = output.folder();
        if (folder == null) {
            return null;
        }
        Path target = folder.getParent();
        if (target == null || !target.endsWith("target")) {
            return null;
        }
        return switch (folder.getFileName().toString()) {
            case "classes" -> target.resolve("dormouse").resolve("states");
            case "test-classes" -> target.resolve("dormouse").resolve("test-states");
            default -> null;
        };
    }

    private interface Attempt {

        void run() throws IOException;
    }

    /** Whatever goes wrong here must fail the build: an exception that leaves a listener does so too, but leaves class files behind. */
    private void attempt(Attempt attempt) {
        try {
            attempt.run();
        } catch (IOException e) {
            failed = true;
            error(Refusal.FILE.message("a class file", e.toString()));
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            failed = true;
            error(Refusal.DEFECT.message(describe(e)));
        }
    }

    private static String describe(Throwable defect) {
        StringBuilder out = new StringBuilder();
        for (Throwable at = defect; at != null; at = at.getCause()) {
            out.append(at == defect ? "" : "caused by ").append(at).append('\n');
            out.append(Arrays.stream(at.getStackTrace()).limit(8).map(frame -> "  at " + frame + "\n").collect(Collectors.joining()));
        }
        return out.toString().stripTrailing();
    }

    private void error(String message) {
        messager.printMessage(Diagnostic.Kind.ERROR, message);
    }
}
