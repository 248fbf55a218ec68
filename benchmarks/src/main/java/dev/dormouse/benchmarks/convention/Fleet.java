package dev.dormouse.benchmarks.convention;

import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Coroutines of one type that take turns; those that end start again. */
@State(Scope.Thread)
public abstract class Fleet {

    /** Coroutines, and so resumes per turn. */
    public static final int COUNT = 64;

    private final int cellsEach;
    private final int refsEach;
    private final int argument;
    private final LongSlot slot = new LongSlot();
    private final Registers cx = new Registers();
    private final int[] states = new int[COUNT];
    private long[] cells;
    private Object[] refs;

    protected Fleet(int cellsEach, int refsEach, int argument) {
        this.cellsEach = cellsEach;
        this.refsEach = refsEach;
        this.argument = argument;
    }

    protected abstract int drive(LongPort p, Registers cx, long[] cells, int cell, Object[] refs, int ref, int state);

    /** Writes the arguments. */
    protected void begin(long[] cells, int cell, Object[] refs, int ref, int argument) {
        cells[cell] = argument;
    }

    @Setup(Level.Trial)
    public void start() {
        cells = new long[COUNT * cellsEach];
        refs = new Object[COUNT * refsEach];
        for (int i = 0; i < COUNT; i++) {
            begin(cells, i * cellsEach, refs, i * refsEach, argument);
            states[i] = 1;
        }
    }

    /** Gives every coroutine one turn. */
    protected final long turn() {
        long sum = 0;
        for (int i = 0; i < COUNT; i++) {
            int state = drive(slot, cx, cells, i * cellsEach, refs, i * refsEach, states[i]);
            if (state == 0) {
                begin(cells, i * cellsEach, refs, i * refsEach, argument);
                state = 1;
                sum += cx.j;
            } else {
                sum += slot.value;
            }
            states[i] = state;
        }
        return sum;
    }
}
