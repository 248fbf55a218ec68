package dev.dormouse.conformance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Every check there is, and the rows that must be among them. */
public final class Suite {

    /** The rows of the list of language shapes that this suite holds; one without a check is a failure. */
    static final List<Integer> ROWS = List.of(
            1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 19, 20, 21, 22, 23, 27, 30, 31, 32, 36, 37, 38, 39, 40, 41, 42, 43, 50, 52,
            64, 65, 66, 67, 68, 69, 70, 71, 73, 74, 75, 80, 83);

    private static final List<String> CORPUS = List.of(
            "Assertions", "Bits", "Calls", "Catching", "Child", "Closing", "Deep", "Delegating", "Ending", "Fib", "Finally", "Joins", "Kinds",
            "Locals", "Loops", "Members", "Members$Base", "Members$Counting", "Members$Derived", "Opaque", "Operands", "Positions", "Resuming", "Shapes",
            "Stores", "Switches", "This");

    private Suite() {}

    /** The binary names of the classes that hold subjects. */
    static List<String> corpus() {
        List<String> names = new ArrayList<>();
        for (String name : CORPUS) {
            names.add("dev.dormouse.conformance.corpus." + name);
        }
        return names;
    }

    /** All checks, in the order in which they are to run. */
    public static List<Check> checks() throws ClassNotFoundException {
        Side oracle = new Oracle();
        Side woven = new Woven();
        List<Check> checks = new ArrayList<>(Literals.checks(oracle, woven));
        checks.addAll(new Differential(oracle, woven).checks(corpus()));
        checks.addAll(Misuse.checks());
        checks.addAll(References.checks());
        checks.addAll(Allocation.checks());
        checks.addAll(Sizes.checks());
        checks.addAll(Polling.checks());
        checks.addAll(new StackTraces(oracle, woven).checks());
        return checks;
    }

    /** The rows that no check holds. */
    static Collection<Integer> missing(List<Check> checks) {
        TreeSet<Integer> missing = new TreeSet<>(ROWS);
        for (Check check : checks) {
            missing.removeAll(check.rows());
        }
        return missing;
    }
}
