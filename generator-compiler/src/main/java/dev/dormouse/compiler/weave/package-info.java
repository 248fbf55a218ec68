/**
 * Turns coroutines into the methods of docs/contract.md.
 *
 * <p>A {@link dev.dormouse.compiler.weave.Coroutine} goes through three forms, children before their parents. Its {@link dev.dormouse.compiler.weave.Body} is a private copy of the code
 * with each suspension {@link dev.dormouse.compiler.weave.Point} found, and what must survive it. Its {@link dev.dormouse.compiler.weave.RecordMap} says where that lies. From both,
 * {@link dev.dormouse.compiler.weave.PollWriter} writes the poll, in {@link dev.dormouse.compiler.weave.Part}s if it is large, and {@link dev.dormouse.compiler.weave.DriverWriter} the driver.
 * {@link dev.dormouse.compiler.weave.Program} decides the order and how each child is embedded, {@link dev.dormouse.compiler.weave.Companions} fills the generated stubs.
 *
 * <p>Invariants: a layout, and so the hash in every name, is the same for the same bytecode whatever its debug tables; frames are written, never computed, so no class is
 * ever loaded; a class is either woven completely or reported as refused.
 */
package dev.dormouse.compiler.weave;
