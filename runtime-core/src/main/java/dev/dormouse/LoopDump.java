package dev.dormouse;

import dev.dormouse.arena.Arena;
import dev.dormouse.arena.Pool;
import dev.dormouse.woven.Box;
import dev.dormouse.woven.Dump;
import java.io.IOException;

/** Writes down every task of a loop, and every other record that is taken of its arena: who, what it waits for, where it sleeps. */
final class LoopDump {

    private final Appendable out;
    private final boolean variables;
    private final Slots slots;
    private final Ready ready;
    private final Deadlines deadlines;
    private final Poller poller;

    LoopDump(Appendable out, boolean variables, Slots slots, Ready ready, Deadlines deadlines, Poller poller) {
        this.out = out;
        this.variables = variables;
        this.slots = slots;
        this.ready = ready;
        this.deadlines = deadlines;
        this.poller = poller;
    }

    void write(Arena arena) throws IOException {
        for (int slot = 0; slot < slots.used(); slot++) {
            Tasks of = slots.at(slot);
            if (of.pool.generation(of.index(slot)) > 0) {
                task(of, slot);
            }
        }
        for (Pool pool : arena.pools()) {
            if (!(pool.type() instanceof TaskType)) {
                views(pool);
            }
        }
    }

    private void task(Tasks of, int slot) throws IOException {
        int index = of.index(slot);
        boolean polled = poller.isPolling(slot);
        boolean reserved = of.pool.state(index) == 0;
        out.append("task ").append(String.valueOf(of.task(slot))).append(' ').append(of.name())
                .append(polled ? " is being polled" : reserved ? " is reserved" : ready.contains(slot) ? " is ready" : " waits " + reason(of, slot)).append(poller.cancellation(slot)).append('\n');
        if (!polled && !reserved) {
            record(of.pool, index);
        }
    }

    /** What wakes a task that is not ready. */
    private String reason(Tasks of, int slot) {
        int ref = of.pool.ref(of.index(slot));
        String awaited = awaited(of.pool.refs(), ref, ref + of.pool.layout().refs(), of.task(slot));
        String reason = awaited == null ? "to be woken" : "for " + awaited;
        return deadlines.has(slot) ? reason + ", for " + Math.max(0, deadlines.of(slot) - poller.nanos()) / 1_000_000 + " ms at most" : reason;
    }

    /** What a task awaits, as its record tells: whatever is awaited knows its waiter, and is a variable of the coroutine that awaits it. */
    private static String awaited(Object[] refs, int from, int to, long task) {
        String found = null;
        for (int i = from; i < to && found == null; i++) {
            Object held = refs[i];
            if (held instanceof Readiness) {
                found = ((Readiness) held).awaitedBy(task);
            } else if (held instanceof Reservation) {
                found = ((Reservation) held).awaitedBy(task);
            } else if (held instanceof Box) {
                found = awaited(((Box) held).refs, 0, ((Box) held).refs.length, task);
            }
        }
        return found;
    }

    private void views(Pool pool) throws IOException {
        for (int index = 0; index < pool.capacity(); index++) {
            int generation = pool.generation(index);
            if (generation > 0) {
                boolean kept = pool.state(index) == 0;
                out.append("view's record ").append(String.valueOf(Pool.handle(index, generation))).append(' ').append(pool.layout().coroutine())
                        .append(kept ? " is kept by a view\n" : " is open\n");
                if (!kept) {
                    record(pool, index);
                }
            }
        }
    }

    private void record(Pool pool, int index) throws IOException {
        out.append(Dump.of(pool.type(), variables, pool.cells(), pool.refs(), pool.cell(index), pool.ref(index), pool.state(index)));
    }
}
