package dev.dormouse.compiler.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * What the pools that a profile states take of its arena: only those of coroutines of this compilation are known here.
 *
 * @param profile its name
 * @param arena its budget, in bytes
 * @param pools those with a capacity, the largest first
 * @param others how many roots the profile states no capacity for: their pools are declared in code, or not at all
 */
public record PoolPlan(String profile, long arena, List<Pool> pools, int others) {

    /**
     * One pool.
     *
     * @param coroutine its name, as pools have it
     * @param record bytes of a record
     * @param state bytes of its state
     */
    public record Pool(String coroutine, int record, int state, int capacity) {

        /** What it is charged: records and states. */
        public long bytes() {
            return (long) capacity * (record + state);
        }
    }

    /** Copies the list. */
    public PoolPlan {
        pools = List.copyOf(pools);
    }

    /** Of some coroutines; {@code capacities} gives 0 where the profile states none. */
    public static PoolPlan of(String profile, long arena, List<CoroutineStates> coroutines, ToIntFunction<String> capacities) {
        List<Pool> pools = new ArrayList<>();
        int others = 0;
        for (CoroutineStates coroutine : coroutines) {
            int capacity = capacities.applyAsInt(coroutine.name());
            if (coroutine.isRoot() && capacity > 0) {
                pools.add(new Pool(coroutine.name(), coroutine.bytes(), coroutine.stateBytes(), capacity));
            } else if (coroutine.isRoot()) {
                others++;
            }
        }
        pools.sort(Comparator.comparingLong(Pool::bytes).reversed().thenComparing(Pool::coroutine));
        return new PoolPlan(profile, arena, pools, others);
    }

    /** What all of them are charged. */
    public long charged() {
        return pools.stream().mapToLong(Pool::bytes).sum();
    }

    /** What is left of the arena; negative if they do not fit. */
    public long left() {
        return arena - charged();
    }

    /** Whether they fit, in words. */
    String verdict() {
        String rest = left() >= 0 ? left() + " bytes are left" : "they do not fit, by " + -left() + " bytes";
        return "profile " + profile + ": " + charged() + " of " + arena + " bytes of the arena are for " + TextReport.count(pools.size(), "pool") + "; " + rest
                + (others == 0 ? "" : "; it states no capacity for " + TextReport.count(others, "other coroutine") + " that can be started");
    }
}
