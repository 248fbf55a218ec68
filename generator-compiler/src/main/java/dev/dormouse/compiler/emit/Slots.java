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

    static Slots of(Coroutine coroutine) {
        return new Slots(coroutine.parameterSlots(), coroutine.counted.size(), coroutine.body.method.maxLocals);
    }

    RecordArguments record() {
        return new RecordArguments(parameters + counters);
    }

    /** Where a local of the source is. */
    int of(int local) {
        return local < parameters ? local : local + counters + RecordArguments.TYPES.size();
    }

    /** The state of a child that sleeps. */
    int childState() {
        return source + counters + RecordArguments.TYPES.size();
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
