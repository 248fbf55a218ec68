package dev.dormouse.woven;

import dev.dormouse.View;
import dev.dormouse.arena.Pool;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Readies the scratch objects of a record for a new activation: what a former one left in them is never seen. Called by woven code where the source calls
 * {@link dev.dormouse.Scratch}. Allocates nothing; O(size).
 */
public final class Pinned {

    private Pinned() {
    }

    /** All zero. */
    public static byte[] fresh(byte[] bytes) {
        Pool.zero(bytes);
        return bytes;
    }

    /** All zero. */
    public static int[] fresh(int[] ints) {
        Pool.zero(ints);
        return ints;
    }

    /** All zero. */
    public static long[] fresh(long[] longs) {
        Pool.zero(longs);
        return longs;
    }

    /** All zero, and cleared: position 0, limit at the capacity, big-endian. */
    public static ByteBuffer fresh(ByteBuffer buffer) {
        Pool.zero(buffer);
        buffer.order(ByteOrder.BIG_ENDIAN);
        return buffer;
    }

    /** Closed: a coroutine that a former activation left asleep in it is ended, and what its clean-up throws comes out of here. */
    public static View fresh(View view) {
        try {
            view.close();
        } catch (Exception e) {
            throw Pinned.<RuntimeException>sneaky(e);
        }
        return view;
    }

    @SuppressWarnings("unchecked")
    private static <X extends Throwable> X sneaky(Throwable t) throws X {
        throw (X) t;
    }
}
