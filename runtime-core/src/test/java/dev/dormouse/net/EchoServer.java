package dev.dormouse.net;

import dev.dormouse.Async;
import dev.dormouse.Coroutine;
import dev.dormouse.Reservation;
import dev.dormouse.Scratch;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A server as one writes it. */
final class EchoServer {

    private EchoServer() {
    }

    @Coroutine
    static void accept(Async a, TcpListener listener, Reservation room) throws IOException {
        try (room) {
            for (;;) {
                room.reserve(a);
                TcpStream peer = listener.accept(a);
                if (!room.loop().spawned(EchoServerCo.serve(room, peer))) {
                    peer.close();
                }
            }
        }
    }

    @Coroutine
    static void serve(Async a, TcpStream peer) throws IOException {
        try (peer) {
            ByteBuffer buf = Scratch.buffer(256);
            while (peer.tryRead(a, buf, 1) > 0) {
                buf.flip();
                peer.write(a, buf);
                buf.clear();
            }
        }
    }
}
