package dev.dormouse.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dormouse.Async;
import dev.dormouse.Coroutine;
import dev.dormouse.PollLoop;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.channels.AsynchronousCloseException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A listener, and connections that are the test's. */
@Timeout(60)
class TcpListenerTest {

    private final List<Object> trace = new ArrayList<>();
    private Loopback net;
    private PollLoop loop;
    private TcpListener listener;

    @BeforeEach
    void bind() throws IOException {
        net = new Loopback(10);
        loop = net.loop;
        loop.declare(TcpListenerTestCo.ACCEPT, 2);
        listener = TcpListener.bind(loop, Loopback.any(), 10);
    }

    @AfterEach
    void close() throws IOException {
        net.close();
        assertThrows(IOException.class, () -> Loopback.connect(listener), "closed with its loop");
    }

    @Coroutine
    static void accept(Async a, TcpListener listener, List<Object> trace) throws IOException {
        trace.add(listener.accept(a));
    }

    @Coroutine
    static void awaitConnection(Async a, TcpListener listener, List<Object> trace) throws IOException {
        listener.awaitConnection(a);
        trace.add("there");
    }

    private long accept() {
        return TcpListenerTestCo.accept(loop, listener, trace);
    }

    @Test
    void aConnectionIsAcceptedWhenItComes() throws IOException {
        accept();
        loop.pass();
        assertFalse(loop.pass());
        try (Socket socket = Loopback.connect(listener)) {
            net.until(() -> !trace.isEmpty());
            TcpStream stream = (TcpStream) trace.get(0);
            assertEquals(socket.getLocalSocketAddress(), stream.peer());
            stream.close();
            loop.pass();
            assertEquals(-1, socket.getInputStream().read());
        }
        assertEquals(0, listener.failures());
    }

    @Test
    void connectionsWaitInTheBacklogUntilTheyAreAccepted() throws IOException {
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            sockets.add(Loopback.connect(listener));
        }
        for (int i = 0; i < 5; i++) {
            accept();
            net.run();
            assertEquals(i + 1, trace.size());
            assertEquals(sockets.get(i).getLocalSocketAddress(), ((TcpStream) trace.get(i)).peer());
        }
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Test
    void aConnectionCanBeAwaitedAndLeft() throws IOException {
        TcpListenerTestCo.awaitConnection(loop, listener, trace);
        loop.pass();
        assertFalse(loop.pass());
        try (Socket socket = Loopback.connect(listener)) {
            net.run();
            assertEquals(List.of("there"), trace);
            accept();
            net.run();
            assertEquals(socket.getLocalSocketAddress(), ((TcpStream) trace.get(1)).peer());
        }
    }

    @Test
    void aCancelledAcceptLosesNoConnection() throws IOException {
        long accepting = accept();
        loop.pass();
        loop.cancel(accepting);
        loop.pass();
        assertEquals(0, loop.alive());
        try (Socket socket = Loopback.connect(listener)) {
            accept();
            net.run();
            assertEquals(socket.getLocalSocketAddress(), ((TcpStream) trace.get(0)).peer());
        }
    }

    @Test
    void aConnectionThatIsThereWithoutAnybodyAcceptingDoesNotKeepTheLoopAwake() throws IOException {
        TcpListenerTestCo.awaitConnection(loop, listener, trace);
        try (Socket waiting = Loopback.connect(listener)) {
            net.run();
            long before = loop.passes();
            TcpListenerTestCo.nap(loop, 200_000_000);
            net.run();
            assertTrue(loop.passes() - before < 10, loop.passes() - before + " passes");
            assertTrue(waiting.isConnected());
        }
    }

    @Coroutine
    static void nap(Async a, long nanos) {
        a.sleepNanos(nanos);
    }

    @Test
    void closingWakesWhoAccepts() throws IOException {
        accept();
        loop.pass();
        listener.close();
        listener.close();
        loop.pass();
        assertInstanceOf(AsynchronousCloseException.class, net.failure());
        assertEquals("input of " + listener + " was closed", net.failure().getMessage());
    }

    @Test
    void aSecondTaskThatAcceptsIsRefusedByName() {
        accept();
        loop.pass();
        accept();
        loop.pass();
        assertInstanceOf(IllegalStateException.class, net.failure());
        assertTrue(net.failure().getMessage().startsWith("input of " + listener + ": TcpListenerTest.accept waits for it already"), net.failure().getMessage());
    }

    @Test
    void aPortInUseIsRefusedByName() {
        assertNotEquals(0, listener.port());
        InetSocketAddress taken = Loopback.at(listener.port());
        BindException refusal = assertThrows(BindException.class, () -> TcpListener.bind(loop, taken, 1));
        assertEquals("TCP listener on " + taken + ": Address already in use", refusal.getMessage());
        assertEquals("TCP listener on /127.0.0.1:" + listener.port(), listener.toString());
    }

    @Test
    void anUnresolvedAddressAndABacklogOfNothingAreRefused() {
        assertThrows(UnknownHostException.class, () -> TcpListener.bind(loop, InetSocketAddress.createUnresolved("nowhere.invalid", 0), 1));
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> TcpListener.bind(loop, Loopback.any(), 0));
        assertTrue(refusal.getMessage().contains("backlog 0 is less than 1"), refusal.getMessage());
    }

    @Test
    void aListenerThatWasClosedLeavesItsPort() throws IOException {
        InetSocketAddress address = Loopback.at(listener.port());
        listener.close();
        loop.pass();
        try (TcpListener again = TcpListener.bind(loop, address, 1)) {
            assertEquals(address.getPort(), again.port());
        }
    }
}
