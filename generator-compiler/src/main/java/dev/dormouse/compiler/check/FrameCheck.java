package dev.dormouse.compiler.check;

import dev.dormouse.compiler.Frame;
import dev.dormouse.compiler.coroutine.Body;
import dev.dormouse.compiler.coroutine.Coroutine;
import dev.dormouse.compiler.coroutine.Kept;
import dev.dormouse.compiler.coroutine.Point;
import dev.dormouse.compiler.coroutine.Refused;
import java.util.Comparator;
import java.util.function.ToLongFunction;

/** Refuses a coroutine whose record is larger than the frame that its callers keep for it, and says what takes the room. */
public final class FrameCheck {

    private FrameCheck() {}

    public static void check(Coroutine coroutine) {
        if (coroutine.boxed()) {
            if (coroutine.states() > 0 && coroutine.frame.refs() == 0) {
                throw new Refused("DM065", coroutine, coroutine.body.points.get(0).line, coroutine.display.words() + " is boxed, which takes 1 reference, and its frame budget is " + coroutine.frame + "; raise that");
            }
            return;
        }
        if (!coroutine.scratch().isEmpty()) {
            int line = coroutine.body.scratch.isEmpty() ? coroutine.body.points.stream().filter(point -> !point.childScratch().isEmpty()).findFirst().orElseThrow().line
                    : Body.line(coroutine.body.scratch.get(0).call());
            throw new Refused("DM066", coroutine, line, coroutine.display.words() + " has a frame budget and scratch objects, which are made before it is known what will run in a frame; take them from the caller");
        }
        if (!coroutine.frame.holds(coroutine.cells(), coroutine.refs())) {
            boolean ofRefs = coroutine.cells() <= coroutine.frame.cells();
            ToLongFunction<Kept> size = ofRefs ? Kept::refs : Kept::bytes;
            Point largest = coroutine.body.points.stream().max(Comparator.comparingLong(point -> Kept.at(point).stream().mapToLong(size).sum())).orElseThrow();
            throw new Refused("DM065", coroutine, largest.line, "the record of " + coroutine.display.words() + " takes " + new Frame(coroutine.cells(), coroutine.refs()) + ", and its frame budget is " + coroutine.frame
                    + "; here it keeps " + Kept.largest(Kept.at(largest), size, ofRefs ? " reference" : " byte") + ". Keep less across this line, raise the budget, or let it be boxed");
        }
    }
}
