package dev.dormouse.conformance.corpus;

import java.util.ArrayList;
import java.util.List;

/** What coroutines of the corpus do besides yielding. Each side of the test has a class of this name of its own. */
public final class Log {

    private static final List<String> LINES = new ArrayList<>();

    /** Drives the coroutine that is running; set by the test. */
    static Runnable reentry;

    private Log() {}

    /** The lines that were not yet taken; the test empties it. */
    public static List<String> lines() {
        return LINES;
    }

    public static void add(String line) {
        LINES.add(line);
    }

    static int add(String line, int value) {
        LINES.add(line + value);
        return value;
    }

    static boolean add(String line, boolean value) {
        LINES.add(line + value);
        return value;
    }
}
