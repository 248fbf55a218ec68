package dev.dormouse.conformance;

import java.util.ArrayList;
import java.util.List;

/**
 * Operations on one coroutine, a letter each. Of a generator: {@code s} start, {@code n} next, {@code c} close, {@code *} next until it ends (closed after
 * {@link #LONGEST} steps). Of a task: {@code s} spawn, {@code t} some time and a pass, {@code w} a wake of each and a pass, {@code c} cancel the latest, and a pass, {@code *}
 * wakes and time until all end.
 *
 * @param operations the letters
 * @param variant which row of resume arguments is used; see {@link Arguments#resume}
 */
record Script(String operations, int variant) {

    /** The steps after which a coroutine counts as endless. */
    static final int LONGEST = Integer.getInteger("dormouse.longest", 24);

    /** Reads {@code "snnc 1"}: operations and variant. */
    static Script parse(String text) {
        int space = text.indexOf(' ');
        return new Script(text.substring(0, space), Integer.parseInt(text.substring(space + 1)));
    }

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
            for (int step = 0; step <= Math.min(sleeps, LONGEST); step = further(step)) {
                scripts.add(new Script("s" + "n".repeat(step) + "ccn", variant));
                scripts.add(new Script("s" + "n".repeat(step) + "s*", variant));
            }
        }
        return scripts;
    }

    /** Each of the first steps, and then fewer and fewer. */
    private static int further(int step) {
        return step < 24 ? step + 1 : step + step / 3;
    }

    /** One task to its end, and two at once. */
    static Script tasks() {
        return new Script("s*sss*", 0);
    }

    /** Every script for a task that sleeps at most {@code sleeps} times, but for the plain runs. */
    static List<Script> forTask(int sleeps) {
        List<Script> scripts = new ArrayList<>();
        for (int step = 0; step <= Math.min(sleeps, LONGEST); step = further(step)) {
            for (String pass : List.of("t", "w")) {
                String before = "s" + pass.repeat(step);
                scripts.add(new Script(before, 0));
                scripts.add(new Script(before + "cctc*s*", 0));
                scripts.add(new Script(before + "scw*", 0));
            }
        }
        return scripts;
    }

    @Override
    public String toString() {
        return operations + " with resume arguments " + variant;
    }
}
