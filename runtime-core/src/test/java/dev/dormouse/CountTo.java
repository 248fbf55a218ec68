package dev.dormouse;

import dev.dormouse.arena.Arena;
import dev.dormouse.arena.Pool;
import dev.dormouse.arena.RecordType;
import dev.dormouse.woven.Registers;

/**
 * Woven by hand, after {@code docs/contract.md}, with the view that the build would generate for it:
 * <pre>
 * static long countTo(Yield.OfLong out, long n) {
 *     for (long i = 0; i &lt; n; i++) out.yield(i);
 *     return n;
 * }
 * </pre>
 */
final class CountTo extends View {

    static final RecordType COUNT_TO = Types.record("Count.countTo", 2, 0, 1, 0);

    CountTo(Arena arena) {
        super(arena, COUNT_TO);
    }

    CountTo start(long n) {
        restart();
        begin(cells, cell, n);
        return this;
    }

    long open(long n) {
        long handle = take();
        if (handle != Pool.FULL) {
            begin(cells(handle), cell(handle), n);
        }
        return handle;
    }

    CountTo at(long handle) {
        select(handle);
        return this;
    }

    boolean next() {
        int from = enter();
        if (from == 0) {
            return resume();
        }
        try {
            return leave(drive(from));
        } catch (Throwable t) {
            fail();
            throw t;
        }
    }

    long value() {
        checkYielded();
        return cx.j;
    }

    long result() {
        checkReturned();
        return cx.j;
    }

    @Override
    public void close() {
        cancel();
    }

    private static void begin(long[] cells, int cell, long n) {
        cells[cell] = n;
    }

    @Override
    protected int driveFirst() {
        return poll(cells[cell], null, cx, cells, cell, 1);
    }

    @Override
    protected int drive(int entry) {
        return poll(0, null, cx, cells, cell, entry);
    }

    private static int poll(long n, Yield.OfLong out, Registers cx, long[] cells, int cell, int entry) {
        long limit;
        long i;
        if (entry == 1) {
            limit = n;
            i = 0;
        } else if (entry < 0) {
            Throwable t = cx.thrown;
            cx.thrown = null;
            throw (Error) t;
        } else {
            limit = cells[cell];
            i = cells[cell + 1] + 1;
        }
        if (i < limit) {
            cells[cell] = limit;
            cells[cell + 1] = i;
            cx.j = i;
            return 2;
        }
        cx.j = limit;
        return 0;
    }
}
