package dev.dormouse.compiler.javac;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A folder with sources that tests compile against the runtime. */
public final class Project {

    /** Leaves the class files as javac writes them: for tests of what comes before weaving. */
    public static final String UNWOVEN = "-Adormouse.weave=external";

    /** Leaves allocations alone: for tests whose programs allocate for another reason. */
    static final String NO_LINT = "-Adormouse.lint=off";

    private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

    private final Path root;
    private final List<Path> sources = new ArrayList<>();
    private final List<Path> classPath = new ArrayList<>();
    private Supplier<Processor> processor = CoroutineProcessor::new;

    /**
     * What javac said.
     *
     * @param messages errors and warnings, such as {@code Fib.java:3: [DM001] ...} and {@code Fib.java:3: warning: [DM085] ...}; without a file where they have none
     */
    public record Outcome(boolean success, List<String> messages) {}

    /** The runtime's own sources, compiled once, without processors. */
    private static final class Runtime {

        static final Path CLASSES = compile();

        private static Path compile() {
            try {
                Path classes = Path.of("target", "runtime").toAbsolutePath();
                empty(classes);
                List<String> arguments = new ArrayList<>(List.of("--release", "17", "-proc:none", "-nowarn", "-d", classes.toString()));
                for (String module : List.of("alloc-arena", "runtime-core")) {
                    try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
                        files.map(Path::toString).filter(name -> name.endsWith(".java") && !name.endsWith("module-info.java")).forEach(arguments::add);
                    }
                }
                if (JAVAC.run(null, null, null, arguments.toArray(String[]::new)) != 0) {
                    throw new IllegalStateException("the runtime's sources do not compile");
                }
                return classes;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** What an earlier run left there may have no source any more. */
        private static void empty(Path folder) throws IOException {
            Files.createDirectories(folder);
            List<Path> old;
            try (Stream<Path> files = Files.walk(folder)) {
                old = files.skip(1).sorted(Comparator.reverseOrder()).toList();
            }
            for (Path file : old) {
                Files.delete(file);
            }
        }
    }

    public Project(Path root) {
        this.root = root;
        classPath.add(Runtime.CLASSES);
    }

    static Path runtime() {
        return Runtime.CLASSES;
    }

    /** Adds or replaces a source; {@code name} such as {@code demo/Fib.java}. */
    public Project source(String name, String text) throws IOException {
        Path file = root.resolve("src").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        if (!sources.contains(file)) {
            sources.add(file);
        }
        return this;
    }

    public Project classPath(Path folder) {
        classPath.add(folder);
        return this;
    }

    /** Has each compilation run another processor instead. */
    Project processor(Supplier<Processor> other) {
        processor = other;
        return this;
    }

    public Path source(String name) {
        return root.resolve("src").resolve(name);
    }

    public Path classes() {
        return root.resolve("target/classes");
    }

    /** Compiles to {@link #classes}, within this JVM, as Maven does. */
    public Outcome compile(String... options) throws IOException {
        Files.createDirectories(classes());
        List<String> arguments = new ArrayList<>(List.of("--release", "17", "-d", classes().toString(), "-classpath", joined(classPath)));
        arguments.addAll(List.of(options));
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = JAVAC.getStandardFileManager(diagnostics, Locale.ROOT, null)) {
            StringWriter out = new StringWriter();
            JavaCompiler.CompilationTask task = JAVAC.getTask(out, files, diagnostics, arguments, null, files.getJavaFileObjectsFromPaths(sources));
            task.setLocale(Locale.ROOT);
            task.setProcessors(List.of(processor.get()));
            boolean success = task.call();
            List<String> messages = diagnostics.getDiagnostics().stream().map(Project::write).collect(Collectors.toCollection(ArrayList::new));
            if (!out.toString().isBlank()) {
                messages.add(out.toString());
            }
            return new Outcome(success, messages);
        }
    }

    /** Compiles by javac's own command line, in the folder of the sources, with the processor found on its path. */
    int javac(StringWriter out, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "javac").toString(), "-J-Xmx256m", "--release", "17",
                "-processorpath", System.getProperty("java.class.path"), "-classpath", joined(classPath)));
        command.addAll(List.of(options));
        sources.forEach(source -> command.add(source.toString()));
        Process javac = new ProcessBuilder(command).directory(source("").toFile()).redirectErrorStream(true).start();
        try (Reader reader = javac.inputReader()) {
            reader.transferTo(out);
            return javac.waitFor();
        } catch (InterruptedException e) {
            javac.destroy();
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static String joined(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static String write(Diagnostic<? extends JavaFileObject> diagnostic) {
        String place = diagnostic.getSource() == null
                ? ""
                : Path.of(diagnostic.getSource().toUri()).getFileName() + ":" + diagnostic.getLineNumber() + ": ";
        boolean warning = diagnostic.getKind() == Diagnostic.Kind.WARNING;
        return place + (warning ? "warning: " : "") + diagnostic.getMessage(Locale.ROOT);
    }

    /** The names of the files below a folder that end in {@code suffix}, sorted. */
    public static List<String> files(Path folder, String suffix) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .map(file -> folder.relativize(file).toString().replace(File.separatorChar, '/'))
                    .sorted()
                    .toList();
        }
    }
}
