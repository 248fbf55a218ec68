package dev.dormouse;

import dev.dormouse.woven.Registers;

/**
 * Polls one task at a time, keeps its deadline and its cancellation, and frees its place when it ends. It is also the port of the task that it is polling.
 *
 * <p>A slot's cancellation goes NONE, REQUESTED, CLEANING_UP and with the task's end back to NONE; see the table in {@code docs/contract.md}.
 */
final class Poller extends Async {

    private static final int NOBODY = -1;
    private static final int ENDED = 0;
    private static final int NOT_STARTED = 1;

    private static final byte NONE = 0;
    private static final byte REQUESTED = 1;
    private static final byte CLEANING_UP = 2;

    /** No deadline is further away than this, so that any two differ by less than 2^63. A poll that comes too early for it is harmless. */
    private static final long FARTHEST = Long.MAX_VALUE >> 1;

    private final Slots slots;
    private final Ready ready;
    private final Deadlines deadlines;
    private final Clock clock;
    private final FailureHandler failures;
    private final Registers cx = new Registers();

    /** By slot. */
    private final byte[] cancelled;

    /** The slot of the task that is being polled. */
    private int polling = NOBODY;

    /** Whether that task has asked for a deadline since it runs, and for which. */
    private boolean armed;
    private long deadline;

    /** The time when it was last read. */
    private long now;

    private int live;

    Poller(Slots slots, Ready ready, Deadlines deadlines, int capacity, Clock clock, FailureHandler failures) {
        this.slots = slots;
        this.ready = ready;
        this.deadlines = deadlines;
        this.clock = clock;
        this.failures = failures;
        cancelled = new byte[capacity];
    }

    // The port.

    @Override
    public void park() {
        checkPolling("park");
    }

    @Override
    public long waker() {
        checkPolling("waker");
        return slots.at(polling).task(polling);
    }

    @Override
    public long nanos() {
        now = clock.nanos();
        return now;
    }

    @Override
    public void wakeAt(long deadlineNanos) {
        checkPolling("wakeAt");
        long asked = now + Math.max(0, Math.min(deadlineNanos - now, FARTHEST));
        if (!armed || asked - deadline < 0) {
            armed = true;
            deadline = asked;
        }
    }

    private void checkPolling(String call) {
        if (polling == NOBODY) {
            throw new IllegalStateException(call + "() was called on the port of a task that is not being polled: a port is good only inside its task");
        }
    }

    // For the loop.

    /** How many tasks are alive. */
    int live() {
        return live;
    }

    boolean isPolling(int slot) {
        return slot == polling;
    }

    /** For a dump: nothing, or that the task is cancelled. */
    String cancellation(int slot) {
        return cancelled[slot] == NONE ? "" : cancelled[slot] == REQUESTED ? ", and is to be cancelled" : ", and is cleaning up";
    }

    /** The coroutine that is being polled, or null. */
    String polling() {
        return polling == NOBODY ? null : slots.at(polling).name();
    }

    void start(int slot) {
        Tasks of = slots.at(slot);
        of.pool.state(of.index(slot), NOT_STARTED);
        live++;
        ready.add(slot);
    }

    /** Whether the slot has a task that was started and has not ended. */
    private boolean isLive(int slot) {
        Tasks of = slots.at(slot);
        return of.pool.state(of.index(slot)) != ENDED;
    }

    /** Requests the cancellation of a task, unless that was done before. */
    void cancel(int slot) {
        if (cancelled[slot] == NONE) {
            cancelled[slot] = REQUESTED;
            ready.add(slot);
        }
    }

    void cancelAll() {
        for (int slot = 0; slot < slots.used(); slot++) {
            if (isLive(slot)) {
                cancel(slot);
            }
        }
    }

    /** Ends every task by force, after that many nanoseconds of grace. */
    void endAll(long grace) {
        for (int slot = 0; slot < slots.used(); slot++) {
            if (isLive(slot)) {
                end(slot, new IllegalStateException(slots.at(slot).name() + " was ended by force: it was still cleaning up " + grace
                        + " ns after the shutdown of its loop; let it end sooner, or give the loop a longer grace"));
            }
        }
    }

    /** Polls each ready task once; whether there was any. Should the failure handler throw, those not polled stay ready. */
    boolean pollReady() {
        boolean polled = false;
        for (int group = 0; group < ready.groups(); group++) {
            polled |= pollWords(group, ready.takeWords(group));
        }
        return polled;
    }

    private boolean pollWords(int group, int taken) {
        int words = taken;
        boolean polled = false;
        try {
            while (words != 0) {
                int word = (group << 5) + Integer.numberOfTrailingZeros(words);
                words &= words - 1;
                polled |= pollSlots(word, ready.takeSlots(word));
            }
        } finally {
            if (words != 0) {
                ready.putBackWords(group, words);
            }
        }
        return polled;
    }

    private boolean pollSlots(int word, int taken) {
        int left = taken;
        boolean polled = false;
        try {
            while (left != 0) {
                int slot = (word << 5) + Integer.numberOfTrailingZeros(left);
                left &= left - 1;
                polled |= poll(slot);
            }
        } finally {
            if (left != 0) {
                ready.addAll(word, left);
            }
        }
        return polled;
    }

    /** Polls the task in a slot; false when there is none, because it ended after it was woken. */
    private boolean poll(int slot) {
        if (!isLive(slot)) {
            return false;
        }
        Tasks of = slots.at(slot);
        int index = of.index(slot);
        Throwable failure = null;
        int to;
        polling = slot;
        try {
            to = drive(of, slot, of.pool.state(index));
        } catch (Cancelled done) {
            to = ENDED;
        } catch (Throwable t) {
            to = ENDED;
            failure = t;
        } finally {
            polling = NOBODY;
        }
        if (to == ENDED) {
            end(slot, failure);
            return true;
        }
        of.pool.state(index, to);
        if (armed) {
            deadlines.set(slot, deadline);
        } else {
            deadlines.remove(slot);
        }
        return true;
    }

    /** Drives a task until it sleeps, by the table of the contract when it is cancelled. */
    private int drive(Tasks of, int slot, int from) {
        int index = of.index(slot);
        int deliveries = 0;
        int at = from;
        for (;;) {
            boolean deliver = cancelled[slot] == REQUESTED && at != NOT_STARTED;
            if (deliver) {
                cx.thrown = Cancelled.INSTANCE;
                deliveries++;
            }
            armed = false;
            at = of.type.drive(this, cx, of.pool.cells(), of.pool.refs(), of.pool.cell(index), of.pool.ref(index), deliver ? -at : at);
            if (at == ENDED || cancelled[slot] != REQUESTED) {
                return at;
            }
            if (deliver && of.isCleaningUp(index)) {
                cancelled[slot] = CLEANING_UP;
                return at;
            }
            if (deliveries == 2) {
                throw new IllegalStateException(
                        of.name() + " was cancelled, swallowed Cancelled twice, and was ended by force: let Cancelled pass, or rethrow it after the clean-up");
            }
        }
    }

    /** Ends a task: its place is free before the failure handler, if there was a failure, can spawn into it. */
    private void end(int slot, Throwable failure) {
        Tasks of = slots.at(slot);
        long task = of.task(slot);
        deadlines.remove(slot);
        cancelled[slot] = NONE;
        cx.clear();
        live--;
        of.giveBack(task);
        if (failure != null) {
            failures.failed(task, of.name(), failure);
        }
    }
}
