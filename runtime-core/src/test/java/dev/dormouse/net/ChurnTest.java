package dev.dormouse.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dormouse.Async;
import dev.dormouse.Coroutine;
import dev.dormouse.PollLoop;
import dev.dormouse.Scratch;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Connections come and go, and leave nothing. */
@Timeout(120)
class ChurnTest {

    private static final int CONNECTIONS = 10_000;
    private static final int CLIENTS = 8;

    @Coroutine
    static void connect(Async a, PollLoop loop, int port, int[] left) throws IOException {
        ByteBuffer buf = Scratch.buffer(1);
        while (left[0] > 0) {
            left[0]--;
            try (TcpStream stream = TcpStream.connect(a, loop, Loopback.at(port), 20_000_000_000L)) {
                buf.clear();
                stream.write(a, buf);
                buf.clear();
                stream.read(a, buf, 1);
            }
        }
    }

    @Test
    void tenThousandConnectionsLeaveNoDescriptorsNoPlacesAndNoHeap() throws IOException {
        try (Loopback net = new Loopback(2 * CLIENTS + 1)) {
            net.loop.declare(EchoServerCo.SERVE, CLIENTS / 2); // half of them have to wait
            net.loop.declare(ChurnTestCo.CONNECT, CLIENTS);
            TcpListener listener = TcpListener.bind(net.loop, Loopback.any(), 2 * CLIENTS);
            EchoServerCo.accept(net.loop, listener, net.loop.reservation(EchoServerCo.SERVE));
            run(net, listener.port(), 1000);
            int descriptors = descriptors();
            long heap = heap();
            run(net, listener.port(), CONNECTIONS);
            assertEquals(descriptors, descriptors());
            long grown = heap() - heap;
            assertTrue(grown < 10L * CONNECTIONS, "the heap has grown by " + grown + " bytes in " + CONNECTIONS + " connections");
            assertEquals(1, net.loop.arena().pool(EchoServerCo.SERVE).inUse(), "the place that the accepting task holds");
            assertEquals(0, listener.failures());
        }
    }

    private static void run(Loopback net, int port, int connections) {
        int[] left = {connections};
        for (int i = 0; i < CLIENTS; i++) {
            assertTrue(net.loop.spawned(ChurnTestCo.connect(net.loop, net.loop, port, left)));
        }
        net.until(() -> net.loop.alive() == 1 && net.loop.arena().pool(EchoServerCo.SERVE).inUse() == 1);
        net.loop.pass();
        assertEquals(0, net.failures.size(), net.failures::toString);
    }

    /** 0 where the system does not tell. */
    private static int descriptors() {
        String[] all = new File("/proc/self/fd").list();
        return all == null ? 0 : all.length;
    }

    private static long heap() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            least = Math.min(least, Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
        return least;
    }
}
