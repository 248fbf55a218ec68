/**
 * Coroutines that sleep in place: the ports they yield through, the views that drive generators, and the loop that polls tasks.
 *
 * <p>The data. A {@link dev.dormouse.View} stands at one record of a {@link dev.dormouse.arena.Pool}: its arrays, its offsets and its state. A {@link dev.dormouse.PollLoop} is a row
 * of slots, one per task that it can hold, which the pools of its task types divide among them; beside each slot are a ready bit, at most one deadline, and a
 * cancellation. Variables lie in records, and states with their owner; nothing else is kept per coroutine. A {@link dev.dormouse.Registration} is a channel with two
 * {@linkplain dev.dormouse.Readiness directions}, each of which knows the one task that waits for it; a {@link dev.dormouse.Reservation} is a record that is taken before its task exists, or a place in the queue for one.
 *
 * <p>What always holds:
 * <ul>
 * <li>Whoever runs a coroutine has set its state aside: a view's is "running", a handle's in its pool is 0, a loop polls one task at a time. So nothing is entered twice.
 * <li>After an end, by return, throw, close or force, the state is 0 and the record's references are null before user code runs again.
 * <li>A handle or waker is good from its {@code open} or spawn to that coroutine's end, and harmless ever after.
 * <li>A task that was woken after it looked is polled after that: no wake-up is lost. The order of memory that this takes is in {@code docs/poll-loop.md}.
 * <li>Only {@link dev.dormouse.PollLoop#wake} and {@link dev.dormouse.PollLoop#shutdown} may be called by threads other than the owner's.
 * <li>When the loop selects, a channel is watched in exactly the directions that a task waits for.
 * <li>Nothing allocates after start-up but errors, and registering a channel.
 * </ul>
 */
package dev.dormouse;
