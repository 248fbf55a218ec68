package dev.dormouse.net;

import dev.dormouse.Async;
import dev.dormouse.Coroutine;
import dev.dormouse.Readiness;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Where a task reads bytes from. Write protocols against this and {@link AsyncWriter} rather than {@link TcpStream}, and they can be tested over memory.
 *
 * <p><strong>The end of the stream is 0</strong> in {@link #tryRead}, not -1 as in the JDK: the count is always the number of bytes read.
 *
 * <p>A source of bytes is two methods that do not suspend, {@link #readNow} and {@link #readiness}; how they make a read is the same for all. One task at a time may read. Nothing here allocates but the errors.
 */
public abstract class AsyncReader {

    /** For a source of bytes. */
    protected AsyncReader() {
    }

    /**
     * Takes bytes that are there, without waiting.
     *
     * @param buf has room for at least one
     * @return how many, 0 when there are none now or the task has had its share of this pass, -1 when there will be no more
     */
    public abstract int readNow(ByteBuffer buf) throws IOException;

    /** What to wait for after {@link #readNow} has returned 0. */
    public abstract Readiness readiness();

    /**
     * Reads at least {@code minBytes}, or up to the end of the stream if that comes first; sleeps as long as it takes. Bytes beyond that which are there already are taken too, as far as the buffer has
     * room, without waiting for them. They are put at the buffer's position, which moves on; after a failure or a cancellation it tells what had been read by then.
     *
     * @param minBytes from 1 to {@code buf.remaining()}
     * @return how many bytes were read: less than {@code minBytes} at the end of the stream only, and <strong>0 when there was nothing before the end</strong>, never -1
     * @throws IllegalArgumentException if {@code minBytes} is out of range
     */
    @Coroutine
    public final int tryRead(Async a, ByteBuffer buf, int minBytes) throws IOException {
        checkRoom(buf, minBytes);
        int start = buf.position();
        while (buf.position() - start < minBytes) {
            int count = readNow(buf);
            if (count < 0) {
                break;
            }
            if (count == 0) {
                readiness().await(a);
            }
        }
        return buf.position() - start;
    }

    /**
     * As {@link #tryRead}, for where the stream must not end yet.
     *
     * @return how many bytes were read, at least {@code minBytes}
     * @throws EOFException if the stream ends before; what there was of it is in the buffer
     */
    @Coroutine
    public final int read(Async a, ByteBuffer buf, int minBytes) throws IOException {
        int count = tryRead(a, buf, minBytes);
        if (count < minBytes) {
            throw new EOFException("expected " + minBytes + " but got " + count + " bytes");
        }
        return count;
    }

    private static void checkRoom(ByteBuffer buf, int minBytes) {
        if (minBytes < 1 || minBytes > buf.remaining()) {
            throw new IllegalArgumentException("minBytes is " + minBytes + " and the buffer has room for " + buf.remaining()
                    + ": ask for at least 1 and at most that, and clear or compact the buffer before");
        }
    }
}
