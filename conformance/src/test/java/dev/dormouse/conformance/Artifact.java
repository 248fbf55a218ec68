package dev.dormouse.conformance;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.dormouse.View;
import dev.dormouse.arena.Arena;

/** A small project: a folder with sources, compiled against others into classes or a jar. */
final class Artifact {

    /** The runtime itself, in the order in which its parts need each other. */
    static final List<Path> RUNTIME = List.of(home(Arena.class), home(View.class));

    private final Path folder;
    private final List<Path> sources = new ArrayList<>();

    Artifact(Path folder) {
        this.folder = folder;
    }

    private static Path home(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** Adds or replaces a source; {@code name} such as {@code lib/Child.java}. */
    Artifact source(String name, String text) throws IOException {
        Path file = folder.resolve("src").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        if (!sources.contains(file)) {
            sources.add(file);
        }
        return this;
    }

    Path classes() {
        return folder.resolve("classes");
    }

    /** Compiles all sources into {@link #classes}, with some libraries on the class path. */
    Path compile(Path... libraries) throws IOException, InterruptedException {
        Build.compileAgainst(classes(), sources, List.of("-classpath", path(List.of(libraries))));
        return classes();
    }

    /** Compiles one source anew, with the other classes as they are. */
    void compileAgain(String source, Path... libraries) throws IOException, InterruptedException {
        List<Path> around = new ArrayList<>(List.of(libraries));
        around.add(classes());
        Build.compileAgainst(classes(), List.of(folder.resolve("src").resolve(source)), List.of("-classpath", path(around)));
    }

    /** Compiles all sources as a module, with some modules on the module path. */
    Path compileModule(Path... modules) throws IOException, InterruptedException {
        Build.compileAgainst(classes(), sources, List.of("--module-path", path(List.of(modules))));
        return jar();
    }

    /** Packs {@link #classes}. */
    Path jar() throws IOException {
        Path jar = folder.resolve(folder.getFileName() + ".jar");
        try (OutputStream file = Files.newOutputStream(jar); JarOutputStream out = new JarOutputStream(file); Stream<Path> files = Files.walk(classes())) {
            for (Path entry : files.filter(Files::isRegularFile).sorted().toList()) {
                out.putNextEntry(new JarEntry(classes().relativize(entry).toString().replace(File.separatorChar, '/')));
                Files.copy(entry, out);
            }
        }
        return jar;
    }

    /** The runtime and some more, as a class path or module path. */
    static String path(List<Path> libraries) {
        return Stream.concat(RUNTIME.stream(), libraries.stream()).map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** Runs a program of the class path, in a small heap and verified; what it prints, in one line. */
    static String run(String main, Path... classPath) throws IOException, InterruptedException {
        return Build.java(List.of("-Xmx16m", "-XX:+UseSerialGC", "-Xverify:all", "-classpath", path(List.of(classPath)), main)).strip().replaceAll("\\s+", " ");
    }
}
