package dev.dormouse.compiler;

import dev.dormouse.compiler.coroutine.ClassInfos;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The classes of folders and jars, and behind them those of the JDK that runs, read from their class files: none is ever loaded. For whoever weaves without a compiler around; an annotation processor
 * asks its compiler instead. For one thread.
 */
public final class ClassPath implements World, Closeable {

    /** Where files stand in a jar: at its top, or where an application's own do in a jar that holds its libraries too. */
    private static final List<String> ROOTS = List.of("", "BOOT-INF/classes/", "WEB-INF/classes/");

    private final List<Place> places = new ArrayList<>();
    private final Map<String, ClassInfo> found = new HashMap<>();

    /** A folder, or a jar. */
    private record Place(Path folder, ZipFile jar) {

        byte[] read(String file) throws IOException {
            if (jar == null) {
                return Files.isRegularFile(folder.resolve(file)) ? Files.readAllBytes(folder.resolve(file)) : null;
            }
            for (String root : ROOTS) {
                ZipEntry entry = jar.getEntry(root + file);
                if (entry != null) {
                    try (InputStream in = jar.getInputStream(entry)) {
                        return in.readAllBytes();
                    }
                }
            }
            return null;
        }
    }

    /**
     * Opens the jars of a class path. As with {@code javac}, an entry that does not exist counts for nothing.
     *
     * @throws IOException if a file is not a jar, with a message that names it
     */
    public ClassPath(List<Path> path) throws IOException {
        for (Path entry : path) {
            if (Files.isDirectory(entry)) {
                places.add(new Place(entry, null));
            } else if (Files.exists(entry)) {
                places.add(new Place(null, open(entry)));
            }
        }
    }

    private ZipFile open(Path jar) throws IOException {
        try {
            return new ZipFile(jar.toFile());
        } catch (IOException e) {
            close();
            throw new IOException(jar + " cannot be read as a jar: " + e.getMessage(), e);
        }
    }

    /**
     * Finds a class.
     *
     * @throws UncheckedIOException if its class file cannot be read or understood, with a message that names both
     */
    @Override
    public ClassInfo find(String internalName) {
        if (!found.containsKey(internalName)) {
            byte[] classFile = read(internalName);
            try {
                found.put(internalName, classFile == null ? null : ClassInfos.read(classFile));
            } catch (IllegalArgumentException e) {
                throw new UncheckedIOException(new IOException("the class file of " + internalName.replace('/', '.') + " on the class path: " + e.getMessage(), e));
            }
        }
        return found.get(internalName);
    }

    /** Reads the class file of a class; {@code null} if there is none. */
    public byte[] read(String internalName) {
        String file = internalName + ".class";
        try {
            for (Place place : places) {
                byte[] classFile = place.read(file);
                if (classFile != null) {
                    return classFile;
                }
            }
            try (InputStream in = ClassLoader.getPlatformClassLoader().getResourceAsStream(file)) {
                return in == null ? null : in.readAllBytes();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(new IOException("the class file of " + internalName.replace('/', '.') + " on the class path cannot be read: " + e.getMessage(), e));
        }
    }

    /** Opens a file of a folder or jar, which is no class file; {@code null} if there is none. */
    public InputStream resource(String file) throws IOException {
        for (Place place : places) {
            byte[] bytes = place.read(file);
            if (bytes != null) {
                return new ByteArrayInputStream(bytes);
            }
        }
        return null;
    }

    /** Closes the jars. */
    @Override
    public void close() throws IOException {
        for (Place place : places) {
            if (place.jar() != null) {
                place.jar().close();
            }
        }
    }
}
