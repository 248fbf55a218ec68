package dev.dormouse.arena;

import java.util.ArrayList;
import java.util.List;

/**
 * The table of who takes what of an arena's budget: one row per coroutine type, in the order in which their pools were made.
 *
 * <p>A snapshot; it does not follow the arena. Printed, it is aligned columns: bytes of a record and of its state, capacity, bytes charged, their share of
 * the budget, and, outside the budget, the bytes of the pool's own tables (a generation and a place in the free list, 8 bytes a record) and of direct scratch.
 */
public final class MemoryPlan {

    private static final int TABLE_BYTES = 2 * Integer.BYTES;
    private static final int COLUMNS = 8;

    private final List<String[]> rows = new ArrayList<>();
    private final long budget;
    private long charged;
    private long tables;
    private long direct;

    MemoryPlan(long budget) {
        this.budget = budget;
        rows.add(new String[] {"coroutine", "record", "state", "capacity", "bytes", "share", "tables", "direct"});
    }

    /** What {@code capacity} records charge. */
    static long bytes(RecordLayout layout, long capacity) {
        return capacity * (layout.bytes() + layout.stateBytes());
    }

    void add(RecordLayout layout, long capacity) {
        long bytes = bytes(layout, capacity);
        long directBytes = capacity * layout.directBytes();
        charged += bytes;
        tables += capacity * TABLE_BYTES;
        direct += directBytes;
        rows.add(new String[] {layout.coroutine(), Long.toString(layout.bytes()), Integer.toString(layout.stateBytes()), Long.toString(capacity),
            Long.toString(bytes), share(bytes), Long.toString(capacity * TABLE_BYTES), Long.toString(directBytes)});
    }

    /** The budget in bytes. */
    public long budget() {
        return budget;
    }

    /** What the pools charge, in bytes. */
    public long charged() {
        return charged;
    }

    /** What is left of the budget, in bytes; negative in the plan of an arena that would not fit. */
    public long left() {
        return budget - charged;
    }

    /** Bytes of the pools' own tables, which are not charged. */
    public long tables() {
        return tables;
    }

    /** Bytes of scratch outside the Java heap, which are not charged. */
    public long direct() {
        return direct;
    }

    /** The table, each line ended by a newline. */
    @Override
    public String toString() {
        List<String[]> all = new ArrayList<>(rows);
        all.add(new String[] {"charged", "", "", "", Long.toString(charged), share(charged), Long.toString(tables), Long.toString(direct)});
        all.add(new String[] {"left", "", "", "", Long.toString(left()), share(left()), "", ""});
        all.add(new String[] {"budget", "", "", "", Long.toString(budget), share(budget), "", ""});
        int[] widths = new int[COLUMNS];
        for (String[] row : all) {
            for (int column = 0; column < COLUMNS; column++) {
                widths[column] = Math.max(widths[column], row[column].length());
            }
        }
        StringBuilder table = new StringBuilder();
        for (String[] row : all) {
            int line = table.length();
            table.append(row[0]);
            int end = line + widths[0];
            for (int column = 1; column < COLUMNS; column++) {
                end += 2 + widths[column];
                if (!row[column].isEmpty()) {
                    pad(table, end - row[column].length());
                    table.append(row[column]);
                }
            }
            table.append('\n');
        }
        return table.toString();
    }

    private static void pad(StringBuilder line, int length) {
        while (line.length() < length) {
            line.append(' ');
        }
    }

    /** A part of the budget in per cent, with one decimal, rounded half up. */
    private String share(long bytes) {
        long permille = Math.round(1000.0 * bytes / budget);
        return (permille < 0 ? "-" : "") + Math.abs(permille) / 10 + "." + Math.abs(permille) % 10 + " %";
    }
}
