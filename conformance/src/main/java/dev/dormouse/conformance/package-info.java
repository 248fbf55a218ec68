/**
 * The differential test of the compiler: every coroutine of the {@linkplain dev.dormouse.conformance.corpus corpus} is driven by the same
 * scripts twice, woven and un-woven, and both must leave the same trace.
 *
 * <p>A {@link Subject} is a coroutine with its arguments; a {@link Script} is a list of operations; a {@link Run} carries them out, on a woven
 * view ({@link Woven}) or on a thread of its own ({@link Oracle}). A task is played in a poll loop whose time stands still but for the script ({@link TaskTrace}); the loop is
 * the same on both sides, and only what it polls differs ({@link Spawning}). A {@link Check} is anything that passes or fails and names the rows it
 * holds; {@link Suite} lists them all, and {@link Main} runs them on any JVM without a test framework.
 */
package dev.dormouse.conformance;
