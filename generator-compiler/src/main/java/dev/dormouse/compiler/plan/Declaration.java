package dev.dormouse.compiler.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * A call by which code declares a pool with a capacity.
 *
 * @param constant the constant of a companion that is declared, as class and field; {@code null} if it cannot be told
 * @param capacity the number; {@code null} if it is computed
 * @param place {@code Main.java:12}
 */
record Declaration(String constant, Integer capacity, String place) {

    /** Those of a method. */
    static List<Declaration> of(ClassNode owner, MethodNode method) {
        List<Declaration> declarations = new ArrayList<>();
        Frame<SourceValue>[] frames = null;
        int line = 0;
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof LineNumberNode number) {
                line = number.line;
            } else if (instruction instanceof MethodInsnNode call && declares(call) && !isRuntime(owner.name)) {
                frames = frames == null ? frames(owner, method) : frames;
                Frame<SourceValue> at = frames[method.instructions.indexOf(call)];
                if (at != null) {
                    AbstractInsnNode type = only(at.getStack(at.getStackSize() - 2).insns);
                    AbstractInsnNode capacity = only(at.getStack(at.getStackSize() - 1).insns);
                    declarations.add(new Declaration(type instanceof FieldInsnNode get && get.getOpcode() == Opcodes.GETSTATIC ? get.owner + "." + get.name : null,
                            Constants.of(capacity) instanceof Integer stated ? stated : null, place(owner, line)));
                }
            }
        }
        return declarations;
    }

    private static String place(ClassNode owner, int line) {
        String file = owner.sourceFile == null ? owner.name.replace('/', '.') : owner.sourceFile;
        return line == 0 ? file : file + ":" + line;
    }

    private static boolean declares(MethodInsnNode call) {
        return call.name.equals("declare") && isRuntime(call.owner) && (call.desc.contains("/RecordType;I)") || call.desc.contains("/TaskType;I)"));
    }

    /** Whether a class is one that has such methods, which hand on what they are given. */
    private static boolean isRuntime(String name) {
        return name.endsWith("/arena/Arena") || name.endsWith("/PollLoop");
    }

    private static Frame<SourceValue>[] frames(ClassNode owner, MethodNode method) {
        try {
            return new Analyzer<>(new SourceInterpreter()).analyze(owner.name, method);
        } catch (AnalyzerException e) {
            throw new IllegalArgumentException("it is damaged: " + e.getMessage(), e);
        }
    }

    /** What a value comes from, if there is one way only; else {@code null}. */
    private static AbstractInsnNode only(Set<AbstractInsnNode> sources) {
        return sources.size() == 1 ? sources.iterator().next() : null;
    }
}
