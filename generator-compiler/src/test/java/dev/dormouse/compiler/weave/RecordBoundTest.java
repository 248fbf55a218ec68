package dev.dormouse.compiler.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dormouse.compiler.coroutine.Coroutine;
import dev.dormouse.compiler.coroutine.Point;
import dev.dormouse.compiler.flow.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.Type;

/**
 * Every record of the corpus, of the runtime and of the samples is at its bound: the most that is alive at one point, each variable with the width of the numbers that it
 * can be there, a child with its own bound or its frame, the sum rounded up to a cell at each level. References are counted for themselves, in slots, since they lie in an array of their own;
 * pinned ones are always alive. The parameters of a root are one more point.
 */
class RecordBoundTest {

    /**
     * The records above their bound. Both have children with pinned objects; such a child has its references in a place of its own, and those of them that
     * are not pinned stand empty while another child sleeps.
     */
    private static final Map<String, String> EXCEPTIONS = Map.of(
            "Scratched.children", "3 cells, 5 references; bound 3 cells, 4 references",
            "Scratched.children in a parent", "3 cells, 5 references; bound 3 cells, 4 references",
            "Scratched.filled", "2 cells, 4 references; bound 2 cells, 3 references",
            "Scratched.filled in a parent", "2 cells, 4 references; bound 2 cells, 3 references");

    @TempDir
    Path folder;

    private final Map<String, Size> bounds = new HashMap<>();

    private record Size(int cells, int refs) {

        Size max(Size other) {
            return new Size(Math.max(cells, other.cells), Math.max(refs, other.refs));
        }

        @Override
        public String toString() {
            return cells + " cells, " + refs + " references";
        }
    }

    @Test
    void everyRecordIsAtItsBound() throws IOException {
        Modules modules = new Modules(folder);
        Map<String, String> exceptions = new TreeMap<>();
        for (List<String> sources : List.of(List.of("alloc-arena", "runtime-core"), List.of("conformance"), List.of("board-samples"))) {
            for (Coroutine coroutine : modules.add(sources.stream().map(module -> "../" + module + "/src/main/java").toArray(String[]::new)).coroutines()) {
                Size bound = boundInParent(coroutine);
                bounds.put(coroutine.key(), bound);
                compare(exceptions, coroutine.displayName() + " in a parent", bound, new Size(coroutine.cells(), coroutine.refs()));
                compare(exceptions, coroutine.displayName(), bound.max(arguments(coroutine)), new Size(coroutine.record.rootCells(), coroutine.record.rootRefs()));
            }
        }
        assertTrue(bounds.size() > 400, "only " + bounds.size() + " coroutines");
        assertEquals(EXCEPTIONS, exceptions);
    }

    private static void compare(Map<String, String> exceptions, String name, Size bound, Size actual) {
        if (!bound.equals(actual)) {
            exceptions.put(name, actual + "; bound " + bound);
        }
    }

    private Size boundInParent(Coroutine coroutine) {
        Size bound = new Size(0, coroutine.body.scratch.size());
        for (Point point : coroutine.body.points) {
            Size child = child(point);
            int bytes = point.childState == null ? 0 : point.childState.size();
            int refs = coroutine.body.scratch.size() + child.refs;
            for (Point.Slot slot : Stream.concat(point.locals.stream(), point.below.stream()).filter(slot -> slot.spill() != null).toList()) {
                refs += slot.value().isReference() ? 1 : 0;
                bytes += slot.value().isReference() ? 0 : width(slot.value());
            }
            bound = bound.max(new Size(child.cells + (bytes + 7) / 8, refs));
        }
        return bound;
    }

    private Size child(Point point) {
        if (point.child == null) {
            return new Size(0, 0);
        }
        return switch (point.embedding) {
            case BOXED -> new Size(0, 1);
            case DYNAMIC -> new Size(point.child.cells(), point.child.refs());
            default -> bounds.get(point.child.ownerName() + "." + point.child.name() + point.child.descriptor());
        };
    }

    private static int width(Value value) {
        return value.kind == Value.Kind.INT ? value.range.bytes() : value.kind == Value.Kind.FLOAT ? 4 : 8;
    }

    private static Size arguments(Coroutine coroutine) {
        int bytes = 0;
        int refs = coroutine.scratch().size();
        for (Coroutine.Parameter parameter : coroutine.parameters()) {
            if (parameter.slot() != coroutine.portSlot) {
                switch (parameter.type().getSort()) {
                    case Type.BOOLEAN, Type.BYTE -> bytes += 1;
                    case Type.SHORT, Type.CHAR -> bytes += 2;
                    case Type.INT, Type.FLOAT -> bytes += 4;
                    case Type.LONG, Type.DOUBLE -> bytes += 8;
                    default -> refs++;
                }
            }
        }
        return new Size((bytes + 7) / 8, refs);
    }
}
