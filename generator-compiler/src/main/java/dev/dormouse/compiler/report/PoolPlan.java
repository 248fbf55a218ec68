package dev.dormouse.compiler.report;

import dev.dormouse.arena.RecordLayout;
import dev.dormouse.compiler.plan.ProgramPlan;
import java.util.List;

/**
 * What the pools of a compilation take of a profile's arena, and what the tables of its poll loop do.
 *
 * @param profile its name
 * @param arena its budget, in bytes
 * @param charged what all of it takes
 * @param loopTasks how many tasks the loop holds; 0 where there is none
 * @param loop what its tables take
 * @param pools those with a stated capacity, the largest first
 * @param others how many coroutines can be started whose capacity is not stated: their pools are declared in code that is not here, or not at all
 */
public record PoolPlan(String profile, long arena, long charged, int loopTasks, long loop, List<Pool> pools, int others) {

    /**
     * One pool.
     *
     * @param coroutine its name, as pools have it
     * @param record bytes of a record, scratch on the heap included
     * @param owner bytes that the pool keeps beside it
     * @param bytes of all
     */
    public record Pool(String coroutine, long record, long owner, int capacity, long bytes) {

        private static Pool of(ProgramPlan.Pool pool) {
            RecordLayout layout = pool.layout();
            return new Pool(layout.coroutine(), layout.bytes(), pool.bytes() / pool.capacity() - layout.bytes(), pool.capacity(), pool.bytes());
        }
    }

    /** Copies the list. */
    public PoolPlan {
        pools = List.copyOf(pools);
    }

    /** As a report has it. */
    public static PoolPlan of(ProgramPlan plan) {
        List<Pool> pools = plan.pools().stream().map(Pool::of).toList();
        long charged = plan.map().charged();
        return new PoolPlan(plan.profile().name(), plan.profile().arena(), charged, plan.loopTasks(), charged - pools.stream().mapToLong(Pool::bytes).sum(), pools, plan.others().size());
    }

    /** What is left of the arena; negative if they do not fit. */
    public long left() {
        return arena - charged;
    }

    /** Whether they fit, in words. */
    String verdict() {
        String rest = left() >= 0 ? left() + " bytes are left" : "they do not fit, by " + -left() + " bytes";
        String tables = loopTasks == 0 ? "" : " and a loop of " + TextReport.count(loopTasks, "task");
        return "profile " + profile + ": " + charged + " of " + arena + " bytes of the arena are for " + TextReport.count(pools.size(), "pool") + tables + "; " + rest
                + (others == 0 ? "" : "; no capacity is stated for " + TextReport.count(others, "other coroutine") + " that can be started");
    }
}
