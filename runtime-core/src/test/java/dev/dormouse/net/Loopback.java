package dev.dormouse.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.dormouse.PollLoop;
import dev.dormouse.arena.Profile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A loop on the system's clock, and connections over the loopback interface whose other ends are the test's own, blocking ones. */
final class Loopback implements AutoCloseable {

    private static final long LIMIT = 30_000_000_000L;

    final List<Throwable> failures = new ArrayList<>();
    final PollLoop loop;
    private final ServerSocketChannel listening;

    /** With room for that many tasks: pools that are declared, or else of one task each. */
    Loopback(int tasks) throws IOException {
        Profile profile = Profile.builder("network test").arena(1 << 20).carve().loopTasks(tasks).build();
        loop = PollLoop.builder(profile).failures((task, coroutine, thrown) -> failures.add(thrown)).build();
        listening = ServerSocketChannel.open().bind(any());
    }

    /** Any free port. */
    static InetSocketAddress any() {
        return at(0);
    }

    static InetSocketAddress at(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** Both ends of a connection: a stream of the loop, and a blocking channel. */
    record Pair(TcpStream stream, SocketChannel peer) {}

    Pair pair() throws IOException {
        SocketChannel peer = SocketChannel.open(listening.getLocalAddress());
        SocketChannel accepted = listening.accept();
        return new Pair(new TcpStream(loop, accepted, (InetSocketAddress) accepted.getRemoteAddress()), peer);
    }

    /** A blocking connection to a listener of the loop: the system makes it before it is accepted. */
    static Socket connect(TcpListener listener) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), listener.port());
        socket.setTcpNoDelay(true);
        return socket;
    }

    /** Passes until something is so. */
    void until(BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            loop.pass();
            if (System.nanoTime() - start > LIMIT) {
                fail("not in " + LIMIT + " ns; failures: " + failures);
            }
        }
    }

    /** Runs until no task is alive, and expects that none has failed. */
    void run() {
        loop.run();
        assertEquals(List.of(), failures);
    }

    /** The one failure there was. */
    Throwable failure() {
        assertEquals(1, failures.size(), failures::toString);
        return failures.get(0);
    }

    @Override
    public void close() throws IOException {
        loop.close();
        listening.close();
    }
}
