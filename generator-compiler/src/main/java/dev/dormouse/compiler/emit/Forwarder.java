package dev.dormouse.compiler.emit;

import dev.dormouse.compiler.coroutine.Code;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** A static method of the weaver's making that hands its arguments to another one, and returns what that returns, or nothing. */
final class Forwarder {

    private Forwarder() {}

    /** Writes it; {@code line} is that of the call, 0 for none. */
    static MethodNode write(String name, List<Type> parameters, MethodInsnNode call, Type result, int line) {
        Code code = new Code().line(line);
        int slot = 0;
        for (Type parameter : parameters) {
            code.load(parameter.getOpcode(Opcodes.ILOAD), slot);
            slot += parameter.getSize();
        }
        Type returned = Type.getReturnType(call.desc);
        code.add(call);
        if (result.getSort() == Type.VOID && returned.getSort() != Type.VOID) {
            code.op(returned.getSize() == 2 ? Opcodes.POP2 : Opcodes.POP);
        }
        MethodNode method = new MethodNode(Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC, name, Type.getMethodDescriptor(result, parameters.toArray(Type[]::new)), null, null);
        method.instructions.add(code.op(result.getOpcode(Opcodes.IRETURN)).list);
        method.maxLocals = slot;
        method.maxStack = Math.max(slot, returned.getSize());
        return method;
    }
}
