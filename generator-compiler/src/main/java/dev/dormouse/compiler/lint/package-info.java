/**
 * Finds what allocates in coroutines, and in what they call of the same compilation, before anything is woven.
 *
 * <p>{@link dev.dormouse.compiler.lint.Written} is what one method writes: allocations and calls, each on a line, and whether every way on from there ends in a throw. {@link
 * dev.dormouse.compiler.lint.Lint} walks from the coroutines over the calls of a {@link dev.dormouse.compiler.lint.Project}, breadth first, so that a place is told of once, with the shortest
 * chain that leads there.
 *
 * <p>Invariant: the class files are only read. Libraries are judged by {@link dev.dormouse.compiler.lint.KnownCalls}, a list of what surely allocates, and never by their code: silence about them
 * proves nothing, a finding does.
 */
package dev.dormouse.compiler.lint;
