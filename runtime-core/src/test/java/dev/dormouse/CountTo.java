package dev.dormouse;

import dev.dormouse.arena.Arena;
import dev.dormouse.arena.Pool;
import dev.dormouse.arena.RecordType;
import dev.dormouse.woven.Registers;
import dev.dormouse.woven.Slot;

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

    private final Slot.OfLong port = new Slot.OfLong();
    private long result;

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
        return resume();
    }

    long value() {
        checkYielded();
        return port.value;
    }

    long result() {
        checkReturned();
        return result;
    }

    @Override
    public void close() {
        cancel();
    }

    @Override
    protected void ended(Registers cx) {
        result = cx.j;
    }

    private static void begin(long[] cells, int cell, long n) {
        cells[cell] = n;
    }

    @Override
    protected int drive(long[] cells, int cell, Object[] refs, int ref, int state) {
        int entry = state == 1 ? 0 : cx.thrown == null ? state - 1 : 1 - state;
        int slept = poll(state == 1 ? cells[cell] : 0, port, cx, cells, cell, entry);
        return slept == 0 ? 0 : slept + 1;
    }

    private static int poll(long n, Yield.OfLong out, Registers cx, long[] cells, int cell, int entry) {
        long limit;
        long i;
        if (entry == 0) {
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
            out.yield(i);
            cells[cell] = limit;
            cells[cell + 1] = i;
            return 1;
        }
        cx.j = limit;
        return 0;
    }
}
