package dev.dormouse;

/**
 * Is told of each task that a {@link PollLoop} ended because it failed. Its record is free by then, or given to a {@link Reservation} that
 * waited for it, and the other tasks go on.
 */
public interface FailureHandler {

    /**
     * A task has failed; on the loop's thread, between two polls. What this throws comes out of {@link PollLoop#run} or {@link PollLoop#pass}; the loop can go on after that.
     *
     * @param task the handle that it had
     * @param coroutine the coroutine that was spawned, such as {@code Blink.blink}
     * @param thrown what it threw; an {@link IllegalStateException} by the loop where the task was ended by force
     */
    void failed(long task, String coroutine, Throwable thrown);
}
