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

/** The pools of a program and the tables of its poll loop, held against a profile: what an arena says that has all of them. */
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
     * Why a program would not start, or not get what it asks for.
     *
     * @param coroutine the one that it is about, or whose pool has the largest part in it; {@code null} if none has
     */
    public record Problem(String text, String coroutine) {}

    private final Profile profile;
    private final ProgramFiles files;
    private final MemoryPlan map;
    private final List<Pool> pools = new ArrayList<>();
    private final List<Pool> poolsOfTasks = new ArrayList<>();
    private final List<String> others = new ArrayList<>();
    private final List<String> carved = new ArrayList<>();
    private final List<String> unstarted = new ArrayList<>();
    private final List<String> computed = new ArrayList<>();
    private final List<String> computedToo = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> undeclared = new ArrayList<>();
    private final TreeSet<String> unclaimed;
    private int loopTasks;

    /**
     * Adds up what the coroutines take that a program can start: each has as many records as the profile, code or its annotation states, the first of them that does. One that is used and for which none
     * does has one record where the profile carves.
     *
     * @param classFiles all of the program, woven; those of libraries included that have coroutines. They are gone through twice
     * @throws IllegalArgumentException if one is damaged
     */
    public static ProgramPlan of(Profile profile, Iterable<byte[]> classFiles) {
        return new ProgramPlan(profile, new ProgramFiles(classFiles), true);
    }

    /**
     * Adds up what the coroutines of a part of a program take. Other parts may state what is stated nowhere here, so that is neither carved nor {@linkplain #undeclared refused}.
     *
     * @param classFiles as for {@link #of}, of the part
     * @throws IllegalArgumentException if one is damaged
     */
    public static ProgramPlan ofPart(Profile profile, Iterable<byte[]> classFiles) {
        return new ProgramPlan(profile, new ProgramFiles(classFiles), false);
    }

    private ProgramPlan(Profile profile, ProgramFiles files, boolean isWhole) {
        this.profile = profile;
        this.files = files;
        map = new MemoryPlan(profile);
        unclaimed = new TreeSet<>(profile.pools());
        for (Root root : files.roots()) {
            String name = root.layout().coroutine();
            unclaimed.removeIf(pool -> name.equals(pool) || name.startsWith(pool + "("));
            boolean isComputed = !root.computedAt().isEmpty() && profile.capacity(name) == 0;
            int capacity = isComputed ? root.declared() : profile.capacity(root.layout(), root.declared());
            if (isComputed) {
                (capacity == 0 ? computed : computedToo).add(name + " (" + String.join(", ", root.computedAt()) + ")");
            }
            if (capacity != 0) {
                addPool(root, capacity);
            } else if (isComputed) {
                checkLimits(root.layout());
            } else if (root.isUsed()) {
                addUnstated(root, isWhole);
            }
        }
        pools.sort(Comparator.comparingLong(Pool::bytes).reversed()); // and by name, as the roots are
        if (!poolsOfTasks.isEmpty() || !files.loops().isEmpty()) {
            attempt(most(poolsOfTasks, Pool::capacity), this::addLoop);
        }
        for (Pool pool : pools) {
            checkLimits(pool.layout());
            map.pool(pool.layout(), pool.capacity());
        }
        checkBudgets();
    }

    private void addPool(Root root, int capacity) {
        attempt(root.layout().coroutine(), () -> {
            Pool pool = new Pool(root.layout(), capacity);
            pool.bytes(); // refuses what is out of range
            pools.add(pool);
            if (root.isTask()) {
                poolsOfTasks.add(pool);
            }
            if (!root.isUsed()) {
                unstarted.add(root.layout().coroutine());
            }
        });
    }

    /** Of a coroutine that is used, and whose capacity is stated nowhere. */
    private void addUnstated(Root root, boolean isWhole) {
        String name = root.layout().coroutine();
        boolean isOfProfile = root.isTask() || files.arenas().isEmpty() && files.bareArenas().isEmpty();
        if (isWhole && profile.carves()) {
            carved.add(name);
            addPool(root, 1);
        } else {
            others.add(name);
            if (isOfProfile) {
                checkLimits(root.layout());
            }
        }
        if (isWhole && !root.isHandedOn()) {
            String waysOut = "state it by @Coroutine(pool = N), by pool." + name + " = N in " + profile + ", or by a constant where the program declares it";
            if (!root.leftAt().isEmpty()) {
                undeclared.add(new Problem("the pool of " + name + " is declared without a capacity (" + String.join(", ", root.leftAt()) + "), and none is stated: " + waysOut, name));
            } else if (!profile.carves() && isOfProfile) {
                undeclared.add(new Problem("no pool for " + name + ", which the program uses and whose capacity is stated nowhere: " + waysOut + "; or allow it with undeclared = carve", name));
            }
        }
    }

    private void addLoop() {
        loopTasks = profile.loopTasks();
        map.loop(loopTasks);
        long tasks = poolsOfTasks.stream().mapToLong(Pool::capacity).sum();
        if (tasks > loopTasks) {
            throw new ArenaException("the pools of tasks have " + tasks + " records, and the loop of " + profile + " has places for " + loopTasks + ": raise loop.tasks, or lower the capacity of a pool");
        }
    }

    private void checkLimits(RecordLayout layout) {
        attempt(layout.coroutine(), () -> profile.checkLimits(layout));
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

    /** The pools in the table, the largest first: those whose capacity is stated, and those that are carved. */
    public List<Pool> pools() {
        return pools;
    }

    /** How many tasks the poll loop holds; 0 where there are none, or the profile does not say. */
    public int loopTasks() {
        return loopTasks;
    }

    /** The coroutines that the program uses and whose capacity is stated nowhere, where they are not {@link #carved}. */
    public List<String> others() {
        return others;
    }

    /** The coroutines that the program uses, whose capacity is stated nowhere, and which the profile gives a pool of one record when they are first used. For views that are used beside others it carves further pools, which are not counted. */
    public List<String> carved() {
        return carved;
    }

    /** The coroutines whose capacity is stated, and which none of the class files uses. They are in the table all the same. */
    public List<String> unstarted() {
        return unstarted;
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

    /** Where arenas are made as a profile describes them, for a poll loop or without one, once for each call. The table is of one that has all pools. */
    public List<String> arenas() {
        List<String> arenas = new ArrayList<>(files.loops());
        arenas.addAll(files.arenas());
        return arenas;
    }

    /** Where arenas are made of a budget that is not the profile's, once for each call. */
    public List<String> bareArenas() {
        return files.bareArenas();
    }

    /** Which coroutines keep which others on the heap while they sleep in a call: {@code Session.serve: Reader.read 2048 2044}, the bytes of a box and those that it saves in the caller's record. */
    public Collection<String> boxes() {
        return files.boxes();
    }

    /** What the profile has no room for, whatever else the program has: why it would not start, as far as is known. Empty if it fits. */
    public List<Problem> problems() {
        return problems;
    }

    /** The coroutines that will be refused when they are first asked for, because a whole program states their capacity nowhere. */
    public List<Problem> undeclared() {
        return undeclared;
    }
}
