package dev.dormouse.compiler.check;

import dev.dormouse.compiler.coroutine.Body;
import dev.dormouse.compiler.coroutine.Coroutine;
import dev.dormouse.compiler.coroutine.Pin;
import dev.dormouse.compiler.coroutine.Refused;
import dev.dormouse.compiler.coroutine.Sizes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Refuses scratch views that lead back to the coroutine that has them: its record would have to contain itself. */
public final class ViewCycles {

    private final Sizes sizes;
    private final List<Coroutine> path = new ArrayList<>();
    private final Set<Coroutine> done = new HashSet<>();
    private final List<Refused> refusals = new ArrayList<>();

    private ViewCycles(Sizes sizes) {
        this.sizes = sizes;
    }

    /** The refusals among coroutines that are laid out, one for each circle. */
    public static List<Refused> check(Collection<Coroutine> coroutines, Sizes sizes) {
        ViewCycles cycles = new ViewCycles(sizes);
        coroutines.stream().sorted(Comparator.comparing(Coroutine::key)).forEach(cycles::walk);
        return cycles.refusals;
    }

    private void walk(Coroutine coroutine) {
        int begin = path.indexOf(coroutine);
        if (begin >= 0) {
            refuse(path.subList(begin, path.size()));
        } else if (!done.contains(coroutine)) {
            path.add(coroutine);
            sizes.viewed(coroutine).stream().distinct().forEach(this::walk);
            path.remove(path.size() - 1);
            done.add(coroutine);
        }
    }

    private void refuse(List<Coroutine> circle) {
        Coroutine first = circle.get(0);
        String names = Stream.concat(circle.stream(), Stream.of(first)).map(Coroutine::displayName).collect(Collectors.joining(" -> "));
        refusals.add(new Refused("DM050", first, line(first, circle.get(circle.size() > 1 ? 1 : 0)), "the record of " + first.displayName() + " would have to contain itself, with its scratch view: " + names
                + "; have plain code make the view, and pass it in"));
    }

    /** Where a coroutine takes a view of another, or calls the child that does. */
    private int line(Coroutine coroutine, Coroutine viewed) {
        List<Pin> pins = Pin.all(coroutine.scratch());
        for (int i = 0; i < coroutine.body.scratch.size(); i++) {
            if (sizes.viewed(pins.get(i)) == viewed) {
                return Body.line(coroutine.body.scratch.get(i).call());
            }
        }
        return coroutine.body.points.stream().filter(point -> !point.childScratch().isEmpty() && sizes.viewed(point.child).contains(viewed)).map(point -> point.line).findFirst().orElse(0);
    }
}
