package dev.dormouse.compiler.emit;

import dev.dormouse.arena.RecordLayout;
import dev.dormouse.compiler.coroutine.Code;
import dev.dormouse.compiler.coroutine.Coroutine;
import dev.dormouse.compiler.coroutine.Names;
import dev.dormouse.compiler.coroutine.Node;
import dev.dormouse.compiler.coroutine.Pin;
import dev.dormouse.compiler.coroutine.Point;
import dev.dormouse.compiler.coroutine.Refused;
import dev.dormouse.compiler.coroutine.Sizes;
import dev.dormouse.compiler.refusal.Refusal;
import dev.dormouse.compiler.refusal.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** Gives the generated stubs their bodies, and companions their drivers. */
public final class Companions {

    private final Dispatchers coroutines;
    private final Sizes sizes;

    /**
     * Prepares.
     *
     * @param coroutines what the stubs start
     */
    public Companions(Dispatchers coroutines, Sizes sizes) {
        this.coroutines = coroutines;
        this.sizes = sizes;
    }

    /** Fills the stubs of a class; tells whether there were any. */
    public boolean fill(ClassNode owner) {
        List<Coroutine> started = Stubs.keysOf(owner).stream().map(key -> started(owner, key)).toList();
        if (started.isEmpty()) {
            return false;
        }
        Coroutine coroutine = started.get(0);
        boolean isRecords = false;
        for (MethodNode method : owner.methods) {
            if (Stubs.isStub(method)) {
                Code code = switch (method.name) {
                    case "layout" -> choose(owner, method, started, this::layout);
                    case "scratch" -> choose(owner, method, started, (body, chosen) -> scratch(body, owner, method, chosen));
                    case "begin" -> new RootArguments(coroutine).begin();
                    case "driveFirst" -> driveFirst(owner, coroutine);
                    case "drive" -> Type.getArgumentTypes(method.desc).length == 1 ? driveView(owner, coroutine) : driveTask(owner, method, coroutine);
                    default -> throw new IllegalStateException("no such stub: " + method.name);
                };
                method.instructions.clear();
                method.instructions.add(code.list);
                method.localVariables = null;
                method.tryCatchBlocks.clear();
                isRecords |= method.name.equals("layout");
            }
        }
        if (isRecords && started.stream().anyMatch(root -> root.states() > 0)) {
            MethodNode dump = Dumps.addTo(owner);
            dump.instructions.add(choose(owner, dump, started, Dumps::tellRoot).list);
        }
        return true;
    }

    private Coroutine started(ClassNode owner, String key) {
        Coroutine coroutine = coroutines.started(key);
        if (coroutine == null) {
            throw new Refused(Refusal.COMPANION_ALONE, owner, 0, Spelling.of(owner.name), Spelling.of(key.substring(0, key.indexOf('('))));
        }
        return coroutine;
    }

    /** Code that returns, for each coroutine of a type of records: where there are several, chosen by the type's number. */
    private static Code choose(ClassNode owner, MethodNode method, List<Coroutine> started, BiConsumer<Code, Coroutine> body) {
        Code code = new Code();
        if (started.size() == 1) {
            body.accept(code, started.get(0));
            return code;
        }
        LabelNode[] labels = started.stream().map(coroutine -> new LabelNode()).toArray(LabelNode[]::new);
        field(code, owner, "number", "I");
        code.add(new TableSwitchInsnNode(0, labels.length - 1, labels[0], labels));
        for (int i = 0; i < labels.length; i++) {
            code.label(labels[i]).add(frame(owner, method));
            body.accept(code, started.get(i));
        }
        return code;
    }

    private void layout(Code code, Coroutine coroutine) {
        Links.call(code, coroutine);
        RecordLayout layout = sizes.layout(coroutine);
        code.add(new TypeInsnNode(Opcodes.NEW, Names.RECORD_LAYOUT)).op(Opcodes.DUP).pushConstant(layout.coroutine())
                .push(layout.cells()).push(layout.refs()).push(layout.states()).pushConstant(layout.hash())
                .push(layout.scratchBytes()).push(layout.objectBytes()).push(layout.directBytes()).push(layout.capacity()).push(layout.wipes() ? 1 : 0).pushConstant(layout.largest())
                .add(new MethodInsnNode(Opcodes.INVOKESPECIAL, Names.RECORD_LAYOUT, "<init>", Names.RECORD_LAYOUT_PARTS, false))
                .op(Opcodes.ARETURN);
    }

