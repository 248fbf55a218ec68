package dev.dormouse.compiler.emit;

import dev.dormouse.compiler.coroutine.Code;
import dev.dormouse.compiler.coroutine.Coroutine;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** What plain code gets that calls a coroutine like a method. */
public final class DirectCalls {

    private DirectCalls() {}

    /** Replaces the code of a coroutine's method, which is in its poll, by one that says why it cannot be called. */
    public static void refuse(Coroutine coroutine) {
        MethodNode method = coroutine.method;
        method.instructions.clear();
        method.instructions.add(refusing(coroutine));
        method.tryCatchBlocks.clear();
        method.localVariables = null;
        method.visibleLocalVariableAnnotations = null;
        method.invisibleLocalVariableAnnotations = null;
    }

    /** Code that says why a coroutine cannot be called. */
    static InsnList refusing(Coroutine coroutine) {
        String companion = coroutine.driverOwner().substring(coroutine.driverOwner().lastIndexOf('/') + 1);
        String wayOut = companion.endsWith("Co") ? ", or through " + companion : "";
        return new Code().add(new TypeInsnNode(Opcodes.NEW, "java/lang/IllegalStateException")).op(Opcodes.DUP)
                .add(new LdcInsnNode(coroutine.displayName() + " is a coroutine and cannot be called like a method; call it from a coroutine" + wayOut))
                .add(new MethodInsnNode(Opcodes.INVOKESPECIAL, "java/lang/IllegalStateException", "<init>", "(Ljava/lang/String;)V", false))
                .op(Opcodes.ATHROW).list;
    }
}
