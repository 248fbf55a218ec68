package dev.dormouse.compiler.javac;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;

/** Where javac puts class files: below the folder that {@code -d} names, else beside the source. */
final class ClassOutput {

    private static final String PROBE_PACKAGE = "dormouse.probe";
    private static final String PROBE_NAME = "Probe.class";

    private final Elements elements;
    private final Filer filer;
    private final Map<String, String> prefixes = new HashMap<>();
    /** The folder that {@code -d} names, or the one in it for a module, by prefix: asking the filer for each class takes long. */
    private final Map<String, Optional<Path>> folders = new HashMap<>();

    ClassOutput(Elements elements, Filer filer) {
        this.elements = elements;
        this.filer = filer;
    }

    /** Finds the path of the class file of {@code type}, which was or is about to be compiled from {@code source}. */
    Path find(TypeElement type, JavaFileObject source) throws IOException {
        String binary = elements.getBinaryName(type).toString();
        PackageElement home = elements.getPackageOf(type);
        String name = (home.isUnnamed() ? binary : binary.substring(home.getQualifiedName().length() + 1)) + ".class";
        String prefix = prefix(elements.getModuleOf(type).getQualifiedName().toString());
        Optional<Path> folder = folder(prefix);
        if (folder.isPresent()) {
            return folder.get().resolve(home.getQualifiedName().toString().replace('.', '/')).resolve(name);
        }
        // javac's own rule: a sibling of a source that is a file, else the working directory.
        boolean isFile = source != null && "file".equals(source.toUri().getScheme());
        return isFile ? Path.of(source.toUri()).resolveSibling(name) : path("", name);
    }

    /** Finds the one folder of the class output; {@code null} when class files go beside their sources, or to a folder for each module. */
    Path folder() {
        try {
            return folder("").orElse(null);
        } catch (IOException severalModules) {
            return null;
        }
    }

    /** With {@code -d}, the path of a resource has its package in it. */
    private Optional<Path> folder(String prefix) throws IOException {
        Optional<Path> folder = folders.get(prefix);
        if (folder == null) {
            Path inside = Path.of(PROBE_PACKAGE.replace('.', '/'), PROBE_NAME);
            folder = path(prefix + PROBE_PACKAGE, PROBE_NAME).endsWith(inside) ? Optional.of(path(prefix, PROBE_NAME).getParent()) : Optional.empty();
            folders.put(prefix, folder);
        }
        return folder;
    }

    /** What a package's name begins with: where several modules are compiled at once, each has a folder of its own. */
    private String prefix(String module) {
        return module.isEmpty() ? "" : prefixes.computeIfAbsent(module, name -> {
            try {
                path(name + "/" + PROBE_PACKAGE, PROBE_NAME);
                return name + "/";
            } catch (IOException onlyOne) {
                return "";
            }
        });
    }

    private Path path(String moduleAndPackage, String name) throws IOException {
        URI uri = filer.getResource(StandardLocation.CLASS_OUTPUT, moduleAndPackage, name).toUri();
        try {
            return Path.of(uri);
        } catch (IllegalArgumentException | FileSystemNotFoundException notAFile) {
            throw new IOException(uri + " is not a file", notAFile);
        }
    }

    /** Writes a file so that whoever reads it sees the old one or the new one, never a part. */
    static void write(Path file, byte[] content) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(parent)) {
            Files.createDirectories(parent);
        }
        Path temporary = parent.resolve(file.getFileName() + ".dormouse");
        boolean moved = false;
        try {
            Files.write(temporary, content);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            moved = true;
        } finally {
            if (!moved) {
                Files.deleteIfExists(temporary);
            }
        }
    }
}
