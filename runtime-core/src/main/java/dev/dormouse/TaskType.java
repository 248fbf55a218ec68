package dev.dormouse;

import dev.dormouse.arena.RecordType;
import dev.dormouse.woven.Registers;

/**
 * The records of one coroutine that is spawned as a task, and how to drive it. Generated code makes the one instance of each, such as {@code BlinkCo.BLINK}; it holds
 * nothing that changes, so any number of loops may share it.
 */
public abstract class TaskType extends RecordType {

    /** For generated code. */
    protected TaskType() {
    }

    /**
     * Runs the task until it sleeps or ends.
     *
     * @param entry 1 to start, from 2 on where it sleeps, and the negative of that to throw {@code cx.thrown} there
     * @return 0 ended, from 2 on where it sleeps
     */
    protected abstract int drive(Async port, Registers cx, long[] cells, Object[] refs, int cell, int ref, int entry);
}
