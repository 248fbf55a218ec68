package dev.dormouse.compiler.plan;

import dev.dormouse.arena.ArenaException;
import dev.dormouse.arena.MemoryPlan;
import dev.dormouse.arena.Profile;
import dev.dormouse.arena.RecordLayout;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToLongFunction;

/** The pools of a program and the tables of its poll loop, held against a profile: what the arena will say when the program starts. */
public final class ProgramPlan {

    /** One pool. */
    public record Pool(RecordLayout layout, int capacity) {

        /** What it is charged: records, scratch on the heap, states and handles. */
        public long bytes() {
            return MemoryPlan.bytes(layout, capacity);
        }

        private long directBytes() {
            return (long) capacity * layout.directBytes();
        }
    }

    /**
     * Why a program would not start.
     *
     * @param coroutine the one that it is about, or whose pool has the largest part in it; {@code null} if none has
     */
    public record Problem(String text, String coroutine) {}

    private final Profile profile;
    private final ProgramFiles files;
    private final MemoryPlan map;
    private final List<Pool> pools = new ArrayList<>();
    private final List<String> others = new ArrayList<>();
    private final List<String> computed = new ArrayList<>();
    private final List<String> computedToo = new ArrayList<>();
    private final List<Pool> poolsOfTasks = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final TreeSet<String> unclaimed;
    private int loopTasks;

    /**
     * Adds up what the coroutines take that a program can start: each has as many records as the profile, code or its annotation states, the first of them that does.
     *
     * @param classFiles all of the program, woven; those of libraries included that have coroutines. They are gone through twice
     * @throws IllegalArgumentException if one is damaged
     */
    public static ProgramPlan of(Profile profile, Iterable<byte[]> classFiles) {
        return new ProgramPlan(profile, new ProgramFiles(classFiles));
    }

    private ProgramPlan(Profile profile, ProgramFiles files) {
        this.profile = profile;
        this.files = files;
        map = new MemoryPlan(profile);
        unclaimed = new TreeSet<>(profile.pools());
        for (Root root : files.roots()) {
            RecordLayout layout = root.layout();
            unclaimed.removeIf(name -> layout.coroutine().equals(name) || layout.coroutine().startsWith(name + "("));
            boolean isComputed = !root.computedAt().isEmpty() && profile.capacity(layout.coroutine()) == 0;
            int capacity = isComputed ? root.declared() : profile.capacity(layout, root.declared());
            if (isComputed) {
                (capacity == 0 ? computed : computedToo).add(layout.coroutine() + " (" + String.join(", ", root.computedAt()) + ")");
            }
            if (capacity == 0 && !isComputed && root.isUsed()) {
                others.add(layout.coroutine());
            } else if (capacity != 0) {
                attempt(layout.coroutine(), () -> {
                    Pool pool = new Pool(layout, capacity);
                    pool.bytes(); // refuses what is out of range
                    pools.add(pool);
                    if (root.isTask()) {
                        poolsOfTasks.add(pool);
                    }
                });
            }
        }
        pools.sort(Comparator.comparingLong(Pool::bytes).reversed()); // and by name, as the roots are
        if (!poolsOfTasks.isEmpty() || !files.loops().isEmpty()) {
            attempt(most(poolsOfTasks, Pool::capacity), this::addLoop);
        }
        for (Pool pool : pools) {
            attempt(pool.layout().coroutine(), () -> profile.checkLimits(pool.layout()));
            map.pool(pool.layout(), pool.capacity());
        }
        checkBudgets();
    }

    private void addLoop() {
        loopTasks = profile.loopTasks();
        map.loop(loopTasks);
        long tasks = poolsOfTasks.stream().mapToLong(Pool::capacity).sum();
        if (tasks > loopTasks) {
            throw new ArenaException("the pools of tasks have " + tasks + " records, and the loop of " + profile + " has places for " + loopTasks + ": raise loop.tasks, or lower the capacity of a pool");
        }
    }

    private void checkBudgets() {
        if (map.charged() > profile.arena()) {
            problems.add(new Problem("the program does not fit " + profile + ": arena: it takes " + map.charged() + " of " + profile.arena()
                    + " bytes; ways out: smaller capacities, fewer bytes alive across suspension points (dormouse/states.txt of the build lists them), or a larger budget (`arena`)", most(pools, Pool::bytes)));
        }
        if (map.direct() > profile.direct()) {
            problems.add(new Problem("the program does not fit " + profile + ": direct: it takes " + map.direct() + " of " + profile.direct()
                    + " bytes outside the heap; ways out: smaller capacities, less scratch outside the heap, or a larger budget (`direct`)", most(pools, Pool::directBytes)));
        }
    }

    /** The coroutine whose pool takes most of something; {@code null} if there is no pool. */
    private static String most(List<Pool> pools, ToLongFunction<Pool> taken) {
        return pools.stream().max(Comparator.comparingLong(taken)).map(pool -> pool.layout().coroutine()).orElse(null);
    }

    private void attempt(String coroutine, Runnable step) {
        try {
            step.run();
        } catch (ArenaException refusal) {
            problems.add(new Problem(refusal.getMessage(), coroutine));
        }
    }

    public Profile profile() {
        return profile;
    }

    /** The table of who takes what. */
    public MemoryPlan map() {
        return map;
    }

    /** The pools whose capacity is stated, the largest first. */
    public List<Pool> pools() {
        return pools;
    }

    /** How many tasks the poll loop holds; 0 where there are none, or the profile does not say. */
    public int loopTasks() {
        return loopTasks;
    }

    /** The coroutines that the program starts and whose capacity is stated nowhere. */
    public List<String> others() {
        return others;
    }

    /** The pools of the profile that are of none of the roots. */
    public Collection<String> unclaimed() {
        return unclaimed;
    }

    /** The coroutines whose pools are declared with a capacity that is no constant, and where: {@code Blink.blink (Main.java:12)}. */
    public List<String> computed() {
        return computed;
    }

    /** Those that are declared with a constant as well, which is what the table has; likewise. */
    public List<String> computedToo() {
        return computedToo;
    }

    /** Where code declares pools that cannot be told: {@code Main.java:12}, and which constant it is, if it is one that is not among the class files. */
    public Collection<String> untold() {
        return files.untold();
    }

    /** Which coroutines keep which others on the heap while they sleep in a call: {@code Session.serve: Reader.read 2048 2044}, the bytes of a box and those that it saves in the caller's record. */
    public Collection<String> boxes() {
        return files.boxes();
    }

    /** What the profile has no room for, and why the program would not start, as far as is known. Empty if it fits. */
    public List<Problem> problems() {
        return problems;
    }
}
