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
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Refuses what would not start under the profile that it is built for. */
final class ArenaCheck {

    private ArenaCheck() {}

    /** The refusal, with the table of who takes what, at the coroutine that the first problem is about; at any where that is of none, as one of the loop's tables. */
    static Refused refusal(ProgramPlan plan, Collection<Coroutine> coroutines) {
        Stream<String> blamed = plan.problems().stream().map(ProgramPlan.Problem::coroutine).filter(Objects::nonNull);
        Coroutine at = blamed.flatMap(name -> coroutines.stream().filter(coroutine -> coroutine.displayName().equals(name))).findFirst().orElseGet(() -> Collections.min(coroutines, Comparator.comparing(Coroutine::key)));
        Point point = Kept.largestPoint(at);
        String problems = plan.problems().stream().map(ProgramPlan.Problem::text).collect(Collectors.joining("\n"));
        return new Refused(Refusal.ARENA, at.owner, point == null ? 0 : point.line, problems, plan.map());
    }
}
