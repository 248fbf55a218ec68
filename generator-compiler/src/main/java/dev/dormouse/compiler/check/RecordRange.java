package dev.dormouse.compiler.check;

import dev.dormouse.compiler.coroutine.Body;
import dev.dormouse.compiler.coroutine.Callee;
import dev.dormouse.compiler.coroutine.Coroutine;
import dev.dormouse.compiler.coroutine.Kept;
import dev.dormouse.compiler.coroutine.Pin;
import dev.dormouse.compiler.coroutine.Point;
import dev.dormouse.compiler.coroutine.Refused;
import dev.dormouse.compiler.coroutine.Sizes;
import dev.dormouse.compiler.refusal.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Refuses a record of more bytes than its layout can state, on the heap, with the objects of its scratch, or outside it. Only scratch makes one so large: what else children take is bounded as they are laid out. */
public final class RecordRange {

    private static final long MOST = Integer.MAX_VALUE;

    private final Coroutine coroutine;
    private final Sizes sizes;
    private final long heap;
    private final long outside;

    /** A scratch object, or a child that has some. */
    private record Part(int line, long bytes) {}

    private RecordRange(Coroutine coroutine, Sizes sizes) {
        this.coroutine = coroutine;
        this.sizes = sizes;
        heap = sizes.recordBytes(coroutine) + sizes.objectBytes(coroutine);
        outside = sizes.directBytes(coroutine);
    }

    /** The refusals, in order of their names; none of those whose records hold another that is refused. */
    public static List<Refused> check(Collection<Coroutine> coroutines, Sizes sizes) {
        List<RecordRange> over = coroutines.stream().map(coroutine -> new RecordRange(coroutine, sizes)).filter(RecordRange::isOver).sorted(Comparator.comparing(range -> range.coroutine.key())).toList();
        Set<Callee> refused = over.stream().map(range -> range.coroutine).collect(Collectors.toSet());
        return over.stream().filter(range -> range.held().noneMatch(refused::contains)).map(RecordRange::refusal).toList();
    }

    private boolean isOver() {
        return heap > MOST || outside > MOST;
    }

    /** Whose scratch is part of its own. */
    private Stream<Callee> held() {
        return Stream.concat(sizes.viewed(coroutine).stream(), coroutine.body.points.stream().filter(point -> !point.childScratch().isEmpty()).map(point -> point.child));
    }

    private Refused refusal() {
        boolean onHeap = heap > MOST;
        String bytes = onHeap ? heap + " bytes on the heap, with the objects of its scratch" : outside + " bytes outside the heap";
        String largest = Kept.largest(Kept.scratch(coroutine, sizes), onHeap ? Kept::size : Kept::outside, " byte");
        return new Refused(Refusal.TOO_LARGE, coroutine.owner, line(onHeap), coroutine.display.words(), bytes, MOST + " bytes; the largest in it: " + largest
                + ". Reserve less, or have plain code make what is so large, and pass it in");
    }

    /** Where the largest scratch object is taken, or the child is called that has more. */
    private int line(boolean onHeap) {
        List<Part> parts = new ArrayList<>();
        List<Pin> pins = Pin.all(coroutine.scratch());
        for (Body.Scratch own : coroutine.body.scratch) {
            Pin pin = pins.get(parts.size());
            parts.add(new Part(Body.line(own.call()), onHeap ? sizes.heapBytes(pin) : sizes.directBytes(pin)));
        }
        for (Point point : coroutine.body.points) {
            if (!point.childScratch().isEmpty()) {
                parts.add(new Part(point.line, onHeap ? sizes.heapBytes(point.child) : sizes.directBytes(point.child)));
            }
        }
        return parts.stream().max(Comparator.comparingLong(Part::bytes)).orElseThrow().line;
    }
}
