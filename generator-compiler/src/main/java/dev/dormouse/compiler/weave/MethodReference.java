package dev.dormouse.compiler.weave;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** A method reference, and the body that a lambda in its place would have. */
final class MethodReference {

    private final Handle handle;
    private final List<Type> parameters = new ArrayList<>();
    private final Type result;
    private final int line;

    MethodReference(InvokeDynamicInsnNode site) {
        handle = (Handle) site.bsmArgs[1];
        parameters.addAll(List.of(Type.getArgumentTypes(site.desc)));
        Type instantiated = (Type) site.bsmArgs[2];
        parameters.addAll(List.of(instantiated.getArgumentTypes()));
        result = instantiated.getReturnType();
        line = Body.line(site);
    }

    /** The call of the method that a handle is of. */
    static MethodInsnNode call(Handle handle) {
        int opcode = switch (handle.getTag()) {
            case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
            case Opcodes.H_INVOKEINTERFACE -> Opcodes.INVOKEINTERFACE;
            case Opcodes.H_INVOKEVIRTUAL -> Opcodes.INVOKEVIRTUAL;
            default -> Opcodes.INVOKESPECIAL;
        };
        return new MethodInsnNode(opcode, handle.getOwner(), handle.getName(), handle.getDesc(), handle.isInterface());
    }

    /** A static method that takes what is bound and what the interface's method takes, and calls the method that is referred to; {@code null} where more than a cast would have to be done to a value. */
    MethodNode caller(String name) {
        MethodInsnNode call = call(handle);
        List<Type> taken = new ArrayList<>();
        if (call.getOpcode() != Opcodes.INVOKESTATIC) {
            taken.add(Type.getObjectType(handle.getOwner()));
        }
        taken.addAll(List.of(Type.getArgumentTypes(handle.getDesc())));
        Type given = Type.getReturnType(handle.getDesc());
        boolean dropped = result.getSort() == Type.VOID && given.getSort() != Type.VOID;
        if (taken.size() != parameters.size() || !dropped && !isPassedAsItIs(given, result)) {
            return null;
        }
        Code code = new Code().line(line);
        int slot = 0;
        for (int i = 0; i < taken.size(); i++) {
            if (!isPassedAsItIs(parameters.get(i), taken.get(i))) {
                return null;
            }
            code.load(parameters.get(i).getOpcode(Opcodes.ILOAD), slot);
            slot += parameters.get(i).getSize();
        }
        code.add(call);
        if (dropped) {
            code.op(given.getSize() == 2 ? Opcodes.POP2 : Opcodes.POP);
        }
        MethodNode method = new MethodNode(Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC, name, Type.getMethodDescriptor(result, parameters.toArray(Type[]::new)), null, null);
        method.instructions.add(code.op(result.getOpcode(Opcodes.IRETURN)).list);
        method.maxLocals = slot;
        method.maxStack = Math.max(slot, given.getSize());
        return method;
    }

    /** javac has seen to it that a reference is of a subtype. */
    private static boolean isPassedAsItIs(Type from, Type to) {
        return from.equals(to) || from.getSort() >= Type.ARRAY && to.getSort() >= Type.ARRAY;
    }
}
