package dev.dormouse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.dormouse.arena.Pool;
import dev.dormouse.arena.RecordLayout;
import dev.dormouse.woven.Registers;
import java.util.Arrays;
import java.util.Objects;

/** A task whose driver is given by the test: one cell, which holds its argument, and two references. */
final class ScriptedTask extends TaskType {

    /** One step; what {@code docs/contract.md} calls a driver. */
    interface Step {
        int drive(Poll poll) throws Throwable;
    }

    /** What a driver is given. */
    static final class Poll {
        Async a;
        Registers cx;
        long[] cells;
        int cell;
        Object[] refs;
        int ref;
        int state;

        /** The argument that the task was spawned with. */
        long argument() {
            return cells[cell];
        }

        void argument(long value) {
            cells[cell] = value;
        }

        void reference(Object value) {
            refs[ref + 1] = value;
        }

        /** Whether the step is to throw, which clears that. */
        boolean thrown() {
            boolean thrown = cx.thrown != null;
            cx.thrown = null;
            return thrown;
        }
    }

    private final String coroutine;
    private final Step step;
    private final Poll poll = new Poll();
    int polls;

    ScriptedTask(String coroutine, Step step) {
        this.coroutine = coroutine;
        this.step = step;
    }

    /** What the build would generate. */
    long spawn(PollLoop loop, long argument) {
        long task = loop.take(this);
        if (loop.spawned(task)) {
            loop.cells(task)[loop.cell(task)] = argument;
            loop.start(task);
        }
        return task;
    }

    long spawn(PollLoop loop) {
        return spawn(loop, 0);
    }

    @Override
    protected RecordLayout layout() {
        return new RecordLayout(coroutine, 1, 2, 5, "0", 0, 0, 0, 0, false, "");
    }

    @Override
    protected Object scratch(int slot) {
        return null;
    }

    @Override
    protected int drive(Async port, Registers cx, long[] cells, Object[] refs, int cell, int ref, int state) {
        polls++;
        poll.a = port;
        poll.cx = cx;
        poll.cells = cells;
        poll.cell = cell;
        poll.refs = refs;
        poll.ref = ref;
        assertEquals(state < 0, cx.thrown != null, "what is thrown, and the entry");
        poll.state = Math.abs(state);
        try {
            return step.drive(poll);
        } catch (RuntimeException | Error unchecked) {
            throw unchecked;
        } catch (Throwable checked) {
            throw ScriptedTask.<RuntimeException>sneaky(checked);
        }
    }

    @SuppressWarnings("unchecked")
    private static <X extends Throwable> X sneaky(Throwable t) throws X {
        throw (X) t;
    }

    /** For tests that look at what a task leaves behind. */
    static boolean isEmpty(Pool pool) {
        Object[] refs = pool.refs();
        return pool.inUse() == 0 && Arrays.stream(refs, pool.ref(0), refs.length).allMatch(Objects::isNull);
    }
}
