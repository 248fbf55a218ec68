package dev.dormouse.conformance;

import java.lang.reflect.Constructor;
import java.nio.ByteBuffer;

import dev.dormouse.View;

/** What {@link dev.dormouse.Scratch} is to un-woven code: new objects at every call. */
public final class UnwovenScratch {

    private UnwovenScratch() {}

    /** {@link dev.dormouse.Scratch#bytes}. */
    public static byte[] bytes(int length) {
        return new byte[length];
    }

    /** {@link dev.dormouse.Scratch#ints}. */
    public static int[] ints(int length) {
        return new int[length];
    }

    /** {@link dev.dormouse.Scratch#longs}. */
    public static long[] longs(int length) {
        return new long[length];
    }

    /** {@link dev.dormouse.Scratch#buffer}. */
    public static ByteBuffer buffer(int capacity) {
        return ByteBuffer.allocateDirect(capacity);
    }

    /** {@link dev.dormouse.Scratch#view}; the view is a woven one on this side too, so its generator must not be of the corpus. */
    public static <V extends View> V view(Class<V> type) {
        try {
            Constructor<V> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
