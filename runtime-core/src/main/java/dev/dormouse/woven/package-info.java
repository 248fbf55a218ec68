/**
 * What woven and generated code touches and nobody else needs: registers, and the marks that the weaver finds and leaves in class files.
 *
 * <p>Invariant: a register is valid only between the write and the read that {@code docs/contract.md} pairs; no user code runs between them. A yielded value alone is valid
 * until the next entry.
 */
package dev.dormouse.woven;
