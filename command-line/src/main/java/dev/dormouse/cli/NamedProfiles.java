package dev.dormouse.cli;

import dev.dormouse.arena.ArenaException;
import dev.dormouse.arena.Profile;
import dev.dormouse.compiler.ClassPath;
import dev.dormouse.compiler.NamedProfile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What {@code --profile} names. */
final class NamedProfiles {

    /** What the option takes, and where that is looked for. */
    static final String LABEL = "NAME-or-FILE.properties";
    static final String PLACES = "A name is looked for among the resources dormouse/profiles/ of the input, and then of the class path.";

    private NamedProfiles() {}

    /** Finds it in the inputs or on the class path. */
    static Profile find(String name, ClassPathOption classPath, List<Path> inputs) throws IOException, Unusable {
        try (ClassPath world = classPath.open(inputs)) {
            return NamedProfile.find(name, world::resource, "in the input nor on the class path (-cp)");
        } catch (ArenaException e) {
            throw Unusable.profile(name, e);
        }
    }
}
