package dev.dormouse;

import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.net.SocketTimeoutException;
import java.nio.channels.AsynchronousCloseException;

/**
 * What one task at a time waits for until it is signalled: a direction of a channel, from {@link Registration}, or a source of one's own.
 *
 * <p>It says no more than "look": try what you want to do, wait only when it cannot be done now, and try again after that. A signal that comes while nobody waits is kept for the next wait, which
 * then returns at once, so nothing is missed between the attempt and the wait:
 * <pre>{@code
 * while ((n = channel.read(buf)) == 0) registration.input().await(a);
 * }</pre>
 *
 * <p>{@link #signal} may be called by any thread, the rest by tasks and by the loop's thread. Nothing here allocates but the errors.
 */
public final class Readiness {

    /** No handle is 0. */
    private static final long NOBODY = 0;

    private final PollLoop loop;
    private final Object name;

    /** Null for a source of one's own. */
    private final Registration registration;

    /** The task that waits, and whether there is something to look at. Both volatile: a signal writes and then reads, a wait does so the other way round. */
    private volatile long waiter;
    private volatile boolean signalled;

    private boolean isTimed;
    private long deadline;

    /**
     * For a source of one's own, which calls {@link #signal} when there is something to look at.
     *
     * @param name what messages call the source, by its {@code toString} when one is made
     */
    public Readiness(PollLoop loop, Object name) {
        this(loop, name, null);
    }

    Readiness(PollLoop loop, Object name, Registration registration) {
        this.loop = loop;
        this.name = name;
        this.registration = registration;
    }

    /**
     * Sleeps until there may be something to look at. A cancelled wait leaves nothing behind.
     *
     * @throws SocketTimeoutException if the deadline set by {@link #deadline} has passed and nothing was signalled
     * @throws AsynchronousCloseException if the channel is closed, or is closed meanwhile
     * @throws IllegalStateException if another task waits for it
     */
    @Coroutine
    public void await(Async a) throws IOException {
        begin(a.waker());
        try {
            while (!isOver()) {
                if (isTimed) {
                    refuseAfter(a.nanos());
                    a.wakeAt(deadline);
                }
                a.park();
            }
        } finally {
            end();
        }
    }

    /**
     * From now on, waits fail once {@link Async#nanos} reaches {@code deadlineNanos}, the one under way included.
     *
     * @param deadlineNanos at most 2<sup>62</sup> ns (146 years) from now, as with {@link Async#wakeAt}
     */
    public void deadline(long deadlineNanos) {
        isTimed = true;
        deadline = deadlineNanos;
        wake();
    }

    /** From now on, waits have no deadline. */
    public void withoutDeadline() {
        isTimed = false;
    }

    /** Has the task that waits, or else the next one that is about to, look again; from any thread. */
    public void signal() {
        signalled = true;
        wake();
    }

    /** Has the task that waits polled, if there is one. */
    void wake() {
        long task = waiter;
        if (task != NOBODY) {
            loop.wake(task);
        }
    }

    /** {@link #signal}, by the selector. A waiter that was ended by force is forgotten, and with it the interest. */
    void report() {
        long task = waiter;
        if (task != NOBODY && loop.ready(task)) {
            signalled = true;
        } else {
            end();
        }
    }

    /** What this is, if that task awaits it; else null. */
    String awaitedBy(long task) {
        return task == waiter ? toString() : null;
    }

    boolean isAwaited() {
        return waiter != NOBODY;
    }

    private void begin(long task) {
        loop.refuseStranger("await");
        long other = waiter;
        if (other != NOBODY && loop.isAlive(other)) {
            throw new IllegalStateException(this + ": " + loop.name(other) + " waits for it already, and only one task at a time may; let one task do that for both");
        }
        if (registration != null) {
            registration.refuseLacking(this);
        }
        waiter = task;
        change();
    }

    private boolean isOver() throws IOException {
        if (registration != null && !registration.isOpen()) {
            throw new Closed(this + " was closed");
        }
        boolean over = signalled;
        if (over) {
            signalled = false;
            VarHandle.fullFence(); // a signal that this has overwritten is not lost: what it is about is seen by whoever looks now
        }
        return over;
    }

    private void refuseAfter(long now) throws SocketTimeoutException {
        if (now - deadline >= 0) {
            throw new SocketTimeoutException(this + " was not ready by the deadline");
        }
    }

    private void end() {
        waiter = NOBODY;
        change();
    }

    private void change() {
        if (registration != null) {
            registration.change();
        }
    }

    /** What messages call it. */
    @Override
    public String toString() {
        return registration == null ? name.toString() : registration.direction(this) + " of " + name;
    }

    /** With a message, which the JDK's has not. */
    private static final class Closed extends AsynchronousCloseException {

        private static final long serialVersionUID = 1;

        private final String message;

        Closed(String message) {
            this.message = message;
        }

        @Override
        public String getMessage() {
            return message;
        }
    }
}
