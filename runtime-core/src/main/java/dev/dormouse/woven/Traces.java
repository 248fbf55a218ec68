package dev.dormouse.woven;

import dev.dormouse.Cancelled;
import java.util.Arrays;

/**
 * Mends the stack trace of what a coroutine throws: a leaf that was resumed directly has none of its callers on the stack, so they are inserted.
 */
public final class Traces {

    private static final String POLL = "$poll$";
    /** In the name of the method that a driver with several leaves enters them through. */
    private static final String LEAF = "$leaf$";

    // Columns of the rows in a driver's table.
    private static final int PARENT = 3;
    private static final int THROW = 4;
    private static final int NODE = 8;

    private Traces() {
    }

    /**
     * Passes on what a poll has thrown that its driver had entered: makes it the one in flight, with the callers of that level in its trace, and says where to throw it next. Throws it when that level was
     * the root.
     *
     * @param table the driver's
     * @param row where the row of the level stands, or 0: it is then the one of the state
     * @param frames a line per node of the root, {@code parent|declaring.Class|method|File.java|line}: the call in the parent that leads to the node; the root's is empty
     * @return where the way stands by which to throw it in the parent
     */
    @SuppressWarnings("unchecked")
    public static <T extends Throwable> int threw(Registers cx, Throwable t, char[] table, int row, int state, String frames) throws T {
        int level = row == 0 ? table[Math.abs(state)] : row;
        if (table[level + PARENT] == 0) {
            cx.traced = null;
            throw (T) t;
        }
        if (t != cx.traced) {
            insert(t, frames, table[level + NODE], 2);
            cx.traced = t;
        }
        cx.thrown = t;
        return level + THROW;
    }

    /**
     * Inserts the callers of a node between the polls that are on the stack and the driver that entered them, and gives those polls the names of their coroutines. Leaves a trace alone that this driver
     * has mended before, or that is not of this stack. Never throws, because what is in flight matters more than its trace.
     *
     * @param depth how many calls up from here the driver is
     */
    static void insert(Throwable t, String frames, int node, int depth) {
        if (t instanceof Cancelled) {
            return; // has no trace, and asking for it would allocate
        }
        try {
            // The driver's frame is as far from the bottom of the stack in the trace as it is now; other drivers may stand above and below it.
            StackTraceElement[] here = new Throwable().getStackTrace();
            StackTraceElement[] trace = t.getStackTrace();
            int driver = trace.length - (here.length - depth);
            if (driver > 0 && isSameMethod(trace[driver], here[depth])) {
                int polls = trace[driver - 1].getMethodName().contains(LEAF) ? driver - 1 : driver;
                if (polls > 0 && trace[polls - 1].getMethodName().contains(POLL)) {
                    t.setStackTrace(mend(trace, polls, frames, outermost(trace[polls - 1], frames, node)));
                }
            }
        } catch (Throwable broken) {
            // A user's override of getStackTrace, or no memory or stack left for a longer trace: it stays as it is.
            return;
        }
    }

    /** The node whose poll the driver had entered when the throwable was made: the given one, or one of its callers, when the throwable has been kept through a sleep since. */
    private static int outermost(StackTraceElement entered, String frames, int node) {
        for (String line = line(frames, node); !line.isEmpty(); line = line(frames, parent(line))) {
            StackTraceElement caller = frame(line);
            if (isSameMethod(caller, named(entered)) && caller.getLineNumber() == entered.getLineNumber()) {
                return parent(line);
            }
        }
        return node;
    }

    private static boolean isSameMethod(StackTraceElement frame, StackTraceElement other) {
        return frame.getMethodName().equals(other.getMethodName()) && frame.getClassName().equals(other.getClassName());
    }

    private static StackTraceElement[] mend(StackTraceElement[] trace, int polls, String frames, int node) {
        int callers = 0;
        for (String line = line(frames, node); !line.isEmpty(); line = line(frames, parent(line))) {
            callers++;
        }
        StackTraceElement[] mended = new StackTraceElement[trace.length + callers];
        int next = 0;
        for (int i = 0; i < polls; i++) {
            if (i == 0 || !isPartOf(trace[i - 1], trace[i])) {
                mended[next++] = named(trace[i]);
            }
        }
        for (String line = line(frames, node); !line.isEmpty(); line = line(frames, parent(line))) {
            mended[next++] = frame(line);
        }
        System.arraycopy(trace, polls, mended, next, trace.length - polls);
        return Arrays.copyOf(mended, next + trace.length - polls);
    }

    /** Whether a poll was called by the one that it is a part of: one level of the nest, and one frame. */
    private static boolean isPartOf(StackTraceElement part, StackTraceElement poll) {
        return part.getMethodName().startsWith(poll.getMethodName() + "$") && poll.getMethodName().contains(POLL);
    }

    /** A poll's frame under its coroutine's name; any other as it is. */
    private static StackTraceElement named(StackTraceElement frame) {
        int end = frame.getMethodName().indexOf(POLL);
        if (end < 0) {
            return frame;
        }
        return new StackTraceElement(null, frame.getModuleName(), frame.getModuleVersion(), frame.getClassName(),
                frame.getMethodName().substring(0, end), frame.getFileName(), frame.getLineNumber());
    }

    private static String line(String frames, int node) {
        int start = 0;
        for (int i = 0; i < node; i++) {
            start = frames.indexOf('\n', start) + 1;
        }
        int end = frames.indexOf('\n', start);
        return end < 0 ? frames.substring(start) : frames.substring(start, end);
    }

    private static int parent(String line) {
        return Integer.parseInt(line.substring(0, line.indexOf('|')));
    }

    private static StackTraceElement frame(String line) {
        int parent = line.indexOf('|');
        int owner = line.indexOf('|', parent + 1);
        int method = line.indexOf('|', owner + 1);
        int file = line.indexOf('|', method + 1);
        String source = line.substring(method + 1, file);
        int number = Integer.parseInt(line.substring(file + 1));
        return new StackTraceElement(line.substring(parent + 1, owner), line.substring(owner + 1, method), source.isEmpty() ? null : source, number == 0 ? -1 : number);
    }
}
