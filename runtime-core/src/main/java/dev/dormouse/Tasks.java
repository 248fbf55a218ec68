package dev.dormouse;

import dev.dormouse.arena.Pool;

/**
 * The tasks of one type in a loop: their pool, and where their slots begin. The task in record {@code i} has slot {@code first + i}; its handle is the record's handle plus
 * {@code first}, so that a handle names its slot, and goes stale with its record. Immutable; wakers read it from any thread.
 */
final class Tasks {

    final TaskType type;
    final Pool pool;
    final int first;

    Tasks(TaskType type, Pool pool, int first) {
        this.type = type;
        this.pool = pool;
        this.first = first;
    }

    String name() {
        return pool.layout().coroutine();
    }

    /** The record of a slot. */
    int index(int slot) {
        return slot - first;
    }

    /** The handle of the task that has the slot now. */
    long task(int slot) {
        return (long) pool.generation(index(slot)) << 32 | slot;
    }

    /** Whether the task of that handle has not ended. */
    boolean isLive(long task) {
        return pool.isLive(task - first);
    }

    /** {@link #isLive} for any thread: true may be outdated by the time it is returned, false never. */
    boolean wasLive(long task) {
        return pool.generation(index((int) task)) == (int) (task >>> 32);
    }

    /** Whether {@link Cancelled} is alive in a variable of the task: it is cleaning up. Dead references are null, so nothing else can leave it there. */
    boolean isCleaningUp(int index) {
        Object[] refs = pool.refs();
        int ref = pool.ref(index);
        for (int end = ref + pool.layout().refs(); ref < end; ref++) {
            if (refs[ref] == Cancelled.INSTANCE) {
                return true;
            }
        }
        return false;
    }
}
