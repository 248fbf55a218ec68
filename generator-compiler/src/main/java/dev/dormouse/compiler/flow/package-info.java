/**
 * What is known about the locals and the operand stack at each instruction of one method.
 *
 * <p>Three questions, three classes, in this order: {@link dev.dormouse.compiler.flow.Liveness} tells which locals may still be read;
 * {@link dev.dormouse.compiler.flow.Flow} simulates the method forward and gives each live local and stack entry a
 * {@link dev.dormouse.compiler.flow.Value} (its verification type, for an {@code int} the range it lies in, which a
 * jump that compares it narrows; a constant if it is one); and
 * {@link dev.dormouse.compiler.flow.Webs} joins the assignments that reach a common use into one variable, so that a JVM slot which javac uses twice is two.
 *
 * <p>Invariants: types at joins are the ones of javac's stack map frames, so no class hierarchy is ever consulted; a local that is dead at a
 * join is unknown after it; nothing here depends on debug tables.
 */
package dev.dormouse.compiler.flow;
