package dev.dormouse.conformance.random;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.dormouse.conformance.Build;

/**
 * Random programs, woven and un-woven, leave equal traces. {@code -Ddormouse.programs} says how many of a fresh seed, {@code -Ddormouse.seed} which seed; the seed is in the first line of what a
 * run prints, and in {@code target/random-programs.txt}.
 */
class RandomProgramsTest {

    private static final String MAIN = "dev.dormouse.conformance.random.Main";
    private static final String FRESH = System.getProperty("dormouse.programs", "100");
    private static final String SEED = System.getProperty("dormouse.seed", Long.toString(System.nanoTime() % 1_000_000_000));

    @Test
    void programsOfAFreshSeed() throws IOException, InterruptedException {
        String printed = Build.runWithJavac(MAIN, "--programs", FRESH, "--seed", SEED);
        Files.writeString(Path.of("target", "random-programs.txt"), printed);
        List<String> lines = printed.lines().toList();
        System.out.println(lines.get(0) + "\n" + lines.get(lines.size() - 1));
        assertTrue(lines.get(lines.size() - 1).startsWith(FRESH + " programs {PASSED="), printed);
    }

    /** The same at every build, some in each mode. */
    @Test
    void programsOfTheFixedSeed() throws IOException, InterruptedException {
        String printed = Build.runWithJavac(MAIN, "--programs", "200", "--seed", "1");
        assertTrue(printed.lines().reduce((before, last) -> last).orElse("").startsWith("200 programs {PASSED="), printed);
    }

    @Test
    void programsThatOnceFailed() throws IOException, InterruptedException {
        String printed = Build.runWithJavac(MAIN, "--kept", "src/test/resources/dev/dormouse/conformance/random");
        assertTrue(printed.matches("[1-9]\\d* kept programs pass\\s*"), printed);
    }
}
