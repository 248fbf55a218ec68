package dev.dormouse.net;

import dev.dormouse.PollLoop;

/**
 * Whether one half of a stream is to attempt something, or to wait first: because its last attempt has emptied or filled the socket, so that another one would be in vain, or because it has
 * had its share of this pass, so that a peer that is as fast as we are does not keep other tasks from theirs.
 */
final class Attempts {

    /** How many there are at most in a pass: a message that takes more is longer than the buffers of a small program by far. */
    private static final int PER_PASS = 16;

    private final PollLoop loop;
    private boolean isPaused;
    private int left;
    private long pass = -1;

    Attempts(PollLoop loop) {
        this.loop = loop;
    }

    /** Whether to make one now, which is counted. */
    boolean next() {
        long now = loop.passes();
        if (now != pass) {
            pass = now;
            left = PER_PASS;
        }
        if (isPaused || left == 0) {
            return false;
        }
        left--;
        return true;
    }

    /** The next attempt would be in vain. */
    void pause() {
        isPaused = true;
    }

    /** It would not be once the selector has been asked. */
    void resume() {
        isPaused = false;
    }
}
