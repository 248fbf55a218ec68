package dev.dormouse.compiler.emit;

import dev.dormouse.compiler.coroutine.Code;
import dev.dormouse.compiler.coroutine.Names;
import java.util.List;
import org.objectweb.asm.Opcodes;

/**
 * The JVM locals that hold what every poll, every driver and every method to enter by takes last, in this order: {@link Names#RECORD_ARGUMENTS}.
 *
 * <p>The arrays come before the places in them: so they are passed in registers, and of a call with too many arguments for those it is numbers that go to the stack, which costs less.
 *
 * @param registers the first of them
 */
record RecordArguments(int registers) {

    static final int COUNT = 6;

    /** What stack map frames say of them. */
    static final List<Object> TYPES = List.of(Names.REGISTERS, "[J", "[Ljava/lang/Object;", Opcodes.INTEGER, Opcodes.INTEGER, Opcodes.INTEGER);

    int cells() {
        return registers + 1;
    }

    int refs() {
        return registers + 2;
    }

    int cell() {
        return registers + 3;
    }

    int ref() {
        return registers + 4;
    }

    int entry() {
        return registers + 5;
    }

    /** Pushes them for a child whose references begin a few slots further on; all but the entry. */
    Code push(Code code, int refOffset) {
        return code.loadObject(registers).loadObject(cells()).loadObject(refs()).loadInt(cell()).loadInt(ref()).plus(refOffset);
    }

    /** Pushes them for a child in a box; all but the entry. */
    Code pushBoxed(Code code, int box) {
        code.loadObject(registers).loadObject(box).getField(Names.BOX, "cells", "[J").loadObject(box).getField(Names.BOX, "refs", "[Ljava/lang/Object;");
        return code.op(Opcodes.ICONST_0).op(Opcodes.ICONST_0);
    }
}
