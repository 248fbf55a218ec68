/**
 * What the weaver knows: the classes of a compilation, and each of their coroutines in its forms.
 *
 * <p>A {@link dev.dormouse.compiler.coroutine.Coroutine} begins as a method. Its {@link dev.dormouse.compiler.coroutine.Body} is a private copy of the code with each suspension
 * {@link dev.dormouse.compiler.coroutine.Point} found, and what must survive it; its {@link dev.dormouse.compiler.coroutine.RecordMap} says where that lies. Of coroutines of other compilations only what
 * a caller has to know is there: a {@link dev.dormouse.compiler.coroutine.Callee}. {@link dev.dormouse.compiler.coroutine.Classes} finds any of them by a call.
 *
 * <p>Invariant: a layout, and so the hash in every name, is the same for the same bytecode whatever its debug tables. No class is ever loaded.
 */
package dev.dormouse.compiler.coroutine;
