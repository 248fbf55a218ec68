/**
 * What woven and generated code touches and nobody else needs: registers, slots, and the marks that the weaver finds and leaves in class files.
 *
 * <p>Invariant: a register or a slot is valid only between the write and the read that {@code docs/contract.md} pairs; no user code runs
 * between them.
 */
package dev.dormouse.woven;
