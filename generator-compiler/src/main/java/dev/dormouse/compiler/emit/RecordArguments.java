package dev.dormouse.compiler.emit;

import dev.dormouse.compiler.coroutine.Code;
import dev.dormouse.compiler.coroutine.Names;
import java.util.Arrays;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The JVM locals that hold what every poll, every driver and every method to enter by takes last, in this order: {@link Names#RECORD_ARGUMENTS}.
 *
 * <p>The arrays come before the places in them: so they are passed in registers, and of a call with too many arguments for those it is numbers that go to the stack, which costs less.
 *
 * @param registers the first of them
 */
record RecordArguments(int registers) {

    /** What stack map frames say of them. */
    static final List<Object> TYPES = Arrays.stream(Type.getArgumentTypes("(" + Names.RECORD_ARGUMENTS + ")V")).map(PollFrames::verificationType).toList();

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

    /** Pushes, behind registers, no record and entry 0: whoever is entered so only tells a dump of itself. */
    static Code pushNoRecord(Code code) {
        return code.op(Opcodes.ACONST_NULL).op(Opcodes.ACONST_NULL).op(Opcodes.ICONST_0).op(Opcodes.ICONST_0).op(Opcodes.ICONST_0);
    }
}
