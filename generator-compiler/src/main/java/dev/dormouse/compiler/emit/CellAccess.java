package dev.dormouse.compiler.emit;

import dev.dormouse.compiler.coroutine.Code;
import dev.dormouse.compiler.flow.Value;
import org.objectweb.asm.Opcodes;

/** Reading and writing variables in cells. A cell is little-endian: the variable at byte k of a cell is its bits from 8k on. */
final class CellAccess {

    private final Code code;
    private final int cells;
    private final int cell;

    /** Emits into {@code code}; the two slots hold the array and the record's first index in it. */
    CellAccess(Code code, int cells, int cell) {
        this.code = code;
        this.cells = cells;
        this.cell = cell;
    }

    /** Pushes the array and the index of a cell. */
    CellAccess address(int index) {
        code.loadObject(cells).loadInt(cell).plus(index);
        return this;
    }

    /** Turns the value on the stack, a variable of {@code size} bytes, into its bits of the cell. A value that is never negative needs no mask. */
    void encode(Value.Kind kind, int size, boolean natural, int place) {
        switch (kind) {
            case LONG -> { }
            case DOUBLE -> code.callStatic("java/lang/Double", "doubleToRawLongBits", "(D)J", false);
            default -> {
                if (kind == Value.Kind.FLOAT) {
                    code.callStatic("java/lang/Float", "floatToRawIntBits", "(F)I", false);
                }
                int offset = place % 8;
                boolean top = offset + size == 8;
                if (size == 1 && !top && !natural) {
                    code.push(0xff).op(Opcodes.IAND);
                } else if (size == 2 && !top && !natural) {
                    code.op(Opcodes.I2C);
                }
                code.op(Opcodes.I2L);
                if (size == 4 && !top && !natural) {
                    code.pushConstant(0xffff_ffffL).op(Opcodes.LAND);
                }
                if (offset > 0) {
                    code.push(8 * offset).op(Opcodes.LSHL);
                }
            }
        }
    }

    /** Turns the cell on the stack into the variable that lies in it. */
    void decode(Value.Kind kind, int size, boolean unsigned, int place) {
        switch (kind) {
            case LONG -> { }
            case DOUBLE -> code.callStatic("java/lang/Double", "longBitsToDouble", "(J)D", false);
            default -> {
                int offset = place % 8;
                if (offset > 0) {
                    code.push(8 * offset).op(Opcodes.LUSHR);
                }
                code.op(Opcodes.L2I);
                if (size == 1 && unsigned) {
                    code.push(0xff).op(Opcodes.IAND);
                } else if (size == 1) {
                    code.op(Opcodes.I2B);
                } else if (size == 2) {
                    code.op(unsigned ? Opcodes.I2C : Opcodes.I2S);
                }
                if (kind == Value.Kind.FLOAT) {
                    code.callStatic("java/lang/Float", "intBitsToFloat", "(I)F", false);
                }
            }
        }
    }
}
