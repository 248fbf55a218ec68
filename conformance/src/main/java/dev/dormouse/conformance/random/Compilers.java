package dev.dormouse.conformance.random;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import dev.dormouse.compiler.ClassPath;
import dev.dormouse.compiler.Option;
import dev.dormouse.compiler.Weaver;
import dev.dormouse.compiler.Weaving;

/** javac and Eclipse's compiler, with what they keep of the class path from one compilation to the next. For one thread. */
final class Compilers {

    private static final String CLASS_PATH = System.getProperty("java.class.path");

    private final JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    private final StandardJavaFileManager files = javac.getStandardFileManager(null, null, null);
    private final JavaCompiler eclipse = ServiceLoader.load(JavaCompiler.class).findFirst().orElseThrow(() -> new IllegalStateException("Eclipse's compiler is not on the class path: the artifact is org.eclipse.jdt:ecj"));
    private final StandardJavaFileManager eclipseFiles = eclipse.getStandardFileManager(null, null, null);
    private final ClassPath world;

    Compilers() {
        try {
            world = new ClassPath(Stream.of(CLASS_PATH.split(File.pathSeparator)).map(Path::of).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compiles and weaves; the messages, or an empty text when that has succeeded. */
    String compile(Map<String, String> sources, Mode mode, Path classes, Path originals) {
        // Not --release: javac would read the signatures of that release anew each time.
        List<String> options = new ArrayList<>(List.of("-source", "17", "-target", "17", "-nowarn", "-d", classes.toString(), "-classpath", CLASS_PATH, "-Adormouse.lint=off"));
        options.addAll(mode.options());
        if (mode == Mode.ECLIPSE) {
            String said = compile(eclipse, eclipseFiles, options, sources);
            return said.isEmpty() ? weave(classes, originals) : said;
        }
        options.addAll(List.of("-Xlint:none", "-Adormouse.originals=" + originals));
        return compile(javac, files, options, sources);
    }

    private static String compile(JavaCompiler compiler, StandardJavaFileManager files, List<String> options, Map<String, String> sources) {
        List<JavaFileObject> units = new ArrayList<>();
        sources.forEach((name, source) -> units.add(new Source(name, source)));
        StringWriter messages = new StringWriter();
        JavaCompiler.CompilationTask task = compiler.getTask(messages, files, null, options, null, units);
        // Instances, not a path: the compiler would load the processors anew each time, and the JVM compile them anew.
        task.setProcessors(ServiceLoader.load(Processor.class));
        boolean compiled = task.call();
        return compiled ? "" : messages.toString().isEmpty() ? "the compiler has failed and says nothing" : messages.toString();
    }

    /** Weaves the class files of a folder, as the command line does. */
    private String weave(Path classes, Path originals) {
        Map<String, byte[]> all = new HashMap<>();
        try (Stream<Path> paths = Files.walk(classes)) {
            for (Path path : paths.filter(path -> path.toString().endsWith(".class")).toList()) {
                String file = classes.relativize(path).toString();
                byte[] bytes = Files.readAllBytes(path);
                all.put(file.substring(0, file.length() - ".class".length()).replace(File.separatorChar, '/'), bytes);
                Files.createDirectories(originals.resolve(file).getParent());
                Files.write(originals.resolve(file), bytes);
            }
            Weaving weaving = Weaver.weave(all, world, Set.of(Option.LINT_OFF));
            for (Map.Entry<String, byte[]> woven : weaving.classes().entrySet()) {
                Files.write(classes.resolve(woven.getKey() + ".class"), woven.getValue());
            }
            StringBuilder said = new StringBuilder();
            weaving.refusals().forEach(refusal -> said.append('/').append(refusal.source()).append(':').append(refusal.line()).append(": [").append(refusal.code()).append("] ").append(refusal.message()).append('\n'));
            return said.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            StringWriter defect = new StringWriter();
            e.printStackTrace(new PrintWriter(defect));
            return defect.toString();
        }
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String binaryName, String text) {
            super(URI.create("string:///" + binaryName.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
