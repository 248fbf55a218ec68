package dev.dormouse.samples.monitor;

import java.util.Arrays;

/**
 * The machine's network interfaces, in the kernel's order: bytes since each came up, and per second between the last two sound readings. A reading is put
 * together line by line and counts once it is whole.
 */
final class Network {

    /** The most interfaces there is room for; more are left out, and counted. */
    static final int MOST = 16;

    /** The longest name of an interface: Linux has 16 bytes, one of them for the end. */
    static final int LONGEST_NAME = 15;

    /** What is said of the bytes per second of an interface that was not there, or was another of the same name, at the reading before. */
    static final long UNKNOWN = -1;

    boolean known;

    private Reading last = new Reading();
    private Reading next = new Reading();

    private static final class Reading {
        final byte[][] names = new byte[MOST][LONGEST_NAME];
        final int[] lengths = new int[MOST];
        final long[] received = new long[MOST];
        final long[] sent = new long[MOST];
        final long[] receivedPerSecond = new long[MOST];
        final long[] sentPerSecond = new long[MOST];
        int count;
        int omitted;
        long nanos;

        /** Where the interface is that the text's last word names; -1 if it is not there. */
        int find(Text text) {
            for (int i = 0; i < count; i++) {
                if (text.is(names[i], lengths[i])) {
                    return i;
                }
            }
            return -1;
        }
    }

    /** Says the time of the reading that follows. */
    void at(long nanos) {
        next.nanos = nanos;
    }

    /** A reading begins. */
    void begin() {
        next.count = 0;
        next.omitted = 0;
    }

    /** Takes a line: the interface that the text's last word names, and bytes since it came up. False if it is there already: no kernel says that. */
    boolean line(Text text, long received, long sent) {
        if (next.find(text) >= 0) {
            return false;
        }
        int at = next.count;
        int length = at == MOST ? 0 : text.copyTo(next.names[at]);
        if (length == 0) {
            next.omitted++;
            return true;
        }
        int before = known ? last.find(text) : -1;
        double seconds = (next.nanos - last.nanos) / 1e9;
        next.lengths[at] = length;
        next.received[at] = received;
        next.sent[at] = sent;
        next.receivedPerSecond[at] = before < 0 ? UNKNOWN : perSecond(received - last.received[before], seconds);
        next.sentPerSecond[at] = before < 0 ? UNKNOWN : perSecond(sent - last.sent[before], seconds);
        next.count = at + 1;
        return true;
    }

    /** Whether the reading has any interface: there is always one at least, the loopback. */
    boolean whole() {
        return next.count + next.omitted > 0;
    }

    /** The reading counts. */
    void end() {
        Reading spare = last;
        last = next;
        next = spare;
        known = true;
    }

    /** How many interfaces there are that there is room for. */
    int count() {
        return last.count;
    }

    /** How many interfaces there is no room for. */
    int omitted() {
        return last.omitted;
    }

    byte[] name(int index) {
        return last.names[index];
    }

    int nameLength(int index) {
        return last.lengths[index];
    }

    boolean isNamed(int index, byte[] name) {
        return Arrays.equals(last.names[index], 0, last.lengths[index], name, 0, name.length);
    }

    long received(int index) {
        return last.received[index];
    }

    long sent(int index) {
        return last.sent[index];
    }

    /** Or {@link #UNKNOWN}. */
    long receivedPerSecond(int index) {
        return last.receivedPerSecond[index];
    }

    /** Or {@link #UNKNOWN}. */
    long sentPerSecond(int index) {
        return last.sentPerSecond[index];
    }

    /** At most {@link Text#MOST}, so that sums stay numbers. Counters that went backwards belong to an interface that was made anew. */
    private static long perSecond(long bytes, double seconds) {
        return bytes < 0 || seconds <= 0 ? UNKNOWN : Math.min(Text.MOST, Math.round(bytes / seconds));
    }
}
