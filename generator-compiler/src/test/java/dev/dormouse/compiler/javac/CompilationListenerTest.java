package dev.dormouse.compiler.javac;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnNode;

/** A compilation is woven as a whole, or refused and gone as a whole. */
class CompilationListenerTest {

    private static final String FIB = """
            package demo;

            import dev.dormouse.*;

            public class Fib {
                @Coroutine
                public static long fibWithSum(Yield.OfLong out, int n) {
                    long a = 0, b = 1, sum = 0;
                    for (int i = 0; i < n; i++) {
                        out.yield(a);
                        sum += a;
                        long next = a + b;
                        a = b;
                        b = next;
                    }
                    return sum;
                }
            }
            """;

    private static final String MAIN = """
            package demo;

            public class Main {
                public static String run() {
                    try (var fib = new FibCo.FibWithSum()) {
                        var text = new StringBuilder();
                        fib.start(5);
                        while (fib.next()) text.append(fib.value()).append(' ');
                        return text.append(fib.result()).toString();
                    }
                }
            }
            """;

    /** Seen in the source. */
    private static final String PLAIN_CALL = """
            package demo;

            class Refused {
                interface Inner {}
                static Runnable run = () -> {};
                static Object plain = new Object() { long n = Fib.fibWithSum(null, 1); };
            }
            """;

    /** Seen in the class files. */
    private static final String RECURSION = """
            package demo;

            import dev.dormouse.*;

            class Refused {
                @Coroutine
                static void down(Yield.OfLong out, int n) {
                    if (n > 0) {
                        down(out, n - 1);
                    }
                    out.yield(n);
                }
            }
            """;

    /** javac's own. */
    private static final String TYPE_ERROR = "package demo; class Refused { int n = \"\"; }";

    @TempDir
    Path folder;

    private Project project() throws IOException {
        return new Project(folder).source("demo/Fib.java", FIB).source("demo/Main.java", MAIN);
    }

