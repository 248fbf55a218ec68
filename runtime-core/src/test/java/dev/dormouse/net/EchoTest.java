package dev.dormouse.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.dormouse.Async;
import dev.dormouse.Coroutine;
import dev.dormouse.PollLoop;
import dev.dormouse.Scratch;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@link EchoServer} and clients, as tasks of one loop. */
@Timeout(60)
class EchoTest {

    @Coroutine
    static void client(Async a, PollLoop loop, int port, int number, int rounds, int[] answered) throws IOException {
        try (TcpStream stream = TcpStream.connect(a, loop, Loopback.at(port), 20_000_000_000L)) {
            ByteBuffer buf = Scratch.buffer(64);
            for (int round = 0; round < rounds; round++) {
                buf.clear();
                while (buf.hasRemaining()) {
                    buf.putInt(number);
                    buf.putInt(round);
                }
                buf.flip();
                stream.write(a, buf);
                buf.clear();
                assertEquals(buf.capacity(), stream.read(a, buf, buf.capacity()));
                buf.flip();
                while (buf.hasRemaining()) {
                    assertEquals(number, buf.getInt());
                    assertEquals(round, buf.getInt());
                }
                answered[number]++;
            }
        }
    }

    @Test
    void everyClientGetsItsOwnBytesBackThoughTheyAreMoreThanThePoolHolds() throws IOException {
        int clients = 32;
        int rounds = 50;
        int[] answered = new int[clients];
        try (Loopback net = new Loopback(64)) {
            net.loop.declare(EchoServerCo.SERVE, 5);
            net.loop.declare(EchoServerCo.ACCEPT, 1);
            net.loop.declare(EchoTestCo.CLIENT, clients);
            TcpListener listener = TcpListener.bind(net.loop, Loopback.any(), clients);
            long listening = EchoServerCo.accept(net.loop, listener, net.loop.reservation(EchoServerCo.SERVE));
            for (int i = 0; i < clients; i++) {
                EchoTestCo.client(net.loop, net.loop, listener.port(), i, rounds, answered);
            }
            net.until(() -> {
                for (int count : answered) {
                    if (count < rounds) {
                        return false;
                    }
                }
                return true;
            });
            net.loop.cancel(listening);
            net.run();
            assertEquals(5, net.loop.arena().pool(EchoServerCo.SERVE).highWater());
            assertEquals(0, net.loop.arena().pool(EchoServerCo.SERVE).inUse());
        }
    }
}
