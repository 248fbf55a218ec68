package dev.dormouse.conformance.random;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import dev.dormouse.conformance.Comparison;

/** Sources that a compiler, in this process, and the processor compile together, into a folder that is deleted on close. */
final class Batch implements AutoCloseable {

    /** Linux's file system in memory: making and deleting the files of a batch takes a third of the time on a disk. */
    private static final Path MEMORY = Path.of("/dev/shm");

    private final Compilers compilers;
    private final Path folder;
    private final Path classes;
    private final Path originals;
    private URLClassLoader loader;

    Batch(Compilers compilers) {
        this.compilers = compilers;
        try {
            folder = Files.isWritable(MEMORY) ? Files.createTempDirectory(MEMORY, "dormouse-random") : Files.createTempDirectory("dormouse-random");
            classes = Files.createDirectory(folder.resolve("classes"));
            originals = folder.resolve("originals");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compiles sources, given by their binary names; the messages, or an empty text when that has succeeded. */
    String compile(Map<String, String> sources, Mode mode) {
        return compilers.compile(sources, mode, classes, originals);
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

    /** The polls of a class; a name has the layout's hash in it. */
    Set<String> polls(String binaryName) {
        Set<String> names = new TreeSet<>();
        try {
            for (Method method : loader().loadClass(binaryName).getDeclaredMethods()) {
                if (method.getName().contains("$poll$")) {
                    names.add(method.getName());
                }
            }
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
        return names;
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
}
