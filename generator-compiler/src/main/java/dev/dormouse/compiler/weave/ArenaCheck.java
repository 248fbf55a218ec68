package dev.dormouse.compiler.weave;

import dev.dormouse.compiler.coroutine.Coroutine;
import dev.dormouse.compiler.coroutine.Kept;
import dev.dormouse.compiler.coroutine.Point;
import dev.dormouse.compiler.coroutine.Refused;
import dev.dormouse.compiler.plan.ProgramPlan;
import dev.dormouse.compiler.refusal.Refusal;
import java.util.Collection;

/** Refuses what would not start under the profile that it is built for. */
final class ArenaCheck {

    private ArenaCheck() {}

    /** The refusal, with the table of who takes what, at the coroutine whose pool takes most. */
    static Refused refusal(ProgramPlan plan, Collection<Coroutine> coroutines) {
        String largest = plan.pools().get(0).layout().coroutine();
        Coroutine at = coroutines.stream().filter(coroutine -> coroutine.displayName().equals(largest)).findFirst().orElseThrow();
        Point point = Kept.largestPoint(at);
        return new Refused(Refusal.ARENA, at.owner, point == null ? 0 : point.line, String.join("\n", plan.problems()), plan.map());
    }
}
