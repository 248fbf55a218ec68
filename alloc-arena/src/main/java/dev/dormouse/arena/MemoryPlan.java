package dev.dormouse.arena;

import java.util.ArrayList;
import java.util.List;

/**
 * The memory map of a program: a row for each pool, one for the tables of its poll loop, and what they leave of the arena's budget.
 *
 * <p>An arena makes one of what is there ({@link Arena#plan}); a tool makes one of what class files say, and adds the same rows to it. What a row takes depends on layouts and
 * capacities alone, so the two are the same. Printed, it is a table of aligned columns, all in bytes:
 * <ul>
 * <li>record: cells and references of a record; scratch: its scratch on the heap, with the headers of its objects; owner: what its pool keeps beside it, the state (1, 2 or 4) and the generation of its handle (4)
 * <li>capacity, bytes (the sum of the three for each record), and their share of the arena
 * <li>direct: scratch outside the heap, for all records, which {@code -Xmx} does not bound. Its budget is the profile's {@code direct}
 * </ul>
 * Below are the sum, what is left of the arena, and, where the profile states a heap, what that has beside the arena for everything else.
 *
 * <p>A plan belongs to one thread. It allocates its rows.
 */
public final class MemoryPlan {

    /** Beside each record and its state: the generation of its handle, or the next free record. */
    private static final int HANDLE_BYTES = 4;

    /** A deadline (8), its places in the heap of deadlines (4 + 4), the reference to its pool (4), whether it is being cancelled (1). */
    private static final int TASK_BYTES = 21;

    private static final int COLUMNS = 8;

    /** The most elements that every JVM can make an array of, beside the owner's in that of references. */
    private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 9;

    private final Profile profile;
    private final List<String[]> rows = new ArrayList<>();
    private long charged;
    private long direct;

    /** A plan without rows, for what {@code profile} allows. */
    public MemoryPlan(Profile profile) {
        this.profile = profile;
        row(rows, "coroutine", "record", "scratch", "owner", "capacity", "bytes", "share", "direct");
    }

    /**
     * Adds a pool.
     *
     * @throws ArenaException if {@code capacity} is less than 1, or more than arrays can hold
     */
    public void pool(RecordLayout layout, long capacity) {
        long bytes = bytes(layout, capacity);
        charged += bytes;
        direct += capacity * layout.directBytes();
        row(rows, layout.coroutine(), text(layout.bytes() - layout.scratchBytes()), text((long) layout.scratchBytes() + layout.objectBytes()), text(layout.stateBytes() + HANDLE_BYTES), text(capacity), text(bytes), share(bytes),
                text(capacity * layout.directBytes()));
    }

    /** Adds the tables of a poll loop. */
    public void loop(long tasks) {
        long bytes = loopBytes(tasks);
        charged += bytes;
        row(rows, "poll loop", "", "", "", text(tasks), text(bytes), share(bytes), "");
    }

    /**
     * What a pool takes of the budget.
     *
     * @throws ArenaException if the capacity is out of range
     */
    public static long bytes(RecordLayout layout, long capacity) {
        long each = layout.bytes() + layout.objectBytes() + layout.stateBytes() + HANDLE_BYTES;
        long most = Math.min(LONGEST_ARRAY / Math.max(1, Math.max(layout.cells(), layout.refs())), Profile.Builder.MOST_BYTES / (each + layout.directBytes()));
        if (capacity < 1 || capacity > most) {
            throw new ArenaException("pool " + layout.coroutine() + ": capacity " + capacity + " is out of range: at least 1, at most " + most);
        }
        return capacity * each;
    }

    /** What a loop's tables take: by task, and a bit for each and for each word of these. */
    static long loopBytes(long tasks) {
        long words = (tasks + 31) / 32;
        return TASK_BYTES * tasks + 4 * (words + (words + 31) / 32);
    }

    /** The budget in bytes. */
    public long budget() {
        return profile.arena();
    }

    /** What all rows take, in bytes. */
    public long charged() {
        return charged;
    }

    /** What is left of the budget, in bytes; negative where they do not fit. */
    public long left() {
        return profile.arena() - charged;
    }

    /** Whether all fits: on the heap, and outside it. */
    public boolean fits() {
        return charged <= profile.arena() && direct <= profile.direct();
    }

    /** Bytes of scratch outside the Java heap. */
    public long direct() {
        return direct;
    }

    /** The table, each line ended by a newline. */
    @Override
    public String toString() {
        List<String[]> all = new ArrayList<>(rows);
        boolean isBounded = profile.direct() != Long.MAX_VALUE;
        total(all, "charged", charged, share(charged), text(direct));
        total(all, "left", left(), share(left()), isBounded ? text(profile.direct() - direct) : "");
        total(all, "arena", profile.arena(), share(profile.arena()), isBounded ? text(profile.direct()) : "");
        if (profile.heap() != 0) {
            total(all, "beside it", profile.heap() - profile.arena(), "", "");
            total(all, "heap", profile.heap(), "", "");
        }
        return table(all);
    }

    private static String table(List<String[]> rows) {
        int[] widths = new int[COLUMNS];
        for (String[] row : rows) {
            for (int column = 0; column < COLUMNS; column++) {
                widths[column] = Math.max(widths[column], row[column].length());
            }
        }
        StringBuilder table = new StringBuilder();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < COLUMNS; column++) {
                line.append(column == 0 ? "" : "  ");
                String padding = " ".repeat(widths[column] - row[column].length());
                line.append(column == 0 ? row[0] + padding : padding + row[column]);
            }
            table.append(line.toString().stripTrailing()).append('\n');
        }
        return table.toString();
    }

    private static void total(List<String[]> to, String name, long bytes, String share, String outside) {
        row(to, name, "", "", "", "", text(bytes), share, outside);
    }

    private static void row(List<String[]> to, String... columns) {
        to.add(columns);
    }

    private static String text(long number) {
        return Long.toString(number);
    }

    /** A part of the budget in per cent, with one decimal, rounded half up. */
    private String share(long bytes) {
        long permille = Math.round(1000.0 * bytes / profile.arena());
        return (permille < 0 ? "-" : "") + Math.abs(permille) / 10 + "." + Math.abs(permille) % 10 + " %";
    }
}
