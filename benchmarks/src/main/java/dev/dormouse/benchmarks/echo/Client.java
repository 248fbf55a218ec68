package dev.dormouse.benchmarks.echo;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;

/** The client: on each connection it sends a message, waits for all of it to come back, and sends the next one. */
final class Client implements Consumer<SelectionKey>, AutoCloseable {

    private final Selector selector = Selector.open();
    private final SocketChannel[] channels = new SocketChannel[Servers.CONNECTIONS];
    private final ByteBuffer message = ByteBuffer.allocateDirect(Servers.MESSAGE);
    private final ByteBuffer[] answers = new ByteBuffer[Servers.CONNECTIONS];
    private long trips;
    private int waiting;
    private boolean isOver;

    Client(int port) throws IOException {
        for (int i = 0; i < Servers.MESSAGE; i++) {
            message.put((byte) i);
        }
        message.flip();
        for (int i = 0; i < channels.length; i++) {
            channels[i] = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channels[i].setOption(StandardSocketOptions.TCP_NODELAY, true);
            channels[i].configureBlocking(false);
            channels[i].register(selector, SelectionKey.OP_READ, i);
            answers[i] = ByteBuffer.allocateDirect(Servers.MESSAGE);
        }
    }

    /** Makes round trips on all connections until a time, and waits for the last ones: how many. */
    long drive(long until) throws IOException {
        trips = 0;
        isOver = false;
        waiting = 0;
        for (int i = 0; i < channels.length; i++) {
            send(i);
        }
        while (waiting > 0) {
            selector.select(this, 1000);
            isOver = System.nanoTime() - until >= 0;
        }
        return trips;
    }

    @Override
    public void accept(SelectionKey key) {
        try {
            receive((Integer) key.attachment());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void send(int i) throws IOException {
        if (channels[i].write(message.rewind()) != Servers.MESSAGE) {
            throw new IOException("a message of " + Servers.MESSAGE + " bytes does not fit a socket that has room for it");
        }
        waiting++;
    }

    private void receive(int i) throws IOException {
        ByteBuffer answer = answers[i];
        if (channels[i].read(answer) < 0) {
            throw new EOFException("the server has closed a connection");
        }
        if (answer.hasRemaining()) {
            return;
        }
        if (!answer.flip().equals(message.rewind())) {
            throw new IOException("the answer is not what was sent");
        }
        answer.clear();
        trips++;
        waiting--;
        if (!isOver) {
            send(i);
        }
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel channel : channels) {
            channel.close();
        }
        selector.close();
    }
}
