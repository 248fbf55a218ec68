package dev.dormouse.compiler.javac;

import dev.dormouse.arena.ArenaException;
import dev.dormouse.arena.Profile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import javax.annotation.processing.Filer;
import javax.tools.FileObject;
import javax.tools.StandardLocation;

/** Finds the profile that a build names: a resource of the class path that is compiled against, or of the processor path, or a file. */
final class ProfileSource {

    private static final String FOLDER = "dormouse/profiles/";
    private static final String SUFFIX = ".properties";

    private final Filer filer;

    ProfileSource(Filer filer) {
        this.filer = filer;
    }

    /**
     * The profile of a name, or of a path that ends in {@code .properties}.
     *
     * @throws ArenaException if there is none, or it is wrong
     */
    Profile find(String value) {
        if (value.endsWith(SUFFIX)) {
            return Profile.read(Path.of(value));
        }
        if (!value.matches("[\\w.-]+")) {
            throw new ArenaException("it names a profile, such as heap-16m, or a file by a path that ends in " + SUFFIX);
        }
        String resource = FOLDER + value + SUFFIX;
        try (InputStream in = open(resource)) {
            if (in == null) {
                throw new ArenaException("there is no resource " + resource + " on the class path nor on the processor path; a file is given by a path that ends in " + SUFFIX);
            }
            return Profile.read(value, resource, in);
        } catch (IOException e) {
            throw new ArenaException(resource + ": cannot be read: " + e);
        }
    }

    private InputStream open(String resource) {
        try {
            FileObject file = filer.getResource(StandardLocation.CLASS_PATH, "", resource);
            return file.openInputStream();
        } catch (IOException | IllegalArgumentException notThere) {
            return ProfileSource.class.getClassLoader().getResourceAsStream(resource);
        }
    }
}
