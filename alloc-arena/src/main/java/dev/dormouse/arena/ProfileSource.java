package dev.dormouse.arena;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a profile and those that it extends are found: in files of one folder, and where that has none of a name, in the resources {@code dormouse/profiles/NAME.properties}. Programs ask
 * {@link Profile#load} or {@link Profile#read(Path)}; tools say by a subclass where they have resources from.
 */
public abstract class ProfileSource {

    static final String SUFFIX = ".properties";
    private static final String FOLDER = "dormouse/profiles/";

    private final String name;
    private final Path file;

    /**
     * A source of one profile, and what it extends.
     *
     * @param name what the profile is called
     * @param file where it is; null for a resource
     */
    protected ProfileSource(String name, Path file) {
        this.name = name;
        this.file = file;
    }

    /** What a profile in a file is called: as the file is, without {@code .properties}. */
    public static String nameOf(Path file) {
        Path last = file.getFileName();
        String name = last == null ? file.toString() : last.toString();
        return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    }

    /** Opens a resource; null if there is none. */
    protected abstract InputStream resource(String path) throws IOException;

    /** Says of a resource that is not there where it was looked for, and what to do. */
    protected abstract String missing(String path);

    String name() {
        return name;
    }

    /** Opens the profile of a name; null if there is none. */
    InputStream open(String of) throws IOException {
        Path path = path(of);
        return path != null ? Files.newInputStream(path) : resource(place(of));
    }

    /** Where that is, for errors. */
    String place(String of) {
        Path path = path(of);
        return path == null ? FOLDER + of + SUFFIX : path.toString();
    }

    /** Null where it is, or would be, a resource. */
    private Path path(String of) {
        if (file == null || of.equals(name)) {
            return file;
        }
        Path sibling = file.resolveSibling(of + SUFFIX);
        return Files.exists(sibling) ? sibling : null;
    }
}
