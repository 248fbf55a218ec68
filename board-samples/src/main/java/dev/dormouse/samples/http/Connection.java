package dev.dormouse.samples.http;

import dev.dormouse.net.TcpStream;
import dev.dormouse.samples.Page;
import java.nio.ByteBuffer;

/** A place for one connection: its buffer, its page, and what it is doing and until when. Made at start-up and used again and again. */
final class Connection {

    /** What a connection is doing, those first that give way to another one most readily. */
    enum Phase { LINGERING, IDLE, READING, ANSWERING, FREE }

    private static final long SECOND = 1_000_000_000;

    /** How long a connection may be idle: longer than the pause between two scrapes. */
    private static final long IDLE_NANOS = 120 * SECOND;
    /** How long a whole head may take, from its first byte. */
    private static final long READING_NANOS = 10 * SECOND;
    /** How long a response may take to be taken. */
    private static final long ANSWERING_NANOS = 10 * SECOND;
    /** How long either may take while another connection waits for a place. */
    private static final long PRESSED_NANOS = SECOND;
    /** How long a first request may take to begin, then: it follows upon its connection, or is not to be expected. */
    private static final long BEGINNING_NANOS = SECOND / 4;
    /** How long a peer that was refused may take to read why. */
    private static final long LINGERING_NANOS = SECOND;
    /** How long what is under way may take when the loop shuts down, all in all. */
    private static final long STOPPING_NANOS = SECOND / 2;

    /** How long a request that has been sent when the loop shuts down may take to be seen. */
    private static final long LOOKING_NANOS = SECOND / 50;

    private static final int INPUT = 1024;

    final RequestParser parser = new RequestParser();
    final Request request = new Request();
    /** What was received and not parsed yet. */
    final ByteBuffer input = ByteBuffer.allocateDirect(INPUT);
    /** The page, as far as it has not been sent. */
    ByteBuffer output;
    final Page page = new Page(Responder.MOST_HEAD + Site.MOST_BYTES);

    private TcpStream peer;
    private Phase phase = Phase.FREE;
    private long since;
    /** Whether it is idle because nothing of its first request has come yet. */
    private boolean isNew;
    private boolean isStopping;
    private long stopBy;

    void open(TcpStream peer, long nanos) {
        this.peer = peer;
        input.clear().flip();
        page.clear();
        isStopping = false;
        begin(Phase.IDLE, nanos);
        isNew = true;
    }

    void free() {
        peer = null;
        phase = Phase.FREE;
    }

    Phase phase() {
        return phase;
    }

    /** Since when it is in its phase. */
    long since() {
        return since;
    }

    /** Until when it may linger. */
    long lingersUntil() {
        return limit(since + LINGERING_NANOS);
    }

    /** Bytes are to be received, of a request that has come so far. */
    void receive(Progress progress, long nanos) {
        Phase next = progress == Progress.NOTHING ? Phase.IDLE : Phase.READING;
        if (next != phase) {
            begin(next, nanos);
        }
    }

    void begin(Phase next, long nanos) {
        phase = next;
        since = nanos;
        isNew = false;
        switch (next) {
            case IDLE:
                peer.readBy(limit(since + IDLE_NANOS));
                break;
            case READING:
                peer.readBy(limit(since + READING_NANOS));
                break;
            case ANSWERING:
                peer.writeBy(limit(since + ANSWERING_NANOS));
                break;
            default:
                peer.readBy(lingersUntil());
                break;
        }
    }

    /** Another connection waits for a place: hurries this one, in the phase that it is in. */
    void giveWay(long nanos) {
        if (phase == Phase.READING) {
            peer.readBy(since + PRESSED_NANOS);
        } else if (phase == Phase.ANSWERING) {
            peer.writeBy(since + PRESSED_NANOS);
        } else {
            peer.readBy(isNew ? since + BEGINNING_NANOS : nanos);
        }
    }

    /** The loop shuts down: what is under way is to come to an end soon, and nothing new is to begin. */
    void stop(long nanos) {
        isStopping = true;
        stopBy = nanos + STOPPING_NANOS;
        peer.readBy(phase == Phase.IDLE ? nanos + LOOKING_NANOS : stopBy);
        peer.writeBy(stopBy);
    }

    boolean isStopping() {
        return isStopping;
    }

    private long limit(long nanos) {
        return isStopping ? stopBy : nanos;
    }
}
