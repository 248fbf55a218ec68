/**
 * Where each variable of a coroutine lies in its record.
 *
 * <p>The problem: for each suspension point a set of {@link dev.dormouse.compiler.layout.Variable}s is alive; variables alive at a common point
 * must not overlap; at the points of a call the child's record lies first. Variables of 1, 2, 4 and 8 bytes share cells of 8.
 *
 * <p>Invariant, held by construction: the size is exactly the bound, the largest sum of bytes alive at one point rounded up to a cell.
 * {@link dev.dormouse.compiler.layout.Packing} first gives each variable one place for all its points, because a variable that stays need not be
 * stored again; where that exceeds the bound, it lets variables move between points.
 */
package dev.dormouse.compiler.layout;
