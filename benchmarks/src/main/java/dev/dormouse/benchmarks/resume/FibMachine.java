package dev.dormouse.benchmarks.resume;

import dev.dormouse.arena.Arena;

/** {@link Fib#fibWithSum} written by hand. */
final class FibMachine extends Cursor {

    static final Record RECORD = new Record("FibMachine", 4, 1);

    private static final int YIELDED = 2;

    private static final int A = 0;
    private static final int B = 1;
    private static final int SUM = 2;
    /** How often it has yielded, above how often it will. */
    private static final int COUNTS = 3;

    FibMachine(Arena arena) {
        super(arena, RECORD);
    }

    @Override
    void begin(int cell, int n) {
        cells[cell + COUNTS] = n;
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
        switch (state()) {
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
            cells[cell + A] = a;
            cells[cell + B] = b;
            cells[cell + SUM] = sum;
            cells[cell + COUNTS] = (long) i << 32 | n;
            return yielded(YIELDED, a);
        }
        return ended(sum);
    }
}
