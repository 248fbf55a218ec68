/**
 * What a program takes of a profile's arena, before it runs.
 *
 * <p>The data: roots, what a pool is told of its records when the program runs; and the capacities that its code declares. Both are constants in class files:
 * {@code ProgramFiles} reads them, and {@link dev.dormouse.compiler.plan.ProgramPlan} adds them up as the arena will.
 */
package dev.dormouse.compiler.plan;
