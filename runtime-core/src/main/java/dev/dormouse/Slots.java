package dev.dormouse;

import dev.dormouse.arena.ArenaException;
import dev.dormouse.arena.Pool;
import java.util.IdentityHashMap;
import java.util.Map;

/** The places of a loop, one per task that it can hold: each type's pool has a run of them, laid out in the order in which the pools were made. */
final class Slots {

    private final Map<TaskType, Tasks> byType = new IdentityHashMap<>();

    /** By slot; null beyond {@link #used}. Wakers read it: whoever has a handle was given it after its element was written. */
    private final Tasks[] tasks;
    private int used;

    Slots(int capacity) {
        tasks = new Tasks[capacity];
    }

    /** Refuses a pool for which there are too few slots, before it is made. */
    void checkRoom(TaskType type, int capacity) {
        int free = tasks.length - used;
        if (!byType.containsKey(type) && capacity > free) {
            throw new ArenaException("the loop has " + tasks.length + " places for tasks, " + free + " of them without a pool, and pool " + type + " needs " + capacity
                    + ": raise loop.tasks in the profile, or lower the capacity of a pool");
        }
    }

    /** Gives a pool its slots. */
    Tasks attach(TaskType type, Pool pool) {
        Tasks of = new Tasks(type, pool, used);
        for (int i = 0; i < pool.capacity(); i++) {
            tasks[used++] = of;
        }
        byType.put(type, of);
        return of;
    }

    /** The tasks of a type, or null before its pool is attached. */
    Tasks of(TaskType type) {
        return byType.get(type);
    }

    /** The tasks that a slot below {@link #used} belongs to. */
    Tasks at(int slot) {
        return tasks[slot];
    }

    /** The tasks that a handle belongs to, or null if it cannot be one of this loop. */
    Tasks find(long task) {
        int slot = (int) task;
        return task < 1L << 32 || slot < 0 || slot >= tasks.length ? null : tasks[slot];
    }

    int used() {
        return used;
    }
}
