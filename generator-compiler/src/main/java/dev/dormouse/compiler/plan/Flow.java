package dev.dormouse.compiler.plan;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.LimitExceededException;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/** Which instructions of a method make the values that others take, whatever variables these have been in between. It is found out when it is first asked for. */
final class Flow {

    private final ClassNode owner;
    private final MethodNode method;
    private final Map<AbstractInsnNode, Set<AbstractInsnNode>> takers = new IdentityHashMap<>();
    /** By the place of the instruction before which they are; {@code null} until one is asked for. */
    private Frame<SourceValue>[] frames;

    Flow(ClassNode owner, MethodNode method) {
        this.owner = owner;
        this.method = method;
    }

    /** Whether any way leads to an instruction. */
    boolean reaches(AbstractInsnNode instruction) {
        return at(instruction) != null;
    }

    /**
     * What makes the value that is on the stack before an instruction.
     *
     * @param below how many values lie on that one
     * @return {@code null} if that depends on the way, or is not of this method
     */
    AbstractInsnNode source(AbstractInsnNode instruction, int below) {
        Frame<SourceValue> frame = at(instruction);
        Set<AbstractInsnNode> sources = frame.getStack(frame.getStackSize() - 1 - below).insns;
        return sources.size() == 1 ? sources.iterator().next() : null;
    }

    /** The instructions that take what an instruction makes; moves between variables and the stack are not meant. */
    Set<AbstractInsnNode> takers(AbstractInsnNode source) {
        analyze();
        return takers.getOrDefault(source, Set.of());
    }

    private Frame<SourceValue> at(AbstractInsnNode instruction) {
        analyze();
        return frames[method.instructions.indexOf(instruction)];
    }

    private void analyze() {
        if (frames == null) {
            try {
                frames = new Analyzer<>(new Sources()).analyze(owner.name, method);
            } catch (AnalyzerException | LimitExceededException e) {
                throw new IllegalArgumentException("it is damaged: " + e.getMessage(), e);
            } catch (OutOfMemoryError e) {
                throw new IllegalArgumentException("to follow its method " + Printed.of(method.name) + " takes more memory than there is: give it more by -Xmx", e);
            }
        }
    }

    /** Keeps the source of what is moved. What no instruction makes has a label for its source, always the same one, so that it counts where ways meet. */
    private final class Sources extends SourceInterpreter {

        Sources() {
            super(Opcodes.ASM9);
        }

        @Override
        public SourceValue newParameterValue(boolean isInstanceMethod, int local, Type type) {
            return new SourceValue(type.getSize(), new LabelNode());
        }

        @Override
        public SourceValue newExceptionValue(TryCatchBlockNode block, Frame<SourceValue> handler, Type type) {
            return new SourceValue(1, block.handler);
        }

        @Override
        public SourceValue copyOperation(AbstractInsnNode instruction, SourceValue value) {
            return value;
        }

        @Override
        public SourceValue unaryOperation(AbstractInsnNode instruction, SourceValue value) {
            take(instruction, value);
            return super.unaryOperation(instruction, value);
        }

        @Override
        public SourceValue binaryOperation(AbstractInsnNode instruction, SourceValue first, SourceValue second) {
            take(instruction, first);
            take(instruction, second);
            return super.binaryOperation(instruction, first, second);
        }

        @Override
        public SourceValue ternaryOperation(AbstractInsnNode instruction, SourceValue first, SourceValue second, SourceValue third) {
            take(instruction, first);
            take(instruction, second);
            take(instruction, third);
            return super.ternaryOperation(instruction, first, second, third);
        }

        @Override
        public SourceValue naryOperation(AbstractInsnNode instruction, List<? extends SourceValue> values) {
            values.forEach(value -> take(instruction, value));
            return super.naryOperation(instruction, values);
        }

        private void take(AbstractInsnNode taker, SourceValue value) {
            value.insns.forEach(source -> takers.computeIfAbsent(source, unknown -> new HashSet<>()).add(taker));
        }
    }
}
