package dev.dormouse.woven;

import dev.dormouse.View;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Readies the scratch objects of a record for a new activation: what a former one left in them is never seen. Called by woven code where the source calls
 * {@link dev.dormouse.Scratch}. Allocates nothing; O(size).
 */
public final class Pinned {

    private Pinned() {
    }

    /** All zero. */
    public static byte[] fresh(byte[] bytes) {
        Arrays.fill(bytes, (byte) 0);
        return bytes;
    }

    /** All zero. */
    public static int[] fresh(int[] ints) {
        Arrays.fill(ints, 0);
        return ints;
    }

    /** All zero. */
    public static long[] fresh(long[] longs) {
        Arrays.fill(longs, 0);
        return longs;
    }

    /** All zero, and cleared: position 0, limit at the capacity, big-endian. */
    public static ByteBuffer fresh(ByteBuffer buffer) {
        buffer.clear();
        buffer.order(java.nio.ByteOrder.BIG_ENDIAN);
        int at = 0;
        for (; at + 8 <= buffer.capacity(); at += 8) {
            buffer.putLong(at, 0);
        }
        for (; at < buffer.capacity(); at++) {
            buffer.put(at, (byte) 0);
        }
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
