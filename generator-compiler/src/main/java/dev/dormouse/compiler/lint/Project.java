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
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
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

    /** @param supertypes a class and all above it, nearest first */
    Project(Map<String, ClassNode> classes, Function<String, Set<String>> supertypes) {
        this.classes = classes;
        this.supertypes = supertypes;
        for (ClassNode owner : classes.values()) {
            for (MethodNode node : owner.methods) {
                Method method = new Method(owner, node);
                methods.put(method.key(), method);
            }
            for (String above : supertypes.apply(owner.name)) {
                subtypes.computeIfAbsent(above, name -> new ArrayList<>()).add(owner.name);
            }
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
        return found;
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
