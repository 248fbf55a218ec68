package dev.dormouse.compiler.plan;

import dev.dormouse.arena.RecordLayout;

/**
 * A coroutine that the program can start.
 *
 * @param layout what its pool is told of its records
 * @param isTask whether a poll loop runs it
 * @param declared the capacity that code declares; 0 if none does
 * @param computedAt where code declares one that is no constant, {@code Main.java:12}; {@code null} if it does not
 * @param isUsed whether other code than the companion names it: declares it, spawns it, or makes a view of it in an arena
 */
record Root(RecordLayout layout, boolean isTask, int declared, String computedAt, boolean isUsed) {}
