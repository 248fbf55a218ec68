package dev.dormouse;

import dev.dormouse.arena.Pool;
import dev.dormouse.woven.Box;

/**
 * The tasks of one type in a loop: their pool, and where their slots begin. The task in record {@code i} has slot {@code first + i}; its handle is the record's handle plus
 * {@code first}, so that a handle names its slot, and goes stale with its record. Wakers read what is final from any thread.
 *
 * <p>Reservations that wait for a record are linked in the order in which they came. While there is one, no record is free: whoever gives one back hands it to the first.
 */
final class Tasks {

    final TaskType type;
    final Pool pool;
    final int first;

    private Reservation longest;
    private Reservation latest;

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

    /** Takes a record; its handle as a task, or {@link Pool#FULL}. */
    long take() {
        long record = pool.take();
        return record == Pool.FULL ? Pool.FULL : record + first;
    }

    /** Gives back the record of a task that has ended, or of one that never started. */
    void giveBack(long task) {
        pool.giveBack(task - first);
        boolean given = false;
        while (longest != null && !given) {
            Reservation waiting = longest;
            leave(waiting);
            given = waiting.give();
        }
    }

    /** Has a reservation wait behind those that wait already. */
    void queue(Reservation waiting) {
        waiting.before = latest;
        if (latest == null) {
            longest = waiting;
        } else {
            latest.after = waiting;
        }
        latest = waiting;
    }

    /** Takes a waiting reservation out of the queue. */
    void leave(Reservation waiting) {
        if (waiting.before == null) {
            longest = waiting.after;
        } else {
            waiting.before.after = waiting.after;
        }
        if (waiting.after == null) {
            latest = waiting.before;
        } else {
            waiting.after.before = waiting.before;
        }
        waiting.before = null;
        waiting.after = null;
    }

    /** The handle of the task that has the slot now. */
    long task(int slot) {
        return Pool.handle(slot, pool.generation(index(slot)));
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
        int ref = pool.ref(index);
        return Box.holds(pool.refs(), ref, ref + pool.layout().refs(), Cancelled.INSTANCE);
    }
}
