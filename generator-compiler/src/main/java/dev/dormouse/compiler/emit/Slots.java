package dev.dormouse.compiler.emit;

import dev.dormouse.compiler.coroutine.Coroutine;

/**
 * The JVM locals of a poll: the coroutine's parameters keep their slots, its nesting counters and the record's arguments follow, everything else moves up. Behind that come the woven code's own.
 *
 * @param parameters how many slots the parameters take
 * @param counters how many the nesting counters
 * @param source how many the coroutine has in all
 */
record Slots(int parameters, int counters, int source) {

    private static final int RECORD_ARGUMENTS = 6;

    static Slots of(Coroutine coroutine) {
        return new Slots(coroutine.parameterSlots(), coroutine.counted.size(), coroutine.body.method.maxLocals);
    }

    int registers() {
        return parameters + counters;
    }

    int cells() {
        return registers() + 1;
    }

    int cell() {
        return registers() + 2;
    }

    int refs() {
        return registers() + 3;
    }

    int ref() {
        return registers() + 4;
    }

    int entry() {
        return registers() + 5;
    }

    /** Where a local of the source is. */
    int of(int local) {
        return local < parameters ? local : local + counters + RECORD_ARGUMENTS;
    }

    /** The state of a child that sleeps. */
    int childState() {
        return source + counters + RECORD_ARGUMENTS;
    }

    /** Around the call of a boxed child: its box. */
    int box() {
        return childState() + 1;
    }

    /** From here on, values off the operand stack. */
    int temporaries() {
        return childState() + 2;
    }
}
