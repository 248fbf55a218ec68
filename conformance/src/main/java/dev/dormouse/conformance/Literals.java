package dev.dormouse.conformance;

import java.util.ArrayList;
import java.util.List;

/** What the two coroutines of the design's first page must do, written out; on each side. */
final class Literals {

    private Literals() {}

    static List<Check> checks(Side oracle, Side woven) {
        List<Check> checks = new ArrayList<>();
        for (Side side : List.of(oracle, woven)) {
            String where = side == oracle ? " un-woven" : " woven";
            checks.add(new Check(List.of(1, 9), "fibWithSum(5) is 0 1 1 2 3, then 7," + where,
                    () -> Expect.equal("[0, 1, 1, 2, 3] 7", run(side, "fibWithSum", 5), "fibWithSum(5)" + where)));
            checks.add(new Check(List.of(66, 67), "delegate() is 0, 0 1, 0 1 2, then 3," + where,
                    () -> Expect.equal("[0, 0, 1, 0, 1, 2] 3", run(side, "delegate"), "delegate()" + where)));
        }
        return checks;
    }

    private static String run(Side side, String method, Object... arguments) throws Throwable {
        Run run = side.open(new Subject("dev.dormouse.conformance.corpus.Fib", method, null, List.of(), ""));
        run.start(null, arguments);
        List<Object> yielded = new ArrayList<>();
        while (run.next(null)) {
            yielded.add(run.values()[0]);
        }
        return yielded + " " + run.result();
    }
}
