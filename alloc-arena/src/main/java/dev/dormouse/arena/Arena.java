package dev.dormouse.arena;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * A budget in bytes and the pools carved from it.
 *
 * <p>Each pool has arrays of its own, of exactly its capacity; the arena is the budget over them. What a pool charges is
 * {@code capacity x (8 x cells + 4 x references + scratch + state)} bytes, the same on every JVM. {@link #plan} shows the sum, and beside it what a pool
 * holds in tables and in direct scratch, which is not charged.
 *
 * <p>An arena made from a {@link Profile} has its budget, record limit and capacities, and gives undeclared coroutines a pool only where the profile says
 * {@code undeclared = carve}. A pool is made and charged when it is declared or first asked for, a stated capacity included, so a program that names all its
 * pools at start-up knows there that it fits. {@link #ofBytes} is for tests and small programs: a budget alone, and pools of one record on first use.
 *
 * <p>Arena and pools belong to the thread that made the arena, and check it. Making a pool allocates; nothing else does.
 */
public final class Arena implements AutoCloseable {

    /** The longest array that every JVM can make. */
    private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

    private final Profile profile;
    private final String name;

    /** The first pool of each type, which is the declared one where there is one; in the order in which they were made. */
    private final List<Pool> pools = new ArrayList<>();
    private final Map<RecordType, Pool> byType = new IdentityHashMap<>();
    private long charged;

    /** Null once closed. */
    private Thread owner = Thread.currentThread();

    private Arena(Profile profile, String name) {
        this.profile = profile;
        this.name = name;
    }

    /**
     * An arena as a profile describes it.
     *
     * @throws ArenaException if the profile states a heap and the JVM's differs from it by more than an eighth
     */
    public static Arena of(Profile profile) {
        profile.checkHeap(Runtime.getRuntime().maxMemory());
        return new Arena(profile, "arena of " + profile);
    }

    /**
     * An arena of a budget alone: no record limit, no capacities, and undeclared coroutines get a pool of one record on first use.
     *
     * @param budget in bytes, at least 1
     */
    public static Arena ofBytes(long budget) {
        String name = "arena of " + budget + " bytes";
        return new Arena(Profile.builder(name).arena(budget).carve().build(), name);
    }

    /**
     * Makes the pool of a coroutine type, at start-up, and charges the budget for it.
     *
     * @param capacity how many records, at least 1; a capacity that the profile states for this coroutine takes its place
     * @throws ArenaException if the record is over the profile's limit, if the pool does not fit (the message carries the plan), or if the type has a pool
     */
    public Pool declare(RecordType type, int capacity) {
        checkOwner();
        if (byType.containsKey(type)) {
            throw new ArenaException(byType.get(type) + " is there already: declare a pool once, and before its first use");
        }
        RecordLayout layout = type.layout();
        int stated = profile.capacity(layout.coroutine());
        return first(carve(type, layout, stated > 0 ? stated : capacity));
    }

    /**
     * The pool of a coroutine type: the one that is there, or else a new one with the capacity that the profile states for it, or else a new one of one
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
        int stated = profile.capacity(layout.coroutine());
        if (stated == 0 && !profile.carves()) {
            throw new ArenaException(undeclared(layout));
        }
        return first(carve(type, layout, Math.max(stated, 1)));
    }

    /**
     * A pool of the coroutine type with room for one record more, for an owner that keeps one: the pool that {@link #pool} gives if it has room, or else,
     * where undeclared pools are carved, one that has, made if need be.
     *
     * @throws ArenaException if there is none with room and none may be carved, or if it does not fit
     */
    public Pool single(RecordType type) {
        Pool first = pool(type);
        for (Pool pool = first; pool != null; pool = pool.sibling) {
            if (pool.inUse() < pool.capacity()) {
                return pool;
            }
        }
        if (!profile.carves()) {
            throw new ArenaException(first + " is full: close a view or end a task of it, or raise pool." + first.layout().coroutine() + " in "
                    + profile);
        }
        Pool pool = carve(type, first.layout(), 1);
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
    private Pool carve(RecordType type, RecordLayout layout, int capacity) {
        String coroutine = layout.coroutine();
        if (capacity < 1) {
            throw new ArenaException("pool " + coroutine + ": capacity " + capacity + " is less than 1");
        }
        if (layout.bytes() > profile.recordLimit()) {
            throw new ArenaException("the record of " + coroutine + " is " + layout.bytes() + " bytes and record.limit of " + profile + " is "
                    + profile.recordLimit() + ": keep less alive across its suspension points (dormouse/states.txt of the build lists it), or raise the"
                    + " limit");
        }
        int most = LONGEST_ARRAY / Math.max(1, Math.max(layout.cells(), layout.refs()));
        if (capacity > most) {
            throw new ArenaException("pool " + coroutine + ": capacity " + capacity + " is more than one pool can hold, which is " + most);
        }
        long bytes = MemoryPlan.bytes(layout, capacity);
        if (bytes > profile.arena() - charged) {
            throw new ArenaException(doesNotFit(layout, capacity, bytes));
        }
        Pool pool = new Pool(type, layout, capacity, owner);
        charged += bytes;
        return pool;
    }

    private MemoryPlan planWith(RecordLayout refused, int capacity) {
        MemoryPlan plan = new MemoryPlan(profile.arena());
        for (Pool first : pools) {
            int sum = 0;
            for (Pool pool = first; pool != null; pool = pool.sibling) {
                sum += pool.capacity();
            }
            plan.add(first.layout(), sum);
        }
        if (refused != null) {
            plan.add(refused, capacity);
        }
        return plan;
    }

    private String doesNotFit(RecordLayout layout, int capacity, long bytes) {
        return "pool " + layout.coroutine() + " of " + capacity + " does not fit " + this + ": it takes " + bytes + " bytes, and "
                + (profile.arena() - charged) + " of " + profile.arena() + " are left\n" + planWith(layout, capacity)
                + "ways out: a smaller capacity, fewer bytes alive across suspension points (dormouse/states.txt of the build lists them), or a larger"
                + " budget (`arena` in a profile)";
    }

    private String undeclared(RecordLayout layout) {
        StringBuilder message = new StringBuilder("no pool for ").append(layout.coroutine()).append(": declare it with Arena.declare at start-up, add pool.")
                .append(layout.coroutine()).append(" = CAPACITY to ").append(profile).append(", or allow it with undeclared = carve");
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
