package dev.dormouse.compiler;

import dev.dormouse.compiler.weave.Weave;
import java.util.Map;
import java.util.Set;

/** Compiles the coroutines of a set of class files, which were compiled together, into state machines. */
public final class Weaver {

    private Weaver() {}

    /**
     * Weaves. Class files without coroutines and stubs are left alone, and so are woven ones.
     *
     * @param classes every class file of the compilation, by internal name, companions included
     * @param world the classes that they refer to
     * @param options what the build asks for
     */
    public static Weaving weave(Map<String, byte[]> classes, World world, Set<Option> options) {
        return Weave.run(classes, world, options);
    }
}
