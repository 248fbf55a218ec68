package dev.dormouse.samples.monitor;

/** How busy the machine's processors were between the last two sound readings; after the first, since it was booted. */
final class Processors {

    /** In place of a core's number: all of them together. */
    static final int ALL = -1;

    /** Cores with a higher number are left out. */
    static final int MOST = 64;

    boolean known;

    private final long[] busy = new long[MOST + 1];
    private final long[] idle = new long[MOST + 1];
    private final int[] perMille = new int[MOST + 1];
    private int cores;

    /** Takes a line: ticks since boot. Counters that went backwards, as idle time does when a core is unplugged, count as standing still. */
    void read(int core, long busy, long idle) {
        int slot = core + 1;
        if (slot > MOST) {
            return;
        }
        long worked = Math.max(0, busy - this.busy[slot]);
        long rested = Math.max(0, idle - this.idle[slot]);
        if (worked > 0 || rested > 0) {
            perMille[slot] = (int) Math.round(1000.0 * worked / ((double) worked + rested));
        }
        this.busy[slot] = busy;
        this.idle[slot] = idle;
        known = true;
        cores = Math.max(cores, slot);
    }

    /** How many cores there is room for were seen, or rather the highest number of one, plus one. */
    int cores() {
        return cores;
    }

    /** Of a core, or of {@link #ALL}. */
    int busyPerMille(int core) {
        return perMille[core + 1];
    }
}
