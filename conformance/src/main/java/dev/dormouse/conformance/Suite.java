package dev.dormouse.conformance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Every check there is, and the rows that must be among them. */
public final class Suite {

    private static final List<String> CORPUS = List.of(
            "AsInRust", "Assertions", "Bits", "Boxed", "Calls", "Catching", "Child", "Closing", "Deep", "Delegating", "Ending", "Fib", "Finally", "Joins",
            "Kinds", "Locals", "Loops", "Members", "Members$Base", "Members$Counting", "Members$Derived", "Opaque", "Operands",
            "Positions", "Resuming", "Scratched", "Shapes", "Sleeping", "Stores", "Switches", "This", "Widths");

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
        checks.addAll(RustSizes.checks());
        checks.addAll(Polling.checks());
        checks.addAll(new StackTraces(oracle, woven).checks());
        return checks;
    }

    /** The rows that no check holds. */
    static Collection<Integer> missing(List<Check> checks) {
        TreeSet<Integer> missing = new TreeSet<>(Rows.REQUIRED);
        for (Check check : checks) {
            missing.removeAll(check.rows());
        }
        return missing;
    }
}
