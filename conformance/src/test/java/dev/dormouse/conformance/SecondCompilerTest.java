package dev.dormouse.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole suite once more from Eclipse's compiler, whose bytecode differs: compiled with its companions, woven by the command line, and held against its own un-woven class files. */
class SecondCompilerTest {

    /** Without the corpus as javac compiled it: this compiler takes a companion on the class path for one that is written twice. */
    private static final String LIBRARIES = Stream.of(Build.CLASS_PATH.split(File.pathSeparator)).filter(entry -> entry.endsWith(".jar")).collect(Collectors.joining(File.pathSeparator));

    private static final List<String> ECJ = List.of("-Xmx256m", "org.eclipse.jdt.internal.compiler.batch.Main", "--release", "17", "-g", "-nowarn");

    @TempDir
    Path folder;

    private String compile(Path classes, List<Path> sources, String... options) throws IOException, InterruptedException {
        return compile(LIBRARIES, classes, sources, options);
    }

    private String compile(String classPath, Path classes, List<Path> sources, String... options) throws IOException, InterruptedException {
        List<String> arguments = Stream.of(List.of("-classpath", classPath, "-processorpath", LIBRARIES, "-s", Files.createDirectories(folder.resolve("companions")).toString(),
                        "-d", classes.toString()), List.of(options), sources.stream().map(Path::toString).toList())
                .flatMap(List::stream).toList();
        return Build.tool(ECJ, arguments);
    }

    @Test
    void theSuitePassesFromItsClassFiles() throws IOException, InterruptedException, ClassNotFoundException {
        List<Path> sources;
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            sources = files.filter(file -> file.toString().endsWith(".java")).toList();
        }
        Path classes = folder.resolve("classes");
        assertEquals("", compile(classes, sources, "-Adormouse.weave=external"));
        Path woven = folder.resolve("woven");
        String said = Build.tool(List.of("-Xmx256m", "dev.dormouse.cli.Dormouse"), List.of("weave", classes.toString(), "-o", woven.toString(), "-cp", LIBRARIES, "--lint", "off"));
        assertTrue(said.matches("\\d+ of \\d+ classes woven in \\Q" + woven + "\\E\n"), said);
        for (String name : Suite.corpus()) {
            assertTrue(Files.exists(woven.resolve(name.replace('.', '/') + ".class")), name + " would come from javac's classes");
        }
        String output = Build.run(woven, List.of("-Xmx16m", "-XX:+UseSerialGC", "-Ddormouse.originals=" + classes), "dev.dormouse.conformance.Main");
        assertEquals(Suite.checks().size() + " passed, 0 failed", output.lines().reduce((before, last) -> last).orElse(output));
        assertEquals("", Build.tool(List.of("dev.dormouse.cli.Dormouse"), List.of("check", woven.toString(), "-cp", LIBRARIES)));
    }

    /** Its filer refuses to write a class that it can read, which javac's does not. */
    @Test
    void itsOwnEarlierCompanionsAreNamedWhereTheyAreOnItsClassPath() throws IOException, InterruptedException {
        Path classes = folder.resolve("classes");
        List<Path> sources = Stream.of("Log", "Dumped", "far/Resting").map(name -> Path.of("src/main/java/dev/dormouse/conformance/corpus", name + ".java")).toList();
        assertEquals("", compile(classes, sources, "-Adormouse.weave=external"));
        assertEquals("", compile(classes, sources, "-Adormouse.weave=external"), "they are in the folder that it writes to, and nowhere else");
        AssertionError refused = assertThrows(AssertionError.class, () -> compile(LIBRARIES + File.pathSeparator + classes, classes, sources, "-Adormouse.weave=external"));
        assertTrue(refused.getMessage().contains("[DM017] the companion of Dumped is to be called dev.dormouse.conformance.corpus.DumpedCo, and there is such a class already; give one of them another name"),
                refused.getMessage());
    }

    @Test
    void itIsToldThatItCannotWeave() {
        AssertionError refused = assertThrows(AssertionError.class, () -> compile(folder.resolve("classes"), List.of(Path.of("src/main/java/dev/dormouse/conformance/corpus/Fib.java"))));
        assertTrue(refused.getMessage().contains("[DM030] this compiler is not javac, so nothing can be woven here; compile with javac, or pass -Adormouse.weave=external and have `dormouse weave` weave the"
                + " class files afterwards"), refused.getMessage());
    }
}
