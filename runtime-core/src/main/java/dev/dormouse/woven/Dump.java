package dev.dormouse.woven;

import dev.dormouse.NotWoven;

/**
 * Reads a record whose coroutine sleeps, level by level, and writes down where each level sleeps and, where asked for, what its variables hold. Woven code brings the tables: see "What a dump reads" in {@code docs/contract.md}.
 *
 * <p>For the thread that the record belongs to. Allocates. Objects are shown by their {@code toString}, strings and arrays by what they are.
 */
public final class Dump {

    private static final int LONGEST = 100;

    // Fields of a table's first row; the variables follow.
    private static final int OWNER = 0;
    private static final int METHOD = 1;
    private static final int FILE = 2;
    private static final int VARIABLES = 3;

    // Fields of the rows of points, behind the first state.
    private static final int LINE = 1;
    private static final int CHILD = 2;
    private static final int ALIVE = 3;

    /** Where the receiver of a dynamic call is kept; set by {@link #level}. */
    public Object receiver;

    private final boolean variables;
    private final StringBuilder text = new StringBuilder();

    // The record of the level at hand.
    private long[] cells;
    private int cell;
    private Object[] refs;
    private int ref;
    private int state;

    /**
     * Stands at a root.
     *
     * @param state that the root's owner keeps, 1 or where it sleeps
     */
    private Dump(boolean variables, long[] cells, Object[] refs, int cell, int ref, int state) {
        this.variables = variables;
        this.cells = cells;
        this.cell = cell;
        this.refs = refs;
        this.ref = ref;
        this.state = state;
    }

    /**
     * Where a coroutine sleeps: a line for each level, as in a stack trace, and below each, where asked for, a line for each variable.
     *
     * @param type of the record
     * @param state that the root's owner keeps, 1 or where it sleeps
     */
    public static String of(Object type, boolean variables, long[] cells, Object[] refs, int cell, int ref, int state) {
        Dump dump = new Dump(variables, cells, refs, cell, ref, state);
        try {
            if (type instanceof Dumpable) {
                ((Dumpable) type).dump(dump);
            } else {
                dump.text.append("    (woven without what a dump reads)\n");
            }
        } catch (RuntimeException | LinkageError | NotWoven lost) {
            dump.text.insert(0, "    (no further: " + shown(lost) + ")\n");
        }
        return dump.text.toString();
    }

    /**
     * Writes down the level at hand, in front of those around it, and goes on to the record of the child that it waits for.
     *
     * @return which of the children that is, from 1 on in the order of the table; 0 for none
     */
    public int level(String table) {
        String[] rows = table.split("\n");
        int at = rows.length - 1;
        while (at > 1 && Integer.parseInt(rows[at].substring(0, rows[at].indexOf(';'))) > state) {
            at--;
        }
        String[] coroutine = rows[0].split(";");
        String[] point = rows[at].split(";");
        if (!coroutine[OWNER].isEmpty()) {
            text.insert(0, level(coroutine, point));
        }
        return point.length <= CHILD || point[CHILD].isEmpty() ? 0 : child(point[CHILD].split(","));
    }

    private StringBuilder level(String[] coroutine, String[] point) {
        int line = Integer.parseInt(point[LINE]);
        String file = coroutine[FILE].isEmpty() ? null : coroutine[FILE];
        StringBuilder level = new StringBuilder("    at ").append(new StackTraceElement(coroutine[OWNER], coroutine[METHOD], file, line == 0 ? -1 : line)).append('\n');
        for (int i = ALIVE; variables && i < point.length; i++) {
            variable(level, coroutine, point[i]);
        }
        return level;
    }

    /** A child: how it is kept and its number, where its references begin; then its base, or where its state lies and, if the receiver decides, where that does. */
    private int child(String[] child) {
        int callerRef = ref;
        ref += Integer.parseInt(child[1]);
        if (child[0].charAt(0) == 'F') {
            state -= Integer.parseInt(child[2]);
        } else if (child[0].charAt(0) == 'X') {
            state = ((Box) refs[ref]).state;
            open();
        } else {
            state = Integer.parseInt(value(child[2]));
            receiver = child.length > 3 ? refs[callerRef + Integer.parseInt(child[3])] : null;
        }
        return number(child[0]);
    }

