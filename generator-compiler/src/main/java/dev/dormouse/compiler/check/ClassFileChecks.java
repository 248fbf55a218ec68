package dev.dormouse.compiler.check;

import dev.dormouse.compiler.coroutine.Annotations;
import dev.dormouse.compiler.coroutine.Body;
import dev.dormouse.compiler.coroutine.Classes;
import dev.dormouse.compiler.coroutine.Coroutine;
import dev.dormouse.compiler.coroutine.Declared;
import dev.dormouse.compiler.coroutine.Frames;
import dev.dormouse.compiler.coroutine.LambdaSite;
import dev.dormouse.compiler.coroutine.Names;
import dev.dormouse.compiler.coroutine.Refused;
import dev.dormouse.compiler.refusal.Refusal;
import dev.dormouse.compiler.refusal.Spelling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Refuses in class files what is refused in sources: of another compiler there are no sources to look at, and whoever weaves trusts what has passed here. javac's own class files have passed it as
 * sources before. Only classes that are not woven are looked at; those that are have been, and what the weaver writes does what is refused here.
 */
public final class ClassFileChecks {

    private final Classes classes;
    private final PortTypes portTypes;
    private final List<Refused> refusals = new ArrayList<>();

    /** Checks all classes, and leaves the {@link Body} of each coroutine with it. */
    public ClassFileChecks(Map<String, ClassNode> nodes, Classes classes) {
        this.classes = classes;
        portTypes = new PortTypes(nodes);
        Overrides overrides = new Overrides(nodes, classes);
        for (ClassNode owner : nodes.values()) {
            if (!isWoven(owner)) {
                Set<String> bodies = bodies(owner);
                owner.methods.stream().filter(method -> !isOrphan(method, bodies)).forEach(method -> check(owner, method));
                refusals.addAll(overrides.of(owner));
            }
        }
        for (Coroutine coroutine : classes.coroutines().values()) {
            if ((coroutine.method.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0) {
                coroutine.body = coroutine.naming(() -> new Body(coroutine));
                refusals.addAll(new PortUses(coroutine, classes).refusals());
            }
        }
        refusals.sort(Comparator.comparing((Refused refused) -> refused.owner).thenComparing(refused -> refused.line));
    }

    /** By class and line. */
    public List<Refused> refusals() {
        return refusals;
    }

    /** Whether the weaver has been here, or is to write what is refused to others. */
    private static boolean isWoven(ClassNode owner) {
        return Annotations.find(owner.invisibleAnnotations, Names.STUBS) != null
                || owner.methods.stream().anyMatch(method -> Annotations.find(method.invisibleAnnotations, Names.LAYOUT) != null);
    }

    /** The methods that objects are made of, by name: javac numbers them. */
    private static Set<String> bodies(ClassNode owner) {
        Set<String> names = new HashSet<>();
        for (MethodNode method : owner.methods) {
            for (AbstractInsnNode instruction : method.instructions) {
                if (instruction instanceof InvokeDynamicInsnNode dynamic && LambdaSite.is(dynamic)) {
                    names.add(new LambdaSite(dynamic).handle().getName());
                }
            }
        }
        return names;
    }

    /** Whether it is the body of a lambda that stands where nothing gets, as behind {@code if (false)}: javac leaves out what makes the object, and nothing else. */
    private static boolean isOrphan(MethodNode method, Set<String> bodies) {
        return (method.access & Opcodes.ACC_SYNTHETIC) != 0 && method.name.startsWith(LambdaSite.BODY) && !bodies.contains(method.name);
    }

    private void check(ClassNode owner, MethodNode method) {
        Declared declared = new Declared(owner, method);
        boolean coroutine = declared.isCoroutine() || classes.coroutines().containsKey(declared.key());
        if (declared.isCoroutine()) {
            declaration(owner, method);
        }
        boolean bridge = (method.access & Opcodes.ACC_BRIDGE) != 0;
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof MethodInsnNode call && !coroutine && !bridge) {
                String callee = classes.nameOfCoroutine(call.owner, call.name, call.desc);
                if (callee != null) {
                    refuse(Refusal.PLAIN_CALL, owner, Body.line(call), callee);
                }
            } else if (instruction instanceof InvokeDynamicInsnNode dynamic && LambdaSite.is(dynamic)) {
                lambda(owner, new LambdaSite(dynamic));
            }
        }
    }

    private void declaration(ClassNode owner, MethodNode method) {
        String name = Spelling.of(owner.name) + "." + method.name;
        int line = new Declared(owner, method).firstLine();
        if ((owner.version & 0xFFFF) < Opcodes.V1_8) {
            // Before, stack maps could be left out, and interfaces had no methods that could be polls.
            refuse(Refusal.CLASS_FILE, owner, line, owner.name.replace('/', '.'), "it is for Java " + ((owner.version & 0xFFFF) - 44) + "; compile for Java 17");
        }
        if ((method.access & Opcodes.ACC_SYNCHRONIZED) != 0) {
            refuse(Refusal.SYNCHRONIZED, owner, line, name);
        }
        if ((method.access & Opcodes.ACC_NATIVE) != 0) {
            refuse(Refusal.NATIVE, owner, line, name);
        }
        if ((method.access & Opcodes.ACC_ABSTRACT) != 0 && classes.frames().of(new Declared(owner, method)) == null) {
            refuse(Refusal.ABSTRACT, owner, line, name);
        }
        if (Annotations.element(Annotations.find(method.invisibleAnnotations, Names.COROUTINE), "pool") instanceof Integer pool && pool < 0) {
            refuse(Refusal.POOL, owner, line, name, pool);
        }
        if (Frames.fault(method) != null) {
            refuse(Refusal.FRAME, owner, line, name, Frames.fault(method));
        }
        if (Boolean.TRUE.equals(Annotations.element(Annotations.find(method.invisibleAnnotations, Names.COROUTINE), "wipe")) && classes.frames().of(new Declared(owner, method)) != null) {
            refuse(Refusal.WIPE, owner, line, name, Refusal.IN_A_FRAME);
        }
        List<Integer> ports = classes.portSlots(owner.name, (method.access & Opcodes.ACC_STATIC) != 0, method.desc);
        Type unknown = Stream.of(Type.getArgumentTypes(method.desc)).filter(type -> type.getSort() == Type.OBJECT && !classes.isKnown(type.getInternalName())).findFirst().orElse(null);
        if (ports.isEmpty() && unknown != null) {
            refuse(Refusal.CLASS_FILE, owner, line, owner.name.replace('/', '.'), Refusal.notOnPath(unknown.getInternalName()));
        } else if (ports.isEmpty()) {
            refuse(Refusal.NO_PORT, owner, line, name);
        } else if (ports.size() > 1) {
            refuse(Refusal.TWO_PORTS, owner, line, name, String.join(", ", ports.stream().map(slot -> PortUses.nameOf(method, slot)).toList()));
        } else {
            String port = Classes.portAt(owner.name, method, ports.get(0)).getInternalName();
            String defect = portTypes.defect(port, classes.primitiveOf(port));
            if (defect != null) {
                refuse(Refusal.PORT_TYPE, owner, line, Spelling.of(port), defect);
            }
        }
    }

    private void lambda(ClassNode owner, LambdaSite site) {
        if (site.implemented(classes) != null) {
            return;
        }
        InvokeDynamicInsnNode dynamic = site.instruction();
        Handle implementation = site.handle();
        String target = classes.nameOfCoroutine(implementation.getOwner(), implementation.getName(), implementation.getDesc());
        if (target != null) {
            refuse(Refusal.METHOD_REFERENCE, owner, Body.line(dynamic), target);
        }
        String interfaceName = Type.getReturnType(dynamic.desc).getInternalName();
        String implemented = site.descriptors().stream().map(type -> classes.nameOfCoroutine(interfaceName, dynamic.name, type.getDescriptor())).filter(Objects::nonNull).findFirst().orElse(null);
        if (implemented != null) {
            refuse(Refusal.LAMBDA, owner, Body.line(dynamic), site.kind(), implemented);
        }
    }

    private void refuse(Refusal refusal, ClassNode owner, int line, Object... arguments) {
        refusals.add(new Refused(refusal, owner, line, arguments));
    }
}
