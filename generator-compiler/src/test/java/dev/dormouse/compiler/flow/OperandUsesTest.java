package dev.dormouse.compiler.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/** What takes an entry that lies on the operand stack while a call is made, against the JVM specification's table of what each instruction pops. */
class OperandUsesTest {

    /** Entries on the stack during the call. */
    private static final int ENTRIES = 4;

    private static MethodNode method() {
        MethodNode method = new MethodNode(Opcodes.ACC_STATIC, "method", "()V", null, null);
        for (int i = 0; i < ENTRIES; i++) {
            method.visitInsn(Opcodes.ICONST_0);
        }
        method.visitMethodInsn(Opcodes.INVOKESTATIC, "Some", "call", "()V", false);
        return method;
    }

    private static Set<Integer> uses(MethodNode method, int entry, int[] heights) {
        return new NextUses(method.instructions.toArray(), new Edges(method)).ofOperand(entry, ENTRIES, index -> heights[index]);
    }

    private static void visit(MethodNode method, int opcode, String argument) {
        Label end = new Label();
        switch (opcode) {
            case Opcodes.BIPUSH, Opcodes.SIPUSH -> method.visitIntInsn(opcode, 1);
            case Opcodes.NEWARRAY -> method.visitIntInsn(opcode, Opcodes.T_INT);
            case Opcodes.LDC -> method.visitLdcInsn("constant");
            case Opcodes.IINC -> method.visitIincInsn(0, 1);
            case Opcodes.GETSTATIC, Opcodes.PUTSTATIC, Opcodes.GETFIELD, Opcodes.PUTFIELD -> method.visitFieldInsn(opcode, "Some", "field", "I");
            case Opcodes.INVOKEVIRTUAL, Opcodes.INVOKESPECIAL, Opcodes.INVOKESTATIC, Opcodes.INVOKEINTERFACE -> method.visitMethodInsn(opcode, "Some", "method", argument, false);
            case Opcodes.INVOKEDYNAMIC -> method.visitInvokeDynamicInsn("method", argument, new Handle(Opcodes.H_INVOKESTATIC, "Some", "bootstrap", "()V", false));
            case Opcodes.NEW, Opcodes.ANEWARRAY, Opcodes.CHECKCAST, Opcodes.INSTANCEOF -> method.visitTypeInsn(opcode, "Some");
            case Opcodes.MULTIANEWARRAY -> method.visitMultiANewArrayInsn("[[I", 2);
            case Opcodes.ILOAD, Opcodes.LLOAD, Opcodes.FLOAD, Opcodes.DLOAD, Opcodes.ALOAD, Opcodes.ISTORE, Opcodes.LSTORE, Opcodes.FSTORE, Opcodes.DSTORE, Opcodes.ASTORE -> method.visitVarInsn(opcode, 0);
            case Opcodes.TABLESWITCH -> method.visitTableSwitchInsn(0, 0, end, end);
            case Opcodes.LOOKUPSWITCH -> method.visitLookupSwitchInsn(end, new int[] {7}, new Label[] {end});
            case Opcodes.GOTO, Opcodes.IFNULL, Opcodes.IFNONNULL -> method.visitJumpInsn(opcode, end);
            default -> {
                if (opcode >= Opcodes.IFEQ && opcode <= Opcodes.IF_ACMPNE) {
                    method.visitJumpInsn(opcode, end);
                } else {
                    method.visitInsn(opcode);
                }
            }
        }
        method.visitLabel(end);
    }

