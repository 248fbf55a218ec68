package dev.dormouse.conformance;

import java.util.List;
import java.util.TreeMap;

/**
 * Runs the whole suite on the JVM that it is started with; needs no test framework and lists no folder. Prints the table of rows and
 * {@code N passed, M failed}. The exit code is 0 when everything passed and no row is missing, else 1.
 */
public final class Main {

    private Main() {}

    /** Takes a part of the names of the checks to run; none for all. */
    public static void main(String[] args) throws ClassNotFoundException {
        String wanted = args.length == 0 ? "" : args[0];
        List<Check> checks = Suite.checks();
        TreeMap<Integer, Integer> rows = new TreeMap<>();
        int passed = 0;
        int failed = 0;
        for (Check check : checks) {
            if (!check.toString().contains(wanted)) {
                continue;
            }
            try {
                check.body().run();
                passed++;
                for (int row : check.rows()) {
                    rows.merge(row, 1, Integer::sum);
                }
            } catch (Throwable e) {
                failed++;
                System.out.println("FAILED " + check);
                e.printStackTrace(System.out);
            }
        }
        rows.forEach((row, count) -> System.out.println(Rows.title(row) + ": " + count + " passed"));
        var missing = Suite.missing(checks);
        if (!missing.isEmpty()) {
            System.out.println("rows without a check: " + missing);
        }
        System.out.println(passed + " passed, " + failed + " failed");
        System.exit(failed == 0 && passed > 0 && missing.isEmpty() ? 0 : 1);
    }
}
