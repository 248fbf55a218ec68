package dev.dormouse.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole suite again, compiled with every child opaque, and in a box. */
class ChildrenTest {

    @TempDir
    Path folder;

    @Test
    void theSuitePassesWhereEveryChildIsOpaque() throws IOException, InterruptedException, ClassNotFoundException {
        passes("opaque", "-Adormouse.opaqueChildren");
    }

    @Test
    void theSuitePassesWhereEveryChildIsBoxed() throws IOException, InterruptedException, ClassNotFoundException {
        Path profile = Files.writeString(folder.resolve("boxing.properties"), "arena = 1m\nloop.tasks = 64\nboxing = on\nboxing.threshold = 1\n");
        passes("boxed", "-Adormouse.profile=" + profile);
    }

    private void passes(String children, String option) throws IOException, InterruptedException, ClassNotFoundException {
        List<Path> sources;
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            sources = files.filter(file -> file.toString().endsWith(".java")).toList();
        }
        Path classes = folder.resolve("classes");
        Path originals = folder.resolve("originals");
        Build.compile(classes, sources, option, "-Adormouse.lint=off", "-Adormouse.originals=" + originals);
        String output = Build.run(classes, List.of("-Xmx16m", "-XX:+UseSerialGC", "-Ddormouse.children=" + children, "-Ddormouse.originals=" + originals),
                "dev.dormouse.conformance.Main");
        assertEquals(Suite.checks().size() + " passed, 0 failed", output.lines().reduce((before, last) -> last).orElse(output));
    }
}
