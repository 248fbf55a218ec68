package dev.dormouse.benchmarks.resume;

import dev.dormouse.arena.Arena;
import dev.dormouse.arena.Pool;
import dev.dormouse.arena.RecordLayout;
import dev.dormouse.arena.RecordType;

/**
 * {@link Fib#fibWithSum} written by hand over the same pools: a cursor, with the variables in a record's cells and the state where the pool keeps it.
 *
 * <p>It checks what only it can check, a handle in {@link #at}, and nothing else.
 */
final class FibMachine {

    static final RecordType RECORD = new Record();

    private static final class Record extends RecordType {
        @Override
        protected RecordLayout layout() {
            return new RecordLayout("FibMachine", 4, 0, 1, "", 0, 0);
        }

        @Override
        protected Object scratch(int slot) {
            return null;
        }
    }

    private static final int ENDED = 0;
    private static final int STARTED = 1;
    private static final int YIELDED = 2;

    private static final int A = 0;
    private static final int B = 1;
    private static final int SUM = 2;
    /** How often it has yielded, above how often it will. */
    private static final int COUNTS = 3;

    private final Pool pool;
    private final long[] cells;
    private final long own;
    private long handle;
    private int index;
    private int cell;
    private long value;
    private long result;

    FibMachine(Arena arena) {
        pool = arena.pool(RECORD);
        cells = pool.cells();
        own = pool.take();
    }

    void start(int n) {
        at(own);
        begin(index, n);
    }

    long open(int n) {
        long taken = pool.take();
        if (taken != Pool.FULL) {
            begin((int) taken, n);
        }
        return taken;
    }

    private void begin(int index, int n) {
        cells[pool.cell(index) + COUNTS] = n;
        pool.state(index, STARTED);
    }

    void at(long handle) {
        index = pool.index(handle);
        cell = pool.cell(index);
        this.handle = handle;
    }

    boolean next() {
        long[] cells = this.cells;
        int cell = this.cell;
        long a;
        long b;
        long sum;
        long counts = cells[cell + COUNTS];
        int n = (int) counts;
        int i;
        switch (pool.state(index)) {
            case STARTED:
                a = 0;
                b = 1;
                sum = 0;
                i = 0;
                break;
            case YIELDED:
                a = cells[cell + A];
                b = cells[cell + B];
                sum = cells[cell + SUM] + a;
                long next = a + b;
                a = b;
                b = next;
                i = (int) (counts >>> 32) + 1;
                break;
            default:
                throw new IllegalStateException("fibWithSum has ended: call start(..) before next()");
        }
        if (i < n) {
            value = a;
            cells[cell + A] = a;
            cells[cell + B] = b;
            cells[cell + SUM] = sum;
            cells[cell + COUNTS] = (long) i << 32 | n;
            pool.state(index, YIELDED);
            return true;
        }
        result = sum;
        if (handle == own) {
            pool.state(index, ENDED);
        } else {
            pool.giveBack(handle);
        }
        return false;
    }

    long value() {
        return value;
    }

    long result() {
        return result;
    }
}
