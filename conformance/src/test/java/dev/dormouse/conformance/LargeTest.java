package dev.dormouse.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows 34 and 35: coroutines of thousands of points, and state machines past what one method holds, or past what HotSpot compiles, do what their source does. */
class LargeTest {

    private static final Path CORPUS = Path.of("src", "main", "java", "dev", "dormouse", "conformance", "corpus");
    private static final Pattern NOT_COMPILED = Pattern.compile("\\[DM070] the state machine of ([a-zA-Z.]+) has");
    private static final String LARGE = "dev.dormouse.conformance.corpus.Large";

    @TempDir
    Path folder;

    /** What HotSpot does not compile has a stretch between two points that is too long for it, and is warned of. */
    private void compare(Set<String> notCompiled, String... options) throws IOException, InterruptedException {
        Path source = Files.writeString(folder.resolve("Large.java"), Large.source());
        List<Path> sources = new ArrayList<>(Stream.of("Child", "Log", "Ports", "Trouble").map(name -> CORPUS.resolve(name + ".java")).toList());
        sources.add(source);
        Path classes = folder.resolve("classes");
        Path originals = folder.resolve("originals");
        List<String> compiling = new ArrayList<>(List.of(options));
        compiling.addAll(List.of("-J-Xmx1g", "-Adormouse.lint=off", "-Adormouse.originals=" + originals));
        String said = Build.compileAndSay(classes, sources, compiling.toArray(String[]::new));
        assertEquals(notCompiled, NOT_COMPILED.matcher(said).results().map(result -> result.group(1)).collect(Collectors.toSet()), said);
        String output = Build.run(classes, List.of("-Xmx16m", "-XX:+UseSerialGC", "-Xverify:all", "-Ddormouse.longest=7000", "-Ddormouse.originals=" + originals), Differences.class.getName(), LARGE);
        assertEquals("17 passed", output.strip());
    }

    @Test
    void withChildrenThatAreFlattened() throws IOException, InterruptedException {
        compare(Set.of("Large.jumping", "Large.stretch"));
    }

    @Test
    void withChildrenThatAreOpaque() throws IOException, InterruptedException {
        compare(Set.of("Large.jumping", "Large.stretch", "Large.wide"), "-Adormouse.opaqueChildren");
    }
}
