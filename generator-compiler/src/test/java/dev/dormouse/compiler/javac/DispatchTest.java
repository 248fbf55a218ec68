package dev.dormouse.compiler.javac;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dormouse.compiler.ClassInfo;
import dev.dormouse.compiler.Weaver;
import dev.dormouse.compiler.World;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Interface, implementation and caller are compiled apart, and out of step; a receiver without what is called is an error by name. */
class DispatchTest {

    private static final String SOURCE = """
            package api;

            import dev.dormouse.*;

            public interface Source<T> {
                @Coroutine(frame = @Frame(bytes = 16, refs = 2))
                int values(Yield.OfInt out, T limit);
            }
            """;

    private static final String ONES = """
            package impl;

            import api.Source;
            import dev.dormouse.*;

            public class Ones implements Source<Integer> {
                @Override
                @Coroutine
                public int values(Yield.OfInt out, Integer limit) {
                    int i = 0;
                    for (; i < limit; i++) out.yield(i);
                    return i;
                }

                public static Source<Integer> negated(int times) {
                    return (out, limit) -> {
                        for (int i = 0; i < times; i++) out.yield(-limit);
                        return times;
                    };
                }

                public static Source<Integer> constant() {
                    return (out, limit) -> limit;
                }
            }
            """;

    private static final String MAIN = """
            package demo;

            import api.*;
            import impl.Ones;
            import dev.dormouse.*;
            import dev.dormouse.arena.Arena;

            public class Main {
                @Coroutine
                static int all(Yield.OfInt out, Source<Integer> first, Source<Integer> second) {
                    return first.values(out, 2) * 100 + second.values(out, 3);
                }

                public static String run() {
                    var text = new StringBuilder();
                    var all = new MainCo.All(Arena.ofBytes(1024)).start(new Ones(), Ones.negated(2));
                    while (all.next()) text.append(all.value()).append(' ');
                    text.append(all.result());
                    var view = new SourceCo.Values<Integer>(Arena.ofBytes(1024)).start(Ones.negated(1), 7);
                    while (view.next()) text.append(' ').append(view.value());
                    return text.toString();
                }
            }
            """;

    @TempDir
    Path folder;

    private Project api(String source) throws IOException {
        return compiled(new Project(folder.resolve("api")).source("api/Source.java", source));
    }

    private Project impl(Project api) throws IOException {
        return compiled(new Project(folder.resolve("impl")).classPath(api.classes()).source("impl/Ones.java", ONES));
    }

    private Project main(Project api, Project impl) throws IOException {
        return compiled(new Project(folder.resolve("main")).classPath(api.classes()).classPath(impl.classes()).source("demo/Main.java", MAIN));
    }

    private static Project compiled(Project project, String... options) throws IOException {
        assertEquals(List.of(), project.compile(options).messages());
        return project;
    }

