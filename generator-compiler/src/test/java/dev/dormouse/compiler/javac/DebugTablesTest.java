package dev.dormouse.compiler.javac;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/** Debug tables are for names in reports only: layouts are the same with them and without. */
class DebugTablesTest {

    private static final Path CONFORMANCE = Path.of("..", "conformance", "src", "main", "java");

    /** Whoever names it may call a coroutine of the runtime, which is not woven here. */
    private static final String TASKS = "import dev.dormouse.Async;";

    @TempDir
    Path folder;

    /** The polls of the conformance corpus; their names hold the hash of the layout. */
    private Set<String> polls(String option) throws IOException {
        Project project = new Project(folder.resolve(option.replace(':', '-')));
        try (Stream<Path> files = Files.walk(CONFORMANCE)) {
            for (Path file : files.filter(DebugTablesTest::isCorpus).toList()) {
                String text = Files.readString(file);
                if (!text.contains(TASKS)) {
                    project.source(CONFORMANCE.relativize(file).toString(), text);
                }
            }
        }
        assertEquals(List.of(), project.compile(option, Project.NO_LINT).messages());
        Set<String> polls = new TreeSet<>();
        for (String name : Project.files(project.classes(), ".class")) {
            ClassNode node = new ClassNode();
            new ClassReader(Files.readAllBytes(project.classes().resolve(name))).accept(node, ClassReader.SKIP_CODE);
            node.methods.stream().filter(method -> method.name.contains("$poll$")).forEach(method -> polls.add(node.name + "." + method.name));
        }
        return polls;
    }

    private static boolean isCorpus(Path file) {
        return file.endsWith("Row.java") || file.endsWith("Yields.java") || file.toString().contains("corpus") && file.toString().endsWith(".java");
    }

    @Test
    void layoutsDoNotDependOnThem() throws IOException {
        Set<String> with = polls("-g");
        assertTrue(with.size() > 200, () -> "only " + with.size() + " coroutines");
        assertEquals(with, polls("-g:none"));
    }
}
