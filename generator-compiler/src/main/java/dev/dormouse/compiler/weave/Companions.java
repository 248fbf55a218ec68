package dev.dormouse.compiler.weave;

import dev.dormouse.compiler.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** Gives the generated stubs their bodies, and companions their drivers. */
final class Companions {

    private final Dispatchers coroutines;
    private final Sizes sizes;

    /**
     * Prepares.
     *
     * @param coroutines what the stubs start
     */
    Companions(Dispatchers coroutines, Sizes sizes) {
        this.coroutines = coroutines;
        this.sizes = sizes;
    }

    /** The coroutine that a stub stands for; {@code null} if the method is no stub, or one no more. */
    static String coroutineOf(MethodNode method) {
        AnnotationNode stub = Classes.annotation(method.invisibleAnnotations, Names.STUB);
        return stub == null || !isEmpty(method) ? null : (String) Classes.element(stub, "coroutine");
    }

    /** Whether a stub still throws. */
    private static boolean isEmpty(MethodNode stub) {
        AbstractInsnNode first = stub.instructions.getFirst();
        while (first != null && first.getOpcode() < 0) {
            first = first.getNext();
        }
        return first instanceof TypeInsnNode made && made.desc.equals(Names.NOT_WOVEN);
    }

    static boolean hasStubs(ClassNode owner) {
        return owner.methods.stream().anyMatch(method -> coroutineOf(method) != null);
    }

    static String partOf(MethodNode method) {
        AnnotationNode stub = Classes.annotation(method.invisibleAnnotations, Names.STUB);
        return ((String[]) Classes.element(stub, "part"))[1];
    }

    /** Fills the stubs of a class; tells whether there were any. */
    boolean fill(ClassNode owner) {
        boolean filled = false;
        for (MethodNode method : List.copyOf(owner.methods)) {
            String key = coroutineOf(method);
            if (key != null) {
                Coroutine coroutine = coroutines.started(key);
                if (coroutine == null) {
                    String declaring = Names.display(key.substring(0, key.indexOf('(')));
                    throw new Refused(Refusal.COMPANION_ALONE, owner, 0, Names.display(owner.name), declaring);
                }
                Code code = switch (partOf(method)) {
                    case "LAYOUT" -> layout(coroutine);
                    case "SCRATCH" -> scratch(owner, coroutine);
                    case "BEGIN" -> new RootArguments(coroutine).begin();
                    case "DRIVE" -> drive(owner, method, coroutine);
                    case "STEP" -> step(owner, coroutine);
                    default -> throw new IllegalStateException("no such part of a stub: " + partOf(method));
                };
                method.instructions.clear();
                method.instructions.add(code.list);
                method.localVariables = null;
                method.tryCatchBlocks.clear();
                filled = true;
                if (partOf(method).equals("LAYOUT")) {
                    Dumps.addTo(owner, coroutine);
                }
            }
        }
        return filled;
    }

    private Code layout(Coroutine coroutine) {
        Code code = new Code();
        Links.call(code, coroutine);
        return code.add(new TypeInsnNode(Opcodes.NEW, Names.RECORD_LAYOUT)).op(Opcodes.DUP).pushConstant(coroutine.displayName())
                .push(coroutine.record.rootCells()).push(coroutine.record.rootRefs()).push(coroutine.states()).pushConstant(coroutine.hash())
                .push(sizes.heapBytes(coroutine)).push(sizes.directBytes(coroutine))
                .add(new MethodInsnNode(Opcodes.INVOKESPECIAL, Names.RECORD_LAYOUT, "<init>",
                        "(Ljava/lang/String;IIILjava/lang/String;II)V", false))
                .op(Opcodes.ARETURN);
    }

    private static Code scratch(ClassNode owner, Coroutine coroutine) {
        Code code = new Code();
        LabelNode ordinary = new LabelNode();
        List<Pin> pins = Pin.all(coroutine.scratch());
        if (!pins.isEmpty()) {
            LabelNode[] labels = pins.stream().map(pin -> new LabelNode()).toArray(LabelNode[]::new);
            code.loadInt(1).add(new LookupSwitchInsnNode(ordinary, pins.stream().mapToInt(Pin::slot).toArray(), labels));
            for (int i = 0; i < labels.length; i++) {
                code.label(labels[i]).add(frame(owner));
                pins.get(i).make(code);
                code.op(Opcodes.ARETURN);
            }
            code.label(ordinary).add(frame(owner));
        }
        return code.op(Opcodes.ACONST_NULL).op(Opcodes.ARETURN);
    }

    private static FrameNode frame(ClassNode owner) {
        return new FrameNode(Opcodes.F_NEW, 2, new Object[] {owner.name, Opcodes.INTEGER}, 0, new Object[0]);
    }

