package dev.dormouse.conformance;

import java.util.List;

/** Holds the subjects of the classes that are named against the oracle, however often they sleep. Prints {@code N passed}, and what is different. */
public final class Differences {

    private Differences() {}

    /** Takes the binary names of classes. */
    public static void main(String[] classes) throws ClassNotFoundException {
        int passed = 0;
        for (Check check : new Differential(new Oracle(), new Woven()).checks(List.of(classes))) {
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
