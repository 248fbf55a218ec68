package dev.dormouse.compiler.emit;

import dev.dormouse.compiler.Frame;
import dev.dormouse.compiler.coroutine.Classes;
import dev.dormouse.compiler.coroutine.Coroutine;
import dev.dormouse.compiler.coroutine.Declared;
import dev.dormouse.compiler.coroutine.Frames;
import dev.dormouse.compiler.coroutine.Names;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Gives each class one method to enter by for each coroutine with a frame budget that it declares, and one for each bridge to such a coroutine. */
public final class Enters {

    private final Classes classes;

    public Enters(Classes classes) {
        this.classes = classes;
    }

    /** Adds them, and the names of the classes to {@code changed}. */
    public void add(Collection<ClassNode> nodes, Set<String> changed) {
        for (ClassNode owner : nodes) {
            List<MethodNode> enters = new ArrayList<>();
            for (MethodNode method : owner.methods) {
                enter(new Declared(owner, method), enters);
            }
            if (!enters.isEmpty()) {
                // Bridges that differ in their results alone are one to enter by.
                Set<String> entered = new HashSet<>();
                enters.removeIf(enter -> !entered.add(enter.name + enter.desc));
                owner.methods.addAll(enters);
                changed.add(owner.name);
            }
        }
    }

    private void enter(Declared declared, List<MethodNode> enters) {
        ClassNode owner = declared.owner();
        MethodNode method = declared.method();
        Coroutine coroutine = classes.coroutines().get(declared.key());
        if ((method.access & Opcodes.ACC_BRIDGE) != 0) {
            String target = Frames.target(method);
            Frame frame = target == null || sameArguments(target, method.desc) ? null : classes.frames().find(owner, method.name, target);
            if (frame != null) {
                enters.add(new EnterWriter(owner.name, method, frame).bridging(target, declared.ownerIsInterface()));
            }
        } else if (coroutine != null && coroutine.frame != null && declared.isCoroutine()) {
            List<Type> self = List.of(Type.getObjectType(owner.name));
            enters.add(new EnterWriter(owner.name, method, coroutine.frame).implementing(coroutine, self, code -> code.loadObject(0)));
        } else if (coroutine == null && classes.declared(declared.key()) != null && classes.frames().of(declared) != null) {
            Frame frame = classes.frames().of(declared);
            method.invisibleAnnotations.add(layout(frame));
            enters.add(new EnterWriter(owner.name, method, frame).missing(classes.name(declared).text()));
        }
    }

    private static boolean sameArguments(String one, String other) {
        return Arrays.equals(Type.getArgumentTypes(one), Type.getArgumentTypes(other));
    }

    /** Of a coroutine without a body, and of the method of a lambda's object, whose body is elsewhere. */
    static AnnotationNode layout(Frame frame) {
        AnnotationNode layout = new AnnotationNode(Names.LAYOUT);
        layout.visit("cells", frame.cells());
        layout.visit("refs", frame.refs());
        layout.visit("states", 0);
        layout.visit("hash", "");
        layout.visit("driver", "");
        layout.visit("frame", new int[] {frame.cells(), frame.refs()});
        return layout;
    }
}
