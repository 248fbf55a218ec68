package dev.dormouse.net;

import dev.dormouse.Allocates;
import dev.dormouse.Async;
import dev.dormouse.Coroutine;
import dev.dormouse.PollLoop;
import dev.dormouse.Registration;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * A TCP port that accepts connections. With a {@link dev.dormouse.Reservation} made before each {@link #accept}, those for which there is no room wait in the backlog.
 *
 * <p>One task at a time may accept. Belongs to its loop's thread. Waiting allocates nothing; accepting a connection allocates what the JDK allocates for a socket, and the stream.
 */
public final class TcpListener implements AutoCloseable {

    /** How long no connection is accepted after the system has refused one, most often for want of descriptors; until then nothing else could be done than to spin. */
    private static final long BACK_OFF = 50_000_000;

    private final PollLoop loop;
    private final ServerSocketChannel channel;
    private final InetSocketAddress address;
    private final Registration registration;

    private long failures;
    private boolean hasFailed;

    private TcpListener(PollLoop loop, ServerSocketChannel channel) throws IOException {
        this.loop = loop;
        this.channel = channel;
        address = (InetSocketAddress) channel.getLocalAddress();
        registration = loop.register(channel, this);
    }

    /**
     * Listens on an address.
     *
     * @param address with port 0 for any free one, told by {@link #port}
     * @param backlog how many connections may wait to be accepted, at least 1; the system may have a lower limit
     * @throws java.net.BindException if the address is in use, or none of this machine
     */
    public static TcpListener bind(PollLoop loop, InetSocketAddress address, int backlog) throws IOException {
        Failures.refuseUnresolved(address);
        if (backlog < 1) {
            throw new IllegalArgumentException("bind " + address + ": backlog " + backlog + " is less than 1");
        }
        ServerSocketChannel channel = ServerSocketChannel.open();
        boolean bound = false;
        try {
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            channel.bind(address, backlog);
            TcpListener listener = new TcpListener(loop, channel);
            bound = true;
            return listener;
        } catch (IOException e) {
            throw Failures.named("TCP listener on " + address, e);
        } finally {
            if (!bound) {
                channel.close();
            }
        }
    }

    /** The port that is listened on. */
    public int port() {
        return address.getPort();
    }

    /** Sleeps until a connection waits to be accepted, or seems to. */
    @Coroutine
    public void awaitConnection(Async a) throws IOException {
        registration.input().await(a);
    }

    /**
     * Accepts a connection; sleeps until there is one. When the system has none to give, because the process has no descriptor left for it, tries again 20 times a second, and counts that in {@link #failures}.
     *
     * @throws java.nio.channels.AsynchronousCloseException if the listener is closed meanwhile
     */
    @Coroutine
    public TcpStream accept(Async a) throws IOException {
        for (;;) {
            registration.input().await(a); // before each attempt: one that finds nothing allocates
            TcpStream stream = acceptNow();
            if (stream != null) {
                return stream;
            }
            if (hasFailed) {
                a.sleepNanos(BACK_OFF); // without interest in the channel, which stays ready
            }
        }
    }

    /** How many times the system has failed to hand a connection over. The connection waits in the backlog then, or has gone. */
    public long failures() {
        return failures;
    }

    /**
     * Stops listening; a task that waits here fails with an {@link java.nio.channels.AsynchronousCloseException}. Closing again does nothing. After this pass of the loop the port is
     * free, and what waited in the backlog is reset.
     */
    @Override
    public void close() throws IOException {
        registration.close();
    }

    @Override
    public String toString() {
        return "TCP listener on " + address;
    }

    /** A stream, or null when the connection has gone or the system has failed. */
    @Allocates("a connection is a channel and a stream")
    private TcpStream acceptNow() throws IOException {
        SocketChannel peer = null;
        hasFailed = false;
        try {
            peer = channel.accept();
            return peer == null ? null : new TcpStream(loop, peer, (InetSocketAddress) peer.getRemoteAddress());
        } catch (IOException e) {
            failures++;
            hasFailed = true;
            if (peer != null) {
                peer.close();
            }
            return null;
        }
    }
}
