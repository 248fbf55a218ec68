package dev.dormouse.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dormouse.Allocated;
import dev.dormouse.Async;
import dev.dormouse.Coroutine;
import dev.dormouse.PollLoop;
import dev.dormouse.Reservation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bytes allocated by the loop's thread on open connections. */
@Timeout(60)
class ZeroAllocationTest {

    private static final long LONG = 20_000_000_000L;

    private final ByteBuffer ours = ByteBuffer.allocateDirect(16);
    private final ByteBuffer theirs = ByteBuffer.allocateDirect(16);
    private Loopback net;
    private PollLoop loop;
    private TcpStream stream;
    private SocketChannel peer;

    @BeforeEach
    void connect() throws IOException {
        net = new Loopback(20);
        loop = net.loop;
        Loopback.Pair pair = net.pair();
        stream = pair.stream();
        peer = pair.peer();
        peer.configureBlocking(false);
    }

    @AfterEach
    void close() throws IOException {
        peer.close();
        net.close();
        assertEquals(0, net.failures.size(), net.failures::toString);
    }

    /** Sends back what it gets, for ever. */
    @Coroutine
    static void echo(Async a, TcpStream stream, ByteBuffer buf) throws IOException {
        for (;;) {
            buf.clear();
            stream.readBy(a.nanos() + LONG);
            stream.read(a, buf, buf.capacity());
            buf.flip();
            stream.writeBy(a.nanos() + LONG);
            stream.write(a, buf);
        }
    }

    @Coroutine
    static void echoOnce(Async a, TcpStream stream, ByteBuffer buf) throws IOException {
        buf.clear();
        stream.read(a, buf, buf.capacity());
        buf.flip();
        stream.write(a, buf);
    }

    private void send() {
        try {
            peer.write(theirs.clear());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void receive() {
        try {
            theirs.clear();
            while (theirs.hasRemaining()) {
                loop.pass();
                peer.read(theirs);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void readWaitAndWrite() {
        ZeroAllocationTestCo.echo(loop, stream, ours);
        Allocated.expectNothing(() -> {
            loop.pass(); // which finds nothing
            send();
            receive();
        });
    }

    @Test
    void selectWithATimeOut() {
        Allocated.expectNothing(() -> {
            ZeroAllocationTestCo.nap(loop, 10_000);
            loop.run();
        });
    }

    @Coroutine
    static void nap(Async a, long nanos) {
        a.sleepNanos(nanos);
    }

    @Test
    void reserveSpawnAndRunUntilNoTaskIsAlive() {
        Reservation room = loop.reservation(ZeroAllocationTestCo.ECHO_ONCE);
        Allocated.expectNothing(() -> {
            assertTrue(room.tryReserve());
            ZeroAllocationTestCo.echoOnce(room, stream, ours);
            loop.pass();
            send();
            loop.run();
            receive();
        });
    }

    @Test
    void waitForRoomInOrder() {
        Reservation first = loop.reservation(ZeroAllocationTestCo.NAP);
        Reservation second = loop.reservation(ZeroAllocationTestCo.NAP);
        loop.declare(ZeroAllocationTestCo.HIRE, 2);
        Allocated.expectNothing(() -> {
            ZeroAllocationTestCo.hire(loop, first);
            ZeroAllocationTestCo.hire(loop, second);
            loop.run();
        });
    }

    @Coroutine
    static void hire(Async a, Reservation room) {
        try (room) {
            for (int i = 0; i < 3; i++) {
                room.reserve(a);
                ZeroAllocationTestCo.nap(room, 1);
            }
        }
    }

    @Test
    void cancelAReadAndAReservationThatWait() {
        Reservation room = loop.reservation(ZeroAllocationTestCo.NAP);
        loop.declare(ZeroAllocationTestCo.HIRE, 1);
        Allocated.expectNothing(() -> {
            long napping = ZeroAllocationTestCo.nap(loop, LONG);
            long hiring = ZeroAllocationTestCo.hire(loop, room);
            long reading = ZeroAllocationTestCo.echoOnce(loop, stream, ours);
            loop.pass();
            loop.cancel(reading);
            loop.cancel(hiring);
            loop.cancel(napping);
            loop.run();
        });
    }

    @Test
    void wakeFromAnotherThreadInASelect() throws InterruptedException {
        AtomicLong waking = new AtomicLong();
        Thread waker = new Thread(() -> {
            for (long task = waking.get(); task >= 0; task = waking.get()) {
                if (task > 0 && waking.compareAndSet(task, 0)) {
                    loop.wake(task);
                }
                Thread.onSpinWait();
            }
        });
        waker.setDaemon(true);
        waker.start();
        Allocated.expectNothing(() -> {
            waking.set(ZeroAllocationTestCo.parkUntilTaken(loop, waking));
            loop.run();
        });
        waking.set(-1);
        waker.join();
    }

    @Coroutine
    static void parkUntilTaken(Async a, AtomicLong waking) {
        while (waking.get() != 0) {
            a.park();
        }
    }
}
