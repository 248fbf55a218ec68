package dev.dormouse.compiler.javac;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dormouse.compiler.ClassPath;
import dev.dormouse.compiler.Weaver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** The tables that dumps read: which variables have a name in them, and which have nothing else. What dumps make of them, the conformance module tests. */
class DumpTablesTest {

    private static final String FIB = """
            package demo;

            import dev.dormouse.*;

            class Fib {
                @Coroutine
                static void count(Yield.OfInt out, long from, String name) {
                    for (int i = (int) from; i < 9; i++) {
                        out.yield(i);
                        name = name.trim();
                    }
                }
            }
            """;

    private static final String SECRETS = """
            package demo;

            import dev.dormouse.*;

            class Secrets {
                @Sensitive
                interface Secret {}

                static class Key implements Secret {}

                interface Use {
                    @Coroutine(frame = @Frame(bytes = 16, refs = 4))
                    void use(Yield.OfInt out, String text);
                }

                @Coroutine
                void all(Yield.OfInt out, @Sensitive String parameter, Key ofType, Secret[] array, int shown) {
                    @Sensitive int local = parameter.length();
                    Object hidden = ofType;
                    Use lambda = (Yield.OfInt port, @Sensitive String text) -> {
                        port.yield(1);
                        port.yield(text.length());
                    };
                    out.yield(1);
                    out.yield(parameter.length() + ofType.hashCode() + array.length + shown + local + hidden.hashCode() + lambda.hashCode());
                }

                @Coroutine
                static void same(Yield.OfInt out, int local) {
                    out.yield(1);
                    out.yield(local);
                }
            }
            """;

    @TempDir
    Path folder;

    private Project compiled(String name, String source, String... options) throws IOException {
        Project project = new Project(folder.resolve(name)).source("demo/" + name + ".java", source);
        List<String> all = new ArrayList<>(List.of(Project.NO_LINT));
        all.addAll(List.of(options));
        assertEquals(List.of(), project.compile(all.toArray(String[]::new)).messages());
        return project;
    }

    private static ClassNode read(byte[] classFile) {
        ClassNode node = new ClassNode();
        new ClassReader(classFile).accept(node, 0);
        return node;
    }

    private static ClassNode dump(Project project, String name) throws IOException {
        return read(Files.readAllBytes(project.classes().resolve("demo/" + name + "$$Dump.class")));
    }

    /** The table of a coroutine. */
    private static List<String> table(ClassNode dump, String coroutine) {
        for (MethodNode method : dump.methods) {
            for (AbstractInsnNode instruction : method.instructions) {
                if (method.name.startsWith(coroutine) && instruction instanceof LdcInsnNode constant) {
                    return ((String) constant.cst).lines().toList();
                }
            }
        }
        throw new AssertionError("no table of " + coroutine);
    }

    @Test
    void namesLinesAndPlaces() throws IOException {
        ClassNode dump = dump(compiled("Fib", FIB, "-g"), "Fib");
        assertEquals(List.of("demo.Fib;count;Fib.java;long from;String name;int i", "1;8;;0 J0;1 A0", "2;9;;1 A0;2 I0"), table(dump, "count"));
    }

    /** Nothing but what the source, or the method's descriptor, says. */
    @Test
    void withoutDebugTablesThereAreParameters() throws IOException {
        ClassNode dump = dump(compiled("Fib", FIB, "-g:none"), "Fib");
        assertEquals(List.of("demo.Fib;count;;long from;String name", "1;0;;0 J0;1 A0", "2;0;;1 A0"), table(dump, "count"));
        assertEquals(table(dump, "count"), table(dump(compiled("Fib", FIB, "-g:none"), "Fib"), "count"));
    }

    @Test
    void whatIsSensitiveHasNoPlace() throws IOException {
        ClassNode dump = dump(compiled("Secrets", SECRETS, "-g"), "Secrets");
        assertEquals(List.of("demo.Secrets;all;Secrets.java;Secrets this;String parameter;Secrets.Key ofType;Secrets.Secret[] array;int shown;int local;Object hidden;Secrets.Use lambda",
                "1;18;;0 A0;1 =(sensitive);2 =(sensitive);3 =(sensitive);4 I0",
                "2;24;;1 =(sensitive);2 =(sensitive);3 =(sensitive);4 I0;5 =(sensitive);6 =(sensitive);7 A3"), table(dump, "all").subList(0, 3));
        assertEquals("2;21;;0 =(sensitive)", table(dump, "lambda").get(1), "a lambda's");
        assertEquals("2;30;;0 =(sensitive)", table(dump, "same").get(2), "of the same name, in the same class");
    }

    /** Class files tell of types and of the parameters of methods, and not of locals. */
    @Test
    void fromClassFilesWhatIsSensitiveIsFoundWhereTheySaySo() throws IOException {
        Project project = compiled("Secrets", SECRETS, "-g", Project.UNWOVEN);
        Map<String, byte[]> classes = new HashMap<>();
        for (String file : Project.files(project.classes(), ".class")) {
            classes.put(file.replace(".class", ""), Files.readAllBytes(project.classes().resolve(file)));
        }
        try (ClassPath world = new ClassPath(List.of(Project.runtime()))) {
            ClassNode dump = read(Weaver.weave(classes, world, Set.of()).classes().get("demo/Secrets$$Dump"));
            assertEquals("2;24;;1 =(sensitive);2 =(sensitive);3 =(sensitive);4 I0;5 I4;6 =(sensitive);7 A3", table(dump, "all").get(2));
        }
    }

    /** A table may be longer than a constant of a class file. */
    @Test
    void aLongTableIsPutTogether() throws IOException {
        StringBuilder source = new StringBuilder("package demo;\n\nimport dev.dormouse.*;\n\nclass Long {\n    @Coroutine\n    static void all(Yield.OfInt out, int n) {\n");
        for (int i = 0; i < 3000; i++) {
            source.append("        out.yield(n);\n");
        }
        ClassNode dump = dump(compiled("Long", source.append("        out.yield(n);\n    }\n}\n").toString(), "-g"), "Long");
        assertEquals(1, dump.methods.size());
        int length = 0;
        int joined = 0;
        for (AbstractInsnNode instruction : dump.methods.get(0).instructions) {
            length += instruction instanceof LdcInsnNode constant ? ((String) constant.cst).length() : 0;
            joined += instruction instanceof MethodInsnNode call && call.name.equals("concat") ? 1 : 0;
        }
        assertEquals(2, joined);
        assertTrue(length > 2 * 0xffff / 3, length + " characters");
    }
}
