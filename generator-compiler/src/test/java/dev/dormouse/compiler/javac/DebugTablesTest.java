package dev.dormouse.compiler.javac;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

/** Debug tables survive weaving, and are for names only: layouts are the same with them and without. */
class DebugTablesTest {

    private static final Path CONFORMANCE = Path.of("..", "conformance", "src", "main", "java");

    /** Whoever names it may call a coroutine of the runtime, which is not woven here. */
    private static final String TASKS = "import dev.dormouse.Async;";

    @TempDir
    Path folder;

    /** The conformance corpus, compiled. */
    private Path corpus(String... options) throws IOException {
        Project project = new Project(folder.resolve(options[0].replace(':', '-')));
        try (Stream<Path> files = Files.walk(CONFORMANCE)) {
            for (Path file : files.filter(DebugTablesTest::isCorpus).toList()) {
                String text = Files.readString(file);
                if (!text.contains(TASKS)) {
                    project.source(CONFORMANCE.relativize(file).toString(), text);
                }
            }
        }
        assertEquals(List.of(), project.compile(options).messages());
        return project.classes();
    }

    /** The methods of some class files, by class and name. */
    private static Map<String, List<MethodNode>> methods(Path classes) throws IOException {
        Map<String, List<MethodNode>> methods = new TreeMap<>();
        for (String name : Project.files(classes, ".class")) {
            ClassNode node = new ClassNode();
            new ClassReader(Files.readAllBytes(classes.resolve(name))).accept(node, 0);
            node.methods.forEach(method -> methods.computeIfAbsent(node.name + "." + method.name, key -> new ArrayList<>()).add(method));
        }
        return methods;
    }

    /** The polls of the corpus; their names hold the hash of the layout. */
    private Set<String> polls(String option) throws IOException {
        return methods(corpus(option, Project.NO_LINT)).keySet().stream().filter(name -> name.contains("$poll$")).collect(Collectors.toCollection(TreeSet::new));
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

    /** Whatever line a coroutine has code on, its poll has; and whatever it called a variable. */
    @Test
    void everyLineAndVariableSurvives() throws IOException {
        Path originals = folder.resolve("originals");
        Map<String, List<MethodNode>> woven = methods(corpus("-g", Project.NO_LINT, "-Adormouse.originals=" + originals));
        Map<String, List<MethodNode>> written = methods(originals);
        Map<String, List<MethodNode>> polls = new TreeMap<>();
        woven.forEach((name, methods) -> {
            if (name.contains("$poll$")) {
                polls.computeIfAbsent(name.substring(0, name.indexOf("$poll$")), key -> new ArrayList<>()).addAll(methods);
            }
        });
        assertTrue(polls.size() > 200, () -> "only " + polls.size() + " coroutines");
        Set<String> made = new TreeSet<>(polls.keySet());
        made.removeAll(written.keySet());
        assertTrue(made.stream().allMatch(name -> name.contains("Co.")), () -> "only what companions start where a receiver decides is nobody's code: " + made);
        polls.keySet().removeAll(made);
        polls.forEach((name, methods) -> {
            // Overloads, a coroutine that does not sleep among them, are taken together.
            assertEquals(linesAndVariables(written.get(name).stream().filter(DebugTablesTest::isCoroutine).toList()), linesAndVariables(Stream.concat(methods.stream(),
                    woven.get(name).stream().filter(method -> isCoroutine(method) && method.instructions.size() > 5)).toList()), name);
        });
    }

    /** The body of a lambda is one when it has a poll. */
    private static boolean isCoroutine(MethodNode method) {
        return method.name.startsWith("lambda$") || method.invisibleAnnotations != null && method.invisibleAnnotations.stream().anyMatch(annotation -> annotation.desc.equals("Ldev/dormouse/Coroutine;"));
    }

    private static Set<String> linesAndVariables(List<MethodNode> methods) {
        Set<String> found = new TreeSet<>();
        for (MethodNode method : methods) {
            for (AbstractInsnNode instruction : method.instructions) {
                if (instruction instanceof LineNumberNode line) {
                    found.add("line " + line.line);
                }
            }
            if (method.localVariables != null) {
                method.localVariables.forEach(variable -> found.add(variable.name.replace("$this", "this") + " " + variable.desc));
            }
        }
        return found;
    }
}
