/**
 * What it costs to resume woven generators: {@code Fib} and {@code Loops} beside state machines written by hand, {@code Chain} by depth of delegation and beside Kotlin's suspend functions, {@code Fan} beside
 * a chain as deep.
 *
 * <p>Two ways to drive them: one generator that is resumed again and again, and 64 that take turns under one cursor.
 */
package dev.dormouse.benchmarks.resume;
