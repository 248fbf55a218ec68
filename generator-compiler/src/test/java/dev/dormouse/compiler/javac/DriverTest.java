package dev.dormouse.compiler.javac;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What drivers must be for the JIT to inline them. */
class DriverTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 9})
    void aDriverOfUpToNineLeavesIsOneMethodThatHotSpotInlines(int levels) throws IOException {
        Map<String, Integer> methods = methodsOfDriver(levels);
        assertEquals(1, methods.size(), methods.toString());
        assertTrue(methods.get("drive") <= 325, methods.toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 40})
    void aDriverOfMoreLeavesHasTheirSwitchBesideItAndStaysInlined(int levels) throws IOException {
        Map<String, Integer> methods = methodsOfDriver(levels);
        assertEquals(2, methods.size(), methods.toString());
        assertTrue(methods.get("drive") <= 325, methods.toString());
    }

    @Test
    void aDriverOfOneNodeOnlyCallsItsPoll() throws IOException {
        assertTrue(methodsOfDriver(1).get("drive") <= 20);
    }

    /** Bytes of code of the methods that drive the outermost of some nested coroutines, each of which yields once and calls the next. */
    private Map<String, Integer> methodsOfDriver(int levels) throws IOException {
        StringBuilder text = new StringBuilder("import dev.dormouse.*;\nclass Deep {\n");
        for (int level = 1; level <= levels; level++) {
            text.append("@Coroutine static long level").append(level).append("(Yield.OfLong out, int n) { out.yield(n); return ")
                    .append(level == 1 ? "n" : "level" + (level - 1) + "(out, n + 1)").append("; }\n");
        }
        Project project = new Project(folder).source("Deep.java", text.append("}\n").toString());
        Project.Outcome outcome = project.compile();
        assertTrue(outcome.success(), outcome.messages().toString());
        Map<String, Label> ends = new TreeMap<>();
        ClassWriter copy = new ClassWriter(0);
        new ClassReader(Files.readAllBytes(project.classes().resolve("DeepCo.class"))).accept(new ClassVisitor(Opcodes.ASM9, copy) {
            @Override
            public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
                MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
                String[] parts = name.split("\\$");
                return !parts[0].equals("level" + levels) || parts[1].equals("link") ? method : new MethodVisitor(Opcodes.ASM9, method) {
                    @Override
                    public void visitMaxs(int stack, int locals) {
                        Label end = new Label();
                        visitLabel(end);
                        ends.put(parts[1], end);
                        super.visitMaxs(stack, locals);
                    }
                };
            }
        }, 0);
        copy.toByteArray();
        Map<String, Integer> sizes = new TreeMap<>();
        ends.forEach((method, end) -> sizes.put(method, end.getOffset()));
        return sizes;
    }
}
