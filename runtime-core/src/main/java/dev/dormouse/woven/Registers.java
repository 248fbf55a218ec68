package dev.dormouse.woven;

/**
 * The registers that pass results, yielded values, resume arguments and throwables between polls and to their owner: one for each computational type of the JVM.
 *
 * <p>One set serves a whole nest of polls, because a value is put in immediately before a return or an entry and taken immediately after it.
 * Whoever takes {@link #a} or {@link #thrown} nulls it. A yielded value is left where it is, to be read any number of times before the next entry.
 */
public final class Registers {

    /** {@code int} and everything narrower. */
    public int i;

    /** {@code long}. */
    public long j;

    /** {@code float}. */
    public float f;

    /** {@code double}. */
    public double d;

    /** A reference. */
    public Object a;

    /** What to throw at the point that is entered; null when it is entered to go on. */
    public Throwable thrown;

    /** What is or was in flight last in a driver and has the callers of that level in its trace. */
    Throwable traced;

    /** All registers zero or null. */
    public Registers() {
    }

    /** Drops every reference; for the owner, when a coroutine has ended. */
    public void clear() {
        a = null;
        thrown = null;
        traced = null;
    }
}
