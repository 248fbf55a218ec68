/** How many coroutines sleep in a heap of 16 MB: {@link dev.dormouse.benchmarks.footprint.Footprint} finds the most of {@link dev.dormouse.benchmarks.footprint.Sleepers} that a JVM can hold. */
package dev.dormouse.benchmarks.footprint;
