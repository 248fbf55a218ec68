package dev.dormouse.compiler.emit;

import dev.dormouse.compiler.Frame;
import dev.dormouse.compiler.coroutine.Code;
import dev.dormouse.compiler.coroutine.Coroutine;
import dev.dormouse.compiler.coroutine.Names;
import dev.dormouse.compiler.coroutine.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * Writes the instance methods through which coroutines with a frame budget are entered, {@code m$enter$CELLS$REFS}. They override each other as the coroutines do, bridges included; so the receiver decides.
 *
 * <p>One takes what a poll takes. At the start it calls the poll of the coroutine that its class has, at any other state that one's driver.
 */
final class EnterWriter {

    private static final int SELF = 0;
    private static final int FIRST_ARGUMENT = 1;

    private final String owner;
    private final String name;
    private final String descriptor;
    private final int access;
    private final Frame frame;
    private final Code code = new Code();
    /** The arguments of the coroutine. */
    private final Type[] given;
    private final RecordArguments record;
    private final int box;

    /** Prepares for a method of a class which has, or declares, a coroutine. */
    EnterWriter(String owner, MethodNode method, Frame frame) {
        this.owner = owner;
        this.frame = frame;
        name = method.name;
        descriptor = method.desc;
        // As public as what overrides it may be: a dump enters a protected one from a class that is no subclass.
        access = Opcodes.ACC_SYNTHETIC | ((method.access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)) != 0 ? Opcodes.ACC_PUBLIC : 0);
        given = Type.getArgumentTypes(descriptor);
        record = new RecordArguments(FIRST_ARGUMENT + (Type.getArgumentsAndReturnSizes(descriptor) >> 2) - 1);
        box = record.entry() + 1;
    }

    /**
     * Enters a coroutine.
     *
     * @param bound types of the parameters that it has before those of the method: a receiver, or what a lambda captured
     * @param pushBound pushes those arguments
     */
    MethodNode implementing(Coroutine coroutine, List<Type> bound, Consumer<Code> pushBound) {
        LabelNode sleeping = new LabelNode();
        if (coroutine.states() > 0) {
            code.loadInt(record.entry()).push(Point.START).jump(Opcodes.IF_ICMPNE, sleeping);
        }
        pushBound.accept(code);
        List<Type> taken = coroutine.parameters().stream().map(Coroutine.Parameter::type).toList();
        pushArguments(taken.subList(bound.size(), taken.size()));
        coroutine.counters().chars().forEach(counter -> code.op(Opcodes.ICONST_0));
        if (coroutine.boxed()) {
            code.makeBox(coroutine, box);
        }
        pushRecord(coroutine.boxed()).callStatic(coroutine.ownerName(), coroutine.pollName(), coroutine.pollDescriptor(), coroutine.ownerIsInterface());
        leaveFrame(coroutine);
        code.op(Opcodes.IRETURN);
        if (coroutine.states() > 0) {
            int port = SELF + 1 + coroutine.portSlot - bound.stream().mapToInt(Type::getSize).sum();
            code.label(sleeping).add(entered());
            dump(coroutine);
            if (coroutine.boxed()) {
                code.loadObject(record.refs()).loadInt(record.ref()).op(Opcodes.AALOAD).cast(Names.BOX).load(Opcodes.ASTORE, box);
            }
            code.loadObject(port);
            pushRecord(coroutine.boxed()).callStatic(coroutine.driverOwner(), Names.driver(coroutine.name(), coroutine.hash()), Names.driverDescriptor(coroutine.port()), false).op(Opcodes.IRETURN);
        }
        return written();
    }

    /** Tells the dump in the registers of the coroutine, where that is what it is entered for. */
    private void dump(Coroutine coroutine) {
        LabelNode driving = new LabelNode();
        code.loadInt(record.entry()).jump(Opcodes.IFNE, driving).loadObject(record.registers()).getField(Names.REGISTERS, "a", "Ljava/lang/Object;").cast(Names.DUMP);
        if (coroutine.boxed()) {
            code.callVirtual(Names.DUMP, "open", "()L" + Names.DUMP + ";");
        }
        Dumps.call(code, coroutine).op(Opcodes.ICONST_0).op(Opcodes.IRETURN).label(driving).add(entered());
    }

    /** Goes on to the method of the receiver that a bridge leads to. */
    MethodNode bridging(String target, boolean ownerIsInterface) {
        code.loadObject(SELF);
        pushArguments(List.of(Type.getArgumentTypes(target)));
        int opcode = ownerIsInterface ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
        pushRecord(false).add(new MethodInsnNode(opcode, owner, Names.enter(name, frame), Names.enterDescriptor(target), ownerIsInterface)).op(Opcodes.IRETURN);
        return written();
    }

    /** Says that the receiver's class has none: it is not woven, or against another budget. */
    MethodNode missing(String displayName) {
        code.add(new TypeInsnNode(Opcodes.NEW, Names.NOT_WOVEN)).op(Opcodes.DUP).loadObject(SELF)
                .callVirtual("java/lang/Object", "getClass", "()Ljava/lang/Class;").callVirtual("java/lang/Class", "getName", "()Ljava/lang/String;")
                .pushConstant(" as " + displayName + " within " + frame).callVirtual("java/lang/String", "concat", "(Ljava/lang/String;)Ljava/lang/String;")
                .add(new MethodInsnNode(Opcodes.INVOKESPECIAL, Names.NOT_WOVEN, "<init>", "(Ljava/lang/String;)V", false)).op(Opcodes.ATHROW);
        return written();
    }

    /** The parameters of poll and port are of the types that the coroutine itself declares; what it implements may declare wider ones. */
    private void pushArguments(List<Type> taken) {
        int slot = FIRST_ARGUMENT;
        for (int i = 0; i < given.length; i++) {
            code.load(given[i].getOpcode(Opcodes.ILOAD), slot);
            if (!given[i].equals(taken.get(i))) {
                code.cast(taken.get(i).getInternalName());
            }
            slot += given[i].getSize();
        }
    }

    /** Pushes the registers, the record, in the frame or in the box, and the entry. */
    private Code pushRecord(boolean boxed) {
        return (boxed ? record.pushBoxed(code, box) : record.push(code, 0)).loadInt(record.entry());
    }

    /** A coroutine that falls asleep leaves null in the slots of its record. Of a box the frame keeps a reference; the rest of the frame is nulled here. */
    private void leaveFrame(Coroutine coroutine) {
        int used = coroutine.boxed() ? 1 : coroutine.refs();
        if (coroutine.states() == 0 || !coroutine.boxed() && used == frame.refs()) {
            return;
        }
        LabelNode ended = new LabelNode();
        code.op(Opcodes.DUP).jump(Opcodes.IFEQ, ended);
        if (coroutine.boxed()) {
            code.loadObject(record.refs()).loadInt(record.ref()).loadObject(box).op(Opcodes.AASTORE);
        }
        if (used < frame.refs()) {
            code.loadObject(record.refs()).loadInt(record.ref()).plus(used).loadInt(record.ref()).plus(frame.refs()).op(Opcodes.ACONST_NULL)
                    .callStatic("java/util/Arrays", "fill", "([Ljava/lang/Object;IILjava/lang/Object;)V", false);
        }
        code.label(ended).add(entered(Opcodes.INTEGER));
    }

    private FrameNode entered(Object... stack) {
        List<Object> locals = new ArrayList<>(List.of(owner));
        for (Type type : given) {
            locals.add(PollFrames.verificationType(type));
        }
        locals.addAll(RecordArguments.TYPES);
        return new FrameNode(Opcodes.F_NEW, locals.size(), locals.toArray(), stack.length, stack);
    }

    private MethodNode written() {
        MethodNode method = new MethodNode(access, Names.enter(name, frame), Names.enterDescriptor(descriptor), null, null);
        method.instructions.add(code.list);
        return method;
    }
}
