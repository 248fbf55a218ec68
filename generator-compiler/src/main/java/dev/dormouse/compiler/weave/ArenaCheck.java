package dev.dormouse.compiler.weave;

import dev.dormouse.compiler.coroutine.Coroutine;
import dev.dormouse.compiler.coroutine.Kept;
import dev.dormouse.compiler.coroutine.Point;
import dev.dormouse.compiler.coroutine.Refused;
import dev.dormouse.compiler.plan.ProgramPlan;
import dev.dormouse.compiler.refusal.Refusal;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.stream.Stream;

/** Refuses what would not start under the profile that it is built for. */
final class ArenaCheck {

    private ArenaCheck() {}

    /** The refusal, with the table of who takes what, at the coroutine whose pool takes most; at any where no pool is in the table, as one of a capacity that is out of range. */
    static Refused refusal(ProgramPlan plan, Collection<Coroutine> coroutines) {
        Stream<String> pools = plan.pools().stream().map(pool -> pool.layout().coroutine());
        Coroutine at = pools.flatMap(pool -> coroutines.stream().filter(coroutine -> coroutine.displayName().equals(pool))).findFirst().orElseGet(() -> Collections.min(coroutines, Comparator.comparing(Coroutine::key)));
        Point point = Kept.largestPoint(at);
        return new Refused(Refusal.ARENA, at.owner, point == null ? 0 : point.line, String.join("\n", plan.problems()), plan.map());
    }
}
