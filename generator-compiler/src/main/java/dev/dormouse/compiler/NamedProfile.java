package dev.dormouse.compiler;

import dev.dormouse.arena.ArenaException;
import dev.dormouse.arena.Profile;
import dev.dormouse.arena.ProfileSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** A profile that a tool is given by a name or by the path of a file. */
public final class NamedProfile extends ProfileSource {

    private static final String SUFFIX = ".properties";

    /** Where resources are. */
    public interface Resources {

        /** Opens one; {@code null} if there is none. */
        InputStream open(String path) throws IOException;
    }

    private final Resources resources;
    private final String places;

    private NamedProfile(String name, Path file, Resources resources, String places) {
        super(name, file);
        this.resources = resources;
        this.places = places;
    }

    /**
     * Finds a profile, and what it extends.
     *
     * @param value a path if it ends in {@code .properties}, or else the name of a resource
     * @param places where {@code resources} looks, for the error: {@code "on the class path"}
     * @throws ArenaException if there is none, or it is wrong
     */
    public static Profile find(String value, Resources resources, String places) {
        if (value.endsWith(SUFFIX)) {
            Path file = Path.of(value);
            return Profile.read(new NamedProfile(nameOf(file), file, resources, places));
        }
        if (!Profile.isName(value)) {
            throw new ArenaException("it names a profile, such as heap-16m, or a file by a path that ends in " + SUFFIX);
        }
        return Profile.read(new NamedProfile(value, null, resources, places));
    }

    @Override
    protected InputStream resource(String path) throws IOException {
        return resources.open(path);
    }

    @Override
    protected String missing(String path) {
        return "there is no resource " + path + " " + places + "; a file is given by a path that ends in " + SUFFIX;
    }
}
