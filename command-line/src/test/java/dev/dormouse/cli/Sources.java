package dev.dormouse.cli;

import dev.dormouse.compiler.javac.AnnotationClaim;
import dev.dormouse.compiler.javac.CoroutineProcessor;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Class files for tests to weave: compiled with their companions, and not woven. */
final class Sources {

    static final String FIB = """
            package demo;

            import dev.dormouse.*;

            public final class Fib {
                @Coroutine
                public static long fib(Yield.OfLong out, int n) {
                    long a = 0;
                    long b = 1;
                    for (int i = 0; i < n; i++) {
                        out.yield(a);
                        long next = a + b;
                        a = b;
                        b = next;
                    }
                    return a;
                }
            }
            """;

    /** A lambda that is a coroutine: weaving makes a class of it. */
    static final String EVENS = """
            package demo;

            import dev.dormouse.*;

            public class Evens {
                public interface Source {
                    @Coroutine(frame = @Frame(bytes = 8))
                    void values(Yield.OfInt out, int n);
                }

                public static final Source EVENS = (out, n) -> {
                    for (int i = 0; i < n; i += 2) out.yield(i);
                };
            }
            """;

    /** Calls {@link #FIB}. */
    static final String TWICE = """
            package demo;

            import dev.dormouse.*;

            public final class Twice {
                @Coroutine
                public static void twice(Yield.OfLong out) {
                    Fib.fib(out, 3);
                    Fib.fib(out, 4);
                }
            }
            """;

    private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

    private Sources() {}

    /** The runtime's own sources, compiled once, with {@code Async} not woven. */
    private static final class Runtime {

        static final Path CLASSES = compile();

        private static Path compile() {
            try {
                Path classes = Files.createDirectories(Path.of("target", "runtime").toAbsolutePath());
                List<Path> sources = new ArrayList<>();
                for (String module : List.of("alloc-arena", "runtime-core")) {
                    try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
                        files.filter(file -> file.toString().endsWith(".java") && !file.endsWith("module-info.java")).forEach(sources::add);
                    }
                }
                run(List.of("--release", "17", "-proc:none", "-nowarn", "-d", classes.toString()), sources);
                return classes;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static Path runtime() {
        return Runtime.CLASSES;
    }

    private static void run(List<String> options, List<Path> sources) throws IOException {
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = JAVAC.getStandardFileManager(null, null, null)) {
            JavaCompiler.CompilationTask task = JAVAC.getTask(said, files, null, options, null, files.getJavaFileObjectsFromPaths(sources));
            if (!options.contains("-proc:none")) {
                task.setProcessors(List.of(new CoroutineProcessor(), new AnnotationClaim()));
            }
            if (!task.call()) {
                throw new AssertionError(said);
            }
        }
    }

    /** Compiles to {@code classes}, which is on the class path, too. */
    static Path compile(Path classes, List<String> options, String... texts) throws IOException {
        Path home = Files.createTempDirectory(Files.createDirectories(classes.toAbsolutePath().getParent()), "src");
        List<Path> sources = new ArrayList<>();
        for (String text : texts) {
            String name = text.replaceFirst("(?s).*?(?:class|interface) (\\w+).*", "$1");
            sources.add(Files.writeString(home.resolve(name + ".java"), text));
        }
        Files.createDirectories(classes);
        List<String> all = new ArrayList<>(List.of("--release", "17", "-g", "-d", classes.toString(), "-classpath", Stream.of(runtime(), classes).map(Path::toString).collect(Collectors.joining(File.pathSeparator))));
        all.addAll(options);
        run(all, sources);
        return classes;
    }

    /** Compiles and leaves the weaving to others. */
    static Path unwoven(Path classes, String... texts) throws IOException {
        return compile(classes, List.of("-Adormouse.weave=external"), texts);
    }

    /** Compiles and weaves, as javac does with the processor. */
    static Path woven(Path classes, String... texts) throws IOException {
        return compile(classes, List.of(), texts);
    }

    /** The places of the files in a folder, in order. */
    static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(file -> folder.relativize(file).toString()).filter(file -> !file.endsWith(".java")).sorted().toList();
        }
    }

    /** What all files in a folder hold, to see whether anything has changed. */
    static List<String> contents(Path folder) throws IOException {
        List<String> contents = new ArrayList<>();
        for (String file : files(folder)) {
            contents.add(file + " " + Arrays.hashCode(Files.readAllBytes(folder.resolve(file))));
        }
        return contents;
    }
}
