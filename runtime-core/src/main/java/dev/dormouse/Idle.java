package dev.dormouse;

/**
 * How a {@link PollLoop} waits when no task is ready: by parking its thread, by a {@link ManualClock}, or in an event loop that it is embedded in.
 *
 * <p>The loop looks for ready tasks once more after it has announced that it sleeps, and wakers call {@link #wake} only while that announcement stands. So no
 * wake is lost as long as {@code wake} ends the {@code idle} that is under way, or else the next one.
 *
 * <p>A loop with channels asks these first, and comes here only when none is ready; what becomes ready during the wait is found right after it. Where there is no deadline either, it waits for its channels
 * instead of coming here, since a wait without end would never hear of them. To run a loop inside another event loop, call {@link PollLoop#pass} from there rather than wait here.
 */
public interface Idle {

    /** Until {@link #wake}, without limit. */
    long FOREVER = Long.MAX_VALUE;

    /**
     * Waits; on the loop's thread. May return early. Must return at once while the thread is interrupted.
     *
     * @param nanos at most that long, at least 1; or {@link #FOREVER}
     */
    void idle(long nanos);

    /** Ends the wait that is under way, or the next one; from any thread, any number of times. */
    void wake();
}
