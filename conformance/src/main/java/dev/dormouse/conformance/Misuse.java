package dev.dormouse.conformance;

import java.util.ArrayList;
import java.lang.reflect.Method;
import java.util.List;

import dev.dormouse.Yield;
import dev.dormouse.arena.Arena;
import dev.dormouse.arena.StaleHandleException;
import dev.dormouse.conformance.corpus.BoxedCo;
import dev.dormouse.conformance.corpus.ClosingCo;
import dev.dormouse.conformance.corpus.DeepCo;
import dev.dormouse.conformance.corpus.FibCo;
import dev.dormouse.conformance.corpus.Log;
import dev.dormouse.conformance.corpus.Trouble;

/** Calls of a view that its state does not allow: each is refused in words that name the coroutine, and does no harm. */
final class Misuse {

    private static final String NAME = "Fib.fibWithSum";

    private Misuse() {}

    static List<Check> checks() {
        return List.of(
                new Check(List.of(71), "next, value and result before the start", Misuse::beforeTheStart),
                new Check(List.of(71), "next and value after the end", Misuse::afterTheEnd),
                new Check(List.of(71, 50), "next and result after a throw", Misuse::afterAThrow),
                new Check(List.of(71), "next with an argument before the first step, and without after it", Misuse::firstStep),
                new Check(List.of(70), "yield during close", Misuse::yieldDuringClose),
                new Check(List.of(71, 79), "a handle of an ended coroutine", Misuse::staleHandle),
                new Check(List.of(58), "nested deeper than stated", Misuse::tooDeep),
                new Check(List.of(61), "a view on another thread", Misuse::otherThread),
                new Check(List.of(61), "the method itself, by reflection", Misuse::reflection));
    }

    private static Arena arena() {
        return Arena.ofBytes(4096);
    }

    private static void beforeTheStart() throws Throwable {
        var view = new FibCo.FibWithSum(arena());
        Expect.refused(NAME, "next", view::next);
        Expect.refused(NAME, "value", view::value);
        Expect.refused(NAME, "result", view::result);
        view.start(2);
        Expect.refused(NAME, "value", view::value);
        Expect.refused(NAME, "result", view::result);
        Expect.that(view.next() && view.value() == 0, "a refused call leaves the coroutine alone");
        Expect.refused(NAME, "result", view::result);
    }

    /** What no compiler can refuse. */
    private static void reflection() throws Throwable {
        Method method = Class.forName("dev.dormouse.conformance.corpus.Fib").getDeclaredMethod("fibWithSum", Yield.OfLong.class, int.class);
        method.setAccessible(true);
        Expect.refused(NAME, "a call", () -> Side.invoke(method, null, null, 5));
    }

    private static void afterTheEnd() throws Throwable {
        var view = new FibCo.FibWithSum(arena());
        view.start(0);
        Expect.that(!view.next(), "fibWithSum(0) yields nothing");
        Expect.refused(NAME, "next", view::next);
        Expect.refused(NAME, "value", view::value);
        Expect.equal(0L, view.result(), "the result after a refused next");
        view.start(1);
        Expect.that(view.next(), "it can be started again");
        view.close();
        view.close();
        Expect.refused(NAME, "next", view::next);
        Expect.refused(NAME, "result", view::result);
    }

    private static void afterAThrow() throws Throwable {
        var view = new DeepCo.Top(arena());
        try {
            view.start(0).next();
            throw new AssertionError("top(0) does not throw");
        } catch (Trouble e) {
            Expect.equal("before everything", e.getMessage(), "the message");
        }
        Expect.refused("Deep.top", "next", () -> view.next(1));
        Expect.refused("Deep.top", "result", view::result);
        Expect.that(view.start(3).next(), "it can be started again");
        view.close();
    }

    private static void firstStep() throws Throwable {
        var view = new DeepCo.Top(arena());
        var first = view.start(3);
        Expect.refused("Deep.top", "next with an argument", () -> view.next(1));
        Expect.that(first.next(), "a refused call leaves the coroutine alone");
        Expect.refused("Deep.top", "the first step again", first::next);
        Expect.that(view.next(1), "a refused call leaves the coroutine alone");
        view.close();
    }

    private static void yieldDuringClose() throws Throwable {
        var view = new ClosingCo.YieldsInFinally(arena());
        view.start();
        view.next();
        Expect.refused("Closing.yieldsInFinally", "close", view::close);
        Expect.refused("Closing.yieldsInFinally", "next", view::next);
        view.start();
        Expect.that(view.next() && view.value() == 1, "it can be started again");
    }

    private static void staleHandle() throws Throwable {
        Arena arena = arena();
        arena.declare(FibCo.FIB_WITH_SUM, 3);
        var view = new FibCo.FibWithSum(arena);
        long ended = view.open(0);
        view.at(ended).next();
        long reused = view.open(1);
        try {
            view.at(ended);
            throw new AssertionError("the handle of an ended coroutine is accepted");
        } catch (StaleHandleException e) {
            Expect.that(e.getMessage().contains(NAME), "a stale handle is refused without naming " + NAME + ": " + e.getMessage());
        }
        Expect.that(view.at(reused).next() && view.value() == 0, "the coroutine in its place is left alone");
        view.close();
    }

    private static void tooDeep() throws Throwable {
        var view = new BoxedCo.Bounded(arena());
        Log.lines().clear();
        for (int round = 0; round < 2; round++) {
            Expect.equal("[3, 2, 1, -1, -2, -3, 1] 14", steps(view, 3), "three levels");
            Expect.equal("[4, 3, 2, -2, -3, -4, 100, 1] 2", steps(view, 4), "four levels");
            String refusal = Log.lines().remove(0);
            Expect.that(Log.lines().isEmpty() && refusal.startsWith("Boxed.deeper would be nested more than 3 deep"), "it is refused otherwise: " + refusal + Log.lines());
        }
    }

    /** What it yields and returns when it is resumed with the number of each step. */
    private static String steps(BoxedCo.Bounded view, int levels) {
        List<Integer> yielded = new ArrayList<>();
        boolean sleeps = view.start(levels).next();
        for (int step = 1; sleeps; step++) {
            yielded.add(view.value());
            sleeps = view.next(step);
        }
        return yielded + " " + view.result();
    }

    private static void otherThread() throws Throwable {
        var view = new FibCo.FibWithSum(arena());
        view.start(3);
        Throwable[] seen = new Throwable[1];
        Thread other = new Thread(() -> {
            try {
                Expect.refused(NAME, "next", view::next);
            } catch (Throwable e) {
                seen[0] = e;
            }
        });
        other.start();
        other.join();
        if (seen[0] != null) {
            throw seen[0];
        }
        Expect.that(view.next(), "a refused call leaves the coroutine alone");
    }
}