    private static Object run(Project... projects) throws Exception {
        List<URL> urls = new ArrayList<>(List.of(Project.runtime().toUri().toURL()));
        for (Project project : projects) {
            urls.add(project.classes().toUri().toURL());
        }
        try (URLClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            return loader.loadClass("demo.Main").getMethod("run").invoke(null);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }

    @Test
    void interfaceImplementationAndCallerAreOfThreeCompilations() throws Exception {
        Project api = api(SOURCE);
        Project impl = impl(api);
        assertEquals("0 1 -3 -3 202 -7", run(api, impl, main(api, impl)));
    }

    @Test
    void whatIsToBeWipedCannotHaveABudgetNotEvenWithoutABody() throws IOException {
        Project project = new Project(folder.resolve("wipe")).source("api/Secret.java", """
                package api;

                import dev.dormouse.*;

                public interface Secret {
                    @Coroutine(wipe = true, frame = @Frame(bytes = 16, refs = 2))
                    int values(Yield.OfInt out, long pin);
                }
                """);
        assertEquals(List.of("Secret.java: [DM026] Secret.values wipes its record, or embeds one that is to be wiped, and has a frame budget: who calls it by another name does not know that there are secrets in the"
                + " frame; leave out the one or the other"), project.compile().messages());
    }

    @Test
    void aBudgetThatTheCallerDoesNotKnowDoesNotLink() throws Exception {
        Project api = api(SOURCE);
        Project impl = impl(api);
        Project main = main(api, impl);
        api(SOURCE.replace("bytes = 16", "bytes = 32"));
        impl(api);
        Error error = assertThrows(NoSuchMethodError.class, () -> run(api, impl, main));
        assertTrue(error.getMessage().contains("values$enter$2$2"), error.getMessage());
    }

    @Test
    void aBudgetThatTheImplementationDoesNotKnowIsNamed() throws Exception {
        Project api = api(SOURCE);
        Project impl = impl(api);
        api(SOURCE.replace("bytes = 16", "bytes = 32"));
        Project main = main(api, impl);
        Error error = assertThrows(Error.class, () -> run(api, impl, main));
        assertTrue(error.getMessage().startsWith("impl.Ones as Source.values within 32 bytes and 2 references is not woven: compile it with"), error.getMessage());
    }

    @Test
    void anImplementationThatIsNotWovenIsNamed() throws Exception {
        Project api = api(SOURCE);
        Project impl = new Project(folder.resolve("impl")).classPath(api.classes()).source("impl/Ones.java", ONES);
        compiled(impl, Project.UNWOVEN);
        Project main = main(api, impl);
        Error error = assertThrows(Error.class, () -> run(api, impl, main));
        assertEquals("dev.dormouse.NotWoven", error.getClass().getName());
        assertTrue(error.getMessage().startsWith("impl.Ones as Source.values within 16 bytes and 2 references is not woven"), error.getMessage());
    }

    @Test
    void aBudgetThatDoesNotHoldAnImplementationElsewhereIsRefusedThere() throws IOException {
        Project api = api(SOURCE.replace("bytes = 16", "bytes = 4").replace("refs = 2", "refs = 0"));
        Project impl = new Project(folder.resolve("impl")).classPath(api.classes()).source("impl/Ones.java", ONES);
        List<String> messages = impl.compile().messages();
        String refusal = "Ones.java:11: [DM065] the record of Ones.values takes 8 bytes and 1 reference, and its frame budget is 8 bytes and 0 references; ";
        assertTrue(messages.stream().anyMatch(message -> message.startsWith(refusal)), messages.toString());
        assertEquals(List.of(), Project.files(impl.classes(), ".class"));
    }

    /** References of children that have scratch do not lie over each other, so those of their frames add up. */
    @Test
    void framesThatAddUpToMoreThanARecordAreRefused() throws IOException {
        StringBuilder source = new StringBuilder("""
                import dev.dormouse.*;

                class Many {
                    interface Source {
                        @Coroutine(frame = @Frame(bytes = 1048576, refs = 262144))
                        void values(Yield.OfInt out);
                    }
                """);
        for (int i = 0; i < 5; i++) {
            source.append("    @Coroutine static void child").append(i).append("(Yield.OfInt out, Source source) { byte[] b = Scratch.bytes(1); source.values(out); b[0]++; }\n");
        }
        source.append("    @Coroutine static void three(Yield.OfInt out, Source source) { child0(out, source); child1(out, source); child2(out, source); }\n");
        source.append("    @Coroutine static void five(Yield.OfInt out, Source source) {\n");
        for (int i = 0; i < 5; i++) {
            source.append("        child").append(i).append("(out, source);\n");
        }
        source.append("    }\n}\n");
        assertEquals(List.of("Many.java:18: [DM064] the record of Many.five would take 1048584 references for what it calls, and a record takes at most 1048576 for that; state smaller frame budgets, or have a"
                + " called coroutine's record boxed, @Coroutine(boxed = true)"), new Project(folder.resolve("many")).source("Many.java", source.toString()).compile(Project.NO_LINT).messages());
    }

    /** Once a budget could be as large as an int. */
    @Test
    void aBudgetOfAnotherBuildThatIsTooLargeIsRefusedWhereItIsCalled() throws IOException {
        Project api = api(SOURCE);
        Path classFile = api.classes().resolve("api/Source.class");
        ClassNode node = new ClassNode();
        new ClassReader(Files.readAllBytes(classFile)).accept(node, 0);
        AnnotationNode layout = node.methods.stream().filter(method -> method.name.equals("values")).flatMap(method -> method.invisibleAnnotations.stream())
                .filter(annotation -> annotation.desc.endsWith("/Layout;")).findFirst().orElseThrow();
        layout.values.set(layout.values.indexOf("frame") + 1, List.of(1 << 28, 4));
        ClassWriter writer = new ClassWriter(0);
        node.accept(writer);
        Files.write(classFile, writer.toByteArray());
        Project main = new Project(folder.resolve("main")).classPath(api.classes()).source("demo/Main.java", """
                package demo;

                import api.*;
                import dev.dormouse.*;

                class Main {
                    @Coroutine
                    static int all(Yield.OfInt out, Source<Integer> source) {
                        return source.values(out, 2);
                    }
                }
                """);
        assertEquals(List.of("Main.java:9: [DM064] the record of Main.all would take 268435456 cells for what it calls, and a record takes at most 1048576 for that; state smaller frame budgets, or have a"
                + " called coroutine's record boxed, @Coroutine(boxed = true)"), main.compile().messages());
    }

    @Test
    void aLambdaBecomesAClassBesideItsOwnAndLeavesNoInvokedynamic() throws IOException {
        Project api = api(SOURCE);
        Project impl = impl(api);
        assertEquals(List.of("impl/Ones$$Dump.class", "impl/Ones$$Lambda0.class", "impl/Ones$$Lambda1.class", "impl/OnesCo$$Dump.class"), made(impl));
        for (String file : Project.files(impl.classes(), ".class")) {
            ClassNode node = new ClassNode();
            new ClassReader(Files.readAllBytes(impl.classes().resolve(file))).accept(node, 0);
            for (MethodNode method : node.methods) {
                for (AbstractInsnNode instruction : method.instructions) {
                    assertFalse(instruction.getOpcode() == Opcodes.INVOKEDYNAMIC, file + " " + method.name);
                }
            }
        }
    }

    private static List<String> made(Project project) throws IOException {
        return Project.files(project.classes(), ".class").stream().filter(file -> file.contains("$$")).toList();
    }

    @Test
    void classesThatAreMadeGoWithTheirOwn() throws IOException {
        Project api = api(SOURCE);
        Project impl = impl(api);
        impl.source("impl/Ones.java", ONES.substring(0, ONES.indexOf("public static Source")) + "}\n");
        compiled(impl);
        assertEquals(List.of("impl/Ones$$Dump.class", "impl/OnesCo$$Dump.class"), made(impl));
        impl.source("impl/Ones.java", "package impl;\n\nclass Ones {\n}\n");
        compiled(impl);
        assertEquals(List.of("impl/OnesCo$$Dump.class"), made(impl), "what goes with the companion, of which javac leaves the class file too");
        impl.source("impl/Ones.java", ONES);
        compiled(impl);
        impl.source("impl/Ones.java", ONES.replace("return i;", "return \"\";"));
        assertFalse(impl.compile().success());
        assertEquals(List.of(), Project.files(impl.classes(), ".class"));
    }

    @Test
    void anAnonymousClassWithoutACompanionHasItsDriverInAClassOfItsOwn() throws Exception {
        Project api = api(SOURCE);
        Project impl = impl(api);
        Project main = new Project(folder.resolve("main")).classPath(api.classes()).classPath(impl.classes())
                .source("demo/Local.java", """
                        package demo;

                        import api.Source;
                        import dev.dormouse.*;

                        class Local {
                            static final Source<Integer> LOCAL = new Source<>() {
                                @Override
                                @Coroutine
                                public int values(Yield.OfInt out, Integer limit) {
                                    out.yield(limit * 10);
                                    return limit;
                                }
                            };
                        }
                        """)
                .source("demo/Main.java", MAIN.replace("Ones.negated(2)", "Local.LOCAL"));
        compiled(main);
        assertTrue(Project.files(main.classes(), ".class").contains("demo/Local$$Drivers.class"));
        assertEquals("0 1 30 203 -7", run(api, impl, main));
    }

    @Test
    void aClassThatHasNothingButALambdaIsWoven() throws Exception {
        Project api = api(SOURCE);
        Project impl = impl(api);
        Project main = new Project(folder.resolve("main")).classPath(api.classes()).classPath(impl.classes())
                .source("demo/Main.java", """
                        package demo;

                        import api.*;
                        import dev.dormouse.arena.Arena;

                        public class Main {
                            public static String run() {
                                Source<String> source = (out, text) -> {
                                    for (int i = 0; i < text.length(); i++) out.yield(text.charAt(i));
                                    return -1;
                                };
                                var view = new SourceCo.Values<String>(Arena.ofBytes(1024)).start(source, "ab");
                                var text = new StringBuilder();
                                while (view.next()) text.append(view.value()).append(' ');
                                return text.append(view.result()).toString();
                            }
                        }
                        """);
        compiled(main);
        assertEquals(List.of("demo/Main$$Dump.class", "demo/Main$$Lambda0.class", "demo/Main.class"), Project.files(main.classes(), ".class"));
        assertEquals("97 98 -1", run(api, impl, main));
    }

    @Test
    void aLambdaDoesNotCaptureScratch() throws IOException {
        Project api = api(SOURCE);
        List<String> messages = new Project(folder.resolve("main")).classPath(api.classes()).source("demo/Main.java", """
                package demo;

                import api.*;
                import dev.dormouse.*;

                class Main {
                    @Coroutine
                    static int call(Yield.OfInt out) {
                        byte[] buffer = Scratch.bytes(4);
                        Source<String> source = (port, text) -> buffer[0];
                        return source.values(out, "");
                    }
                }
                """).compile().messages();
        assertEquals(1, messages.size(), messages.toString());
        assertTrue(messages.get(0).startsWith("Main.java:10: [DM055] a scratch object leaves its coroutine here"), messages.toString());
    }

    @Test
    void aCoroutineOfAClassThatCannotBeNamedIsRefusedUnlessTheReceiverDecides() throws IOException {
        Project project = new Project(folder.resolve("hidden")).source("api/Shown.java", """
                package api;

                import dev.dormouse.*;

                public class Shown extends Hidden {}

                class Hidden {
                    @Coroutine(frame = @Frame(bytes = 8))
                    public void open(Yield.OfInt out) {
                        out.yield(1);
                    }

                    @Coroutine
                    public static void fixed(Yield.OfInt out) {
                        out.yield(2);
                    }
                }
                """).source("demo/Caller.java", """
                package demo;

                import api.Shown;
                import dev.dormouse.*;

                class Caller {
                    @Coroutine
                    static void call(Yield.OfInt out) {
                        new Shown().open(out);
                        Shown.fixed(out);
                    }
                }
                """);
        assertEquals(List.of("Caller.java:10: [DM068] coroutine Hidden.fixed is declared by a class that is not accessible here, though Shown inherits it; make that class public, or have Shown call it in a"
                + " coroutine of its own"), project.compile().messages());
    }

    @Test
    void whatTheSourceChecksRefuseIsRefusedInClassFilesToo() throws IOException {
        Project project = new Project(folder.resolve("plain")).source("demo/Sub.java", """
                package demo;

                import dev.dormouse.*;

                class Sub implements Base {
                    @Coroutine
                    public void values(Yield.OfInt out) {}

                    @Coroutine(frame = @Frame(bytes = 64))
                    public void others(Yield.OfInt out) {}
                }

                interface Base {
                    @Coroutine(frame = @Frame(bytes = 8))
                    void values(Yield.OfInt out);

                    @Coroutine(frame = @Frame(bytes = 64))
                    void others(Yield.OfInt out);
                }

                interface Other {
                    @Coroutine(frame = @Frame(bytes = 64))
                    void others(Yield.OfInt out);
                }

                interface Both extends Base, Other {}
                """);
        compiled(project, Project.UNWOVEN);
        Map<String, byte[]> classes = new TreeMap<>();
        for (String name : List.of("demo/Base", "demo/Sub", "demo/Other", "demo/Both")) {
            ClassNode node = new ClassNode();
            new ClassReader(Files.readAllBytes(project.classes().resolve(name + ".class"))).accept(node, 0);
            for (MethodNode method : node.methods) {
                if (name.endsWith("Sub") && method.name.equals("values")) {
                    method.invisibleAnnotations = null;
                }
                if (name.endsWith("Base") && method.name.equals("others")) {
                    method.invisibleAnnotations.forEach(coroutine -> ((AnnotationNode) coroutine.values.get(1)).values.set(1, 8));
                }
            }
            ClassWriter writer = new ClassWriter(0);
            node.accept(writer);
            classes.put(name, writer.toByteArray());
        }
        World world = name -> name.equals("dev/dormouse/Yield$OfInt") ? new ClassInfo(name, null, List.of(), true, false, "yield", Map.of(), Set.of()) : null;
        assertEquals(List.of("DM021 0 Base.others has a frame budget of 8 bytes and 0 references, and Other.others, which is the same method in Both, one of 64 bytes and 0 references;"
                                + " nothing can implement both, so give both the same budget",
                        "DM020 7 Sub.values is to implement coroutine Base.values and is none itself; annotate it with @Coroutine",
                        "DM021 10 Sub.others has a frame budget of 64 bytes and 0 references, and Base.others, which it overrides, one of 8 bytes and 0 references; leave the budget out here, it is inherited"),
                Weaver.weave(classes, world, Set.of()).refusals().stream().map(refusal -> refusal.code() + " " + refusal.line() + " " + refusal.message()).toList());
    }
}
