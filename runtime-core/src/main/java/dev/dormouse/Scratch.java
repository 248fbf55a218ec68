package dev.dormouse;

import java.nio.ByteBuffer;

/**
 * Arrays, buffers and views that belong to a coroutine's record: made with it, counted in its size, and the same objects at every activation.
 *
 * <p>For use inside a coroutine, with constants as sizes: the build replaces each call by a read from the record, so it allocates nothing. Each activation finds them cleared.
 * They must not outlive the coroutine; returning one or storing it elsewhere does not compile. In code that is not woven the arrays and buffers
 * are simply new.
 */
public final class Scratch {

    private Scratch() {
    }

    /** Bytes, all zero. */
    public static byte[] bytes(int length) {
        return new byte[length];
    }

    /** Ints, all zero. */
    public static int[] ints(int length) {
        return new int[length];
    }

    /** Longs, all zero. */
    public static long[] longs(int length) {
        return new long[length];
    }

    /** A direct buffer, cleared; its memory lies outside the Java heap. */
    public static ByteBuffer buffer(int capacity) {
        return ByteBuffer.allocateDirect(capacity);
    }

    /**
     * A view with a record of its own, for a generator that the coroutine uses privately, such as a parser inside a connection.
     *
     * @throws NotWoven in code that is not woven: the view's class is named at build time, because the runtime uses no reflection
     */
    public static <V extends View> V view(Class<V> type) {
        throw new NotWoven("Scratch.view(" + type.getName() + ")");
    }
}
