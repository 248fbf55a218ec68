package dev.dormouse.compiler;

import java.util.Map;
import java.util.Set;

/** Compiles the coroutines of a set of class files, which were compiled together, into state machines. */
public final class Weaver {

    private Weaver() {}

    /** What a build may ask of the weaver. */
    public enum Option {
        /** Makes every child opaque, so that a debugger sees each level of a nest on the stack. */
        OPAQUE_CHILDREN
    }

    /**
     * Weaves. Class files without coroutines and stubs are left alone, and so are woven ones.
     *
     * @param classes every class file of the compilation, by internal name, companions included
     * @param world the classes that they refer to
     * @param options what the build asks for
     */
    public static Weaving weave(Map<String, byte[]> classes, World world, Set<Option> options) {
        return dev.dormouse.compiler.weave.Weave.run(classes, world, options);
    }
}
