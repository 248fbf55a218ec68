package dev.dormouse.net;

import dev.dormouse.Allocates;
import dev.dormouse.Async;
import dev.dormouse.Coroutine;
import dev.dormouse.PollLoop;
import dev.dormouse.Readiness;
import dev.dormouse.Registration;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * A TCP connection, read and written by tasks: from {@link #connect} or {@link TcpListener#accept}.
 *
 * <p>One task may read while another one writes. {@link #readBy} and {@link #writeBy} set deadlines for waiting. Small writes are sent at once ({@code TCP_NODELAY}), so write whole messages. Use direct
 * buffers ({@code Scratch.buffer}): the JDK copies others through one of its own.
 *
 * <p>What the network does comes out as an {@link IOException} that names the peer: a reset, a broken pipe, a deadline as {@link SocketTimeoutException}, use after {@link #close} as
 * {@link java.nio.channels.ClosedChannelException}. Belongs to its loop's thread. Reading, writing and waiting allocate nothing but the errors, and what
 * {@link Registration} says of the JDK's selector.
 */
public final class TcpStream implements AutoCloseable {

    /** How long waiting may take at most, so that a deadline is comparable with any time of its loop's clock: 146 years. */
    private static final long LONGEST = Long.MAX_VALUE >> 1;

    private final SocketChannel channel;
    private final InetSocketAddress peer;
    private final Registration registration;
    private final Attempts reading;
    private final Attempts writing;
    private final In in = new In();
    private final Out out = new Out();

    TcpStream(PollLoop loop, SocketChannel channel, InetSocketAddress peer) throws IOException {
        this.channel = channel;
        this.peer = peer;
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        registration = loop.register(channel, this);
        reading = new Attempts(loop);
        writing = new Attempts(loop);
    }

    /**
     * Connects to an address; sleeps meanwhile.
     *
     * @param address resolved already: looking a name up would block the loop
     * @param timeoutNanos how long at most, at least 1
     * @throws java.net.ConnectException if the connection is refused
     * @throws SocketTimeoutException if it takes longer
     */
    @Coroutine
    public static TcpStream connect(Async a, PollLoop loop, InetSocketAddress address, long timeoutNanos) throws IOException {
        Failures.refuseUnresolved(address);
        if (timeoutNanos < 1) {
            throw new IllegalArgumentException("connect to " + address + " within " + timeoutNanos + " ns: give it at least 1");
        }
        TcpStream stream = begin(loop, address);
        boolean connected = false;
        try {
            stream.writeBy(a.nanos() + Math.min(timeoutNanos, LONGEST));
            do {
                stream.registration.output().await(a); // even where it is connected at once: who connects and closes without end sleeps, and the system gets its descriptors back
            } while (!stream.finishConnect());
            stream.registration.output().withoutDeadline();
            connected = true;
        } catch (SocketTimeoutException late) {
            throw new SocketTimeoutException(stream + ": not connected within " + timeoutNanos / 1_000_000 + " ms");
        } finally {
            if (!connected) {
                stream.close();
            }
        }
        return stream;
    }

    /** A stream that is connecting. */
    @Allocates("a connection is a channel and a stream")
    private static TcpStream begin(PollLoop loop, InetSocketAddress address) throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            channel.configureBlocking(false);
            channel.connect(address); // before it is registered: what fails here is closed at once
            return new TcpStream(loop, channel, address);
        } catch (IOException e) {
            channel.close();
            throw Failures.named("TCP stream to " + address, e);
        } catch (RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private boolean finishConnect() throws IOException {
        try {
            return channel.finishConnect();
        } catch (IOException e) {
            throw Failures.named(this, e);
        }
    }

    /** What this stream receives, for code that takes any reader. */
    public AsyncReader in() {
        return in;
    }

    /** What this stream sends, for code that takes any writer. */
    public AsyncWriter out() {
        return out;
    }

    /** {@link AsyncReader#tryRead}: at least {@code minBytes} or up to the end; the count, <strong>0 at the end</strong> and not -1. */
    @Coroutine
    public int tryRead(Async a, ByteBuffer buf, int minBytes) throws IOException {
        return in.tryRead(a, buf, minBytes);
    }

    /** {@link AsyncReader#read}: at least {@code minBytes}, or {@link java.io.EOFException}. */
    @Coroutine
    public int read(Async a, ByteBuffer buf, int minBytes) throws IOException {
        return in.read(a, buf, minBytes);
    }

    /** {@link AsyncWriter#write}: all that remains in the buffer. */
    @Coroutine
    public void write(Async a, ByteBuffer buf) throws IOException {
        out.write(a, buf);
    }

    /**
     * From now on, reading fails with a {@link SocketTimeoutException} where it would have to wait, for bytes or after many reads for its next turn, and {@link Async#nanos} has reached {@code deadlineNanos}; what is
     * being read included. The stream can be used on, with a later deadline.
     */
    public void readBy(long deadlineNanos) {
        registration.input().deadline(deadlineNanos);
    }

    /** {@link #readBy}, for writing. */
    public void writeBy(long deadlineNanos) {
        registration.output().deadline(deadlineNanos);
    }

    /** From now on, reading and writing wait as long as it takes. */
    public void withoutDeadlines() {
        registration.input().withoutDeadline();
        registration.output().withoutDeadline();
    }

    /** Ends what this side sends: the peer reads to the end and can still answer. Who writes fails. Doing it again does nothing. */
    public void shutdownOutput() throws IOException {
        try {
            channel.shutdownOutput();
        } catch (IOException e) {
            throw failure(e);
        }
        registration.output().signal();
    }

    /** The address of the other side. */
    public InetSocketAddress peer() {
        return peer;
    }

    /** Whether {@link #close} has not been called. */
    public boolean isOpen() {
        return channel.isOpen();
    }

    /**
     * Closes both directions; a task that waits in one fails with an {@link java.nio.channels.AsynchronousCloseException}. Closing again does nothing.
     *
     * <p>What was written is still delivered, unless there is something that was received and not read: then the system resets the connection, and the peer may lose the end of it. Where that can be, shut down the output
     * and read to the end before.
     */
    @Override
    public void close() throws IOException {
        registration.close();
    }

    @Override
    public String toString() {
        return "TCP stream to " + peer;
    }

    private IOException failure(IOException e) {
        return Failures.named(channel.isOpen() ? this : this + ", closed on this side", e);
    }

    /** What is received. */
    private final class In extends AsyncReader {

        @Override
        public int readNow(ByteBuffer buf) throws IOException {
            if (!reading.next()) {
                return 0;
            }
            try {
                int count = channel.read(buf);
                if (count >= 0 && buf.hasRemaining()) {
                    reading.pause();
                }
                return count;
            } catch (IOException e) {
                throw failure(e);
            }
        }

        @Override
        public Readiness readiness() {
            return registration.input();
        }
    }

    /** What is sent. */
    private final class Out extends AsyncWriter {

        @Override
        public int writeNow(ByteBuffer buf) throws IOException {
            if (!writing.next()) {
                return 0;
            }
            try {
                int count = channel.write(buf);
                if (buf.hasRemaining()) {
                    writing.pause();
                }
                return count;
            } catch (IOException e) {
                throw failure(e);
            }
        }

        @Override
        public Readiness readiness() {
            return registration.output();
        }
    }
}
