package dev.dormouse.compiler;

/** The classes a compilation can see but does not itself produce: its class path and module path. */
public interface World {

    /**
     * Finds a class by its internal name, such as {@code dev/dormouse/Yield$OfLong}.
     *
     * @return what weaving needs to know of it, or {@code null} when there is no such class
     */
    ClassInfo find(String internalName);
}