    /** Goes on in the box that the frame at hand refers to; its state is known. */
    public Dump open() {
        Box box = (Box) refs[ref];
        cells = box.cells;
        cell = 0;
        refs = box.refs;
        ref = 0;
        return this;
    }

    /** What a method to enter by takes, together with entry 0, to tell this dump of the coroutine that the receiver has. */
    public Registers registers() {
        Registers cx = new Registers();
        cx.a = this;
        return cx;
    }

    // Values

    /** A variable: its number among the names, and after a space how it is kept. */
    private void variable(StringBuilder level, String[] names, String alive) {
        int space = alive.indexOf(' ');
        level.append("        ").append(names[VARIABLES + Integer.parseInt(alive.substring(0, space))]).append(" = ").append(value(alive.substring(space + 1))).append('\n');
    }

    /** What a letter and a number stand for: a reference in that slot, or a primitive that begins at that byte of the cells, of the letter's type and width. */
    private String value(String kept) {
        char kind = kept.charAt(0);
        if (kind == '=') {
            return kept.substring(1);
        }
        int place = number(kept);
        if (kind == 'A') {
            return shown(refs[ref + place]);
        } else if (kind == 'L') {
            return String.valueOf(length(refs[ref + place]));
        }
        long bits = cells[cell + place / 8] >>> 8 * (place % 8);
        switch (kind) {
            case 'D':
                return String.valueOf(Double.longBitsToDouble(bits));
            case 'F':
                return String.valueOf(Float.intBitsToFloat((int) bits));
            case 'Z':
                return String.valueOf((bits & 1) != 0);
            case 'C':
                return quoted((char) bits);
            case 'c':
                return quoted((char) (bits & 0xff));
            case 'J':
                return String.valueOf(bits);
            case 'I':
                return String.valueOf((int) bits);
            case 's':
                return String.valueOf((short) bits);
            case 'S':
                return String.valueOf((int) (char) bits);
            case 'b':
                return String.valueOf((byte) bits);
            default:
                return String.valueOf(bits & 0xff);
        }
    }

    private static int number(String lettered) {
        return Integer.parseInt(lettered.substring(1));
    }

    private static String shown(Object value) {
        int length = length(value);
        if (length >= 0) {
            String type = value.getClass().getSimpleName();
            return type.substring(0, type.indexOf('[') + 1) + length + type.substring(type.indexOf(']'));
        }
        String text;
        try {
            text = String.valueOf(value);
        } catch (RuntimeException failed) {
            text = value.getClass().getName() + ", whose toString has thrown " + failed.getClass().getName();
        }
        return value instanceof String ? '"' + printed(text) + '"' : printed(String.valueOf(text));
    }

    private static String quoted(char value) {
        return "'" + printed(String.valueOf(value)) + "'";
    }

    private static String printed(String text) {
        char[] printed = text.substring(0, Math.min(text.length(), LONGEST)).toCharArray();
        for (int i = 0; i < printed.length; i++) {
            printed[i] = Character.isISOControl(printed[i]) ? ' ' : printed[i];
        }
        return text.length() > LONGEST ? new String(printed) + "…" : new String(printed);
    }

    /** The length of an array; -1 for anything else. */
    private static int length(Object value) {
        return value instanceof Object[] ? ((Object[]) value).length
                : value instanceof byte[] ? ((byte[]) value).length
                : value instanceof int[] ? ((int[]) value).length
                : value instanceof long[] ? ((long[]) value).length
                : value instanceof char[] ? ((char[]) value).length
                : value instanceof boolean[] ? ((boolean[]) value).length
                : value instanceof short[] ? ((short[]) value).length
                : value instanceof float[] ? ((float[]) value).length
                : value instanceof double[] ? ((double[]) value).length : -1;
    }
}
