package dev.dormouse.compiler.weave;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * What companions start where the receiver decides which method that is: coroutines of the companion, which do nothing but call it. Their records hold the whole frame.
 */
final class Dispatchers {

    private final Classes classes;
    private final Map<String, Coroutine> dispatchers = new HashMap<>();

    /** Finds the coroutines with a frame budget that companions start and methods can override, and adds what calls them to the coroutines of the compilation. */
    Dispatchers(Classes classes, Iterable<ClassNode> nodes) {
        this.classes = classes;
        Set<String> started = new HashSet<>();
        for (ClassNode node : nodes) {
            node.methods.stream().map(Companions::coroutineOf).filter(Objects::nonNull).forEach(started::add);
        }
        for (String key : started) {
            Declared declared = classes.declared(key);
            if (declared != null && declared.isOverridable() && classes.frames().of(declared) != null) {
                dispatchers.put(key, dispatcher(declared));
            }
        }
        dispatchers.values().forEach(classes::add);
    }

    /** The coroutine that a stub's key stands for. */
    Coroutine started(String key) {
        return dispatchers.getOrDefault(key, classes.coroutines().get(key));
    }

    private Coroutine dispatcher(Declared called) {
        ClassNode owner = called.owner();
        String descriptor = "(L" + owner.name + ";" + called.method().desc.substring(1);
        MethodNode method = new MethodNode(Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC, called.method().name, descriptor, null, null);
        Code code = new Code();
        int slot = 0;
        for (Type type : Type.getArgumentTypes(descriptor)) {
            code.load(type.getOpcode(Opcodes.ILOAD), slot);
            slot += type.getSize();
        }
        int opcode = called.ownerIsInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
        code.add(new MethodInsnNode(opcode, owner.name, called.method().name, called.method().desc, called.ownerIsInterface()));
        method.instructions.add(code.op(Type.getReturnType(descriptor).getOpcode(Opcodes.IRETURN)).list);
        method.maxLocals = slot;
        method.maxStack = Math.max(slot, Type.getReturnType(descriptor).getSize());
        int portSlot = classes.portSlot(owner.name, false, called.method().desc);
        ClassNode companion = classes.home(classes.companion(owner), owner);
        return new Coroutine(companion, method, portSlot, Classes.portAt(owner.name, called.method(), portSlot), companion.name, null, called.displayName());
    }
}
