package dev.dormouse.conformance;

import java.util.ArrayList;
import java.util.List;

/**
 * Operations on one coroutine, a letter each: {@code s} start, {@code n} next, {@code c} close, {@code *} next until it ends (closed after
 * {@link #LONGEST} steps).
 *
 * @param operations the letters
 * @param variant which row of resume arguments is used; see {@link Arguments#resume}
 */
record Script(String operations, int variant) {

    /** The steps after which a coroutine counts as endless. */
    static final int LONGEST = 24;

    /** To the end, and to the end again. */
    static Script run(int variant) {
        return new Script("s*s*n", variant);
    }

    /** Every script for a coroutine that sleeps at most {@code sleeps} times, but for the plain runs. */
    static List<Script> forSleeps(int sleeps, int variants) {
        List<Script> scripts = new ArrayList<>();
        scripts.add(new Script("c", 0));
        scripts.add(new Script("n", 0));
        scripts.add(new Script("scs*", 0));
        for (int variant = 0; variant < variants; variant++) {
            for (int step = 0; step <= Math.min(sleeps, LONGEST); step++) {
                scripts.add(new Script("s" + "n".repeat(step) + "ccn", variant));
                scripts.add(new Script("s" + "n".repeat(step) + "s*", variant));
            }
        }
        return scripts;
    }

    @Override
    public String toString() {
        return operations + " with resume arguments " + variant;
    }
}
