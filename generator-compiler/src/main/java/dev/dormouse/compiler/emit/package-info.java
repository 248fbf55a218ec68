/**
 * Writes the methods of docs/contract.md, for coroutines that are laid out.
 *
 * <p>{@link dev.dormouse.compiler.emit.PollWriter} writes the poll, in {@link dev.dormouse.compiler.emit.Part}s if it is large; {@link dev.dormouse.compiler.emit.DriverWriter} the driver;
 * {@link dev.dormouse.compiler.emit.EnterWriter} what calls enter by whose receiver decides; {@link dev.dormouse.compiler.emit.Companions} the bodies of stubs;
 * {@link dev.dormouse.compiler.emit.Lambdas} the classes of lambdas; {@link dev.dormouse.compiler.emit.Dumps} what tells a dump where coroutines sleep.
 *
 * <p>Invariant: frames are written, never computed, so that no class has to be found for them.
 */
package dev.dormouse.compiler.emit;
