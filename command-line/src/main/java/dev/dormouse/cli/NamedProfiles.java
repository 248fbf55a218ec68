package dev.dormouse.cli;

import dev.dormouse.arena.ArenaException;
import dev.dormouse.arena.Profile;
import dev.dormouse.compiler.ClassPath;
import dev.dormouse.compiler.NamedProfile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/** What {@code --profile} names. */
final class NamedProfiles {

    /** What the option takes, and where that is looked for. */
    static final String LABEL = "NAME-or-FILE.properties";
    static final String PLACES = "A name is looked for among the resources dormouse/profiles/ of the input, then of the class path, and then among those that Dormouse ships.";

    private NamedProfiles() {}

    /** Finds it in the inputs or on the class path. */
    static Profile find(String name, ClassPathOption classPath, List<Path> inputs) throws IOException, Unusable {
        try (ClassPath world = classPath.open(inputs)) {
            return NamedProfile.find(name, path -> open(world, path), "in the input nor on the class path (-cp)");
        } catch (ArenaException e) {
            throw Unusable.profile(name, e);
        }
    }

    private static InputStream open(ClassPath world, String path) throws IOException {
        InputStream stated = world.resource(path);
        return stated != null ? stated : NamedProfiles.class.getClassLoader().getResourceAsStream(path);
    }
}
