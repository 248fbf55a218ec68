package dev.dormouse.conformance;

import java.util.concurrent.TimeUnit;

import dev.dormouse.Async;

/** What {@link Async} is to un-woven code: its sleeps are plain loops over {@code park}, and all else is the poll loop's. */
public final class UnwovenAsync {

    private final Activation activation;

    UnwovenAsync(Activation activation) {
        this.activation = activation;
    }

    /** The port of the poll that is under way. */
    private Async port() {
        return (Async) activation.argument;
    }

    /** {@link Async#park}. */
    public void park() {
        port().park();
        try {
            activation.sleep();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError("nothing else is thrown into a task", e);
        }
    }

    /** {@link Async#waker}. */
    public long waker() {
        return port().waker();
    }

    /** {@link Async#nanos}. */
    public long nanos() {
        return port().nanos();
    }

    /** {@link Async#wakeAt}. */
    public void wakeAt(long deadlineNanos) {
        port().wakeAt(deadlineNanos);
    }

    /** {@link Async#sleepUntil}. */
    public void sleepUntil(long deadlineNanos) {
        while (deadlineNanos - nanos() > 0) {
            wakeAt(deadlineNanos);
            park();
        }
    }

    /** {@link Async#sleepNanos}. */
    public void sleepNanos(long nanos) {
        if (nanos <= 0) {
            return;
        }
        sleepUntil(nanos() + nanos);
    }

    /** {@link Async#sleepMillis}. */
    public void sleepMillis(long millis) {
        sleepNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
