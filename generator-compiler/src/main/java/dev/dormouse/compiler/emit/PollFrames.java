package dev.dormouse.compiler.emit;

import dev.dormouse.compiler.coroutine.Coroutine;
import dev.dormouse.compiler.coroutine.Embedding;
import dev.dormouse.compiler.coroutine.Names;
import dev.dormouse.compiler.coroutine.Point;
import dev.dormouse.compiler.flow.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.FrameNode;

/** The stack map frames of a poll. All hold the record's arguments behind the coroutine's own, and of the locals only those that are read again. */
final class PollFrames {

    private final Coroutine coroutine;
    private final int parameters;
    private final int maxLocals;
    private final int box;

    PollFrames(Coroutine coroutine, Slots slots) {
        box = slots.box();
        this.coroutine = coroutine;
        parameters = coroutine.parameterSlots();
        maxLocals = coroutine.body.method.maxLocals;
    }

    /** A frame of the source without the locals that nobody reads, so that a resume need not make them. */
    FrameNode weakened(FrameNode source, BitSet live) {
        Object[] types = new Object[maxLocals];
        int slot = 0;
        for (Object type : source.local) {
            types[slot] = type;
            slot += type == Opcodes.LONG || type == Opcodes.DOUBLE ? 2 : 1;
        }
        return frame(at -> live.get(at) || at == coroutine.portSlot ? types[at] : null, source.stack == null ? List.of() : source.stack);
    }

    /** What is there on entry. */
    FrameNode entered(Object... stack) {
        Object[] types = new Object[Math.max(maxLocals, 1)];
        for (Coroutine.Parameter parameter : coroutine.parameters()) {
            types[parameter.slot()] = verificationType(parameter.type());
        }
        return frame(slot -> slot < parameters ? types[slot] : null, List.of(stack));
    }

    /** Where no local is needed any more. */
    static FrameNode nothing() {
        return new FrameNode(Opcodes.F_NEW, 0, new Object[0], 0, new Object[0]);
    }

    /** Behind a point's call, with its result on the stack. */
    FrameNode returned(Point point) {
        Object result = point.result().getSort() == Type.VOID ? null : verificationType(point.result());
        return frame(locals(point, point.liveAfter), stackOf(point, result));
    }

    /** Where a child's state is on the stack, above what lies below the call. */
    FrameNode asleep(Point point) {
        return withBox(point, frame(locals(point, point.live()), stackOf(point, Opcodes.INTEGER)));
    }

    /** Where what a point called has thrown. */
    FrameNode failed(Point point) {
        return frame(locals(point, point.live()), List.of("java/lang/Throwable"));
    }

    /** Where the locals of a point are restored, and its child's driver is about to be called. */
    FrameNode driving(Point point) {
        List<Object> stack = new ArrayList<>();
        if (point.embedding == Embedding.DYNAMIC) {
            stack.add(point.receiverType == null ? Opcodes.NULL : point.receiverType);
        }
        point.drivenWith().forEach(type -> stack.add(type.equals(point.child.port()) ? coroutine.portVerificationType() : verificationType(type)));
        stack.addAll(RecordArguments.TYPES);
        return withBox(point, frame(locals(point, point.live()), stack));
    }

    /** Where the locals of a point are restored and the state of a driven child is on the stack. */
    FrameNode driven(Point point) {
        return frame(locals(point, point.live()), List.of(Opcodes.INTEGER));
    }

    /** Behind all locals the box of a boxed child. */
    private FrameNode withBox(Point point, FrameNode frame) {
        if (point.isBoxed()) {
            List<Object> locals = new ArrayList<>(frame.local);
            int slots = locals.stream().mapToInt(type -> type == Opcodes.LONG || type == Opcodes.DOUBLE ? 2 : 1).sum();
            locals.addAll(Collections.nCopies(box - slots, Opcodes.TOP));
            locals.add(Names.BOX);
            frame.local = locals;
        }
        return frame;
    }

    private IntFunction<Object> locals(Point point, BitSet which) {
        Object[] types = new Object[maxLocals];
        for (Point.Slot slot : point.locals) {
            if (which.get(slot.local())) {
                types[slot.local()] = verificationType(slot.value());
            }
        }
        types[coroutine.portSlot] = coroutine.portVerificationType();
        return slot -> types[slot];
    }

    private static List<Object> stackOf(Point point, Object top) {
        List<Object> stack = new ArrayList<>();
        for (Point.Slot slot : point.below) {
            stack.add(verificationType(slot.value()));
        }
        if (top != null) {
            stack.add(top);
        }
        return stack;
    }

    static Object verificationType(Type type) {
        return switch (type.getSort()) {
            case Type.LONG -> Opcodes.LONG;
            case Type.FLOAT -> Opcodes.FLOAT;
            case Type.DOUBLE -> Opcodes.DOUBLE;
            case Type.ARRAY, Type.OBJECT -> type.getInternalName();
            default -> Opcodes.INTEGER;
        };
    }

    private static Object verificationType(Value value) {
        return switch (value.kind) {
            case INT -> Opcodes.INTEGER;
            case LONG -> Opcodes.LONG;
            case FLOAT -> Opcodes.FLOAT;
            case DOUBLE -> Opcodes.DOUBLE;
            case NULL -> value.type == null ? Opcodes.NULL : value.type;
            default -> value.type;
        };
    }

    /** A frame from the types of the source's slots ({@code null}: unknown) and a stack; the record's arguments are put in between. */
    private FrameNode frame(IntFunction<Object> typeOfSlot, List<Object> stack) {
        List<Object> locals = new ArrayList<>();
        appendLocals(locals, typeOfSlot, 0, parameters);
        locals.addAll(Collections.nCopies(coroutine.counted.size(), Opcodes.INTEGER));
        locals.addAll(RecordArguments.TYPES);
        appendLocals(locals, typeOfSlot, parameters, maxLocals);
        while (locals.get(locals.size() - 1) == Opcodes.TOP) {
            locals.remove(locals.size() - 1);
        }
        return new FrameNode(Opcodes.F_NEW, locals.size(), locals.toArray(), stack.size(), stack.toArray());
    }

    private static void appendLocals(List<Object> locals, IntFunction<Object> typeOfSlot, int from, int to) {
        for (int slot = from; slot < to; slot++) {
            Object type = typeOfSlot.apply(slot);
            locals.add(type == null ? Opcodes.TOP : type);
            if (type == Opcodes.LONG || type == Opcodes.DOUBLE) {
                slot++;
            }
        }
    }
}