    /** Starts the coroutine with the arguments in its record, or calls its driver: with the view's own port and registers, or with those that it is given. */
    private static Code drive(ClassNode owner, MethodNode method, Coroutine coroutine) {
        Code code = new Code();
        boolean given = !method.desc.startsWith("([J");
        int record = given ? 3 : 1;
        int entry = record + 4;
        int registers = given ? 2 : entry + 1;
        Runnable port = given ? () -> code.loadObject(1) : () -> pushPort(code, owner);
        if (!given) {
            field(code, owner, "cx", "L" + Names.REGISTERS + ";");
            code.load(Opcodes.ASTORE, registers);
        }
        LabelNode sleeping = new LabelNode();
        if (coroutine.states() > 0) {
            code.loadInt(entry).push(Point.START).jump(Opcodes.IF_ICMPNE, sleeping);
        }
        new RootArguments(coroutine).take(code, port, record, record + 1, record + 2, record + 3);
        if (coroutine.states() == 0) {
            int opcode = coroutine.isStatic() ? Opcodes.INVOKESTATIC : coroutine.ownerIsInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
            code.add(new MethodInsnNode(opcode, coroutine.ownerName(), coroutine.name(), coroutine.descriptor(), coroutine.ownerIsInterface()));
            return code.putRegister(registers, Type.getReturnType(coroutine.descriptor())).op(Opcodes.ICONST_0).op(Opcodes.IRETURN);
        }
        pushCounters(code, coroutine);
        pushRecord(code, registers, record);
        callPoll(code.push(Point.START), coroutine);
        code.op(Opcodes.IRETURN).label(sleeping).add(frame(owner, method, given));
        port.run();
        pushRecord(code, registers, record);
        return callDriver(code.loadInt(entry), coroutine).op(Opcodes.IRETURN);
    }

    private static void pushRecord(Code code, int registers, int record) {
        code.loadObject(registers).loadObject(record).loadInt(record + 1).loadObject(record + 2).loadInt(record + 3);
    }

    private static FrameNode frame(ClassNode owner, MethodNode method, boolean given) {
        List<Object> locals = new ArrayList<>(List.of(owner.name));
        for (Type type : Type.getArgumentTypes(method.desc)) {
            locals.add(type.getSort() >= Type.ARRAY ? type.getInternalName() : Opcodes.INTEGER);
        }
        if (!given) {
            locals.add(Names.REGISTERS);
        }
        return new FrameNode(Opcodes.F_NEW, locals.size(), locals.toArray(), 0, new Object[0]);
    }

    /** Resumes a view's coroutine that sleeps and is not being cancelled, by as few calls as there can be. */
    private static Code step(ClassNode owner, Coroutine coroutine) {
        Code code = new Code();
        if (coroutine.states() == 0) {
            return code.op(Opcodes.ICONST_0).op(Opcodes.IRETURN); // one that never sleeps is never gone on with
        }
        boolean direct = Node.of(coroutine).size() == 1;
        for (Coroutine.Parameter parameter : coroutine.parameters()) {
            if (direct && parameter.slot() != coroutine.portSlot) {
                code.pushZero(parameter.type());
            } else if (parameter.slot() == coroutine.portSlot) {
                pushPort(code, owner);
            }
        }
        if (direct) {
            pushCounters(code, coroutine);
        }
        field(code, owner, "cx", "L" + Names.REGISTERS + ";");
        field(code, owner, "cells", "[J");
        field(code, owner, "cell", "I");
        field(code, owner, "refs", "[Ljava/lang/Object;");
        field(code, owner, "ref", "I");
        code.loadInt(1);
        return (direct ? callPoll(code, coroutine) : callDriver(code, coroutine)).op(Opcodes.IRETURN);
    }

    /** The port of a view; it has none where woven code never calls one. */
    private static void pushPort(Code code, ClassNode owner) {
        owner.fields.stream().filter(field -> field.name.equals("port")).findFirst()
                .ifPresentOrElse(port -> field(code, owner, port.name, port.desc), () -> code.op(Opcodes.ACONST_NULL));
    }

    private static void field(Code code, ClassNode owner, String name, String descriptor) {
        code.loadObject(0).getField(owner.name, name, descriptor);
    }

    /** No activation encloses a root. */
    private static void pushCounters(Code code, Coroutine coroutine) {
        coroutine.counted.forEach(counted -> code.op(Opcodes.ICONST_0));
    }

    private static Code callPoll(Code code, Coroutine coroutine) {
        return code.callStatic(coroutine.ownerName(), coroutine.pollName(), coroutine.pollDescriptor(), coroutine.ownerIsInterface());
    }

    private static Code callDriver(Code code, Coroutine coroutine) {
        return code.callStatic(coroutine.driverOwner(), Names.driver(coroutine.name(), coroutine.hash()), Names.driverDescriptor(coroutine.port()), false);
    }

    /** Adds the driver of a coroutine to its companion. */
    static void addDriver(ClassNode companion, Coroutine coroutine) {
        DriverWriter driver = new DriverWriter(coroutine, companion.name);
        companion.methods.add(driver.write());
        if (driver.hasLeafSwitch()) {
            companion.methods.add(driver.leafSwitch());
        }
        if (driver.needsTable()) {
            companion.fields.add(driver.table());
            initialiser(companion).instructions.insert(driver.tableInitialiser());
        }
    }

    private static MethodNode initialiser(ClassNode owner) {
        for (MethodNode method : owner.methods) {
            if (method.name.equals("<clinit>")) {
                return method;
            }
        }
        MethodNode made = new MethodNode(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
        made.instructions.add(new InsnNode(Opcodes.RETURN));
        owner.methods.add(made);
        return made;
    }
}
