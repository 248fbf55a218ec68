package dev.dormouse.conformance;

import dev.dormouse.PollLoop;
import dev.dormouse.TaskType;

/** How the tasks of one coroutine get into a poll loop. */
interface Spawning {

    /** To be declared before the first spawn. */
    TaskType type();

    /** What the build generates for a coroutine: a task from the next pass on. */
    long spawn(PollLoop loop, Object receiver, Object[] arguments) throws Throwable;
}
