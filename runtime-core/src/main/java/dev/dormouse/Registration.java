package dev.dormouse;

import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/**
 * A selectable channel that a loop watches, of any kind: what tasks wait for until it can be read, written, connected or accepted from. For TCP take
 * {@code dev.dormouse.net}, which is built on this.
 *
 * <p>Made by {@link PollLoop#register}. Belongs to the loop's thread. Allocates nothing after it is made. The JDK's selector on Linux does: it boxes the descriptor of each channel that it finds ready,
 * 16 bytes, where that is above 127 and the JVM runs without {@code -Djava.lang.Integer.IntegerCache.high=N}, N being the highest.
 */
public final class Registration implements AutoCloseable {

    private static final int INPUT = SelectionKey.OP_READ | SelectionKey.OP_ACCEPT;

    private final Channels channels;
    private final PollLoop loop;
    private final SelectableChannel channel;
    private final Object name;
    private final SelectionKey key;
    private final Readiness input;
    private final Readiness output;

    /** Of {@link SelectionKey#OP_READ} and {@link SelectionKey#OP_ACCEPT} the one that the channel has. */
    private final int inputOp;

    /** What the key's interest is. */
    private int interest;

    private boolean isChanged;
    Registration nextChanged;

    Registration(Channels channels, PollLoop loop, SelectableChannel channel, Object name) throws IOException {
        this.channels = channels;
        this.loop = loop;
        this.channel = channel;
        this.name = name;
        inputOp = channel.validOps() & INPUT;
        input = new Readiness(loop, name, this);
        output = new Readiness(loop, name, this);
        key = channels.key(channel, this);
    }

    /** That the channel can be read, to its end or its failure included, or that a connection can be accepted from it. */
    public Readiness input() {
        return input;
    }

    /** That the channel can be written, its failure included, or that its connecting is over, one way or the other. */
    public Readiness output() {
        return output;
    }

    /**
     * Closes the channel, if it is open still; who waits for it fails with an {@link java.nio.channels.AsynchronousCloseException}. Closing again does nothing. Its descriptor, and with it a port that is listened on,
     * is free once the loop has asked its selector again, which it does between any two passes.
     */
    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            loop.refuseStranger("close");
        }
        wakeBoth(); // whoever it is that closes the channel, or has closed it
        channel.close();
    }

    boolean isOpen() {
        return channel.isOpen();
    }

    /** Which direction it is, in messages. */
    String direction(Readiness readiness) {
        return readiness == input ? "input" : "output";
    }

    void refuseLacking(Readiness readiness) {
        int ops = readiness == input ? inputOp : channel.validOps() & ~INPUT;
        if (ops == 0) {
            throw new IllegalStateException(name + " has no " + direction(readiness) + ": wait for the other direction");
        }
    }

    /** A waiter has come or gone. */
    void change() {
        if (!isChanged) {
            isChanged = true;
            channels.change(this);
        }
    }

    /** Tells the selector what is waited for. */
    void apply() {
        isChanged = false;
        int wanted = (input.isAwaited() ? inputOp : 0) | (output.isAwaited() ? outputOp() : 0);
        if (wanted != interest && !isApplied(wanted)) {
            wakeBoth(); // to find that the channel is closed, if that was done behind the registration's back
        }
    }

    private boolean isApplied(int wanted) {
        if (!key.isValid()) {
            return false;
        }
        try {
            key.interestOps(wanted);
            interest = wanted;
            return true;
        } catch (CancelledKeyException closedByAnotherThread) {
            return false;
        }
    }

    private int outputOp() {
        boolean connecting = channel instanceof SocketChannel && !((SocketChannel) channel).isConnected();
        return connecting ? SelectionKey.OP_CONNECT : SelectionKey.OP_WRITE;
    }

    /** The selector has found the channel ready. */
    void report() {
        int ops;
        try {
            ops = key.readyOps();
        } catch (CancelledKeyException closedByAnotherThread) {
            wakeBoth();
            return;
        }
        if ((ops & INPUT) != 0) {
            input.report();
        }
        if ((ops & ~INPUT) != 0) {
            output.report();
        }
    }

    private void wakeBoth() {
        input.wake();
        output.wake();
    }
}
