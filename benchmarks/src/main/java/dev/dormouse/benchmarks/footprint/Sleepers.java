package dev.dormouse.benchmarks.footprint;

import dev.dormouse.Coroutine;
import dev.dormouse.Yield;
import dev.dormouse.arena.Arena;
import dev.dormouse.arena.MemoryPlan;
import dev.dormouse.arena.Pool;

/** Holds many sleeping coroutines, each with two ints, a long, a double and a reference alive, and drives all of them through one view. */
public final class Sleepers {

    private static final String KEPT = "kept";

    private Sleepers() {}

    /** Sleeps once, and needs all that it was given afterwards. */
    @Coroutine
    static long sleep(Yield.OfInt out, int a, int b, long c, double d, Object e) {
        out.yield(a);
        return a + b + c + (long) d + e.hashCode();
    }

    /**
     * Opens so many, steps each to where it sleeps, and then each to its end.
     *
     * @param arguments how many
     */
    public static void main(String[] arguments) {
        int count = Integer.parseInt(arguments[0]);
        try (Arena arena = Arena.ofBytes(Integer.MAX_VALUE)) {
            Pool pool = arena.declare(SleepersCo.SLEEP, count + 1);
            SleepersCo.Sleep view = new SleepersCo.Sleep(arena);
            long first = view.open(0, 1, 2, 3, KEPT);
            view.at(first).next();
            long handle = first;
            for (int i = 1; i < count; i++) {
                handle = view.open(i, 1, 2, 3, KEPT);
                view.at(handle).next();
            }
            long sum = 0;
            for (int i = 0; i < count; i++) {
                view.at(Pool.handle(i + 1, pool.generation(i + 1))).next();
                sum += view.result();
            }
            long expected = (long) count * (count - 1) / 2 + (long) count * (1 + 2 + 3 + KEPT.hashCode());
            if (sum != expected) {
                throw new IllegalStateException("the results add up to " + sum + ", not " + expected);
            }
            MemoryPlan plan = arena.plan();
            System.out.println(count + " slept, " + plan.charged() / pool.capacity() + " bytes each");
        }
    }
}
