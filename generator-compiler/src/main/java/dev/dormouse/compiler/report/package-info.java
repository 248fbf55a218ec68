/**
 * The state report: how large each coroutine's record is, and why.
 *
 * <p>One model and its writers. A {@link dev.dormouse.compiler.report.StateReport} is a list of {@link dev.dormouse.compiler.report.CoroutineStates}, plain immutable data in the order of their names; it knows
 * nothing of bytecode. {@link dev.dormouse.compiler.report.RecordSize} computes from it what a record takes, would take and could not go below; text, JSON and HTML say the same numbers.
 *
 * <p>Invariants: the record's size computed from the model is the one that the layout has (tests hold that over the corpus), so what the report says would be saved is exact; equal input gives equal
 * output, byte for byte.
 */
package dev.dormouse.compiler.report;
