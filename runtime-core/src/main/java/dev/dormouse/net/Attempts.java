package dev.dormouse.net;

import dev.dormouse.PollLoop;

/**
 * Whether one half of a stream is to attempt something, or to wait first: because its last attempt in this pass has emptied or filled the socket, so that another one would be in vain, or
 * because it has had its share of the pass, so that a peer that is as fast as we are does not keep other tasks from theirs.
 */
final class Attempts {

    /** How many there are at most in a pass: a message that takes more is longer than the buffers of a small program by far. */
    private static final int PER_PASS = 16;

    private final PollLoop loop;
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
        if (left == 0) {
            return false;
        }
        left--;
        return true;
    }

    /** No more in this pass: the next attempt would be in vain. */
    void pause() {
        left = 0;
    }
}
