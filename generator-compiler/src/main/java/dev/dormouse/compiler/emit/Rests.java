package dev.dormouse.compiler.emit;

import dev.dormouse.compiler.coroutine.Body;
import dev.dormouse.compiler.coroutine.Point;
import dev.dormouse.compiler.flow.Edges;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LineNumberNode;

/**
 * Which points of a coroutine go on in a copy of the rest of their loop's turn, so that a resume comes back to the loop by its head and not into its middle. C2 moves nothing out of a loop that has a
 * second entrance, taken or not.
 *
 * <p>Only what is short and straight is copied, and only where that leaves its loop no entrance but the head.
 */
final class Rests {

    /** Instructions that a rest may have. */
    private static final int MOST = 12;

    private final Body body;
    private final AbstractInsnNode[] code;
    private final Edges edges;
    private final Point[] pointAt;
    /** The instructions that can follow each one without a sleep, handlers included. */
    private final int[][] after;

    private Rests(Body body) {
        this.body = body;
        code = body.method.instructions.toArray();
        edges = body.flow().edges();
        pointAt = new Point[code.length];
        body.points.forEach(point -> pointAt[point.index] = point);
        after = new int[code.length][];
        for (int i = 0; i < code.length; i++) {
            boolean sleeps = pointAt[i] != null && pointAt[i].isPrimitive();
            int[] next = sleeps ? new int[0] : edges.next(i);
            List<Integer> handlers = edges.handlers(i);
            after[i] = handlers.isEmpty() ? next : IntStream.concat(IntStream.of(next), handlers.stream().mapToInt(Integer::intValue)).toArray();
        }
    }

    /** The points that do, with the instructions and line numbers from behind each to the jump to its loop's head. */
    static Map<Point, List<AbstractInsnNode>> of(Body body) {
        return new Rests(body).find();
    }

    private Map<Point, List<AbstractInsnNode>> find() {
        Map<Integer, Map<Point, List<Integer>>> byHead = new HashMap<>();
        for (Point point : body.points) {
            List<Integer> rest = straight(point);
            if (!rest.isEmpty()) {
                int jump = rest.get(rest.size() - 1);
                byHead.computeIfAbsent(edges.next(jump)[0], head -> new HashMap<>()).put(point, rest);
            }
        }
        Map<Point, List<AbstractInsnNode>> found = new HashMap<>();
        byHead.forEach((head, rests) -> {
            BitSet loop = loop(head);
            if (!isEnteredFromOthers(head, loop, rests)) {
                rests.values().removeIf(rest -> rest.stream().noneMatch(loop::get));
                rests.forEach((point, rest) -> found.put(point, rest.stream().map(index -> code[index]).toList()));
            }
        });
        return found;
    }

    /** The way from behind a point to a jump backwards over it, if nothing on it jumps elsewhere, sleeps or can be caught. */
    private List<Integer> straight(Point point) {
        List<Integer> rest = new ArrayList<>();
        int instructions = 0;
        for (int i = point.index + 1; i < code.length && instructions < MOST; i++) {
            if (code[i] instanceof LineNumberNode) {
                rest.add(i);
            } else if (code[i].getOpcode() >= 0) {
                rest.add(i);
                instructions++;
                if (code[i].getOpcode() == Opcodes.GOTO && edges.next(i)[0] <= point.index) {
                    return rest;
                }
                boolean goesOn = edges.next(i).length == 1 && code[i].getOpcode() != Opcodes.GOTO;
                if (!goesOn || pointAt[i] != null || Division.canThrow(code[i]) && !edges.handlers(i).isEmpty()) {
                    break;
                }
            }
        }
        return List.of();
    }

    /** What is run between a label and itself without a sleep. */
    private BitSet loop(int head) {
        BitSet reached = new BitSet();
        reach(head, reached);
        BitSet loop = new BitSet();
        loop.set(head);
        for (int before = 0; loop.cardinality() > before;) {
            before = loop.cardinality();
            for (int i = reached.previousSetBit(code.length); i >= 0; i = reached.previousSetBit(i - 1)) {
                for (int next : after[i]) {
                    if (loop.get(next)) {
                        loop.set(i);
                    }
                }
            }
        }
        return loop;
    }

    /** Whether a point without a rest of its own leads into a loop otherwise than by its head. */
    private boolean isEnteredFromOthers(int head, BitSet loop, Map<Point, ?> rests) {
        BitSet reached = new BitSet();
        reached.set(head);
        body.points.stream().filter(point -> !rests.containsKey(point)).forEach(point -> reach(point.index + 1, reached));
        reached.clear(head);
        return reached.intersects(loop);
    }

    /** Adds what is run from an instruction on without a sleep, up to what is there already. */
    private void reach(int from, BitSet reached) {
        BitSet pending = new BitSet();
        pending.set(from, !reached.get(from));
        for (int i = pending.nextSetBit(0); i >= 0; i = pending.nextSetBit(0)) {
            pending.clear(i);
            reached.set(i);
            for (int next : after[i]) {
                if (!reached.get(next)) {
                    pending.set(next);
                }
            }
        }
    }
}
