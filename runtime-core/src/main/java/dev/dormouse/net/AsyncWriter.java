package dev.dormouse.net;

import dev.dormouse.Async;
import dev.dormouse.Coroutine;
import dev.dormouse.Readiness;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Where a task writes bytes to. The counterpart of {@link AsyncReader}.
 *
 * <p>A sink of bytes is two methods that do not suspend, {@link #writeNow} and {@link #readiness}. One task at a time may write. Nothing here allocates but the errors.
 */
public abstract class AsyncWriter {

    /** For a sink of bytes. */
    protected AsyncWriter() {
    }

    /**
     * Gives away bytes, without waiting.
     *
     * @param buf has at least one
     * @return how many, 0 when there is no room for any now or the task has had its share of this pass
     */
    public abstract int writeNow(ByteBuffer buf) throws IOException;

    /** What to wait for after {@link #writeNow} has returned 0. */
    public abstract Readiness readiness();

    /** Writes all that remains in the buffer; sleeps while the other side does not take it. After a failure or a cancellation the buffer's position tells how much had been taken by then. */
    @Coroutine
    public final void write(Async a, ByteBuffer buf) throws IOException {
        while (buf.hasRemaining()) {
            if (writeNow(buf) == 0) {
                readiness().await(a);
            }
        }
    }
}
