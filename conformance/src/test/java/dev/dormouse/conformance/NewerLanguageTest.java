package dev.dormouse.conformance;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The part of the corpus that is written in a later language than the rest, where there is a JDK for it. */
class NewerLanguageTest {

    private static final int RELEASE = 21;

    /** Fewer than there are now would be lost ones. */
    private static final int LEAST = 4;

    @TempDir
    Path folder;

    @Test
    void patternsSwitchAndMatchAsUnwoven() throws IOException, InterruptedException {
        assumeTrue(Runtime.version().feature() >= RELEASE && release(Path.of(Build.JDK)) >= RELEASE, "it takes a JDK " + RELEASE);
        List<Path> sources;
        try (Stream<Path> files = Files.walk(Path.of("src", "newer", "java"))) {
            sources = files.filter(file -> file.toString().endsWith(".java")).toList();
        }
        Path classes = folder.resolve("classes");
        Path originals = folder.resolve("originals");
        Build.compileFor(RELEASE, classes, sources, List.of("-classpath", Build.CLASS_PATH, "-Adormouse.lint=off", "-Adormouse.originals=" + originals));
        String output = Build.run(classes, List.of("-Xmx16m", "-XX:+UseSerialGC", "-Xverify:all", "-Ddormouse.corpus=Patterns", "-Ddormouse.originals=" + originals),
                "dev.dormouse.conformance.Main", "Patterns.");
        String last = output.lines().reduce((before, line) -> line).orElse("");
        assertTrue(last.endsWith(" passed, 0 failed") && Integer.parseInt(last.substring(0, last.indexOf(' '))) >= LEAST, output);
    }

    /** The release of a JDK, which is not the one that runs this. */
    private static int release(Path jdk) throws IOException {
        String version = Files.readAllLines(jdk.resolve("release")).stream().filter(line -> line.startsWith("JAVA_VERSION=")).findFirst().orElseThrow();
        return Runtime.Version.parse(version.substring(version.indexOf('"') + 1, version.lastIndexOf('"'))).feature();
    }
}
