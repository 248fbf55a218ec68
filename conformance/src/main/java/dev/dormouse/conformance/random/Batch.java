package dev.dormouse.conformance.random;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import dev.dormouse.conformance.Comparison;

/** Sources that javac, in this process, and the processor compile together, into a folder that is deleted on close. */
final class Batch implements AutoCloseable {

    private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();
    private static final String CLASS_PATH = System.getProperty("java.class.path");

    private final Path folder;
    private final Path classes;
    private final Path originals;
    private final StandardJavaFileManager files;
    private URLClassLoader loader;

    Batch(StandardJavaFileManager files) {
        this.files = files;
        try {
            folder = Files.createTempDirectory("dormouse-random");
            classes = Files.createDirectory(folder.resolve("classes"));
            originals = folder.resolve("originals");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a batch may keep between compilations: javac's view of the class path. */
    static StandardJavaFileManager files() {
        return JAVAC.getStandardFileManager(null, null, null);
    }

    /** Compiles sources, given by their binary names; the messages, or an empty text when that has succeeded. */
    String compile(Map<String, String> sources, List<String> options) {
        List<JavaFileObject> units = new ArrayList<>();
        sources.forEach((name, source) -> units.add(new Source(name, source)));
        List<String> all = new ArrayList<>(List.of("--release", "17", "-nowarn", "-Xlint:none", "-d", classes.toString(), "-classpath", CLASS_PATH, "-processorpath", CLASS_PATH,
                "-Adormouse.lint=off", "-Adormouse.originals=" + originals));
        all.addAll(options);
        StringWriter messages = new StringWriter();
        boolean compiled = JAVAC.getTask(messages, files, null, all, null, units).call();
        return compiled ? "" : messages.toString().isEmpty() ? "javac has failed and says nothing" : messages.toString();
    }

    /** Changes the woven classes; before {@link #comparison}. */
    void change(UnaryOperator<byte[]> change) {
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
                Files.write(file, change.apply(Files.readAllBytes(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Both sides of it. */
    Comparison comparison() {
        return new Comparison(originals, loader());
    }

    /** Where the woven classes are. */
    ClassLoader loader() {
        if (loader == null) {
            try {
                loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, Batch.class.getClassLoader());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            loader.setDefaultAssertionStatus(Batch.class.desiredAssertionStatus());
        }
        return loader;
    }

    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(folder)) {
            if (loader != null) {
                loader.close();
            }
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
