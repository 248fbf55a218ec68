package dev.dormouse.compiler.coroutine;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

/** A method of this compilation, and the class that declares it. */
public record Declared(ClassNode owner, MethodNode method) {

    /** As stubs name it: {@code pkg/Fib.fibWithSum(...)J}. */
    public String key() {
        return owner.name + "." + method.name + method.desc;
    }

    public boolean ownerIsInterface() {
        return (owner.access & Opcodes.ACC_INTERFACE) != 0;
    }

    boolean isAbstract() {
        return (method.access & Opcodes.ACC_ABSTRACT) != 0;
    }

    boolean isStatic() {
        return (method.access & Opcodes.ACC_STATIC) != 0;
    }

    /** Whether it is annotated as a coroutine. javac copies annotations to bridges. */
    public boolean isCoroutine() {
        return (method.access & Opcodes.ACC_BRIDGE) == 0 && Annotations.find(method.invisibleAnnotations, Names.COROUTINE) != null;
    }

    /** Whether another method can override it, as far as it and its class say. */
    public boolean isOverridable() {
        return (method.access & (Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL)) == 0 && (owner.access & Opcodes.ACC_FINAL) == 0;
    }

    /** The first line of its code; 0 if the class file does not say. */
    public int firstLine() {
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof LineNumberNode line) {
                return line.line;
            }
        }
        return 0;
    }
}
