package dev.dormouse;

import java.io.IOException;
import java.lang.invoke.VarHandle;

/**
 * How a loop waits and is woken: by parking, in its selector once it has channels, or in the {@link Idle} that it was given. The order of {@link #announce}, the loop's last look for work, {@link #idle} and
 * {@link #rouse} is what loses no wake; see {@code docs/poll-loop.md}.
 */
final class Sleep {

    /** Null where the loop waits by itself. */
    private final Idle given;

    /** Changes once, while the loop is awake: when there are channels. */
    private volatile Idle idle;
    private Channels channels;

    /** Whether the loop waits, or is about to after one more look for work. */
    private volatile boolean asleep;

    Sleep(Idle given) {
        this.given = given;
        idle = given == null ? new Parking() : given;
    }

    /** The channels; the first call opens the selector. */
    Channels channels() throws IOException {
        if (channels == null) {
            channels = new Channels(given);
            idle = channels;
        }
        return channels;
    }

    void announce() {
        asleep = true;
    }

    void idle(long nanos) {
        idle.idle(nanos);
    }

    void end() {
        asleep = false;
    }

    /** Ends the wait if there is one, or is about to be one; from any thread. What the loop is to find then has been written before. */
    void rouse() {
        VarHandle.fullFence();
        if (asleep) {
            idle.wake();
        }
    }

    /** Finds out which channels are ready, without waiting. */
    void look() {
        if (channels != null) {
            channels.look();
        }
    }

    void close() {
        if (channels != null) {
            channels.close();
        }
    }
}
