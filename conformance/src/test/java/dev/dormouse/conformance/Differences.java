package dev.dormouse.conformance;

import java.util.ArrayList;
import java.util.List;

/** Holds the subjects of the classes that are named against the oracle, however often they sleep, and those of row 83 by their stack traces, too. Prints {@code N passed}, and what is different. */
public final class Differences {

    private Differences() {}

    /** Takes the binary names of classes. */
    public static void main(String[] classes) throws ClassNotFoundException {
        int passed = 0;
        Side oracle = new Oracle();
        Side woven = new Woven();
        List<Check> checks = new ArrayList<>(new Differential(oracle, woven).checks(List.of(classes)));
        for (String name : classes) {
            for (Subject subject : Subject.of(Class.forName(name, true, oracle.loader))) {
                if (subject.rows().contains(83)) {
                    checks.add(new Check(List.of(83), "stack trace of " + subject, () -> new StackTraces(oracle, woven).compare(subject)));
                }
            }
        }
        for (Check check : checks) {
            try {
                check.body().run();
                passed++;
            } catch (Throwable e) {
                System.out.println("FAILED " + check);
                e.printStackTrace(System.out);
            }
        }
        System.out.println(passed + " passed");
        System.exit(0);
    }
}
