package dev.dormouse.compiler.emit;

import dev.dormouse.compiler.coroutine.Body;
import dev.dormouse.compiler.coroutine.Point;
import dev.dormouse.compiler.flow.Edges;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;

/**
 * Divides a poll into parts of a given size, as far as it can: each takes as many points, in the order of the code, as fit. A way in that alone reaches more is a part by itself.
 *
 * <p>Every point ends the flow of a part or is one of its ways in, so code that many points have in common is in many parts, but none holds what lies behind another's points.
 */
final class Division {

    /** What a call takes more where its point is another part's, about. */
    private static final int HANDING_OVER = 20;
    /** What a key takes in a switch. An opaque call has two ways in, and one to throw. */
    private static final int SWITCHING = 8;

    private final PollWriter whole;
    private final AbstractInsnNode[] body;
    private final Edges edges;
    private final Point[] pointAt;
    private final List<Part> parts = new ArrayList<>();
    private Part part = new Part(true, new BitSet(), new BitSet(), new BitSet());
    private int bytes;
    private int allBytes;

    /** Divides the poll that {@code whole} has written into parts of at most {@code limit} bytes. */
    Division(Body body, PollWriter whole, int limit) {
        this.whole = whole;
        this.body = body.method.instructions.toArray();
        edges = body.flow().edges();
        pointAt = new Point[this.body.length];
        body.points.forEach(point -> pointAt[point.index] = point);
        reach(0);
        for (Point point : body.points.stream().sorted(Comparator.comparingInt(point -> point.index)).toList()) {
            Part without = part.copy();
            int bytesWithout = bytes;
            enter(point);
            if (bytes > limit && (without.begins() || !without.points().isEmpty())) {
                add(without, bytesWithout);
                part = new Part(false, new BitSet(), new BitSet(), new BitSet());
                bytes = 0;
                enter(point);
            }
        }
        add(part, bytes);
    }

    /** Adds one that is complete. A point that is only a way in is caught where it throws, and has nothing in the ranges of the body. */
    private void add(Part complete, int itsBytes) {
        complete.caught().and(complete.reached());
        parts.add(complete);
        allBytes += itsBytes;
    }

    /** The parts, the one with the start first, in the order of the code. */
    List<Part> parts() {
        return parts;
    }

    /** The bytes of all parts, about. */
    int bytes() {
        return allBytes;
    }

    private void enter(Point point) {
        part.points().set(point.ordinal());
        bytes += SWITCHING + (point.isDriven() ? 2 : 1) * (SWITCHING + whole.costOfEntry(point));
        part.caught().set(point.index);
        edges.handlers(point.index).forEach(this::reach);
        reach(point.index + 1);
    }

    private void reach(int from) {
        Deque<Integer> pending = new ArrayDeque<>(List.of(from));
        while (!pending.isEmpty()) {
            int index = pending.pop();
            if (part.reached().get(index)) {
                continue;
            }
            part.reached().set(index);
            Point point = pointAt[index];
            bytes += whole.costOf(index) + (point == null || point.isPrimitive() ? 0 : HANDING_OVER);
            if (point == null && canThrow(body[index])) {
                part.caught().set(index);
                edges.handlers(index).forEach(pending::push);
            }
            if (point == null || part.has(point) && !point.isPrimitive()) {
                for (int next : edges.next(index)) {
                    pending.push(next);
                }
            }
        }
    }

    /** Arithmetic on locals and constants cannot, but for divisions of whole numbers, nor can jumps. */
    static boolean canThrow(AbstractInsnNode instruction) {
        int opcode = instruction.getOpcode();
        boolean divides = opcode == Opcodes.IDIV || opcode == Opcodes.LDIV || opcode == Opcodes.IREM || opcode == Opcodes.LREM;
        boolean ofArrays = opcode >= Opcodes.IALOAD && opcode <= Opcodes.SALOAD || opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE;
        boolean ofObjects = opcode >= Opcodes.GETSTATIC && opcode != Opcodes.IFNULL && opcode != Opcodes.IFNONNULL || instruction instanceof LdcInsnNode ldc && !(ldc.cst instanceof Number);
        return divides || ofArrays || ofObjects;
    }
}
