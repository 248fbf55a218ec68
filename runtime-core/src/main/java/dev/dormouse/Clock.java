package dev.dormouse;

/**
 * Where a {@link PollLoop} reads the time: {@link #system()}, or a {@link ManualClock} in tests.
 */
public interface Clock {

    /** The time in nanoseconds from an arbitrary origin, never falling; only differences have a meaning. It must not allocate. */
    long nanos();

    /** {@link System#nanoTime}. */
    static Clock system() {
        return SystemClock.INSTANCE;
    }
}
