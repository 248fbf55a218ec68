package dev.dormouse.arena;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * A budget in bytes and the pools carved from it.
 *
 * <p>Each pool has arrays of its own, of exactly its capacity; the arena is the budget over them. What a pool charges is
 * {@code capacity x (8 x cells + 4 x references + scratch + state + 4)} bytes, the same on every JVM; scratch is counted with the headers of its objects, and the last 4 are the
 * handle's. Scratch outside the heap has a budget of its own. {@link #plan} shows both.
 *
 * <p>An arena made from a {@link Profile} has its budget, limits and capacities, and gives undeclared coroutines a pool only where the profile says
 * {@code undeclared = carve}. A coroutine is declared where its profile, {@link #declare} or its annotation states a capacity; the first of them that does counts. A pool is made and
 * charged by {@code declare} or when it is first asked for; once the arena is {@linkplain #seal sealed}, which a loop does before its first task runs, only carved ones are.
 * {@link #ofBytes} is for tests and small programs: a budget alone, and pools of one record on first use.
 *
 * <p>Arena and pools belong to the thread that made the arena, and check it. Making a pool allocates, and so do {@link #pools} and {@link #plan}; nothing else does.
 */
public final class Arena implements AutoCloseable {

    private final Profile profile;
    private final String name;

    /** The first pool of each type, which is the declared one where there is one; in the order in which they were made. */
    private final List<Pool> pools = new ArrayList<>();
    private final Map<RecordType, Pool> byType = new IdentityHashMap<>();
    private final int loopTasks;

    private boolean sealed;

    /** Null once closed. */
    private Thread owner = Thread.currentThread();

    private Arena(Profile profile, String name, int loopTasks) {
        this.profile = profile;
        this.name = name;
        this.loopTasks = loopTasks;
        checkFits("a poll loop of " + loopTasks, plan());
    }

    /**
     * An arena as a profile describes it.
     *
     * @throws ArenaException if the profile states a heap and the JVM's differs from it by more than an eighth, or if the arena is larger than the JVM's heap
     */
    public static Arena of(Profile profile) {
        return of(profile, 0);
    }

    /**
     * An arena as a profile describes it, which is also charged for the tables of a poll loop.
     *
     * @throws ArenaException as {@link #of}, or if the profile does not state how many tasks a loop can hold, or their tables do not fit
     */
    public static Arena forLoop(Profile profile) {
        return of(profile, profile.loopTasks());
    }

    private static Arena of(Profile profile, int loopTasks) {
        profile.checkHeap(Runtime.getRuntime().maxMemory());
        return new Arena(profile, "arena of " + profile, loopTasks);
    }

    /**
     * An arena of a budget alone: no record limit, no capacities, and undeclared coroutines get a pool of one record on first use.
     *
     * @param budget in bytes, at least 1
     */
    public static Arena ofBytes(long budget) {
        String name = "arena of " + budget + " bytes";
        return new Arena(Profile.builder(name).arena(budget).carve().build(), name, 0);
    }

    /**
     * Makes the pool of a coroutine type, at start-up, and charges the budget for it.
     *
     * @param capacity how many records; a capacity that the profile states for this coroutine takes its place. 0 leaves it to that, or else to the coroutine's annotation
     * @throws ArenaException if the record is over the profile's limit, if the pool does not fit (the message carries the plan), if the type has a pool, or if nothing states a capacity
     */
    public Pool declare(RecordType type, int capacity) {
        checkOwner();
        if (byType.containsKey(type)) {
            throw new ArenaException(byType.get(type) + " is there already: declare a pool once, and before its first use");
        }
        RecordLayout layout = type.layout();
        int stated = profile.capacity(layout, capacity);
        if (stated == 0) {
            throw new ArenaException(undeclared(layout));
        }
        return first(make(type, layout, stated));
    }

    /** Makes the pool of a coroutine type whose capacity the profile or its annotation states, as {@link #declare(RecordType, int)} does with 0. */
    public Pool declare(RecordType type) {
        return declare(type, 0);
    }

    /**
     * How many records the pool of a coroutine type has, or would have if it was made now; 0 where it would be refused because nothing states that.
     *
     * @param declared as for {@link #declare(RecordType, int)}
     */
    public int capacity(RecordType type, int declared) {
        checkOwner();
        Pool pool = byType.get(type);
        int stated = pool != null ? pool.capacity() : profile.capacity(type.layout(), declared);
        return stated == 0 && profile.carves() ? 1 : stated;
    }

    /**
     * The pool of a coroutine type: the one that is there, or else a new one with the capacity that the profile or its annotation states, or else a new one of one
     * record where undeclared pools are carved.
     *
     * @throws ArenaException if there is none and none may be carved, or if it does not fit
     */
    public Pool pool(RecordType type) {
        checkOwner();
        Pool pool = byType.get(type);
        if (pool != null) {
            return pool;
        }
        RecordLayout layout = type.layout();
        int stated = profile.capacity(layout, 0);
        if (stated == 0 && !profile.carves()) {
            throw new ArenaException(undeclared(layout));
        }
        return first(make(type, layout, Math.max(stated, 1)));
    }

    /**
     * A pool of the coroutine type with room for one record more, for an owner that keeps one: the pool that {@link #pool} gives if it has room, or else,
     * where undeclared pools are carved, one that has. If need be one is made, with as many records as there are, or with fewer if no more fit: so what the pools' own objects take, which
     * is not charged, stays small beside the records.
     *
     * @throws ArenaException if there is none with room and none may be carved, or if it does not fit
     */
    public Pool single(RecordType type) {
        Pool first = pool(type);
        for (Pool pool = first; pool != null; pool = pool.sibling) {
            if (pool.hasRoom()) {
                return pool;
            }
        }
        if (!profile.carves()) {
            throw new ArenaException(first + " is full: close a view or end a task of it, or raise pool." + first.layout().coroutine() + " in "
                    + profile);
        }
        int capacity = sum(first);
        while (capacity > 1 && !planWith(first.layout(), capacity).fits()) {
            capacity /= 2;
        }
        Pool pool = make(type, first.layout(), capacity);
        pool.sibling = first.sibling;
        first.sibling = pool;
        return pool;
    }

    /** The pools that are there, in the order in which their types were first used. */
    public List<Pool> pools() {
        checkOwner();
        List<Pool> all = new ArrayList<>();
        for (Pool first : pools) {
            for (Pool pool = first; pool != null; pool = pool.sibling) {
                all.add(pool);
            }
        }
        return all;
    }

    /**
     * Ends the time of declarations: from now on no pool is made, unless undeclared ones are carved. A poll loop does this before it polls its first task, so that whatever does not fit
     * is refused before any task has run.
     */
    public void seal() {
        checkOwner();
        sealed = !profile.carves();
    }

    /** Who takes what, as of now. */
    public MemoryPlan plan() {
        checkOwner();
        return planWith(null, 0);
    }

    /** Ends the use of this arena and its pools: from now on they refuse by name. Closing again does nothing. */
    @Override
    public void close() {
        if (owner == null) {
            return;
        }
        checkOwner();
        for (Pool first : pools) {
            for (Pool pool = first; pool != null; pool = pool.sibling) {
                pool.close();
            }
        }
        owner = null;
    }

    @Override
    public String toString() {
        return name;
    }

    private Pool first(Pool pool) {
        pools.add(pool);
        byType.put(pool.type(), pool);
        return pool;
    }

    /** Makes a pool and charges it, or changes nothing. */
    private Pool make(RecordType type, RecordLayout layout, int capacity) {
        if (sealed) {
            throw new ArenaException("pool " + layout.coroutine() + " is first asked for while tasks run: declare it before the loop runs, or allow it with undeclared = carve in " + profile);
        }
        profile.checkLimits(layout);
        checkFits("pool " + layout.coroutine() + " of " + capacity, planWith(layout, capacity));
        return new Pool(type, layout, capacity, owner);
    }

    private void checkFits(String what, MemoryPlan plan) {
        if (!plan.fits()) {
            throw new ArenaException(what + " does not fit " + this + '\n' + plan
                    + "ways out: a smaller capacity, fewer bytes alive across suspension points (dormouse/states.txt of the build lists them), or a larger budget (`arena`, `direct`)");
        }
    }

    private MemoryPlan planWith(RecordLayout refused, int capacity) {
        MemoryPlan plan = new MemoryPlan(profile);
        if (loopTasks > 0) {
            plan.loop(loopTasks);
        }
        for (Pool first : pools) {
            plan.pool(first.layout(), sum(first));
        }
        if (refused != null) {
            plan.pool(refused, capacity);
        }
        return plan;
    }

    /** How many records all pools of a type have. */
    private static int sum(Pool first) {
        int sum = 0;
        for (Pool pool = first; pool != null; pool = pool.sibling) {
            sum += pool.capacity();
        }
        return sum;
    }

    private String undeclared(RecordLayout layout) {
        StringBuilder message = new StringBuilder("no pool for ").append(layout.coroutine()).append(": state how many it has by @Coroutine(pool = N), by declaring it"
                + " at start-up, or by pool.").append(layout.coroutine()).append(" = N in ").append(profile).append(profile.carves() ? "" : "; or allow it with undeclared = carve");
        String unclaimed = unclaimed();
        return unclaimed.isEmpty() ? message.toString() : message.append("; pools there that no coroutine has asked for: ").append(unclaimed).toString();
    }

    /** The profile's pools without a type so far: where a misspelt name is found. */
    private String unclaimed() {
        StringBuilder names = new StringBuilder();
        for (String name : profile.pools()) {
            boolean claimed = false;
            for (Pool pool : pools) {
                String coroutine = pool.layout().coroutine();
                claimed |= coroutine.equals(name) || coroutine.startsWith(name + '(');
            }
            if (!claimed) {
                names.append(names.length() == 0 ? "" : ", ").append(name);
            }
        }
        return names.toString();
    }

    private void checkOwner() {
        if (Thread.currentThread() != owner) {
            throw ArenaException.notOwner(toString(), owner);
        }
    }
}
