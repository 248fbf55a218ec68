package dev.dormouse.compiler.emit;

import dev.dormouse.compiler.coroutine.Annotations;
import dev.dormouse.compiler.coroutine.Names;
import java.util.List;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** Tells stubs in companions: the methods of a marked class that throw {@code NotWoven}. */
public final class Stubs {

    private Stubs() {}

    /** The keys of the coroutines that a class has stubs of; empty if it has none, or none any more. */
    public static List<String> keysOf(ClassNode owner) {
        AnnotationNode stubs = Annotations.find(owner.invisibleAnnotations, Names.STUBS);
        if (stubs == null || owner.methods.stream().noneMatch(Stubs::isStub)) {
            return List.of();
        }
        return ((List<?>) Annotations.element(stubs, "value")).stream().map(String.class::cast).toList();
    }

    /** Whether a class drives the coroutine of its stubs: a view, or a type of tasks. */
    public static boolean drives(ClassNode owner) {
        return !keysOf(owner).isEmpty() && owner.methods.stream().anyMatch(method -> method.name.equals("drive") && isStub(method));
    }

    static boolean isStub(MethodNode method) {
        AbstractInsnNode first = method.instructions.getFirst();
        while (first != null && first.getOpcode() < 0) {
            first = first.getNext();
        }
        return first instanceof TypeInsnNode made && made.desc.equals(Names.NOT_WOVEN);
    }
}
