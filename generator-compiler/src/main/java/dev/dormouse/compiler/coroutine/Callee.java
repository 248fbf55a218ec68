package dev.dormouse.compiler.coroutine;

import java.util.List;
import org.objectweb.asm.Type;

/** What a parent must know of a coroutine that it calls, whether that is woven in this compilation or was before. */
public interface Callee {

    /** What users call it: see {@link CoroutineName}. */
    String displayName();

    /** Internal name of the class that declares it. */
    String ownerName();

    boolean ownerIsInterface();

    String name();

    String descriptor();

    boolean isStatic();

    Type port();

    /** The number of its states; a coroutine without any is an ordinary method. */
    int states();

    int cells();

    int refs();

    String hash();

    /** Its pinned reference slots, as in {@code dev.dormouse.woven.Layout}. */
    List<String> scratch();

    /** Internal name of the class that holds its driver. */
    String driverOwner();

    /** Whether it asks for a box wherever it is called. */
    boolean boxed();

    /** Whether whoever embeds its record has to wipe it. */
    boolean wipes();

    /** The types of its poll's nesting counters: a letter each, none for a coroutine that does not call itself. */
    String counters();

    default String pollName() {
        return Names.poll(name(), hash());
    }

    default String pollDescriptor() {
        return Names.pollDescriptor(ownerName(), isStatic(), descriptor(), counters());
    }
}
