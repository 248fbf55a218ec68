package dev.dormouse.samples.monitor;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The real program in a process of its own, in 16 MB, on the JVM that runs the tests. */
final class Program implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final Path errors;

    private Program(String main, ProcessBuilder.Redirect out, List<String> jvm, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx16m"));
        if (isHotSpot() && jvm.stream().noneMatch(option -> option.endsWith("GC"))) {
            command.add("-XX:+UseSerialGC");
        }
        command.addAll(jvm);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
        command.addAll(List.of(arguments));
        errors = Files.createTempFile("board-monitor", ".err");
        process = new ProcessBuilder(command).redirectOutput(out).redirectError(errors.toFile()).start();
        process.getOutputStream().close();
        // Ends a test that would otherwise wait for output for ever.
        CompletableFuture.delayedExecutor(2 * PATIENCE_SECONDS, TimeUnit.SECONDS).execute(process::destroyForcibly);
    }

    /** Whether the JVM takes HotSpot's options. */
    static boolean isHotSpot() {
        return System.getProperty("java.vm.name").contains("HotSpot") || System.getProperty("java.vm.name").contains("OpenJDK");
    }

    /** How a program ended. */
    record Outcome(int status, String out, String err) {}

    /** Starts board-monitor. */
    static Program start(String... arguments) throws IOException {
        return start(List.of(), arguments);
    }

    /** Starts board-monitor with more arguments for its JVM. */
    static Program start(List<String> jvm, String... arguments) throws IOException {
        return start(BoardMonitor.class, jvm, arguments);
    }

    /** Starts another main class of the tests. */
    static Program start(Class<?> main, List<String> jvm, String... arguments) throws IOException {
        return new Program(main.getName(), ProcessBuilder.Redirect.PIPE, jvm, arguments);
    }

    /** Runs board-monitor to its end with its output somewhere else. */
    static Outcome run(ProcessBuilder.Redirect out, String... arguments) throws IOException {
        try (Program program = new Program(BoardMonitor.class.getName(), out, List.of(), arguments)) {
            return program.end();
        }
    }

    /** Runs board-monitor to its end. */
    static Outcome run(String... arguments) throws IOException {
        try (Program program = start(arguments)) {
            return program.end();
        }
    }

    /** Runs another main class of the tests to its end. */
    static Outcome run(Class<?> main, List<String> jvm, String... arguments) throws IOException {
        try (Program program = start(main, jvm, arguments)) {
            return program.end();
        }
    }

    /** A folder of recorded files. */
    static Path recorded(String name) {
        try {
            return Path.of(Program.class.getResource("/recorded/" + name + "/stat").toURI()).getParent();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    Process process() {
        return process;
    }

    /** The next line of its output, without the end of line. */
    String line() throws IOException {
        StringBuilder line = new StringBuilder();
        InputStream out = process.getInputStream();
        for (int c = out.read(); c != '\n'; c = out.read()) {
            if (c < 0) {
                throw new AssertionError("the program ended after '" + line + "': " + errors());
            }
            line.append((char) c);
        }
        return line.toString();
    }

    /** Waits for its end. */
    Outcome end() throws IOException {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("still running after " + PATIENCE_SECONDS + " s; printed " + out + errors());
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return new Outcome(process.exitValue(), out, errors());
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Files.deleteIfExists(errors);
    }

    String errors() throws IOException {
        return Files.readString(errors);
    }
}
