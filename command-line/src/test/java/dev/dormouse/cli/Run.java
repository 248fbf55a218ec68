package dev.dormouse.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** One run of the program, and what it said. */
record Run(int status, String out, String err) {

    /** Runs it within this JVM. */
    static Run of(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Dormouse.run(new PrintWriter(out, true), new PrintWriter(err, true), Stream.of(arguments).map(Object::toString).toArray(String[]::new));
        return new Run(status, out.toString(), err.toString());
    }

    /** Runs a command with the runtime on its class path. */
    static Run with(Object... arguments) {
        return of(Stream.concat(Stream.of(arguments), Stream.of("-cp", Sources.runtime())).toArray());
    }

    /** Runs the jar that was packaged, by a JVM of its own. */
    static Run jar(List<String> before, Object... arguments) throws IOException, InterruptedException {
        List<String> command = Stream.of(before.stream(), Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m", "-jar", "target/dormouse.jar"),
                Stream.of(arguments).map(Object::toString)).flatMap(part -> part).toList();
        Process process = new ProcessBuilder(command).start();
        process.getOutputStream().close();
        try {
            String out = new String(process.getInputStream().readAllBytes());
            String err = new String(process.getErrorStream().readAllBytes());
            return new Run(process.waitFor(), out, err);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Holds it against what was to be said, line by line. */
    void isRefusedBy(String... lines) {
        assertEquals(List.of(lines), err.lines().filter(line -> !line.startsWith("A message without a line")).toList());
        assertEquals(Dormouse.REFUSED, status);
    }

    void isUnusableFor(String line) {
        assertEquals("dormouse: " + line, err.strip());
        assertEquals(Dormouse.UNUSABLE, status);
    }

    void succeeds(String said) {
        assertEquals("", err);
        assertEquals(said, out.strip());
        assertEquals(Dormouse.DONE, status);
    }
}
