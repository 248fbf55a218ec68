package dev.dormouse.compiler.weave;

import dev.dormouse.compiler.ClassInfo;
import dev.dormouse.compiler.World;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** The classes of a compilation and those around it, and who is a port and who a coroutine among them. */
final class Classes {

    private final Map<String, ClassNode> own;
    private final World world;
    private final Map<String, ClassInfo> foreign = new HashMap<>();
    private final Map<String, Coroutine> coroutines = new HashMap<>();

    Classes(Map<String, ClassNode> own, World world) {
        this.own = own;
        this.world = world;
        for (ClassNode owner : own.values()) {
            for (MethodNode method : owner.methods) {
                boolean bridge = (method.access & Opcodes.ACC_BRIDGE) != 0;
                if (!bridge && annotation(method.invisibleAnnotations, Names.COROUTINE) != null
                        && annotation(method.invisibleAnnotations, Names.LAYOUT) == null) {
                    int slot = portSlot(owner.name, (method.access & Opcodes.ACC_STATIC) != 0, method.desc);
                    if (slot >= 0) {
                        Coroutine coroutine = new Coroutine(owner, method, slot, portAt(owner.name, method, slot), companion(owner));
                        coroutines.put(coroutine.key(), coroutine);
                    }
                }
            }
        }
    }

    Map<String, Coroutine> coroutines() {
        return coroutines;
    }

    ClassNode own(String name) {
        return own.get(name);
    }

    /** The value of an annotation's element; {@code null} if it is not there. */
    static Object element(AnnotationNode annotation, String name) {
        if (annotation.values != null) {
            for (int i = 0; i < annotation.values.size(); i += 2) {
                if (annotation.values.get(i).equals(name)) {
                    return annotation.values.get(i + 1);
                }
            }
        }
        return null;
    }

    static AnnotationNode annotation(List<AnnotationNode> annotations, String descriptor) {
        if (annotations != null) {
            for (AnnotationNode annotation : annotations) {
                if (annotation.desc.equals(descriptor)) {
                    return annotation;
                }
            }
        }
        return null;
    }

    /** The class that the front-end wrote beside a top-level class: {@code FibCo} beside {@code Fib}. */
    private String companion(ClassNode owner) {
        String top = owner.name;
        for (ClassNode node = owner; node != null; ) {
            top = node.name;
            String outer = outerOf(node);
            node = outer == null ? null : own.get(outer);
        }
        return top + "Co";
    }

    private static String outerOf(ClassNode node) {
        if (node.outerClass != null) {
            return node.outerClass;
        }
        return node.innerClasses.stream().filter(inner -> inner.name.equals(node.name)).map(inner -> inner.outerName).findFirst().orElse(null);
    }

    private ClassInfo foreign(String name) {
        if (name.startsWith("java/") || name.startsWith("[")) {
            return null;
        }
        return foreign.computeIfAbsent(name, world::find);
    }

    /** The primitive of a type that is a port, itself or by inheritance; {@code null} for other types. */
    String primitiveOf(String type) {
        for (String name : withSupertypes(type)) {
            ClassNode node = own.get(name);
            if (node != null) {
                AnnotationNode port = annotation(node.invisibleAnnotations, Names.PORT);
                if (port != null) {
                    Object value = element(port, "value");
                    return value == null ? "yield" : (String) value;
                }
            } else if (foreign(name) != null && foreign(name).primitive() != null) {
                return foreign(name).primitive();
            }
        }
        return null;
    }

    /** A class and all above it, nearest first. */
    Set<String> withSupertypes(String type) {
        Set<String> found = new LinkedHashSet<>();
        Deque<String> pending = new ArrayDeque<>(List.of(type));
        Set<String> seen = new HashSet<>();
        while (!pending.isEmpty()) {
            String name = pending.poll();
            if (name == null || !seen.add(name)) {
                continue;
            }
            found.add(name);
            ClassNode node = own.get(name);
            if (node != null) {
                if (node.superName != null) {
                    pending.add(node.superName);
                }
                pending.addAll(node.interfaces);
            } else if (foreign(name) != null) {
                if (foreign(name).superName() != null) {
                    pending.add(foreign(name).superName());
                }
                pending.addAll(foreign(name).interfaces());
            }
        }
        return found;
    }

    /** The slot of a coroutine's port: its receiver if that is a port, or else its first parameter that is one; -1 if there is none. */
    int portSlot(String owner, boolean isStatic, String descriptor) {
        int slot = 0;
        if (!isStatic) {
            if (primitiveOf(owner) != null) {
                return 0;
            }
            slot = 1;
        }
        for (Type type : Type.getArgumentTypes(descriptor)) {
            if (type.getSort() == Type.OBJECT && primitiveOf(type.getInternalName()) != null) {
                return slot;
            }
            slot += type.getSize();
        }
        return -1;
    }

    private static Type portAt(String owner, MethodNode method, int portSlot) {
        return typeAt(owner, (method.access & Opcodes.ACC_STATIC) != 0, method.desc, portSlot);
    }

    private static Type typeAt(String owner, boolean isStatic, String descriptor, int portSlot) {
        int slot = 0;
        if (!isStatic) {
            if (portSlot == 0) {
                return Type.getObjectType(owner);
            }
            slot = 1;
        }
        for (Type type : Type.getArgumentTypes(descriptor)) {
            if (slot == portSlot) {
                return type;
            }
            slot += type.getSize();
        }
        throw new IllegalStateException("no parameter in slot " + portSlot + " of " + descriptor);
    }

    /** The coroutine that a call of a method means; {@code null} if it means none. */
    Callee find(String owner, String name, String descriptor) {
        for (String type : withSupertypes(owner)) {
            Coroutine coroutine = coroutines.get(type + "." + name + descriptor);
            if (coroutine != null) {
                return coroutine;
            }
            ClassInfo info = own.containsKey(type) ? null : foreign(type);
            ClassInfo.Woven woven = info == null ? null : info.coroutines().get(name + descriptor);
            if (woven != null) {
                boolean isStatic = (woven.access() & Opcodes.ACC_STATIC) != 0;
                int slot = portSlot(type, isStatic, descriptor);
                boolean isInterface = info.superName() == null;
                return new Foreign(info, isInterface, name, descriptor, typeAt(type, isStatic, descriptor, slot), woven);
            }
        }
        return null;
    }

    /** Whether code of a package may name a class or an array, as the JVM sees it. */
    boolean isAccessible(String type, String fromPackage) {
        String element = type.substring(type.lastIndexOf('[') + 1);
        if (type.startsWith("[")) {
            if (!element.startsWith("L")) {
                return true;
            }
            element = element.substring(1, element.length() - 1);
        }
        if (own.containsKey(element)) {
            return isPublic(element) || Program.packageOf(element).equals(fromPackage);
        }
        ClassInfo info = foreign.computeIfAbsent(element, world::find);
        return info == null || info.isPublic() || Program.packageOf(element).equals(fromPackage);
    }

    boolean isPublic(String name) {
        ClassNode node = own.get(name);
        if (node != null) {
            return (node.access & Opcodes.ACC_PUBLIC) != 0;
        }
        return foreign(name) != null && foreign(name).isPublic();
    }
}
