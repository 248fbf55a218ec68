package dev.dormouse.compiler.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/**
 * Random steps with jumps, switches and handlers, as a method and as they are, and what paths there are through them, followed one by one. The operand stack is not kept: what is analysed of locals does not look at it.
 */
final class RandomCode {

    static final int LOCALS = 3;

    private static final List<Integer> ENDS = List.of(Opcodes.IRETURN, Opcodes.LRETURN, Opcodes.FRETURN, Opcodes.DRETURN, Opcodes.ARETURN, Opcodes.RETURN, Opcodes.ATHROW);

    enum Kind { READ, ASSIGN, INCREMENT, NOTHING, JUMP, BRANCH, TABLE, LOOKUP, END }

    /** One instruction: what it does, to which local, where it can jump, and the opcode by which it ends. */
    record Step(Kind kind, int local, int[] targets, int end) {

        private boolean reads() {
            return kind == Kind.READ || kind == Kind.INCREMENT;
        }
    }

    /** What throws from {@code start} on, before {@code end}, goes on at {@code handler}. */
    record Covered(int start, int end, int handler) {}

    final List<Step> steps = new ArrayList<>();
    final List<Covered> covered = new ArrayList<>();

    RandomCode(Random random) {
        int count = 2 + random.nextInt(12);
        for (int i = 0; i < count; i++) {
            Kind kind = i == count - 1 ? Kind.END : Kind.values()[random.nextInt(Kind.values().length)];
            int[] targets = random.ints(kind == Kind.TABLE || kind == Kind.LOOKUP ? 3 : 1, 0, count).toArray();
            steps.add(new Step(kind, random.nextInt(LOCALS), targets, ENDS.get(random.nextInt(ENDS.size()))));
        }
        for (int blocks = random.nextInt(3); blocks > 0; blocks--) {
            int start = random.nextInt(count);
            covered.add(new Covered(start, start + 1 + random.nextInt(count - start), random.nextInt(count)));
        }
    }

    int count() {
        return steps.size();
    }

    /** The place of a step among the instructions: each has a label before it. */
    static int index(int step) {
        return 2 * step + 1;
    }

    MethodNode method() {
        MethodNode method = new MethodNode(Opcodes.ACC_STATIC, "random", "()V", null, null);
        method.maxLocals = LOCALS;
        Label[] labels = new Label[count() + 1];
        for (int i = 0; i <= count(); i++) {
            labels[i] = new Label();
        }
        for (Covered block : covered) {
            method.visitTryCatchBlock(labels[block.start], labels[block.end], labels[block.handler], null);
        }
        for (int i = 0; i < count(); i++) {
            method.visitLabel(labels[i]);
            Step step = steps.get(i);
            switch (step.kind) {
                case READ -> method.visitVarInsn(Opcodes.ILOAD, step.local);
                case ASSIGN -> method.visitVarInsn(Opcodes.ISTORE, step.local);
                case INCREMENT -> method.visitIincInsn(step.local, 1);
                case NOTHING -> method.visitInsn(Opcodes.NOP);
                case JUMP -> method.visitJumpInsn(Opcodes.GOTO, labels[step.targets[0]]);
                case BRANCH -> method.visitJumpInsn(Opcodes.IFEQ, labels[step.targets[0]]);
                case TABLE -> method.visitTableSwitchInsn(0, 1, labels[step.targets[2]], labels[step.targets[0]], labels[step.targets[1]]);
                case LOOKUP -> method.visitLookupSwitchInsn(labels[step.targets[2]], new int[] {1, 1000}, new Label[] {labels[step.targets[0]], labels[step.targets[1]]});
                default -> method.visitInsn(step.end);
            }
        }
        method.visitLabel(labels[count()]);
        return method;
    }

    /** Where control can go from a step that does not throw. */
    List<Integer> next(int step) {
        int[] targets = steps.get(step).targets;
        return switch (steps.get(step).kind) {
            case END -> List.of();
            case JUMP -> List.of(targets[0]);
            case BRANCH -> List.of(step + 1, targets[0]);
            case TABLE, LOOKUP -> List.of(targets[0], targets[1], targets[2]);
            default -> List.of(step + 1);
        };
    }

    /** Where control can go from a step that throws. */
    List<Integer> handlers(int step) {
        return covered.stream().filter(block -> block.start <= step && step < block.end).map(Covered::handler).toList();
    }

    /** The steps that read a local, on each path from {@code start} the first; whether or not steps throw, before they do anything. */
    Set<Integer> firstReads(int local, int start, boolean thrown) {
        Set<Integer> reads = new TreeSet<>();
        follow(local, start, thrown, new TreeSet<>(), reads);
        return reads;
    }

    private void follow(int local, int at, boolean thrown, Set<Integer> seen, Set<Integer> reads) {
        if (!seen.add(at)) {
            return;
        }
        if (thrown) {
            handlers(at).forEach(handler -> follow(local, handler, thrown, seen, reads));
        }
        Step step = steps.get(at);
        boolean here = step.local == local;
        if (here && step.reads()) {
            reads.add(at);
        } else if (!here || step.kind != Kind.ASSIGN) {
            next(at).forEach(next -> follow(local, next, thrown, seen, reads));
        }
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count(); i++) {
            Step step = steps.get(i);
            text.append(i).append(' ').append(step.kind).append(" v").append(step.local).append(" next ").append(next(i)).append(" thrown ").append(handlers(i)).append('\n');
        }
        return text.toString();
    }
}
