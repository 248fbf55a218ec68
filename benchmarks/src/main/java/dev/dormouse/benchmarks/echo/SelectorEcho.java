package dev.dormouse.benchmarks.echo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** The server written by hand: a loop over a selector that allocates nothing, with an object for each connection. */
final class SelectorEcho implements Consumer<SelectionKey> {

    private final Selector selector;
    private final ServerSocketChannel listener;

    private SelectorEcho() throws IOException {
        selector = Selector.open();
        listener = ServerSocketChannel.open();
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Servers.CONNECTIONS);
        listener.configureBlocking(false);
        listener.register(selector, SelectionKey.OP_ACCEPT);
    }

    /** What a connection has read and not written back yet. */
    private static final class Connection {

        private final SocketChannel channel;
        private final ByteBuffer buf = ByteBuffer.allocateDirect(Servers.BUFFER);
        private boolean full;

        Connection(SocketChannel channel) {
            this.channel = channel;
        }

        void go(SelectionKey key) throws IOException {
            if (!full) {
                int count = channel.read(buf);
                if (count < 0) {
                    channel.close();
                    return;
                }
                if (count == 0) {
                    return;
                }
                buf.flip();
            }
            channel.write(buf);
            boolean wasFull = full;
            full = buf.hasRemaining();
            if (full != wasFull) {
                key.interestOps(full ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
            }
            if (!full) {
                buf.clear();
            }
        }
    }

    @Override
    public void accept(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                SocketChannel peer = listener.accept();
                peer.setOption(StandardSocketOptions.TCP_NODELAY, true);
                peer.configureBlocking(false);
                peer.register(selector, SelectionKey.OP_READ, new Connection(peer));
            } else {
                ((Connection) key.attachment()).go(key);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void serve(IntConsumer onPort) throws IOException {
        SelectorEcho echo = new SelectorEcho();
        onPort.accept(echo.listener.socket().getLocalPort());
        for (;;) {
            echo.selector.select(echo, 0);
        }
    }
}
