package dev.dormouse.conformance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Every check there is, and the rows that must be among them. */
public final class Suite {

    private static final String PACKAGE = "dev.dormouse.conformance.corpus.";

    private static final List<String> CORPUS = List.of(
            "AsInRust", "Assertions", "Bits", "Boxed", "Calls", "Catching", "Child", "Closing", "Counted", "Deep", "Delegating", "Dispatched", "Dispatched$Greeting",
            "Dispatched$Job", "Dispatched$Lengths", "Dispatched$Louder", "Dispatched$Once", "Dispatched$Rounds", "Dispatched$Source", "Ending",
            "Exhausting", "Families", "Fib", "Finally", "Initial", "Joins", "Kinds", "Lambdas", "Lambdas$Twin", "Locals", "Loops", "Members", "Members$Base", "Members$Counting",
            "Members$Derived", "Opaque", "Operands", "Positions", "Resuming", "Scratched", "Shapes", "Sleeping", "Stores", "Switches", "This", "Wide",
            "Widths");

    private Suite() {}

    /** The binary names of the classes that hold subjects, and of one more that the property {@code dormouse.corpus} may name. */
    static List<String> corpus() {
        List<String> names = new ArrayList<>();
        for (String name : CORPUS) {
            names.add(PACKAGE + name);
        }
        String more = System.getProperty("dormouse.corpus");
        if (more != null) {
            names.add(PACKAGE + more);
        }
        return names;
    }

    /** All checks, in the order in which they are to run. */
    public static List<Check> checks() throws ClassNotFoundException {
        Side oracle = new Oracle();
        Side woven = new Woven();
        List<Check> checks = new ArrayList<>(Literals.checks(oracle, woven));
        checks.addAll(new Differential(oracle, woven).checks(corpus()));
        checks.addAll(new Initialising(oracle, woven).checks());
        checks.addAll(Misuse.checks());
        checks.addAll(References.checks());
        checks.addAll(Allocation.checks());
        checks.addAll(Sizes.checks());
        checks.addAll(RustSizes.checks());
        checks.addAll(Polling.checks());
        checks.addAll(new StackTraces(oracle, woven).checks());
        checks.addAll(new Places(oracle, woven).checks(corpus()));
        return checks;
    }

    /** The rows that nothing holds, neither a check nor a test elsewhere, but for those that are owed. */
    static Collection<Integer> missing(List<Check> checks) {
        TreeSet<Integer> missing = new TreeSet<>(Rows.all().keySet());
        missing.removeIf(row -> !Rows.all().get(row).elsewhere().isEmpty());
        for (Check check : checks) {
            missing.removeAll(check.rows());
        }
        missing.removeAll(Rows.OWED.keySet());
        return missing;
    }
}