    /** Behind the call and the instruction, whatever is left is popped, entry by entry. Copies count as taken: {@code pops} is what the instruction looks at. */
    @ParameterizedTest(name = "opcodes {0} to {1} take {2} and push {3}")
    @CsvSource({
        "0, 0, 0, 0, ", "1, 15, 0, 1, ", "16, 17, 0, 1, ", "18, 18, 0, 1, ", "21, 25, 0, 1, ", "46, 53, 2, 1, ", "54, 58, 1, 0, ", "79, 86, 3, 0, ", "87, 87, 1, 0, ", "88, 88, 2, 0, ",
        "89, 89, 1, 2, ", "90, 90, 2, 3, ", "91, 91, 3, 4, ", "92, 92, 2, 4, ", "93, 93, 3, 5, ", "94, 94, 4, 6, ", "95, 95, 2, 2, ", "96, 115, 2, 1, ", "116, 119, 1, 1, ", "120, 131, 2, 1, ",
        "132, 132, 0, 0, ", "133, 147, 1, 1, ", "148, 152, 2, 1, ", "153, 158, 1, 0, ", "159, 166, 2, 0, ", "167, 167, 0, 0, ", "170, 171, 1, 0, ", "178, 178, 0, 1, ", "179, 179, 1, 0, ", "180, 180, 1, 1, ",
        "181, 181, 2, 0, ", "182, 183, 3, 1, (IJ)D", "182, 183, 3, 0, (IJ)V", "185, 185, 3, 1, (IJ)D", "185, 185, 3, 0, (IJ)V", "184, 184, 2, 1, (IJ)D", "184, 184, 2, 0, (IJ)V", "186, 186, 2, 1, (IJ)D",
        "187, 187, 0, 1, ", "188, 190, 1, 1, ", "192, 193, 1, 1, ", "194, 195, 1, 0, ", "197, 197, 2, 1, ", "198, 199, 1, 0, ",
    })
    void anInstructionTakesWhatItPops(int first, int last, int pops, int pushes, String argument) {
        for (int opcode = first; opcode <= last; opcode++) {
            MethodNode method = method();
            visit(method, opcode, argument);
            int left = ENTRIES - pops + pushes;
            int[] heights = new int[ENTRIES + 4 + left];
            heights[ENTRIES] = heights[ENTRIES + 1] = ENTRIES;
            int label = ENTRIES + 2;
            heights[label] = left;
            for (int i = 0; i < left; i++) {
                method.visitInsn(Opcodes.POP);
                heights[label + 1 + i] = left - i;
            }
            method.visitInsn(Opcodes.RETURN);
            for (int entry = 0; entry < ENTRIES; entry++) {
                int takenBy = entry >= ENTRIES - pops ? ENTRIES + 1 : label + left - entry;
                assertEquals(Set.of(takenBy), uses(method, entry, heights), "opcode " + opcode + ", entry " + entry);
            }
        }
    }

    @ParameterizedTest(name = "opcode {0}")
    @CsvSource({"172", "173", "174", "175", "176", "191"})
    void whatEndsTheMethodWithAValueTakesTheTopOnly(int opcode) {
        MethodNode method = method();
        method.visitInsn(opcode);
        int[] heights = {0, 1, 2, 3, 4, 4};
        assertEquals(Set.of(ENTRIES + 1), uses(method, 3, heights));
        assertEquals(Set.of(), uses(method, 2, heights));
    }

    @Test
    void aReturnWithoutValueTakesNothing() {
        MethodNode method = method();
        method.visitInsn(Opcodes.RETURN);
        assertEquals(Set.of(), uses(method, 3, new int[] {0, 1, 2, 3, 4, 4}));
    }

    /** Two ways, one of them around a loop, each with an instruction of its own that takes the entry below the condition. */
    @Test
    void eachWayHasItsUse() {
        MethodNode method = method();
        Label again = new Label();
        Label other = new Label();
        method.visitLabel(again);
        method.visitJumpInsn(Opcodes.IFEQ, other);
        method.visitInsn(Opcodes.INEG);
        method.visitInsn(Opcodes.ICONST_0);
        method.visitJumpInsn(Opcodes.GOTO, again);
        method.visitLabel(other);
        method.visitInsn(Opcodes.IRETURN);
        int[] heights = {0, 1, 2, 3, 4, 4, 4, 3, 3, 4, 3, 3};
        assertEquals(new TreeSet<>(Set.of(7, 11)), uses(method, 2, heights));
        assertEquals(Set.of(6), uses(method, 3, heights), "the condition itself");
    }

    @Test
    void aLoopThatNeverTakesItEnds() {
        MethodNode method = method();
        Label again = new Label();
        method.visitLabel(again);
        method.visitInsn(Opcodes.NOP);
        method.visitJumpInsn(Opcodes.GOTO, again);
        assertEquals(Set.of(), uses(method, 0, new int[] {0, 1, 2, 3, 4, 4, 4, 4}));
    }
}
