package dev.dormouse.compiler.emit;

import dev.dormouse.compiler.coroutine.Body;
import dev.dormouse.compiler.coroutine.Code;
import dev.dormouse.compiler.coroutine.Coroutine;
import dev.dormouse.compiler.coroutine.Names;
import dev.dormouse.compiler.coroutine.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Writes the methods of a poll: one, or, where that would be too large, several parts and in front of them the poll proper, which enters the part that an entry belongs to. A part that comes to
 * the end of a call whose point is another's returns the negative of the entry there; the poll proper goes there, or, if anything is in flight, throws there. Nobody else sees it.
 */
public final class SplitPoll {

    /** What a part may have at most: less than HotSpot compiles, or than a jump spans. The rest is for what a part adds to what it repeats. */
    private static final int[] PART_LIMITS = {Poll.MOST_COMPILED - 100, Short.MAX_VALUE - 700};
    /** The same for {@code Option.SMALL_PARTS}. */
    private static final int[] SMALL_PART_LIMITS = {700, PART_LIMITS[0], PART_LIMITS[1]};
    /** Parts repeat what they have in common. Where they come to more than this many times the whole, larger ones have to do. */
    private static final int MOST_GROWTH = 3;

    private final Coroutine coroutine;
    private final Slots slots;
    private final PollFrames frames;
    private final MethodNode method;
    private final Code code = new Code();

    private SplitPoll(Coroutine coroutine) {
        this.coroutine = coroutine;
        slots = Slots.of(coroutine);
        frames = new PollFrames(coroutine, slots);
        method = new MethodNode(Names.ACCESS, coroutine.pollName(), coroutine.pollDescriptor(), null, null);
    }

    /** The methods of a coroutine's poll, the poll proper first. */
    public static List<Poll> write(Coroutine coroutine, boolean smallParts) {
        int line = coroutine.body.points.isEmpty() ? 0 : coroutine.body.points.get(0).line;
        Freshness freshness = new Freshness(coroutine);
        PollWriter whole = new PollWriter(coroutine, freshness, Part.whole(coroutine.body), coroutine.pollName());
        List<Poll> undivided = List.of(new Poll(coroutine, whole.write(), line));
        for (int limit : smallParts ? SMALL_PART_LIMITS : PART_LIMITS) {
            if (whole.size() <= limit) {
                return undivided;
            }
            Division division = new Division(coroutine.body, whole, limit);
            if (division.parts().size() > 1 && division.bytes() <= MOST_GROWTH * whole.size()) {
                return divided(coroutine, freshness, division.parts());
            }
        }
        return undivided;
    }

    private static List<Poll> divided(Coroutine coroutine, Freshness freshness, List<Part> parts) {
        int line = coroutine.body.points.get(0).line;
        List<Poll> polls = new ArrayList<>(List.of(new Poll(coroutine, new SplitPoll(coroutine).dispatch(parts), line)));
        for (Part part : parts) {
            String name = Names.part(coroutine.name(), coroutine.hash(), polls.size() - 1);
            polls.add(new Poll(coroutine, new PollWriter(coroutine, freshness, part, name).write(), line(coroutine.body, part)));
        }
        return polls;
    }

    /** Where the first point of a part stands; that of the coroutine, if the part has only the start. */
    private static int line(Body body, Part part) {
        return body.points.stream().filter(part::has).min(Comparator.comparingInt(point -> point.index)).orElse(body.points.get(0)).line;
    }

    private MethodNode dispatch(List<Part> parts) {
        LabelNode again = new LabelNode();
        LabelNode polled = new LabelNode();
        LabelNode over = new LabelNode();
        LabelNode[] labels = new LabelNode[parts.size()];
        Arrays.setAll(labels, i -> new LabelNode());
        code.line(coroutine.body.points.get(0).line).label(again).add(frames.entered());
        code.loadInt(slots.record().entry()).callStatic("java/lang/Math", "abs", "(I)I", false).load(Opcodes.ISTORE, slots.childState());
        int[] partOf = partOfEntries(parts);
        for (int entry = 0; entry + 1 < partOf.length; entry++) {
            if (partOf[entry] != partOf[entry + 1]) {
                code.loadInt(slots.childState()).push(entry).jump(Opcodes.IF_ICMPLE, labels[partOf[entry]]);
            }
        }
        code.jump(Opcodes.GOTO, labels[partOf[partOf.length - 1]]);
        for (int i = 0; i < labels.length; i++) {
            code.label(labels[i]).add(frames.entered());
            callPart(i);
            code.jump(Opcodes.GOTO, polled);
        }
        code.label(polled).add(frames.entered(Opcodes.INTEGER)).op(Opcodes.DUP).jump(Opcodes.IFGE, over);
        code.load(Opcodes.ISTORE, slots.record().entry()).loadObject(slots.record().registers()).getField(Names.REGISTERS, "thrown", "Ljava/lang/Throwable;").jump(Opcodes.IFNONNULL, again);
        code.loadInt(slots.record().entry()).op(Opcodes.INEG).load(Opcodes.ISTORE, slots.record().entry()).jump(Opcodes.GOTO, again);
        code.label(over).add(frames.entered(Opcodes.INTEGER)).op(Opcodes.IRETURN);
        method.instructions.add(code.list);
        return method;
    }

    /** By entry; what is no entry is with the one before. */
    private int[] partOfEntries(List<Part> parts) {
        List<Point> points = coroutine.body.points;
        int[] partOf = new int[Point.FIRST + points.size() + (int) points.stream().filter(point -> !point.isFlattened()).count()];
        for (Point point : points) {
            int part = 0;
            while (!parts.get(part).has(point)) {
                part++;
            }
            partOf[point.state] = part;
            if (!point.isFlattened()) {
                partOf[point.state + points.size()] = part;
            }
        }
        return partOf;
    }

    private void callPart(int number) {
        for (Coroutine.Parameter parameter : coroutine.parameters()) {
            code.load(parameter.type().getOpcode(Opcodes.ILOAD), parameter.slot());
        }
        for (int i = 0; i < slots.counters(); i++) {
            code.loadInt(slots.parameters() + i);
        }
        slots.record().push(code, 0).loadInt(slots.record().entry());
        code.callStatic(coroutine.ownerName(), Names.part(coroutine.name(), coroutine.hash(), number), coroutine.pollDescriptor(), coroutine.ownerIsInterface());
    }
}
