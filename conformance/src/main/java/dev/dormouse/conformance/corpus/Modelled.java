package dev.dormouse.conformance.corpus;

import dev.dormouse.Coroutine;
import dev.dormouse.Scratch;
import dev.dormouse.Yield;
import dev.dormouse.arena.Arena;

/** Coroutines of which a model knows what they do next. */
public final class Modelled {

    private Modelled() {}

    /** Counts those that are inside, yields 0 to n - 1, and then returns n or fails; in a child, so that there are two levels. */
    @Coroutine(pool = 4)
    public static int count(Yield.OfInt out, int[] inside, Object kept, int n, boolean fails) {
        inside[0]++;
        try {
            int last = values(out, n, kept);
            if (fails) {
                throw new IllegalArgumentException("after " + last);
            }
            return last;
        } finally {
            inside[0]--;
        }
    }

    @Coroutine
    private static int values(Yield.OfInt out, int n, Object kept) {
        for (int i = 0; i < n; i++) {
            out.yield(i);
        }
        return kept == null ? -1 : n;
    }

    /** Makes a view of its own when it starts. */
    @Coroutine(pool = 2)
    public static int nests(Yield.OfInt out, Arena arena, int[] inside) {
        try (ModelledCo.Count view = new ModelledCo.Count(arena)) {
            view.start(inside, inside, 3, false);
            while (view.next()) {
                out.yield(view.value());
            }
            return view.result();
        }
    }

    /** Has a view as scratch. */
    @Coroutine(pool = 2)
    public static int nestsInScratch(Yield.OfInt out, int[] inside) {
        ModelledCo.Count view = Scratch.view(ModelledCo.Count.class);
        view.start(inside, inside, 3, false);
        while (view.next()) {
            out.yield(view.value());
        }
        return view.result();
    }
}
