package dev.dormouse;

/**
 * The port of a coroutine that yields an object and is resumed with another. The first step is resumed with nothing. Where either is a primitive,
 * declare a {@link Port} of your own, so that it is not boxed.
 *
 * @param <T> what is yielded
 * @param <A> what the coroutine is resumed with
 */
@Port
public interface Exchange<T, A> {

    /** Hands {@code value} to the one who drives this coroutine, sleeps, and returns what it is resumed with. */
    A yield(T value);
}
