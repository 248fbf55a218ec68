package dev.dormouse.samples.monitor;

/**
 * How busy the machine's processors were between the last two sound readings; after the first, since it was booted. A reading is put together line by
 * line and counts once it is whole.
 */
final class Processors {

    /** In place of a core's number: all of them together. */
    static final int ALL = -1;

    /** Cores with a higher number are left out, and counted. */
    static final int MOST = 64;

    /** What a processor does with its time, as the columns of {@code /proc/stat}: user, nice, system, idle, iowait, irq, softirq, steal. */
    static final int MODES = 8;

    /** What is said of a core that is off, or was at the reading before. */
    static final int UNKNOWN = -1;

    private static final int IDLE = 3;
    private static final int IOWAIT = 4;

    boolean known;
    /** Whether there has been one sound reading only, so that what is said holds since boot. */
    boolean sinceBoot;

    private Reading last = new Reading();
    private Reading next = new Reading();

    /** By slot, which is the core's number plus one. */
    private static final class Reading {
        final boolean[] there = new boolean[MOST + 1];
        final long[] ticks = new long[(MOST + 1) * MODES];
        final int[] perMille = new int[MOST + 1];
        int slots;
        int omitted;
        int at;

        long idle(int slot) {
            return ticks[slot * MODES + IDLE] + ticks[slot * MODES + IOWAIT];
        }

        long busy(int slot) {
            long all = 0;
            for (int mode = 0; mode < MODES; mode++) {
                all += ticks[slot * MODES + mode];
            }
            return all - idle(slot);
        }
    }

    /** A reading begins. */
    void begin() {
        next.slots = 0;
        next.omitted = 0;
        for (int slot = 0; slot <= MOST; slot++) {
            next.there[slot] = false;
        }
    }

    /** The line of a core, or of {@link #ALL}, begins. */
    void line(int core) {
        next.at = core + 1;
        if (next.at > MOST) {
            next.omitted++;
            return;
        }
        next.slots = Math.max(next.slots, next.at + 1);
        next.there[next.at] = true;
        for (int mode = 0; mode < MODES; mode++) {
            next.ticks[next.at * MODES + mode] = 0;
        }
    }

    /** The next column of the line: ticks since boot. Columns that follow the modes, guest time, are in user and nice already. */
    void column(int column, long ticks) {
        if (next.at <= MOST && column < MODES) {
            next.ticks[next.at * MODES + column] = ticks;
        }
    }

    /** Whether the reading has the line of {@link #ALL}. */
    boolean whole() {
        return next.there[0];
    }

    /** The reading counts. */
    void end() {
        for (int slot = 0; slot < next.slots; slot++) {
            next.perMille[slot] = known && !last.there[slot] ? UNKNOWN : perMille(slot);
        }
        Reading spare = last;
        last = next;
        next = spare;
        sinceBoot = !known;
        known = true;
    }

    /** Counters that went backwards, as idle time does when a core is unplugged, count as standing still. Where none has moved, things are as they were. */
    private int perMille(int slot) {
        long worked = Math.max(0, next.busy(slot) - (known ? last.busy(slot) : 0));
        long rested = Math.max(0, next.idle(slot) - (known ? last.idle(slot) : 0));
        if (worked == 0 && rested == 0) {
            return known ? last.perMille[slot] : 0;
        }
        return (int) Math.round(1000.0 * worked / ((double) worked + rested));
    }

    /** The highest number of a core that there is room for, plus one. */
    int cores() {
        return last.slots - 1;
    }

    /** How many cores there is no room for. */
    int omitted() {
        return last.omitted;
    }

    /** Whether a core was on at the last reading. */
    boolean isThere(int core) {
        return last.there[core + 1];
    }

    /** What a core has done in a mode since it was booted, in the kernel's ticks of 10 ms. */
    long ticks(int core, int mode) {
        return last.ticks[(core + 1) * MODES + mode];
    }

    /** Of a core, or of {@link #ALL}; {@link #UNKNOWN} where nothing can be said yet. */
    int busyPerMille(int core) {
        return last.there[core + 1] ? last.perMille[core + 1] : UNKNOWN;
    }
}
