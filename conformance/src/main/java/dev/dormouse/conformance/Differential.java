package dev.dormouse.conformance;

import java.util.ArrayList;
import java.util.List;

/** Makes a check of each subject: on every script, both sides must leave the same trace. */
final class Differential {

    private final Side expected;
    private final Side actual;

    Differential(Side expected, Side actual) {
        this.expected = expected;
        this.actual = actual;
    }

    List<Check> checks(List<String> classes) throws ClassNotFoundException {
        List<Check> checks = new ArrayList<>();
        for (String name : classes) {
            for (Subject subject : Subject.of(Class.forName(name, true, expected.loader))) {
                checks.add(new Check(subject.rows(), subject.toString(), () -> compare(subject)));
            }
        }
        return checks;
    }

    /** By every script that there is for as often as it sleeps. */
    void compare(Subject subject) throws Throwable {
        if (subject.isTask(actual.loader)) {
            compareTask(subject);
        } else {
            compareGenerator(subject);
        }
    }

    /** By these scripts; the length of the traces. */
    int compare(Subject subject, List<Script> scripts) throws Throwable {
        boolean task = subject.isTask(actual.loader);
        Player oracle = task ? new TaskTrace(expected, subject) : new Trace(expected, subject);
        Player woven = task ? new TaskTrace(actual, subject) : new Trace(actual, subject);
        int lines = 0;
        for (Script script : scripts) {
            lines += compare(subject, oracle, woven, script);
        }
        return lines;
    }

    private void compareGenerator(Subject subject) throws Throwable {
        Player oracle = new Trace(expected, subject);
        Player woven = new Trace(actual, subject);
        int variants = Subject.resumeType(subject.resolve(actual.loader)) == void.class ? 1 : Arguments.VARIANTS;
        for (int variant = 0; variant < variants; variant++) {
            compare(subject, oracle, woven, Script.run(variant));
        }
        for (Script script : Script.forSleeps(oracle.mostSleeps(), variants)) {
            compare(subject, oracle, woven, script);
        }
    }

    private void compareTask(Subject subject) throws Throwable {
        Player oracle = new TaskTrace(expected, subject);
        Player woven = new TaskTrace(actual, subject);
        compare(subject, oracle, woven, Script.tasks());
        for (Script script : Script.forTask(oracle.mostSleeps())) {
            compare(subject, oracle, woven, script);
        }
    }

    private static int compare(Subject subject, Player oracle, Player woven, Script script) {
        List<String> right = oracle.play(script);
        List<String> left;
        try {
            left = woven.play(script);
        } catch (AssertionError e) {
            throw new AssertionError(subject + ", script " + script + ": " + e.getMessage(), e);
        }
        if (!left.equals(right)) {
            throw new AssertionError(subject + ", script " + script + ":\n" + difference(right, left));
        }
        return right.size();
    }

    private static String difference(List<String> oracle, List<String> woven) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.max(oracle.size(), woven.size()); i++) {
            String right = i < oracle.size() ? oracle.get(i) : "(nothing)";
            String left = i < woven.size() ? woven.get(i) : "(nothing)";
            if (right.equals(left)) {
                text.append("    ").append(right).append('\n');
            } else {
                return text.append("  oracle: ").append(right).append("\n  woven:  ").append(left).toString();
            }
        }
        return text.toString();
    }
}
