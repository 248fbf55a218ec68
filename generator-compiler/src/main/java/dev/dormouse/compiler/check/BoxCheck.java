package dev.dormouse.compiler.check;

import dev.dormouse.compiler.coroutine.Annotations;
import dev.dormouse.compiler.coroutine.Callee;
import dev.dormouse.compiler.coroutine.Classes;
import dev.dormouse.compiler.coroutine.Coroutine;
import dev.dormouse.compiler.coroutine.Embedding;
import dev.dormouse.compiler.coroutine.Names;
import dev.dormouse.compiler.coroutine.Point;
import dev.dormouse.compiler.coroutine.Refused;
import dev.dormouse.compiler.refusal.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Refuses boxes where nothing may be allocated: in what a coroutine that is {@code noAlloc} runs, but for what has a reason to allocate. The lint sees allocations that are written; which records are boxed is known when they are laid out. */
public final class BoxCheck {

    private final Classes classes;
    private final Function<Callee, List<Coroutine>> lambdas;
    private final Collection<Coroutine> coroutines;
    private final Set<Point> told = new HashSet<>();
    private final List<Refused> refusals = new ArrayList<>();

    private BoxCheck(Classes classes, Function<Callee, List<Coroutine>> lambdas, Collection<Coroutine> coroutines) {
        this.classes = classes;
        this.lambdas = lambdas;
        this.coroutines = coroutines;
    }

    /**
     * The refusals among coroutines that are laid out.
     *
     * @param lambdas gives the bodies of the lambdas that a call may mean whose receiver decides
     */
    public static List<Refused> check(Classes classes, Function<Callee, List<Coroutine>> lambdas, Collection<Coroutine> coroutines) {
        BoxCheck check = new BoxCheck(classes, lambdas, coroutines);
        coroutines.stream().filter(BoxCheck::isNoAlloc).sorted(Comparator.comparing(Coroutine::key)).forEach(coroutine -> check.walk(coroutine, coroutine, new HashSet<>()));
        return check.refusals;
    }

    private static boolean isNoAlloc(Coroutine coroutine) {
        return Boolean.TRUE.equals(Annotations.element(Annotations.find(coroutine.method.invisibleAnnotations, Names.COROUTINE), "noAlloc"));
    }

    private static boolean hasReason(Callee coroutine) {
        return coroutine instanceof Coroutine own && Annotations.find(own.method.invisibleAnnotations, Names.ALLOCATES) != null;
    }

    private void walk(Coroutine caller, Coroutine root, Set<Coroutine> seen) {
        if (!seen.add(caller)) {
            return;
        }
        for (Point point : caller.body.points) {
            for (Callee child : children(point)) {
                if (!hasReason(child)) {
                    if ((point.isBoxed() || point.embedding == Embedding.DYNAMIC && child.boxed()) && told.add(point)) {
                        refusals.add(new Refused(Refusal.BOXED_CALL, caller.owner, point.line, caller.display.words(), child.displayName(), root.displayName()));
                    }
                    if (child instanceof Coroutine own) {
                        walk(own, root, seen);
                    }
                }
            }
        }
    }

    /** The coroutines that a point may call; where the receiver decides, those of the compilation. */
    private List<? extends Callee> children(Point point) {
        if (point.embedding != Embedding.DYNAMIC) {
            return point.child == null ? List.of() : List.of(point.child);
        }
        Stream<Coroutine> methods = coroutines.stream().filter(own -> own.frame != null && Classes.isAsWide(own, point.child) && classes.withSupertypes(own.ownerName()).contains(point.child.ownerName()));
        return Stream.concat(methods, lambdas.apply(point.child).stream()).sorted(Comparator.comparing(Coroutine::key)).toList();
    }
}
