package dev.dormouse.compiler.weave;

import dev.dormouse.compiler.coroutine.Callee;
import dev.dormouse.compiler.coroutine.Coroutine;
import dev.dormouse.compiler.coroutine.Kept;
import dev.dormouse.compiler.coroutine.Point;
import dev.dormouse.compiler.coroutine.Sizes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a coroutine has on the heap while it sleeps in a call, and what its own record has less for that. */
final class Boxes {

    private Boxes() {}

    /** As {@code dev.dormouse.woven.Layout} has it, one for each callee that is boxed here: its name, the bytes of its box, the bytes that are saved. */
    static List<String> of(Coroutine coroutine, Sizes sizes) {
        Map<String, Callee> boxed = new LinkedHashMap<>();
        coroutine.body.points.stream().filter(Point::isBoxed).forEach(point -> boxed.putIfAbsent(point.child.displayName(), point.child));
        return boxed.values().stream().map(child -> child.displayName() + " " + sizes.boxBytes(child) + " " + saved(coroutine, child, sizes)).toList();
    }

    /** What the record would have more if the child's lay in it: as much as is alive where most would be. */
    private static long saved(Coroutine coroutine, Callee child, Sizes sizes) {
        long cells = 0;
        long refs = 0;
        for (Point point : coroutine.body.points) {
            boolean embeds = point.isBoxed() && point.child.displayName().equals(child.displayName());
            List<Kept> kept = Kept.at(point);
            long bytes = kept.stream().mapToLong(Kept::bytes).sum();
            cells = Math.max(cells, (bytes + 7) / 8 + (embeds ? child.cells() : 0));
            refs = Math.max(refs, kept.stream().mapToInt(Kept::refs).sum() + (embeds ? child.refs() - 1 : 0));
        }
        int pinned = coroutine.scratch().size();
        return 8 * (cells - coroutine.cells()) + 4 * (refs + pinned - coroutine.refs()) + sizes.heapBytes(child);
    }
}
