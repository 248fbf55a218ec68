package dev.dormouse.benchmarks.resume;

/** {@link Fib#fibWithSum} written by hand over bare arrays, without pools, handles or any check: how fast it could be. */
final class FibArrays {

    private static final int ENDED = 0;
    private static final int STARTED = 1;

    private static final int CELLS = 4;
    private static final int A = 0;
    private static final int B = 1;
    private static final int SUM = 2;
    private static final int COUNTS = 3;

    private final long[] cells;
    private final byte[] states;
    private int index;
    private long value;
    private long result;

    FibArrays(int capacity) {
        cells = new long[capacity * CELLS];
        states = new byte[capacity];
    }

    void start(int index, int n) {
        cells[index * CELLS + COUNTS] = n;
        states[index] = STARTED;
    }

    void at(int index) {
        this.index = index;
    }

    boolean next() {
        int cell = index * CELLS;
        long a = 0;
        long b = 1;
        long sum = 0;
        long counts = cells[cell + COUNTS];
        int n = (int) counts;
        int i = 0;
        if (states[index] != STARTED) {
            a = cells[cell + A];
            b = cells[cell + B];
            sum = cells[cell + SUM] + a;
            long next = a + b;
            a = b;
            b = next;
            i = (int) (counts >>> 32) + 1;
        }
        if (i < n) {
            value = a;
            cells[cell + A] = a;
            cells[cell + B] = b;
            cells[cell + SUM] = sum;
            cells[cell + COUNTS] = (long) i << 32 | n;
            states[index] = STARTED + 1;
            return true;
        }
        result = sum;
        states[index] = ENDED;
        return false;
    }

    long value() {
        return value;
    }

    long result() {
        return result;
    }
}
