package dev.dormouse.samples.monitor;

/** The machine's memory, in bytes, as of the last sound reading. */
final class Memory {

    boolean known;
    long total;
    long free;
    long available;
    /** Whether {@link #available} is an estimate. */
    boolean isEstimated;
    long buffers;
    long cached;
    long reclaimable;
    long swapTotal;
    long swapFree;

    /** Takes one reading in KiB, where {@link Text#NONE} stands for a missing line; refuses it if one is missing that each kernel writes. */
    boolean read(long total, long free, long available, long buffers, long cached, long reclaimable, long swapTotal, long swapFree) {
        if (total == Text.NONE || free == Text.NONE || buffers == Text.NONE || cached == Text.NONE || reclaimable == Text.NONE
                || swapTotal == Text.NONE || swapFree == Text.NONE) {
            return false;
        }
        known = true;
        this.total = total * 1024;
        this.free = free * 1024;
        this.buffers = buffers * 1024;
        this.cached = cached * 1024;
        this.reclaimable = reclaimable * 1024;
        this.swapTotal = swapTotal * 1024;
        this.swapFree = swapFree * 1024;
        // Kernels before 3.14 do not say.
        isEstimated = available == Text.NONE;
        this.available = isEstimated ? Math.min(this.total, saturated(this.free, saturated(this.buffers, this.cached))) : available * 1024;
        return true;
    }

    /** What is not available. */
    long used() {
        return Math.max(0, total - available);
    }

    /** The same per mille of the total. */
    int usedPerMille() {
        return perMille(used(), total);
    }

    static int perMille(long part, long whole) {
        return whole <= 0 ? 0 : (int) Math.max(0, Math.min(1000, Math.round(1000.0 * part / whole)));
    }

    private static long saturated(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
