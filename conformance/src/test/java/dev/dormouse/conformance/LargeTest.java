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
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;

/**
 * Rows 34, 35 and 88: coroutines of thousands of points, state machines past what one method holds, or past what HotSpot compiles, and a fan-out of 2048 leaves do what their source does, stack traces included.
 * Drivers never pass what HotSpot compiles.
 */
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
        assertEquals(List.of(), largeDrivers(classes));
        String output = Build.run(classes, List.of("-Xmx16m", "-XX:+UseSerialGC", "-Xverify:all", "-Ddormouse.longest=7000", "-Ddormouse.originals=" + originals), Differences.class.getName(), LARGE);
        assertEquals("21 passed", output.strip());
    }

    /** The methods of drivers that HotSpot might not compile. */
    private static List<String> largeDrivers(Path classes) throws IOException {
        ClassNode companion = new ClassNode();
        new ClassReader(Files.readAllBytes(classes.resolve(LARGE.replace('.', '/') + "Co.class"))).accept(companion, 0);
        return companion.methods.stream().filter(method -> method.name.contains("$drive$") || method.name.contains("$leaf$")).filter(method -> mostBytes(method) > 8000)
                .map(method -> method.name).toList();
    }

    /** No instruction takes more than five bytes, but for switches, which take four a case. */
    private static int mostBytes(MethodNode method) {
        int bytes = 5 * method.instructions.size();
        for (AbstractInsnNode instruction : method.instructions) {
            bytes += instruction instanceof TableSwitchInsnNode table ? 16 + 4 * table.labels.size() : 0;
        }
        return bytes;
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
