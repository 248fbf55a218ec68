package dev.dormouse.benchmarks.footprint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds how many {@link Sleepers} a JVM can hold: a fresh one for each number that is tried, the next half way between the most that fitted and the fewest that did not. Prints each set of flags, and
 * what was found, to a hundred.
 */
public final class Footprint {

    private static final int STEP = 100;
    private static final int TOO_MANY = 1_000_000;

    /** The flags of {@code heap-16m.jvmargs}, with a young generation as small as it can be, and without a collector. */
    private static final List<List<String>> FLAGS = List.of(
            List.of("-Xmx16m", "-XX:+UseSerialGC"),
            List.of("-Xmx16m", "-Xms16m", "-XX:+UseSerialGC", "-XX:NewSize=1m", "-XX:MaxNewSize=1m"),
            List.of("-Xmx16m", "-XX:+UnlockExperimentalVMOptions", "-XX:+UseEpsilonGC"));

    private Footprint() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        for (List<String> flags : FLAGS) {
            int fits = 0;
            int tooMany = TOO_MANY;
            String said = "";
            while (tooMany - fits > STEP) {
                int count = (fits + tooMany) / 2 / STEP * STEP;
                String output = run(flags, count);
                if (output == null) {
                    tooMany = count;
                } else {
                    fits = count;
                    said = output;
                }
            }
            System.out.println(String.join(" ", flags) + ": " + said);
        }
    }

    /** What it said; {@code null} if its heap was too small. */
    private static String run(List<String> flags, int count) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Sleepers.class.getName(), Integer.toString(count)));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() == 0) {
            return output;
        }
        if (output.contains("OutOfMemoryError") || output.contains("Terminating due to java.lang.OutOfMemoryError")) {
            return null;
        }
        throw new IllegalStateException(count + " with " + flags + ": " + output);
    }
}
