package dev.dormouse.compiler.plan;

import java.util.List;
import java.util.stream.Stream;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** A method that code calls, or refers to, as {@code loop::declare} does. */
record Target(String owner, String name, String descriptor, boolean isStatic) {

    /** Those of an instruction. */
    static List<Target> of(AbstractInsnNode instruction) {
        if (instruction instanceof MethodInsnNode call) {
            return List.of(of(call));
        }
        if (instruction instanceof InvokeDynamicInsnNode made) {
            return Stream.of(made.bsmArgs).filter(Handle.class::isInstance).map(argument -> of((Handle) argument)).toList();
        }
        return instruction instanceof LdcInsnNode loaded && loaded.cst instanceof Handle handle ? List.of(of(handle)) : List.of();
    }

    static Target of(MethodInsnNode call) {
        return new Target(call.owner, call.name, call.desc, call.getOpcode() == Opcodes.INVOKESTATIC);
    }

    private static Target of(Handle handle) {
        return new Target(handle.getOwner(), handle.getName(), handle.getDesc(), handle.getTag() == Opcodes.H_INVOKESTATIC);
    }

    /** As other code is compared with it. */
    String key() {
        return owner + "." + name + descriptor;
    }
}