    private static Object run(Path... classPath) throws Exception {
        List<URL> urls = new ArrayList<>(List.of(Project.runtime().toUri().toURL()));
        for (Path entry : classPath) {
            urls.add(entry.toUri().toURL());
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
    void wovenCodeRuns() throws Exception {
        Project project = project();
        assertEquals(List.of(), project.compile().messages());
        assertEquals("0 1 1 2 3 7", run(project.classes()));
    }

    @Test
    void unwovenCodeSaysSo() throws Exception {
        Project project = project();
        assertEquals(List.of(), project.compile(Project.UNWOVEN).messages());
        Error error = assertThrows(Error.class, () -> run(project.classes()));
        assertEquals("dev.dormouse.NotWoven", error.getClass().getName());
        assertTrue(error.getMessage().startsWith("Fib is not woven"), error::getMessage);
    }

    @Test
    void aBuildWithEveryWarningAsAnErrorPasses() throws Exception {
        Project project = project();
        Files.createDirectories(project.classes());
        StringWriter out = new StringWriter();
        assertEquals(0, project.javac(out, "-Xlint:all", "-Werror", "-d", project.classes().toString()), out::toString);
        assertEquals("0 1 1 2 3 7", run(project.classes()));
    }

    @Test
    void classFilesBesideTheirSourcesAreWovenToo() throws Exception {
        Project project = project();
        StringWriter out = new StringWriter();
        assertEquals(0, project.javac(out), out::toString);
        assertEquals("0 1 1 2 3 7", run(project.source("")));
        assertEquals(0, project.javac(out, "-classpath", Project.runtime() + File.pathSeparator + "."), out::toString);
        assertEquals("0 1 1 2 3 7", run(project.source("")));
    }

    @ParameterizedTest
    @ValueSource(strings = {PLAIN_CALL, RECURSION, TYPE_ERROR})
    void whatIsRefusedStaysRefused(String refused) throws Exception {
        Project project = project().source("demo/Refused.java", refused).source("demo/Zebra.java", "package demo; enum Zebra { A { } }");
        for (int build = 0; build < 2; build++) {
            StringWriter out = new StringWriter();
            assertEquals(1, project.javac(out), out::toString);
            assertEquals(List.of(), Project.files(folder, ".class"));
            assertFalse(project.compile().success());
            assertEquals(List.of(), Project.files(folder, ".class"));
        }
        project.source("demo/Refused.java", "package demo; class Refused {}");
        assertEquals(List.of(), project.compile().messages());
        assertEquals("0 1 1 2 3 7", run(project.classes()));
    }

    @ParameterizedTest
    @ValueSource(strings = {PLAIN_CALL, RECURSION, TYPE_ERROR})
    void whatWasBuiltBeforeIsGoneToo(String refused) throws Exception {
        Project project = project().source("demo/Refused.java", "package demo; class Refused {}");
        assertTrue(project.compile().success());
        project.source("demo/Refused.java", refused);
        assertFalse(project.compile().success());
        assertEquals(List.of(), Project.files(project.classes(), ".class"));
    }

    @Test
    void anErrorThatJavacFindsLastIsNoticed() throws Exception {
        Project project = project().source("demo/Zebra.java", "package demo; class Zebra {}");
        assertTrue(project.compile().success());
        String tooMuch = "n = n * 31 + 12345678;".repeat(10_000);
        project.source("demo/Zebra.java", "package demo; class Zebra { static int m(int n) { " + tooMuch + " return n; } }");
        assertEquals(List.of("Zebra.java:1: code too large"), project.compile().messages());
        assertEquals(List.of(), Project.files(project.classes(), ".class"));
    }

    @Test
    void aRefusalOfTheWeaverHasItsLine() throws IOException {
        Project project = new Project(folder).source("demo/Refused.java", RECURSION);
        List<String> messages = project.compile().messages();
        assertEquals(1, messages.size(), messages::toString);
        assertTrue(messages.get(0).matches("(?s)Refused\\.java:9: \\[DM05\\d\\] .*"), messages::toString);
    }

    /** A coroutine that begins by taking a value off the empty stack: no compiler writes that. */
    @Test
    void aDefectOfTheWeaverFailsTheBuild() throws IOException {
        String message = spoilt(classFile -> {
            ClassNode node = new ClassNode();
            new ClassReader(classFile).accept(node, 0);
            node.methods.stream().filter(method -> method.name.equals("fibWithSum")).forEach(method -> method.instructions.insert(new InsnNode(Opcodes.POP)));
            ClassWriter writer = new ClassWriter(0);
            node.accept(writer);
            return writer.toByteArray();
        });
        assertTrue(message.startsWith("[DM034] a defect of the weaver, please report it: "), message);
    }

    @Test
    void aClassFileThatCannotBeReadFailsTheBuild() throws IOException {
        String message = spoilt(classFile -> new byte[] {(byte) 0xCA, (byte) 0xFE});
        assertEquals("demo.Fib: [DM078] the class file of demo.Fib cannot be understood: it is no class file", message);
    }

    /** What a build says in which the class file of {@code Fib} is another, just before it is woven. */
    private String spoilt(UnaryOperator<byte[]> spoiling) throws IOException {
        Project project = project();
        Path fib = project.classes().resolve("demo/Fib.class");
        List<String> messages = project.processor(() -> new Wrapping(environment -> {
            JavacTask.instance(environment).addTaskListener(new Spoiling(fib, spoiling));
            return environment;
        })).compile().messages();
        assertEquals(1, messages.size(), messages::toString);
        assertEquals(List.of(), Project.files(project.classes(), ".class"));
        return messages.get(0);
    }

    private record Spoiling(Path file, UnaryOperator<byte[]> spoiling) implements TaskListener {

        @Override
        public void finished(TaskEvent event) {
            if (event.getKind() == TaskEvent.Kind.COMPILATION) {
                try {
                    Files.write(file, spoiling.apply(Files.readAllBytes(file)));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    @Test
    void nothingIsDeletedWhereThereIsNoCoroutine() throws IOException {
        Project project = new Project(folder).source("A.java", "class A {}").source("B.java", "class B { int n = \"\"; }");
        assertFalse(project.compile("-XDcompilePolicy=byTodo").success());
        assertEquals(List.of("A.class"), Project.files(project.classes(), ".class"));
    }

    @Test
    void originalsAreKeptOnRequest() throws Exception {
        Project project = project();
        Path originals = folder.resolve("originals");
        assertTrue(project.compile("-Adormouse.originals=" + originals).success());
        byte[] woven = Files.readAllBytes(project.classes().resolve("demo/Fib.class"));
        assertTrue(project.compile(Project.UNWOVEN).success());
        List<String> compiled = Project.files(project.classes(), ".class");
        assertEquals(compiled, Project.files(originals, ".class"));
        for (String name : compiled) {
            assertArrayEquals(Files.readAllBytes(project.classes().resolve(name)), Files.readAllBytes(originals.resolve(name)), name);
        }
        assertFalse(Arrays.equals(woven, Files.readAllBytes(originals.resolve("demo/Fib.class"))));
    }

    @Test
    void theReportLiesWhereMavenPutsItsFiles() throws IOException {
        assertTrue(project().compile().success());
        Path report = folder.resolve("target/dormouse/states.txt");
        assertTrue(Files.readString(report).contains("Fib.fibWithSum"));
        assertEquals(List.of("dormouse/states.txt"), Project.files(folder.resolve("target"), ".txt"));
    }

    @Test
    void theReportOfTestsDoesNotReplaceIt() throws IOException {
        StringWriter out = new StringWriter();
        assertEquals(0, project().javac(out, "-d", folder.resolve("target/test-classes").toString()), out::toString);
        assertEquals(List.of("dormouse/test-states.txt"), Project.files(folder.resolve("target"), ".txt"));
    }

    @Test
    void theReportLiesWhereTheBuildWantsIt() throws IOException {
        assertTrue(project().compile("-Adormouse.report=" + folder.resolve("reports/dormouse")).success());
        assertEquals(List.of("reports/dormouse/states.txt"), Project.files(folder, ".txt"));
    }

    @Test
    void elsewhereThereIsNoReport() throws IOException {
        StringWriter out = new StringWriter();
        assertEquals(0, project().javac(out, "-d", folder.resolve("out").toString()), out::toString);
        assertEquals(List.of(), Project.files(folder, ".txt"));
    }

    @Test
    void opaqueChildrenAreAskedForByAnOption() throws Exception {
        String parent = FIB.replace("public class Fib {", """
                public class Fib {
                    @Coroutine
                    public static long twice(Yield.OfLong out, int n) {
                        return fibWithSum(out, n) + fibWithSum(out, n);
                    }
                """);
        Project project = project().source("demo/Fib.java", parent);
        Path report = folder.resolve("target/dormouse/states.txt");
        assertTrue(project.compile().success());
        String flat = Files.readString(report);
        assertTrue(project.compile("-Adormouse.opaqueChildren").success());
        assertNotEquals(flat, Files.readString(report));
        assertTrue(project.compile("-Adormouse.opaqueChildren=false").success());
        assertEquals(flat, Files.readString(report));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "dormouse.weave=no; the one value is external, and weaving is on without this option",
        "dormouse.opaqueChildren=yes; it is true or false",
        "dormouse.smallParts=1; it is true or false",
        "dormouse.companions=none; the one value is drivers, for a library whose coroutines are called by coroutines only",
        "dormouse.report; it names a folder",
        "dormouse.budget; it names a file",
        "dormouse.originals; it names a folder",
    })
    void optionsThatAreNotUnderstoodAreRefused(String option) throws IOException {
        String given = option.substring(0, option.indexOf(';'));
        Project.Outcome outcome = project().compile("-A" + given);
        assertFalse(outcome.success());
        String expected = "[DM031] -A" + given + " is not understood" + option.substring(option.indexOf(';'));
        assertTrue(outcome.messages().contains(expected), outcome.messages()::toString);
    }

    @Test
    void coroutinesOfAnotherCompilationAreCalled() throws Exception {
        Project library = new Project(folder.resolve("library")).source("demo/Fib.java", FIB);
        assertEquals(List.of(), library.compile().messages());
        Project user = new Project(folder.resolve("user")).classPath(library.classes())
                .source("demo/User.java", """
                        package demo;

                        import dev.dormouse.*;

                        public class User {
                            @Coroutine
                            public static long twice(Yield.OfLong out, int n) {
                                return Fib.fibWithSum(out, n) + Fib.fibWithSum(out, n - 1);
                            }
                        }
                        """)
                .source("demo/Main.java", MAIN.replace("FibCo.FibWithSum", "UserCo.Twice"));
        assertEquals(List.of(), user.compile().messages());
        assertEquals("0 1 1 2 3 0 1 1 2 11", run(user.classes(), library.classes()));
    }

    /** A library of ports only has nothing to weave, but names to keep. */
    @Test
    void aPortOfAnotherCompilationKeepsTheNamesOfWhatItYields() throws Exception {
        String port = "package demo; @dev.dormouse.Port(\"emit\") public interface Probe<T> { int emit(long at, T value); default void emitted(int unnamed) {} }";
        Project library = new Project(folder.resolve("library")).source("demo/Probe.java", port);
        assertEquals(List.of(), library.compile().messages());
        Project both = new Project(folder.resolve("both")).source("demo/Probe.java", port).source("demo/Fib.java", FIB);
        assertEquals(List.of(), both.compile().messages());
        for (Project with : List.of(library, both)) {
            Project user = new Project(folder.resolve("user")).classPath(with.classes()).source("demo/User.java", """
                    package demo;

                    import dev.dormouse.*;

                    class User {
                        @Coroutine
                        static void probe(Probe<String> out) {
                            out.emit(5, "x");
                        }

                        static void read(UserCo.Probe view) {
                            view.start().next();
                            System.out.println(view.at() + view.value());
                        }
                    }
                    """);
            assertEquals(List.of(), user.compile().messages());
        }
    }

    @Test
    void coroutinesOfAnotherCompilationAreNotCalledFromPlainCode() throws Exception {
        Project library = new Project(folder.resolve("library")).source("demo/Fib.java", FIB);
        assertTrue(library.compile().success());
        Project user = new Project(folder.resolve("user")).classPath(library.classes()).source("demo/Refused.java", PLAIN_CALL);
        List<String> messages = user.compile().messages();
        assertEquals(1, messages.size(), messages::toString);
        assertTrue(messages.get(0).startsWith("Refused.java:6: [DM001] coroutine Fib.fibWithSum"), messages::toString);
        assertEquals(List.of(), Project.files(user.classes(), ".class"));
    }

    @Test
    void aModuleIsWoven() throws Exception {
        Project project = project().source("module-info.java", "module m { exports demo; }");
        assertEquals(List.of(), project.compile("--add-reads", "m=ALL-UNNAMED").messages());
        assertEquals("0 1 1 2 3 7", run(project.classes()));
    }

    @Test
    void severalModulesAreWovenTogether() throws Exception {
        Project project = new Project(folder)
                .source("m/module-info.java", "module m { exports demo; }")
                .source("m/demo/Fib.java", FIB)
                .source("n/module-info.java", "module n { requires m; }")
                .source("n/demo2/Main.java", MAIN.replace("package demo;", "package demo2; import demo.*;"));
        StringWriter out = new StringWriter();
        int code = project.javac(
                out, "--module-source-path", project.source("").toString(), "-d", project.classes().toString(),
                "--add-reads", "m=ALL-UNNAMED", "--add-reads", "n=ALL-UNNAMED");
        assertEquals(0, code, out::toString);
        Project main = new Project(folder.resolve("main")).classPath(project.classes().resolve("m")).source("demo/Main.java", MAIN);
        assertEquals(List.of(), main.compile().messages());
        assertEquals("0 1 1 2 3 7", run(main.classes(), project.classes().resolve("m")));
    }

    @Test
    void classFilesInMemoryAreRefusedOnlyWhereTheyAreToBeWoven() throws IOException {
        assertEquals(List.of(), inMemory("class A {}"));
        List<String> messages = inMemory("class A { @dev.dormouse.Coroutine static void a(dev.dormouse.Yield.OfInt out) {} }");
        assertEquals(1, messages.size(), messages::toString);
        assertTrue(messages.get(0).startsWith("[DM033] the class file of ACo"), messages::toString);
    }

    private static List<String> inMemory(String source) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (JavaFileManager files = new Memory(javac.getStandardFileManager(diagnostics, Locale.ROOT, null))) {
            JavaFileObject text = new InMemory("A.java", JavaFileObject.Kind.SOURCE, source);
            JavaCompiler.CompilationTask task = javac.getTask(
                    null, files, diagnostics, List.of("--release", "17", "-classpath", Project.runtime().toString()), null, List.of(text));
            task.setProcessors(List.of(new CoroutineProcessor()));
            task.call();
            return diagnostics.getDiagnostics().stream().map(diagnostic -> diagnostic.getMessage(Locale.ROOT)).toList();
        }
    }

    private static final class InMemory extends SimpleJavaFileObject {

        private final String text;
        private final StringWriter written = new StringWriter();

        InMemory(String name, Kind kind, String text) {
            super(URI.create("memory:///" + name), kind);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text == null ? written.toString() : text;
        }

        @Override
        public java.io.Writer openWriter() {
            return written;
        }

        @Override
        public java.io.OutputStream openOutputStream() {
            return java.io.OutputStream.nullOutputStream();
        }
    }

    private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {

        Memory(JavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new InMemory(className.replace('.', '/') + kind.extension, kind, null);
        }

        @Override
        public FileObject getFileForOutput(Location location, String packageName, String relativeName, FileObject sibling) {
            return new InMemory(packageName.replace('.', '/') + "/" + relativeName, JavaFileObject.Kind.OTHER, null);
        }
    }
}
