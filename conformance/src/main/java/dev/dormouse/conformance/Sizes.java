package dev.dormouse.conformance;

import java.util.ArrayList;
import java.util.List;

import dev.dormouse.arena.Arena;
import dev.dormouse.arena.Pool;
import dev.dormouse.arena.RecordLayout;
import dev.dormouse.arena.RecordType;
import dev.dormouse.conformance.corpus.FibCo;
import dev.dormouse.conformance.corpus.ShapesCo;
import dev.dormouse.conformance.corpus.WidthsCo;

/**
 * The sizes of records that can be told by hand, coroutine by coroutine, and that a pool is as large as its layout says. Where every child is opaque, a call takes one state and the record a slot for the
 * child's; where every child is boxed, one state and a reference.
 */
final class Sizes {

    private Sizes() {}

    /** Of a record with its children within, each opaque, each in its box. */
    private static int either(int flattened, int opaque, int boxed) {
        return switch (Children.HERE) {
            case FLATTENED -> flattened;
            case OPAQUE -> opaque;
            case BOXED -> boxed;
        };
    }

    static List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        // A root's record has room for its parameters before it starts; see the design's section 4.
        add(checks, FibCo.FIB_WITH_SUM, "fibWithSum", 4, 0, 1);
        add(checks, FibCo.COUNT_TO, "countTo", 2, 0, 1);
        add(checks, FibCo.DELEGATE, "delegate", either(3, 4, 1), either(0, 0, 1), 1);
        add(checks, ShapesCo.FOUR_BEFORE_ONE_AFTER, "four longs before the sleep, one after", 1, 0, 1);
        add(checks, ShapesCo.PARAMETERS_OF_CHILD, "four parameters of a child, one long after", either(1, 2, 1), either(0, 0, 1), 1);
        add(checks, ShapesCo.BOXED_CHILD, "an int, and a child in its box", 1, 1, 1);
        add(checks, ShapesCo.PARAMETERS_OF_ROOT, "four parameters of a root, one long after", 4, 0, 1);
        add(checks, ShapesCo.TWO_PHASES, "four longs, then three", 4, 0, 2);
        add(checks, ShapesCo.ONE_OF_EACH, "1 + 1 + 2 + 4 + 8 bytes", 2, 0, 2);
        add(checks, ShapesCo.EIGHT_BOOLEANS, "eight booleans", 1, 0, 1);
        add(checks, ShapesCo.NINE_BOOLEANS, "nine booleans", 2, 0, 1);
        add(checks, ShapesCo.HALVES, "two chars and two shorts", 1, 0, 1);
        add(checks, ShapesCo.LOADED_BYTES, "eight ints that hold bytes", 1, 0, 1);
        add(checks, ShapesCo.CONSTANTS, "constants", 0, 0, 1);
        add(checks, ShapesCo.ALIVE_IN_CHILD, "an int that is alive in the child", either(1, 2, 1), either(0, 0, 1), 1);
        add(checks, ShapesCo.FIVE_LEVELS, "five levels of eight longs", either(40, 44, 8), either(0, 0, 1), 1);
        add(checks, ShapesCo.ONE_AFTER_THE_OTHER, "two children, one after the other, under a long", either(9, 10, 1), either(0, 0, 1), either(3, 2, 2));
        add(checks, ShapesCo.REFERENCES, "three references, one at a time", 0, 1, 3);
        add(checks, ShapesCo.TWO_REFERENCES, "two references", 0, 2, 1);
        add(checks, ShapesCo.TWO_SITES, "an own point and two call sites", either(0, 1, 0), 0, 3);
        add(checks, ShapesCo.NEVER, "no suspension point", 1, 0, 0);
        add(checks, WidthsCo.BOUNDED_COUNTERS, "1 + 1 + 2 + 4 bytes of counters and a sum", 1, 0, 1);
        add(checks, WidthsCo.COUNTERS_UP_TO_VARIABLES, "2 x 1 + 2 x 2 + 4 bytes of counters, bounds and a sum", 2, 0, 1);
        add(checks, WidthsCo.UNBOUNDED, "two unbounded ints and a counter", 2, 0, 1);
        add(checks, WidthsCo.MASKED, "what is masked, shifted and divided", 1, 0, 1);
        add(checks, WidthsCo.LOGIC, "eight booleans made by logic", 1, 0, 1);
        add(checks, WidthsCo.JOINED_CONSTANTS, "constants of all paths", 1, 0, 2);
        add(checks, WidthsCo.COMPARED_THEN_ASSIGNED, "three ints", 2, 0, 2);
        add(checks, WidthsCo.OVER_ARRAY, "a for over an array: a sum, a counter, a reference", 1, 1, 1);
        add(checks, WidthsCo.LENGTH_OF_ANOTHER, "lengths, one of an array that is another now", 1, 2, 2);
        add(checks, WidthsCo.COPIES_OF_THE_DEAD, "three copies of a long, one of which changes", 2, 0, 2);
        add(checks, WidthsCo.ONLY_FOR_HANDLERS, "two longs, one of them for a handler that no sleep reaches", 1, 0, 1);
        add(checks, WidthsCo.FOR_HANDLERS_THAT_ARE_REACHED, "two ints, and a child's", either(1, 2, 1), 0, 2);
        return checks;
    }

    private static void add(List<Check> checks, RecordType type, String name, int cells, int refs, int states) {
        checks.add(new Check(List.of(75, 76), "size of " + name, () -> {
            Pool one = Arena.ofBytes(1 << 16).declare(type, 1);
            RecordLayout layout = one.layout();
            Expect.equal(cells + " cells, " + refs + " references, " + states + " states",
                    layout.cells() + " cells, " + layout.refs() + " references, " + layout.states() + " states", layout.coroutine());
            Pool many = Arena.ofBytes(1 << 16).declare(type, 7);
            Expect.equal(7 * layout.bytes(), 8L * many.cells().length + 4L * (many.refs().length - many.ref(0)), "bytes of seven records of " + layout.coroutine());
            Expect.equal(layout.cells(), many.cell(1) - many.cell(0), "cells between two records of " + layout.coroutine());
            Expect.equal(layout.refs(), many.ref(1) - many.ref(0), "references between two records of " + layout.coroutine());
        }));
    }
}
