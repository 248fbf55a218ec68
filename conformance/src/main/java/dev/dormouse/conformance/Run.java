package dev.dormouse.conformance;

import java.util.List;

/**
 * One coroutine that is driven step by step. It throws what a view throws: whatever leaves the coroutine, and
 * {@link IllegalStateException} for what the state it is in does not allow.
 */
interface Run {

    /** Starts it from the beginning, with a live one closed first. */
    void start(Object receiver, Object[] arguments) throws Throwable;

    /** Goes on to the next yield ({@code true}) or to the end; the first step and ports without a resume argument ignore {@code argument}. */
    boolean next(Object argument) throws Throwable;

    /** What was yielded, in the order of the primitive's parameters. */
    Object[] values() throws Throwable;

    /** Where it sleeps, after a {@link #next} that has yielded: the lines of a stack trace, innermost first, without anything but methods of the corpus. */
    List<String> places() throws Throwable;

    /** What it returned; {@code null} for a void coroutine. */
    Object result() throws Throwable;

    /** Cancels it where it sleeps. */
    void close() throws Throwable;

    /** Fails if anything is left behind while no coroutine is live. */
    void assertClean();
}
