package dev.dormouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.function.Consumer;

/**
 * The channels of a loop: its selector, and how the loop waits once it has one. Specified in {@code docs/poll-loop.md}.
 *
 * <p>Interest goes to the selector immediately before it selects, for those registrations alone whose waiters have changed since: each key is changed at most once between two selects, which is what
 * the JDK does without allocating. So at a select, a key's interest is exactly the directions that have a waiter.
 */
final class Channels implements Idle, Consumer<SelectionKey> {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Selector selector;

    /** Where the loop waits for deadlines, or null when that is the selector, too. */
    private final Idle given;

    /** The registrations whose waiters have changed, the latest first; linked by {@link Registration#nextChanged}. */
    private Registration changed;

    Channels(Idle given) throws IOException {
        this.given = given;
        selector = Selector.open();
    }

    Registration register(PollLoop loop, SelectableChannel channel, Object name) throws IOException {
        if (!channel.isOpen()) {
            throw new IOException(name + " is closed, and only an open channel can be registered");
        }
        if (channel.isRegistered()) {
            throw new IllegalStateException(name + " is registered with " + (channel.keyFor(selector) != null ? "this loop" : "another loop or selector")
                    + " already: pass its registration on, or close it first");
        }
        channel.configureBlocking(false);
        return new Registration(this, loop, channel, name);
    }

    SelectionKey key(SelectableChannel channel, Registration registration) throws IOException {
        return channel.register(selector, 0, registration);
    }

    /** Remembers a registration for the next select. */
    void change(Registration registration) {
        registration.nextChanged = changed;
        changed = registration;
    }

    /** Wakes the tasks whose channels are ready, without waiting. */
    void look() {
        applyChanges();
        try {
            selector.selectNow(this);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    @Override
    public void idle(long nanos) {
        if (given == null || nanos == FOREVER) {
            select(nanos);
            return;
        }
        applyChanges();
        try {
            if (selector.selectNow(this) == 0) {
                given.idle(nanos);
                selector.selectNow(this); // before the deadline that ended the wait, perhaps: what is ready in time counts
            }
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private void select(long nanos) {
        applyChanges();
        try {
            if (nanos == FOREVER) {
                selector.select(this);
            } else {
                // Rounded up: a time-out of 0 ms would be one without end, and one that ends early a pass for nothing.
                selector.select(this, (nanos - 1) / NANOS_PER_MILLI + 1);
            }
        } catch (IOException e) {
            throw broken(e);
        }
    }

    @Override
    public void wake() {
        selector.wakeup();
        if (given != null) {
            given.wake();
        }
    }

    /** A key is ready: called by the selector, inside a select. */
    @Override
    public void accept(SelectionKey key) {
        ((Registration) key.attachment()).report();
    }

    private void applyChanges() {
        while (changed != null) {
            Registration registration = changed;
            changed = registration.nextChanged;
            registration.nextChanged = null;
            registration.apply();
        }
    }

    /** Closes every channel, and the selector. */
    void close() {
        IOException failure = null;
        for (SelectionKey key : selector.keys()) {
            failure = close((Registration) key.attachment(), failure);
        }
        try {
            selector.close();
        } catch (IOException e) {
            failure = e;
        }
        if (failure != null) {
            throw new UncheckedIOException("the loop is closed, but not all of its channels: " + failure.getMessage(), failure);
        }
    }

    private static IOException close(Registration registration, IOException before) {
        try {
            registration.close();
            return before;
        } catch (IOException e) {
            return e;
        }
    }

    private static UncheckedIOException broken(IOException e) {
        return new UncheckedIOException("the loop cannot select its channels: " + e.getMessage(), e);
    }
}
