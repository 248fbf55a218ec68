package dev.dormouse.benchmarks.echo;

import dev.dormouse.Async;
import dev.dormouse.Coroutine;
import dev.dormouse.PollLoop;
import dev.dormouse.Reservation;
import dev.dormouse.Scratch;
import dev.dormouse.arena.Profile;
import dev.dormouse.net.TcpListener;
import dev.dormouse.net.TcpStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.function.IntConsumer;

/** The server of coroutines. */
final class WovenEcho {

    private WovenEcho() {}

    @Coroutine
    static void accept(Async a, PollLoop loop, TcpListener listener) throws IOException {
        try (Reservation room = loop.reservation(WovenEchoCo.ECHO)) {
            for (;;) {
                room.reserve(a);
                TcpStream peer = listener.accept(a);
                if (!loop.spawned(WovenEchoCo.echo(room, peer))) {
                    peer.close();
                }
            }
        }
    }

    @Coroutine
    static void echo(Async a, TcpStream peer) throws IOException {
        try (peer) {
            ByteBuffer buf = Scratch.buffer(Servers.BUFFER);
            while (peer.tryRead(a, buf, 1) > 0) {
                buf.flip();
                peer.write(a, buf);
                buf.clear();
            }
        }
    }

    static void serve(IntConsumer onPort) throws IOException {
        Profile profile = Profile.builder("echo").arena(256 * 1024).loopTasks(Servers.CONNECTIONS + 1).build();
        try (PollLoop loop = PollLoop.of(profile)) {
            loop.declare(WovenEchoCo.ACCEPT, 1);
            loop.declare(WovenEchoCo.ECHO, Servers.CONNECTIONS);
            TcpListener listener = TcpListener.bind(loop, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Servers.CONNECTIONS);
            WovenEchoCo.accept(loop, loop, listener);
            onPort.accept(listener.port());
            loop.run();
        }
    }
}
