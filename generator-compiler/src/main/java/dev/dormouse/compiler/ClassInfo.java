package dev.dormouse.compiler;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What weaving needs to know of a class that it calls.
 *
 * @param name internal name
 * @param superName internal name of the superclass; {@code null} for {@code Object} and for interfaces
 * @param interfaces internal names of the direct superinterfaces
 * @param isPublic whether code of any package may name it
 * @param isSensitive whether no dump may show what is declared with it
 * @param primitive the method of a port type that suspends; {@code null} when this is not a port type
 * @param coroutines its woven coroutines, by name and descriptor: {@code "countTo(Ldev/dormouse/Yield$OfLong;J)Z"}
 * @param unwoven names and descriptors of those that were compiled without being woven
 */
public record ClassInfo(
        String name,
        String superName,
        List<String> interfaces,
        boolean isPublic,
        boolean isSensitive,
        String primitive,
        Map<String, Woven> coroutines,
        Set<String> unwoven) {

    /**
     * A coroutine that is already woven, as its class file tells.
     *
     * @param access its access flags
     * @param cells cells of its record
     * @param refs references of its record
     * @param states number of its states
     * @param hash names its poll and driver
     * @param scratch its pinned slots; see {@code dev.dormouse.woven.Layout}
     * @param driver internal name of the class that holds its driver
     * @param boxed whether it asks for a box wherever it is called
     * @param wipes whether whoever embeds its record has to wipe it
     * @param counters the types of its poll's nesting counters; see {@code dev.dormouse.woven.Layout}
     * @param frame its frame budget; {@code null} if it has none
     */
    public record Woven(int access, int cells, int refs, int states, String hash, List<String> scratch, String driver, boolean boxed, boolean wipes, String counters, Frame frame) {}
}
