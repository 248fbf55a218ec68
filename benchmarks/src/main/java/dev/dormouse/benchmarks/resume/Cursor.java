package dev.dormouse.benchmarks.resume;

import dev.dormouse.arena.Arena;
import dev.dormouse.arena.Pool;
import dev.dormouse.arena.RecordLayout;
import dev.dormouse.arena.RecordType;

/**
 * What state machines written by hand have in common: a cursor over the records of a pool, with the variables in a record's cells and the state where the pool keeps it.
 *
 * <p>It checks what only it can check, a handle in {@link #at}, and nothing else.
 */
abstract class Cursor {

    /** The records of a machine. */
    static final class Record extends RecordType {
        private final RecordLayout layout;

        Record(String machine, int cells, int states) {
            layout = new RecordLayout(machine, cells, 0, states, "", 0, 0, 0, 0, false, "");
        }

        @Override
        protected RecordLayout layout() {
            return layout;
        }

        @Override
        protected Object scratch(int slot) {
            return null;
        }
    }

    private static final int ENDED = 0;
    static final int STARTED = 1;

    final long[] cells;
    int cell;
    private final Pool pool;
    private final long own;
    private long handle;
    private int index;
    private long value;
    private long result;

    Cursor(Arena arena, RecordType type) {
        pool = arena.pool(type);
        cells = pool.cells();
        own = pool.take();
    }

    /** Writes the argument. */
    abstract void begin(int cell, int n);

    final void start(int n) {
        at(own);
        begin(cell, n);
        pool.state(index, STARTED);
    }

    final long open(int n) {
        long taken = pool.take();
        if (taken != Pool.FULL) {
            begin(pool.cell((int) taken), n);
            pool.state((int) taken, STARTED);
        }
        return taken;
    }

    final void at(long handle) {
        index = pool.index(handle);
        cell = pool.cell(index);
        this.handle = handle;
    }

    final int state() {
        return pool.state(index);
    }

    final boolean yielded(int state, long value) {
        this.value = value;
        pool.state(index, state);
        return true;
    }

    final boolean ended(long result) {
        this.result = result;
        if (handle == own) {
            pool.state(index, ENDED);
        } else {
            pool.giveBack(handle);
        }
        return false;
    }

    final long value() {
        return value;
    }

    final long result() {
        return result;
    }
}
