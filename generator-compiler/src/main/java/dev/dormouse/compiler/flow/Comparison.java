package dev.dormouse.compiler.flow;

import org.objectweb.asm.Opcodes;

/** How a conditional jump compares two {@code int}s, in the order of the opcodes. */
enum Comparison {

    EQUAL, UNEQUAL, LESS, NOT_LESS, GREATER, NOT_GREATER;

    private static final Comparison[] ALL = values();

    /** The comparison of a jump that compares with 0 or with a second number; {@code null} if the jump does neither. */
    static Comparison of(int opcode) {
        if (opcode >= Opcodes.IFEQ && opcode <= Opcodes.IFLE) {
            return ALL[opcode - Opcodes.IFEQ];
        }
        return opcode >= Opcodes.IF_ICMPEQ && opcode <= Opcodes.IF_ICMPLE ? ALL[opcode - Opcodes.IF_ICMPEQ] : null;
    }

    /** What is true where this is not. */
    Comparison negated() {
        return ALL[ordinal() ^ 1];
    }

    /** What is true of the second number and the first where this is true of the first and the second. */
    Comparison swapped() {
        return switch (this) {
            case EQUAL, UNEQUAL -> this;
            case LESS -> GREATER;
            case GREATER -> LESS;
            case NOT_LESS -> NOT_GREATER;
            case NOT_GREATER -> NOT_LESS;
        };
    }
}