    private static void scratch(Code code, ClassNode owner, MethodNode method, Coroutine coroutine) {
        LabelNode ordinary = new LabelNode();
        List<Pin> pins = Pin.all(coroutine.scratch());
        if (!pins.isEmpty()) {
            LabelNode[] labels = pins.stream().map(pin -> new LabelNode()).toArray(LabelNode[]::new);
            code.loadInt(1).add(new LookupSwitchInsnNode(ordinary, pins.stream().mapToInt(Pin::slot).toArray(), labels));
            for (int i = 0; i < labels.length; i++) {
                code.label(labels[i]).add(frame(owner, method));
                pins.get(i).make(code);
                code.op(Opcodes.ARETURN);
            }
            code.label(ordinary).add(frame(owner, method));
        }
        code.op(Opcodes.ACONST_NULL).op(Opcodes.ARETURN);
    }

    /** Starts a view's coroutine with the arguments in its record. */
    private static Code driveFirst(ClassNode owner, Coroutine coroutine) {
        Code code = new Code();
        RecordArguments record = new RecordArguments(1);
        pushPlace(code, owner);
        code.load(Opcodes.ISTORE, record.ref()).load(Opcodes.ISTORE, record.cell()).load(Opcodes.ASTORE, record.refs()).load(Opcodes.ASTORE, record.cells()).load(Opcodes.ASTORE, record.registers());
        return start(code, coroutine, () -> pushPort(code, owner), record);
    }

    /** Goes on with a view's coroutine, by as few calls as there can be. */
    private static Code driveView(ClassNode owner, Coroutine coroutine) {
        Code code = new Code();
        if (coroutine.states() == 0) {
            return code.op(Opcodes.ICONST_0).op(Opcodes.IRETURN); // one that never sleeps is never gone on with
        }
        boolean direct = Node.of(coroutine).size() == 1;
        for (Coroutine.Parameter parameter : coroutine.parameters()) {
            if (parameter.slot() == coroutine.portSlot) {
                pushPort(code, owner);
            } else if (direct) {
                code.pushZero(parameter.type());
            }
        }
        if (direct) {
            pushCounters(code, coroutine);
        }
        pushPlace(code, owner);
        code.loadInt(1);
        return (direct ? callPoll(code, coroutine) : callDriver(code, coroutine)).op(Opcodes.IRETURN);
    }

    /** Starts the coroutine of a task, or calls its driver. */
    private static Code driveTask(ClassNode owner, MethodNode method, Coroutine coroutine) {
        Code code = new Code();
        int port = 1;
        RecordArguments record = new RecordArguments(2);
        if (coroutine.states() == 0) {
            return start(code, coroutine, () -> code.loadObject(port), record);
        }
        LabelNode sleeping = new LabelNode();
        code.loadInt(record.entry()).push(Point.START).jump(Opcodes.IF_ICMPNE, sleeping);
        start(code, coroutine, () -> code.loadObject(port), record);
        code.label(sleeping).add(frame(owner, method)).loadObject(port);
        return callDriver(record.push(code, 0).loadInt(record.entry()), coroutine).op(Opcodes.IRETURN);
    }

    /** Starts the coroutine, and returns. */
    private static Code start(Code code, Coroutine coroutine, Runnable port, RecordArguments record) {
        new RootArguments(coroutine).take(code, port, record);
        if (coroutine.states() == 0) {
            int opcode = coroutine.isStatic() ? Opcodes.INVOKESTATIC : coroutine.ownerIsInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
            code.add(new MethodInsnNode(opcode, coroutine.ownerName(), coroutine.name(), coroutine.descriptor(), coroutine.ownerIsInterface()));
            return code.putRegister(record.registers(), Type.getReturnType(coroutine.descriptor())).op(Opcodes.ICONST_0).op(Opcodes.IRETURN);
        }
        pushCounters(code, coroutine);
        return callPoll(record.push(code, 0).push(Point.START), coroutine).op(Opcodes.IRETURN);
    }

    /** The frame of a method at its beginning. */
    private static FrameNode frame(ClassNode owner, MethodNode method) {
        List<Object> locals = new ArrayList<>(List.of(owner.name));
        for (Type type : Type.getArgumentTypes(method.desc)) {
            locals.add(type.getSort() >= Type.ARRAY ? type.getInternalName() : Opcodes.INTEGER);
        }
        return new FrameNode(Opcodes.F_NEW, locals.size(), locals.toArray(), 0, new Object[0]);
    }

    /** The registers of a view, and where its record is. */
    private static void pushPlace(Code code, ClassNode owner) {
        field(code, owner, "cx", "L" + Names.REGISTERS + ";");
        field(code, owner, "cells", "[J");
        field(code, owner, "refs", "[Ljava/lang/Object;");
        field(code, owner, "cell", "I");
        field(code, owner, "ref", "I");
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
    public static void addDriver(ClassNode companion, Coroutine coroutine) {
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
