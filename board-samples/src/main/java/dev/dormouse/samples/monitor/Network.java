package dev.dormouse.samples.monitor;

/**
 * The machine's network interfaces: bytes since boot, and per second between the last two sound readings. An interface keeps its slot
 * as long as it is there; others come and go.
 */
final class Network {

    /** The most interfaces there is room for. */
    static final int MOST = 16;

    /** The longest name of an interface: Linux has 16 bytes, one of them for the end. */
    static final int LONGEST_NAME = 15;

    boolean known;

    private final byte[][] names = new byte[MOST][LONGEST_NAME];
    /** 0 for a slot that is free. */
    private final int[] lengths = new int[MOST];
    private final long[] received = new long[MOST];
    private final long[] sent = new long[MOST];
    private final long[] receivedPerSecond = new long[MOST];
    private final long[] sentPerSecond = new long[MOST];
    /** When a slot was last read. */
    private final long[] readAt = new long[MOST];
    private long now;

    /** Says the time of the readings that follow. */
    void at(long nanos) {
        now = nanos;
    }

    /** Takes a line: the interface that is the text's last word, and bytes since it came up. A new one without a free slot, or without a name, is left out. */
    void read(Text text, long received, long sent) {
        int free = -1;
        for (int slot = 0; slot < MOST; slot++) {
            if (lengths[slot] == 0) {
                free = free < 0 ? slot : free;
            } else if (text.is(names[slot], lengths[slot])) {
                double seconds = (now - readAt[slot]) / 1e9;
                receivedPerSecond[slot] = perSecond(received - this.received[slot], seconds);
                sentPerSecond[slot] = perSecond(sent - this.sent[slot], seconds);
                take(slot, received, sent);
                return;
            }
        }
        if (free >= 0) {
            lengths[free] = text.copyTo(names[free]);
            receivedPerSecond[free] = 0;
            sentPerSecond[free] = 0;
            take(free, received, sent);
        }
    }

    /** A reading was whole: interfaces that were not in it are gone. */
    void end() {
        known = true;
        for (int slot = 0; slot < MOST; slot++) {
            if (readAt[slot] != now) {
                lengths[slot] = 0;
            }
        }
    }

    boolean there(int slot) {
        return lengths[slot] > 0;
    }

    byte[] name(int slot) {
        return names[slot];
    }

    int nameLength(int slot) {
        return lengths[slot];
    }

    long received(int slot) {
        return received[slot];
    }

    long sent(int slot) {
        return sent[slot];
    }

    long receivedPerSecond(int slot) {
        return receivedPerSecond[slot];
    }

    long sentPerSecond(int slot) {
        return sentPerSecond[slot];
    }

    private void take(int slot, long received, long sent) {
        this.received[slot] = received;
        this.sent[slot] = sent;
        readAt[slot] = now;
        known = true;
    }

    /** Counters that went backwards belong to an interface that was made anew. */
    private static long perSecond(long bytes, double seconds) {
        return bytes < 0 || seconds <= 0 ? 0 : Math.round(bytes / seconds);
    }
}
