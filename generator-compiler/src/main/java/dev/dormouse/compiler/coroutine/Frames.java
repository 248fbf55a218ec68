package dev.dormouse.compiler.coroutine;

import dev.dormouse.compiler.ClassInfo;
import dev.dormouse.compiler.Frame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Which coroutines have a frame budget, of their own or inherited. A method inherits from those above its class that it overrides: of its own descriptor, or of that of one of its bridges.
 */
public final class Frames {

    private final Classes classes;
    private final Map<String, Frame> known = new HashMap<>();

    Frames(Classes classes) {
        this.classes = classes;
    }

    /** The budget of a coroutine; {@code null} if it has none. */
    public Frame of(Declared coroutine) {
        if (!known.containsKey(coroutine.key())) {
            Frame stated = stated(coroutine.method());
            known.put(coroutine.key(), stated != null ? stated : inherited(coroutine));
        }
        return known.get(coroutine.key());
    }

    private static Frame stated(MethodNode method) {
        AnnotationNode frame = annotation(method);
        return frame == null ? null : Frame.of(bytes(frame), refs(frame));
    }

    /** What is wrong with the budget that a method states; {@code null} if nothing is, or if it states none. */
    public static String fault(MethodNode method) {
        AnnotationNode frame = annotation(method);
        return frame == null ? null : Frame.fault(bytes(frame), refs(frame));
    }

    private static AnnotationNode annotation(MethodNode method) {
        return Annotations.element(Annotations.find(method.invisibleAnnotations, Names.COROUTINE), "frame") instanceof AnnotationNode frame ? frame : null;
    }

    private static int bytes(AnnotationNode frame) {
        return (Integer) Annotations.element(frame, "bytes");
    }

    private static int refs(AnnotationNode frame) {
        return Annotations.element(frame, "refs") instanceof Integer refs ? refs : 0;
    }

    /** The budget of what a method overrides; {@code null} if there is nothing above that has one. */
    Frame inherited(Declared method) {
        if ((method.method().access & (Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE)) != 0) {
            return null;
        }
        List<String> descriptors = new ArrayList<>(List.of(method.method().desc));
        bridges(method).forEach(bridge -> descriptors.add(bridge.desc));
        for (String type : classes.withSupertypes(method.owner().name)) {
            for (String descriptor : descriptors) {
                Frame frame = type.equals(method.owner().name) ? null : inherited(type, method.method().name, descriptor, Names.packageOf(method.owner().name));
                if (frame != null) {
                    return frame;
                }
            }
        }
        return null;
    }

    private Frame inherited(String type, String name, String descriptor, String fromPackage) {
        ClassNode node = classes.own(type);
        if (node != null) {
            for (MethodNode method : node.methods) {
                Declared above = new Declared(node, method);
                if (method.name.equals(name) && method.desc.equals(descriptor) && above.isCoroutine() && isInherited(method.access, type, fromPackage)) {
                    return of(above);
                }
            }
            return null;
        }
        ClassInfo.Woven woven = classes.foreignCoroutine(type, name + descriptor);
        return woven != null && isInherited(woven.access(), type, fromPackage) ? woven.frame() : null;
    }

    private static boolean isInherited(int access, String type, String fromPackage) {
        boolean open = (access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)) != 0 || Names.packageOf(type).equals(fromPackage);
        return open && (access & (Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE)) == 0;
    }

    /** The budget of what a class declares under a name and a descriptor, which for a bridge is that of the coroutine it leads to; {@code null} if it has none. */
    public Frame declaredBy(String type, String name, String descriptor) {
        ClassNode node = classes.own(type);
        if (node != null) {
            for (MethodNode method : node.methods) {
                if (method.name.equals(name) && method.desc.equals(descriptor) && (method.access & Opcodes.ACC_BRIDGE) != 0) {
                    return find(node, name, target(method));
                }
            }
        }
        return inherited(type, name, descriptor, Names.packageOf(type));
    }

    /** The budget of the coroutine that a class has under a name and a descriptor, declared there or above; {@code null} if there is none. */
    public Frame find(ClassNode owner, String name, String descriptor) {
        for (String type : classes.withSupertypes(owner.name)) {
            Frame frame = inherited(type, name, descriptor, Names.packageOf(owner.name));
            if (frame != null) {
                return frame;
            }
        }
        return null;
    }

    /** The bridges of its class that lead to a method. */
    static List<MethodNode> bridges(Declared method) {
        List<MethodNode> bridges = new ArrayList<>();
        for (MethodNode other : method.owner().methods) {
            if ((other.access & Opcodes.ACC_BRIDGE) != 0 && other.name.equals(method.method().name) && method.method().desc.equals(target(other))) {
                bridges.add(other);
            }
        }
        return bridges;
    }

    /** The descriptor of the method that a bridge leads to. */
    public static String target(MethodNode bridge) {
        for (AbstractInsnNode at = bridge.instructions.getLast(); at != null; at = at.getPrevious()) {
            if (at instanceof MethodInsnNode call && call.name.equals(bridge.name)) {
                return call.desc;
            }
        }
        return null;
    }
}
