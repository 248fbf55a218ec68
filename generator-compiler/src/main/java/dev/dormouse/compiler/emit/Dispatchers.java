package dev.dormouse.compiler.emit;

import dev.dormouse.compiler.coroutine.Classes;
import dev.dormouse.compiler.coroutine.Coroutine;
import dev.dormouse.compiler.coroutine.Declared;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * What companions start where the receiver decides which method that is: coroutines of the companion, which do nothing but call it. Their records hold the whole frame.
 */
public final class Dispatchers {

    private final Classes classes;
    private final Map<String, Coroutine> dispatchers = new HashMap<>();

    /** Finds the coroutines with a frame budget that companions start and methods can override, and adds what calls them to the coroutines of the compilation. */
    public Dispatchers(Classes classes, Iterable<ClassNode> nodes) {
        this.classes = classes;
        Set<String> started = new HashSet<>();
        for (ClassNode node : nodes) {
            started.addAll(Stubs.keysOf(node));
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
    public Coroutine started(String key) {
        return dispatchers.getOrDefault(key, classes.coroutines().get(key));
    }

    private Coroutine dispatcher(Declared called) {
        ClassNode owner = called.owner();
        MethodNode declared = called.method();
        List<Type> parameters = new ArrayList<>(List.of(Type.getObjectType(owner.name)));
        parameters.addAll(List.of(Type.getArgumentTypes(declared.desc)));
        int opcode = called.ownerIsInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
        MethodInsnNode call = new MethodInsnNode(opcode, owner.name, declared.name, declared.desc, called.ownerIsInterface());
        MethodNode method = Forwarder.write(declared.name, parameters, call, Type.getReturnType(declared.desc), 0);
        int portSlot = classes.portSlot(owner.name, false, declared.desc);
        ClassNode companion = classes.home(classes.companion(owner), owner);
        Coroutine dispatcher = new Coroutine(companion, method, portSlot, Classes.portAt(owner.name, declared, portSlot), companion.name, null, classes.name(called));
        dispatcher.pool = Coroutine.poolOf(declared);
        return dispatcher;
    }
}
