/**
 * One run of the weaver: class files in, woven class files and the rows of the report out.
 *
 * <p>{@link dev.dormouse.compiler.weave.Weave} is the order of things. It reads what is compiled into the model of {@link dev.dormouse.compiler.coroutine}, has {@link dev.dormouse.compiler.check} look at it,
 * lets {@link dev.dormouse.compiler.weave.Program} decide which coroutine is laid out when and how each child is embedded, children before their parents, and has {@link dev.dormouse.compiler.emit} write.
 *
 * <p>Invariant: a class is either woven completely or reported as refused.
 */
package dev.dormouse.compiler.weave;
