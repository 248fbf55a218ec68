package dev.dormouse.benchmarks.resume;

import dev.dormouse.arena.Arena;

/**
 * {@link Loops#cube} written by hand: each state goes straight to the next one that yields, and writes what it has changed.
 */
final class CubeMachine extends Cursor {

    static final Record RECORD = new Record("CubeMachine", 3, 3);

    private static final int YIELDED_X = 2;
    private static final int YIELDED_Y = 3;
    private static final int YIELDED_Z = 4;

    private static final int SUM = 0;
    /** {@code x}, above how many of it there are. */
    private static final int X = 1;
    /** {@code y}, above {@code z}. */
    private static final int YZ = 2;

    CubeMachine(Arena arena) {
        super(arena, RECORD);
    }

    @Override
    void begin(int cell, int n) {
        cells[cell + X] = n;
    }

    boolean next() {
        switch (state()) {
            case STARTED:
                cells[cell + SUM] = 0;
                return x(0);
            case YIELDED_X:
                return y(0);
            case YIELDED_Y:
                return z((int) (cells[cell + YZ] >>> 32), 0);
            case YIELDED_Z:
                long yz = cells[cell + YZ];
                int y = (int) (yz >>> 32);
                int z = (int) yz;
                cells[cell + SUM] += (int) (cells[cell + X] >>> 32) * y + z;
                return z(y, z + 1);
            default:
                throw new IllegalStateException("cube has ended: call start(..) before next()");
        }
    }

    private boolean x(int x) {
        int n = (int) cells[cell + X];
        if (x < n) {
            cells[cell + X] = (long) x << 32 | n;
            return yielded(YIELDED_X, x);
        }
        return ended(cells[cell + SUM]);
    }

    private boolean y(int y) {
        long xn = cells[cell + X];
        if (y < (int) xn) {
            cells[cell + YZ] = (long) y << 32;
            return yielded(YIELDED_Y, cells[cell + SUM]);
        }
        return x((int) (xn >>> 32) + 1);
    }

    private boolean z(int y, int z) {
        if (z < (int) cells[cell + X]) {
            cells[cell + YZ] = (long) y << 32 | z;
            return yielded(YIELDED_Z, z);
        }
        return y(y + 1);
    }
}
