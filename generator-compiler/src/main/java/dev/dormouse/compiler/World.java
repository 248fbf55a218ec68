package dev.dormouse.compiler;

import java.util.List;
import java.util.Set;

/** The classes a compilation can see but does not itself produce: its class path and module path. Where sources are at hand, also what only they tell. */
public interface World {

    /**
     * Finds a class by its internal name, such as {@code dev/dormouse/Yield$OfLong}.
     *
     * @return what weaving needs to know of it, or {@code null} when there is no such class
     */
    ClassInfo find(String internalName);

    /** The names of the sensitive variables in the coroutines of a class that the compilation itself produces, as its source has them; its class file does not. */
    default Set<String> sensitive(String internalName) {
        return Set.of();
    }

    /** The names of the parameters of a method of a class that the compilation itself produces, given by its name and descriptor, as its source has them; none if that is not at hand. */
    default List<String> parameters(String internalName, String method) {
        return List.of();
    }
}
