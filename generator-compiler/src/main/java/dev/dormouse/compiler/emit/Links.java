package dev.dormouse.compiler.emit;

import dev.dormouse.compiler.coroutine.Callee;
import dev.dormouse.compiler.coroutine.Code;
import dev.dormouse.compiler.coroutine.Coroutine;
import dev.dormouse.compiler.coroutine.Foreign;
import dev.dormouse.compiler.coroutine.Names;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** Writes what a root calls when it is created, to find whether the coroutines of other compilations below it are those that it was compiled with. */
public final class Links {

    private static final String DESCRIPTOR = "()V";
    private static final String ERROR = "java/lang/LinkageError";

    private Links() {}

    /** What a coroutine calls of other compilations, through whatever coroutines of its own, each with the one that calls it. */
    private static Map<Foreign, Coroutine> foreign(Coroutine root) {
        Map<Foreign, Coroutine> found = new LinkedHashMap<>();
        collect(root, new HashSet<>(), found);
        return found;
    }

    private static void collect(Coroutine caller, Set<Coroutine> seen, Map<Foreign, Coroutine> found) {
        if (seen.add(caller)) {
            for (Callee callee : caller.callees) {
                if (callee instanceof Foreign elsewhere) {
                    found.putIfAbsent(elsewhere, caller);
                } else if (callee instanceof Coroutine own) {
                    collect(own, seen, found);
                }
            }
        }
    }

    /** Calls the check of a coroutine, if there is anything to check. */
    static void call(Code code, Coroutine coroutine) {
        if (!foreign(coroutine).isEmpty()) {
            code.callStatic(coroutine.driverOwner(), Names.link(coroutine.name(), coroutine.hash()), DESCRIPTOR, false);
        }
    }

    /** The check of a coroutine: those of all that it calls elsewhere. That each is there by its name, which has the layout's hash in it, is what is checked. */
    public static MethodNode write(Coroutine coroutine) {
        MethodNode method = new MethodNode(Names.ACCESS, Names.link(coroutine.name(), coroutine.hash()), DESCRIPTOR, null, null);
        Map<Foreign, Coroutine> foreign = foreign(coroutine);
        Code code = new Code();
        if (foreign.isEmpty()) {
            method.instructions.add(code.op(Opcodes.RETURN).list);
            return method;
        }
        LabelNode start = new LabelNode();
        LabelNode end = new LabelNode();
        code.op(Opcodes.ACONST_NULL).add(new TypeInsnNode(Opcodes.CHECKCAST, "java/lang/String")).load(Opcodes.ASTORE, 0).label(start);
        foreign.forEach((callee, caller) -> code.pushConstant(stale(caller, callee)).load(Opcodes.ASTORE, 0)
                .callStatic(callee.driverOwner(), Names.link(callee.name(), callee.hash()), DESCRIPTOR, false));
        code.label(end).op(Opcodes.RETURN);
        LabelNode handler = new LabelNode();
        code.label(handler).add(new FrameNode(Opcodes.F_NEW, 1, new Object[] {"java/lang/String"}, 1, new Object[] {ERROR})).load(Opcodes.ASTORE, 1);
        code.add(new TypeInsnNode(Opcodes.NEW, ERROR)).op(Opcodes.DUP).loadObject(0).loadObject(1)
                .add(new MethodInsnNode(Opcodes.INVOKESPECIAL, ERROR, "<init>", "(Ljava/lang/String;Ljava/lang/Throwable;)V", false)).op(Opcodes.ATHROW);
        method.instructions.add(code.list);
        // Not what the check of a callee throws, which names another pair.
        method.tryCatchBlocks.add(new TryCatchBlockNode(start, end, handler, "java/lang/NoSuchMethodError"));
        method.tryCatchBlocks.add(new TryCatchBlockNode(start, end, handler, "java/lang/NoClassDefFoundError"));
        return method;
    }

    private static String stale(Coroutine caller, Foreign callee) {
        String parent = caller.ownerName().replace('/', '.');
        return parent + "." + caller.name() + " was compiled with another " + callee.ownerName().replace('/', '.') + "." + callee.name() + " than is here; compile " + parent + " again";
    }
}
