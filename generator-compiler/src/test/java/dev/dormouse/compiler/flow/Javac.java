package dev.dormouse.compiler.flow;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles one class in memory. */
final class Javac {

    /** By source: mutation testing repeats tests in one JVM. */
    private static final Map<String, byte[]> CLASSES = new ConcurrentHashMap<>();

    private Javac() {}

    /** The class file of a source that declares one class. */
    static byte[] compile(String name, String source) {
        return CLASSES.computeIfAbsent(source, text -> compileAnew(name, text));
    }

    private static byte[] compileAnew(String name, String source) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        JavaFileManager files = new ForwardingJavaFileManager<>(javac.getStandardFileManager(said, Locale.ROOT, null)) {
            @Override
            public JavaFileObject getJavaFileForOutput(Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
                return new SimpleJavaFileObject(URI.create("memory:///" + className), kind) {
                    @Override
                    public OutputStream openOutputStream() {
                        return written;
                    }
                };
            }
        };
        JavaFileObject file = new SimpleJavaFileObject(URI.create("memory:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
        List<String> options = List.of("--release", "17", "-proc:none", "-g", "-classpath", Javac.class.getProtectionDomain().getCodeSource().getLocation().getPath());
        if (!javac.getTask(null, files, said, options, null, List.of(file)).call()) {
            throw new IllegalArgumentException(said.getDiagnostics().get(0).toString());
        }
        return written.toByteArray();
    }
}
