package dev.dormouse.benchmarks.weaving;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** One run of javac in a JVM of its own, that is: as cold as a build from the command line. */
final class Compilation {

    private Compilation() {}

    /** Compiles all sources below the first argument with the options that are the others, and prints the processor time of the thread that did it, in milliseconds. */
    public static void main(String... args) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
            boolean compiled = javac.getTask(null, files, null, List.of(args).subList(1, args.length), null, files.getJavaFileObjectsFromPaths(below(Path.of(args[0]), ".java"))).call();
            System.out.println(compiled ? ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e6 : "failed");
        }
    }

    /** Compiles in a JVM of its own, into a new folder below the given one: what deletes thousands of files keeps a file system busy for seconds afterwards. The milliseconds. */
    static double time(Path sources, Path below, String... options) throws IOException {
        Path classes = Files.createTempDirectory(below, "classes");
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", System.getProperty("java.class.path"), Compilation.class.getName(), sources.toString(),
                "-g", "--release", "17", "-nowarn", "-d", classes.toString(), "-cp", System.getProperty("java.class.path")));
        command.addAll(Arrays.asList(options));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        try {
            return Double.parseDouble(said);
        } catch (NumberFormatException e) {
            throw new IOException("javac " + String.join(" ", options) + ": " + said, e);
        }
    }

    /** The files whose names have an ending, in order. */
    static List<Path> below(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> {
                    try {
                        Files.delete(file);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            }
        }
    }
}
