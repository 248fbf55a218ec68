package dev.dormouse;

/**
 * The port of a generator of objects that is resumed with nothing; {@link OfInt}, {@link OfLong} and {@link OfDouble} yield primitives, which
 * are never boxed. To be resumed with a value, take {@link Exchange}.
 *
 * @param <T> what is yielded
 */
@Port
public interface Yield<T> {

    /** Hands {@code value} to the one who drives this coroutine, and sleeps until it is resumed. */
    void yield(T value);

    /** The port of a generator of {@code int}. */
    @Port
    interface OfInt {

        /** Hands {@code value} to the one who drives this coroutine, and sleeps until it is resumed. */
        void yield(int value);
    }

    /** The port of a generator of {@code long}. */
    @Port
    interface OfLong {

        /** Hands {@code value} to the one who drives this coroutine, and sleeps until it is resumed. */
        void yield(long value);
    }

    /** The port of a generator of {@code double}. */
    @Port
    interface OfDouble {

        /** Hands {@code value} to the one who drives this coroutine, and sleeps until it is resumed. */
        void yield(double value);
    }
}
