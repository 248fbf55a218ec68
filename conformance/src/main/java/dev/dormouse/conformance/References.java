package dev.dormouse.conformance;

import java.util.List;

import dev.dormouse.arena.Arena;
import dev.dormouse.conformance.corpus.Keeping.Watch;
import dev.dormouse.conformance.corpus.KeepingCo;

/** An object that a coroutine has let go of is collected while the coroutine sleeps, and one that it needs is not. */
final class References {

    /** Collections after which an object counts as held. */
    private static final int ATTEMPTS = 20;

    private References() {}

    /** A step of a view. */
    private interface Step {
        boolean next() throws Throwable;
    }

    static List<Check> checks() {
        return List.of(
                check("a local", watch -> {
                    var view = new KeepingCo.Local(arena()).start(watch);
                    heldThenGone(watch, view::next);
                }),
                check("a parameter", watch -> {
                    var view = new KeepingCo.Parameter(arena()).start(watch.fresh());
                    heldThenGone(watch, view::next);
                }),
                check("a reference of an ended child", watch -> {
                    var view = new KeepingCo.Child(arena()).start(watch);
                    heldThenGone(watch, view::next);
                }),
                check("what only the box of an ended child had", watch -> {
                    var view = new KeepingCo.Box(arena()).start(watch);
                    heldThenGone(watch, view::next);
                }),
                check("what a child has let go of in its box", watch -> {
                    var view = new KeepingCo.InsideBox(arena()).start(watch);
                    heldThenGone(watch, view::next);
                }),
                check("what a box had whose coroutine is closed", watch -> {
                    var view = new KeepingCo.Box(arena()).start(watch);
                    view.next();
                    view.close();
                    Expect.that(goes(watch), "the object is still held after close");
                }),
                check("a reference of a child that has thrown", watch -> {
                    var view = new KeepingCo.Failure(arena()).start(watch);
                    heldThenGone(watch, view::next);
                }),
                check("what a parent left where the child that sleeps now keeps its own", watch -> {
                    var view = new KeepingCo.Inherited(arena()).start(watch);
                    heldThenGone(watch, view::next);
                }),
                check("an operand", watch -> {
                    var view = new KeepingCo.Operand(arena()).start(watch);
                    heldThenGone(watch, view::next);
                }),
                check("what a frame has no use for", watch -> {
                    var view = new KeepingCo.Framed(arena()).start(watch);
                    heldThenGone(watch, view::next);
                }),
                check("a receiver whose call has ended", watch -> {
                    var view = new KeepingCo.Receiver(arena()).start(watch);
                    heldThenGone(watch, view::next);
                }),
                check("a variable with another object", watch -> {
                    var view = new KeepingCo.Replaced(arena()).start(watch);
                    heldThenGone(watch, view::next);
                }),
                check("a variable on the branch that needs it no more", watch -> {
                    var view = new KeepingCo.Branch(arena()).start(watch, true);
                    heldThenGone(watch, view::next);
                }),
                check("a caught exception", watch -> {
                    var view = new KeepingCo.Caught(arena()).start(watch);
                    heldThenGone(watch, view::next);
                }),
                check("whatever a closed coroutine had", watch -> {
                    var view = new KeepingCo.Parameter(arena()).start(watch.fresh());
                    view.next();
                    view.close();
                    Expect.that(goes(watch), "the object is still held after close");
                }),
                check("whatever a coroutine had that is closed before it starts", watch -> {
                    var view = new KeepingCo.Parameter(arena()).start(watch.fresh());
                    view.close();
                    Expect.that(goes(watch), "the object is still held after close");
                }));
    }

    private interface Body {
        void run(Watch watch) throws Throwable;
    }

    private static Check check(String name, Body body) {
        return new Check(List.of(73), "a collection takes " + name, () -> body.run(new Watch()));
    }

    private static Arena arena() {
        return Arena.ofBytes(4096);
    }

    private static void heldThenGone(Watch watch, Step step) throws Throwable {
        Expect.that(step.next(), "it ends at once");
        System.gc();
        Expect.that(!watch.isGone(), "the object is collected while it is needed");
        Expect.that(step.next(), "it ends where it should sleep with the object dead");
        Expect.that(goes(watch), "the object is still held where it is dead");
    }

    private static boolean goes(Watch watch) throws InterruptedException {
        for (int i = 0; i < ATTEMPTS && !watch.isGone(); i++) {
            System.gc();
            if (i > 2) {
                Thread.sleep(10);
            }
        }
        return watch.isGone();
    }
}
