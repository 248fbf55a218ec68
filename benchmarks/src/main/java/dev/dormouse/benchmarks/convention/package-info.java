/**
 * The contract between woven methods, written out by hand in both forms of its calling convention, and measured.
 *
 * <p>{@code state} holds the form of {@code docs/contract.md}: a poll returns its state and leaves its value in {@link Registers}. {@code value} holds the
 * mirror image: a poll returns its value and leaves its state in {@link Registers#state}. Both have the same classes: {@code Chain}, {@code Fan},
 * {@code Catching}, {@code Cleaning}, {@code Dispatching} and {@code Prompt}; {@link Shapes} is the plain source that each of them stands for. Records are
 * laid out as the weaver does it: children first, variables that are alive across a call behind them.
 */
package dev.dormouse.benchmarks.convention;
