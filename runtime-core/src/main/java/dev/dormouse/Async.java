package dev.dormouse;

import java.util.concurrent.TimeUnit;

/**
 * The port of a task: what a coroutine sleeps through when a {@link PollLoop} polls it. Take {@link Yield} instead for a coroutine that produces values for
 * whoever drives it.
 *
 * <p>Anything can be awaited with {@link #waker()} and {@link #park()}:
 * <pre>{@code
 * long waker = a.waker();
 * adc.onDone(waker);                  // which calls loop.wake(waker), from any thread
 * while (!adc.ready()) a.park();
 * }</pre>
 * A task may be polled without a reason, so look again at what you wait for after each {@code park}.
 *
 * <p>Usable only by the task that it was passed to, while that is polled. Nothing here allocates.
 */
@Port("park")
public abstract class Async {

    /** For those who drive coroutines: the poll loop, and oracles that run them un-woven. */
    protected Async() {
    }

    /** Sleeps until the task is woken, its deadline passes, or it is polled without a reason. */
    public abstract void park();

    /**
     * The number to pass to {@link PollLoop#wake} in order to wake this task. It is the task's handle, stays the same for the task's whole life,
     * and waking with it afterwards does nothing.
     */
    public abstract long waker();

    /** The loop's clock, in nanoseconds; only differences have a meaning. */
    public abstract long nanos();

    /**
     * Has the task polled once {@link #nanos()} reaches {@code deadlineNanos}. Asked for again at every poll: a deadline holds until the next poll of the task, and of
     * several asked for in one poll the earliest holds.
     */
    public abstract void wakeAt(long deadlineNanos);

    /**
     * Sleeps until {@link #nanos()} reaches {@code deadlineNanos}; returns at once when it has. To do something periodically without drift, add the
     * period to the last deadline.
     */
    @Coroutine
    public final void sleepUntil(long deadlineNanos) {
        while (deadlineNanos - nanos() > 0) {
            wakeAt(deadlineNanos);
            park();
        }
    }

    /** Sleeps for at least {@code nanos} nanoseconds; returns at once when that is zero or negative. */
    @Coroutine
    public final void sleepNanos(long nanos) {
        if (nanos > 0) {
            sleepUntil(nanos() + nanos);
        }
    }

    /** Sleeps for at least {@code millis} milliseconds; returns at once when that is zero or negative. */
    @Coroutine
    public final void sleepMillis(long millis) {
        sleepNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
