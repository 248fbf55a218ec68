/**
 * What weaving adds to javac's time. {@link dev.dormouse.benchmarks.weaving.WeavingTime} writes a {@link dev.dormouse.benchmarks.weaving.Project} of many coroutines and compiles it, in a fresh JVM each time, without and
 * with the compiler of coroutines.
 */
package dev.dormouse.benchmarks.weaving;
