/**
 * Where coroutines keep their variables.
 *
 * <p>The data: an {@link dev.dormouse.arena.Arena} is a budget in bytes and the {@link dev.dormouse.arena.Pool pools} carved from it. A pool is one
 * {@code long[]} and one {@code Object[]}, cut into records of exactly one {@link dev.dormouse.arena.RecordLayout layout}; a state and a generation
 * stand beside each record. A {@link dev.dormouse.arena.Profile} names the budget and the capacities, a
 * {@link dev.dormouse.arena.MemoryPlan} shows who takes what.
 *
 * <p>What always holds:
 * <ul>
 * <li>What the pools charge, together, never exceeds the budget; a pool that would is not made.
 * <li>A record is either free or taken. A handle is good from the {@code take} that returned it to its {@code giveBack}, and refused ever after.
 * <li>A free record holds no reference but its pinned scratch, and its state is 0.
 * <li>After a pool is made, nothing here allocates but errors and plans.
 * <li>Arena and pools belong to the thread that made the arena; only generations are read by others.
 * </ul>
 */
package dev.dormouse.arena;
