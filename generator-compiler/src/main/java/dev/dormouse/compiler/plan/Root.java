package dev.dormouse.compiler.plan;

import dev.dormouse.arena.RecordLayout;
import java.util.Set;

/**
 * A coroutine that the program can start.
 *
 * @param layout what its pool is told of its records
 * @param isTask whether a poll loop runs it
 * @param declared the largest constant capacity that code declares; 0 if none does
 * @param computedAt where code declares one that is no constant: {@code Main.java:12}
 * @param leftAt where code declares it and leaves the capacity to the profile or the annotation
 * @param isUsed whether other code than the companion names it: declares it, spawns it, or makes a view of it in an arena
 * @param isHandedOn whether such code gives its type to other than the runtime, which may declare it with any capacity
 */
record Root(RecordLayout layout, boolean isTask, int declared, Set<String> computedAt, Set<String> leftAt, boolean isUsed, boolean isHandedOn) {}
