package dev.dormouse.compiler.javac;

import dev.dormouse.arena.ArenaException;
import dev.dormouse.arena.Profile;
import dev.dormouse.arena.ProfileSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import javax.annotation.processing.Filer;
import javax.tools.StandardLocation;

/** Where the profiles are that a build names: files, and resources of the class path that is compiled against, or of the processor path. */
final class BuildSource extends ProfileSource {

    private static final String SUFFIX = ".properties";

    private final Filer filer;

    private BuildSource(Filer filer, String name, Path file) {
        super(name, file);
        this.filer = filer;
    }

    /**
     * The profile of a name, or of a path that ends in {@code .properties}.
     *
     * @throws ArenaException if there is none, or it is wrong
     */
    static Profile find(Filer filer, String value) {
        if (value.endsWith(SUFFIX)) {
            Path file = Path.of(value);
            return Profile.read(new BuildSource(filer, nameOf(file), file));
        }
        if (!value.matches("[\\w.-]+")) {
            throw new ArenaException("it names a profile, such as heap-16m, or a file by a path that ends in " + SUFFIX);
        }
        return Profile.read(new BuildSource(filer, value, null));
    }

    @Override
    protected InputStream resource(String path) {
        try {
            return filer.getResource(StandardLocation.CLASS_PATH, "", path).openInputStream();
        } catch (IOException | IllegalArgumentException notThere) {
            return BuildSource.class.getClassLoader().getResourceAsStream(path);
        }
    }

    @Override
    protected String missing(String path) {
        return "there is no resource " + path + " on the class path nor on the processor path; a file is given by a path that ends in " + SUFFIX;
    }
}
