package dev.dormouse.compiler.lint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** The methods of a compilation, and which of them a call may reach. */
final class Project {

    /** Every class has these: who calls one on a type of a library does not mean those of the project. */
    private static final Set<String> OF_OBJECT = Set.of("toString()Ljava/lang/String;", "hashCode()I", "equals(Ljava/lang/Object;)Z", "clone()Ljava/lang/Object;");

    private final Function<String, Set<String>> supertypes;
    private final Map<String, ClassNode> classes;
    private final Map<String, Method> methods = new LinkedHashMap<>();
    /** The classes of the compilation below a type, by the type. */
    private final Map<String, List<String>> subtypes = new HashMap<>();
    /** The bodies of lambdas, and what method references refer to, by the interface that they implement. */
    private final Map<String, List<Implementation>> implementations = new HashMap<>();

    private record Implementation(String name, int arguments, Handle body) {}

    /** @param supertypes a class and all above it, nearest first */
    Project(Map<String, ClassNode> classes, Function<String, Set<String>> supertypes) {
        this.classes = classes;
        this.supertypes = supertypes;
        for (ClassNode owner : classes.values()) {
            for (MethodNode node : owner.methods) {
                Method method = new Method(owner, node);
                methods.put(method.key(), method);
                node.instructions.forEach(this::addImplementation);
            }
            for (String above : supertypes.apply(owner.name)) {
                subtypes.computeIfAbsent(above, name -> new ArrayList<>()).add(owner.name);
            }
        }
    }

    private void addImplementation(AbstractInsnNode at) {
        if (at instanceof InvokeDynamicInsnNode made && made.bsm.getOwner().equals("java/lang/invoke/LambdaMetafactory")) {
            Implementation implementation = new Implementation(made.name, ((Type) made.bsmArgs[0]).getArgumentTypes().length, (Handle) made.bsmArgs[1]);
            implementations.computeIfAbsent(Type.getReturnType(made.desc).getInternalName(), type -> new ArrayList<>()).add(implementation);
        }
    }

    Collection<Method> methods() {
        return methods.values();
    }

    boolean isEnum(String type) {
        return classes.containsKey(type) && "java/lang/Enum".equals(classes.get(type).superName);
    }

    /** The methods of the compilation that a call may run: the one that it names, and what overrides that. */
    Set<Method> targets(int opcode, String owner, String name, String descriptor) {
        Set<Method> found = new LinkedHashSet<>();
        String signature = name + descriptor;
        addResolved(owner, signature, found);
        boolean dispatched = opcode == Opcodes.INVOKEVIRTUAL || opcode == Opcodes.INVOKEINTERFACE;
        if (dispatched && (classes.containsKey(owner) || !OF_OBJECT.contains(signature))) {
            subtypes.getOrDefault(owner, List.of()).forEach(below -> addResolved(below, signature, found));
        }
        Method named = methods.get(owner + "." + signature);
        if (dispatched && named != null && named.isCoroutine()) {
            addImplementations(owner, name, Type.getArgumentTypes(descriptor).length, found);
        }
        return found;
    }

    /** A coroutine is called by who waits for it; so what an object that a lambda became does is told of where that is called, and not only where it is made. */
    private void addImplementations(String owner, String name, int arguments, Set<Method> found) {
        for (String below : subtypes.getOrDefault(owner, List.of())) {
            for (Implementation implementation : implementations.getOrDefault(below, List.of())) {
                if (implementation.name.equals(name) && implementation.arguments == arguments) {
                    addResolved(implementation.body.getOwner(), implementation.body.getName() + implementation.body.getDesc(), found);
                }
            }
        }
    }

    private void addResolved(String owner, String signature, Set<Method> found) {
        for (String type : supertypes.apply(owner)) {
            Method method = methods.get(type + "." + signature);
            if (method != null) {
                if (method.node().instructions.size() > 0) {
                    found.add(method);
                }
                return;
            }
        }
    }
}
