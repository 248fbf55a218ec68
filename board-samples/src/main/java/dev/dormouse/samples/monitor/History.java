package dev.dormouse.samples.monitor;

import dev.dormouse.samples.Page;
import java.util.Arrays;

/** The last ten minutes, in steps of two seconds: of each series the mean of what was sampled in a step. Made at start-up; adding to it allocates nothing. */
final class History {

    /** What is kept; in per mille, hundredths of a task, and bytes per second over all interfaces but the loopback. */
    enum Series { PROCESSORS, MEMORY, LOAD, RECEIVED, SENT }

    /** The number of steps. */
    static final int STEPS = 300;

    /** Instead of a value where there is none. */
    static final long UNKNOWN = -1;

    private static final long STEP_NANOS = 2_000_000_000;
    private static final int SERIES = 5;
    private static final byte[] LOOPBACK = Page.ascii("lo");

    private final int longestGap;
    private final long[][] values = new long[SERIES][STEPS];
    /** What was sampled in the newest step. */
    private final long[] sums = new long[SERIES];
    private final int[] counts = new int[SERIES];
    private boolean started;
    private long newest;

    /** A history of samples that are taken so often. */
    History(long intervalNanos) {
        longestGap = (int) Math.min(STEPS, 2 + 2 * intervalNanos / STEP_NANOS);
        for (long[] series : values) {
            Arrays.fill(series, UNKNOWN);
        }
    }

    /** Adds a sample, as far as it is sound. */
    void add(Vitals vitals) {
        advance(Math.floorDiv(vitals.nanos, STEP_NANOS));
        if (!vitals.isStale(Source.Kind.STAT) && !vitals.processors.sinceBoot) {
            add(Series.PROCESSORS, vitals.processors.busyPerMille(Processors.ALL));
        }
        if (!vitals.isStale(Source.Kind.MEMINFO)) {
            add(Series.MEMORY, vitals.memory.usedPerMille());
        }
        if (!vitals.isStale(Source.Kind.LOADAVG)) {
            add(Series.LOAD, vitals.load1);
        }
        if (!vitals.isStale(Source.Kind.NETWORK)) {
            add(vitals.network);
        }
    }

    private void add(Network network) {
        long received = 0;
        long sent = 0;
        boolean known = false;
        for (int i = 0; i < network.count(); i++) {
            if (network.receivedPerSecond(i) != Network.UNKNOWN && network.sentPerSecond(i) != Network.UNKNOWN && !network.isNamed(i, LOOPBACK)) {
                received += network.receivedPerSecond(i);
                sent += network.sentPerSecond(i);
                known = true;
            }
        }
        if (known) {
            add(Series.RECEIVED, received);
            add(Series.SENT, sent);
        }
    }

    private void add(Series series, long value) {
        int i = series.ordinal();
        sums[i] += value;
        counts[i]++;
        values[i][place(0)] = sums[i] / counts[i];
    }

    /** Makes a step the newest, unless it is already. */
    private void advance(long step) {
        if (started && step == newest) {
            return;
        }
        long from = started ? Math.max(newest + 1, step - STEPS + 1) : step;
        for (long empty = from; empty <= step; empty++) {
            for (long[] series : values) {
                series[(int) Math.floorMod(empty, (long) STEPS)] = UNKNOWN;
            }
        }
        started = true;
        newest = step;
        Arrays.fill(sums, 0);
        Arrays.fill(counts, 0);
    }

    private int place(int age) {
        return (int) Math.floorMod(newest - age, (long) STEPS);
    }

    /** The value of the step so many steps before the newest, or {@link #UNKNOWN}. */
    long at(Series series, int age) {
        return values[series.ordinal()][place(age)];
    }

    /** The value of the newest step that has one, as long as sampling has not been interrupted since; or {@link #UNKNOWN}. */
    long newest(Series series) {
        for (int age = 0; age <= longestGap && age < STEPS; age++) {
            if (at(series, age) != UNKNOWN) {
                return at(series, age);
            }
        }
        return UNKNOWN;
    }

    /** The largest value that there is; 0 if there is none. */
    long most(Series series) {
        long most = 0;
        for (long value : values[series.ordinal()]) {
            most = Math.max(most, value);
        }
        return most;
    }

    /** How many steps may be without a value although sampling goes on. */
    int longestGap() {
        return longestGap;
    }
}
