/**
 * The differential test over random programs. A {@link Program} is a tree of text with holes ({@link Node}); {@link Programs} grows one from a seed by a small
 * {@link Grammar}; {@link Batch} has javac and the processor compile many at once; {@link Judge} plays each program's scripts on both sides, and {@link Shrinker} makes a program
 * that fails small. {@link Main} runs thousands.
 *
 * <p>Every program compiles, ends (each loop burns fuel), and shows all that it does: one that javac rejects is a failure of the generator. Equal seeds give equal programs, on any JVM.
 */
package dev.dormouse.conformance.random;
