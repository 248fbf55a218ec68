package dev.dormouse.compiler.emit;

import dev.dormouse.compiler.coroutine.Body;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
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
        boolean isReturned = result.getSort() == Type.VOID || isPassedAsItIs(given, result);
        if (!isReturned || taken.size() != parameters.size() || !IntStream.range(0, taken.size()).allMatch(i -> isPassedAsItIs(parameters.get(i), taken.get(i)))) {
            return null;
        }
        return Forwarder.write(name, parameters, call, result, line);
    }

    /** javac has seen to it that a reference is of a subtype. */
    private static boolean isPassedAsItIs(Type from, Type to) {
        return from.equals(to) || from.getSort() >= Type.ARRAY && to.getSort() >= Type.ARRAY;
    }
}
