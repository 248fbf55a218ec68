package dev.dormouse.compiler.plan;

import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * A call by which code declares a pool, with or without a capacity; or a reference to a method that does so.
 *
 * @param constant the constant of a companion that is declared, as class and field; {@code null} if it cannot be told
 * @param capacity the number; 0 if it is left to the profile or the annotation, {@code null} if it is computed
 * @param place {@code Main.java:12}
 */
record Declaration(String constant, Integer capacity, String place) {

    static Declaration of(Flow flow, MethodInsnNode call, String place) {
        boolean leavesCapacity = !hasCapacity(call);
        Object capacity = leavesCapacity ? Integer.valueOf(0) : Constants.of(flow.source(call, 0));
        return new Declaration(TypeConstants.loaded(type(flow, call)), capacity instanceof Integer stated ? stated : null, place);
    }

    /** What may declare anything. */
    static Declaration ofAny(String place) {
        return new Declaration(null, null, place);
    }

    /** What makes the type that such a call is given, or one that asks for a pool; {@code null} if it cannot be told. */
    static AbstractInsnNode type(Flow flow, MethodInsnNode call) {
        return flow.source(call, hasCapacity(call) ? 1 : 0);
    }

    private static boolean hasCapacity(MethodInsnNode call) {
        return call.desc.contains(";I)");
    }
}
