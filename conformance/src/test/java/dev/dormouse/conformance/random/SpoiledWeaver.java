package dev.dormouse.conformance.random;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Looks for a program that shows a defect put into the woven code, and prints it shrunk: {@code SpoiledWeaver DEFECT PROGRAMS}. */
final class SpoiledWeaver {

    private static final int BATCH = 25;

    /** The last parameters of a poll: cells, refs, cell, ref, entry. */
    private static final int FROM_CELLS = 5;

    /** What is wrong with the poll of each root. */
    enum Defect implements UnaryOperator<byte[]> {

        /** One cell is not written, at one point. */
        ONE_CELL(Opcodes.LASTORE, 2),
        /** One reference is not, or not nulled. */
        ONE_REFERENCE(Opcodes.AASTORE, 2),
        /** Every cell is read as 0. */
        READS(Opcodes.LALOAD);

        private final int instruction;
        /** Which of them; 0 for each. */
        private final int number;

        Defect(int instruction) {
            this(instruction, 0);
        }

        Defect(int instruction, int number) {
            this.instruction = instruction;
            this.number = number;
        }

        @Override
        public byte[] apply(byte[] classFile) {
            ClassReader reader = new ClassReader(classFile);
            ClassWriter writer = new ClassWriter(reader, 0);
            reader.accept(new ClassVisitor(Opcodes.ASM9, writer) {
                @Override
                public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
                    MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
                    return name.contains("root0$poll$") ? new Spoiling(method, record(access, descriptor)) : method;
                }
            }, 0);
            return writer.toByteArray();
        }

        /** The local variable of the record's cells, or references. */
        private int record(int access, String descriptor) {
            int variable = (access & Opcodes.ACC_STATIC) == 0 ? 1 : 0;
            String array = instruction == Opcodes.AASTORE ? "[Ljava/lang/Object;" : "[J";
            Type[] parameters = Type.getArgumentTypes(descriptor);
            for (int i = 0; i < parameters.length; i++) {
                if (i >= parameters.length - FROM_CELLS && parameters[i].getDescriptor().equals(array)) {
                    return variable;
                }
                variable += parameters[i].getSize();
            }
            throw new AssertionError(descriptor);
        }

        private final class Spoiling extends MethodVisitor {

            private final int record;
            private boolean ofRecord;
            private int seen;

            Spoiling(MethodVisitor method, int record) {
                super(Opcodes.ASM9, method);
                this.record = record;
            }

            @Override
            public void visitVarInsn(int opcode, int variable) {
                ofRecord |= opcode == Opcodes.ALOAD && variable == record;
                super.visitVarInsn(opcode, variable);
            }

            @Override
            public void visitInsn(int opcode) {
                if (opcode != instruction || !ofRecord) {
                    super.visitInsn(opcode);
                    return;
                }
                ofRecord = false;
                if (number > 0 && ++seen != number) {
                    super.visitInsn(opcode);
                } else if (opcode == Opcodes.LALOAD) {
                    super.visitInsn(Opcodes.POP2);
                    super.visitInsn(Opcodes.LCONST_0);
                } else {
                    super.visitInsn(opcode == Opcodes.LASTORE ? Opcodes.POP2 : Opcodes.POP);
                    super.visitInsn(Opcodes.POP2);
                }
            }
        }
    }

    private SpoiledWeaver() {}

    public static void main(String[] args) {
        Judge judge = new Judge(Defect.valueOf(args[0].toUpperCase(Locale.ROOT)), new Watch(300));
        Programs programs = new Programs(11);
        for (int i = 0; i < Integer.parseInt(args[1]); i += BATCH) {
            List<Program> batch = IntStream.range(i, i + BATCH).mapToObj(programs::program).toList();
            List<Verdict> verdicts = judge.judge(batch, Mode.PLAIN);
            for (int k = 0; k < BATCH; k++) {
                if (verdicts.get(k).failed()) {
                    Shrinker.Shrunk shrunk = new Shrinker(judge, Mode.PLAIN).shrink(batch.get(k), verdicts.get(k));
                    System.out.println(shrunk.program().source() + shrunk.verdict().kind() + "\n" + shrunk.verdict().text());
                    System.exit(0);
                }
            }
        }
        System.exit(1);
    }
}
