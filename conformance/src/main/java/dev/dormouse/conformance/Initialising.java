package dev.dormouse.conformance;

import java.util.ArrayList;
import java.util.List;

import dev.dormouse.arena.Arena;
import dev.dormouse.conformance.corpus.InitialCo;

/** When classes are initialised, where the two sides need not agree: what is written out here. */
final class Initialising {

    private final Side oracle;
    private final Side woven;

    Initialising(Side oracle, Side woven) {
        this.oracle = oracle;
        this.woven = woven;
    }

    List<Check> checks() {
        return List.of(
                new Check(List.of(98), "an object whose arguments suspend is allocated after them, woven, and before them, un-woven", this::deferral),
                new Check(List.of(98), "a view initialises the class of its coroutine at the first step", this::firstStep));
    }

    private void deferral() throws Throwable {
        Expect.equal(List.of("Late is initialised", "the argument 5"), logged(oracle), "un-woven");
        Expect.equal(List.of("the argument 5", "Late is initialised"), logged(woven), "woven");
    }

    private static List<String> logged(Side side) throws Throwable {
        side.drain();
        Run run = side.open(new Subject("dev.dormouse.conformance.corpus.Initial", "deferred", null, List.of(), ""));
        run.start(null, new Object[0]);
        Expect.that(run.next(null) && !run.next(5), "it sleeps once");
        Expect.equal(5, run.result(), "the result");
        return side.drain();
    }

    private void firstStep() {
        woven.drain();
        List<List<String>> steps = new ArrayList<>();
        try (var nap = new InitialCo.RootCo.Nap(Arena.ofBytes(64))) {
            steps.add(woven.drain());
            var first = nap.start(2);
            steps.add(woven.drain());
            Expect.that(first.next() && nap.value() == 2, "it yields");
            steps.add(woven.drain());
        }
        Expect.equal(List.of(List.of(), List.of(), List.of("Root is initialised")), steps, "made, started, resumed");
    }
}
