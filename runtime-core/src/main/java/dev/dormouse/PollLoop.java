package dev.dormouse;

import dev.dormouse.arena.Arena;
import dev.dormouse.arena.ArenaException;
import dev.dormouse.arena.Pool;
import dev.dormouse.arena.Profile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectableChannel;

/**
 * Runs tasks: polls each one that is ready, once per pass, and waits when none is. For a coroutine that produces values for its caller, take a {@link View} instead.
 *
 * <p>A task is spawned by the function that the build generates for its coroutine ({@code BlinkCo.blink(loop, led, 500)}). The returned handle is also its waker.
 * The loop holds a fixed number of tasks, in the pools of an arena of its own; spawning when there is no room returns {@link Pool#FULL}, told by {@link #spawned},
 * and leaves the arguments the caller's. A task that fails is reported to the {@link FailureHandler}, and the others go on.
 *
 * <p>Tasks wait for channels that are {@linkplain #register registered}: TCP is in {@code dev.dormouse.net}. A loop that has none holds no descriptors.
 *
 * <p>A loop belongs to the thread that made it, and so do its arena and everything a task does. Only {@link #wake} and {@link #shutdown} may be called by any thread.
 * Spawn, cancel, wake and poll cost O(1), but for setting a deadline, O(log tasks), and ending a task, O(references of its record). Nothing allocates once each
 * type's pool is made, by {@link #declare} or the first spawn, except where a task fails.
 *
 * <p>{@link #shutdown} cancels every task and lets them clean up, for at most the {@linkplain Builder#grace grace}; what is not done then is ended by force and
 * reported. An interrupt of the thread in {@link #run} is a shutdown too. How wakes and sleep are ordered is specified in {@code docs/poll-loop.md}.
 */
public final class PollLoop implements AutoCloseable {

    private static final long LONGEST_GRACE = Long.MAX_VALUE >> 1;

    private final Thread owner = Thread.currentThread();
    private final Arena arena;
    private final long grace;

    private final Slots slots;
    private final Ready ready;
    private final Deadlines deadlines;
    private final Poller poller;

    private final Sleep sleep;

    private volatile boolean stop;

    /** Whether {@link #stop} has been seen, and when the grace is over. */
    private boolean stopping;
    private long stopBy;
    private boolean closed;

    private long passes;

    private PollLoop(Builder builder) {
        int capacity = builder.profile.loopTasks();
        arena = Arena.forLoop(builder.profile);
        sleep = new Sleep(builder.idle);
        grace = builder.grace;
        slots = new Slots(capacity);
        ready = new Ready(capacity);
        deadlines = new Deadlines(capacity);
        poller = new Poller(slots, ready, deadlines, capacity, builder.clock, builder.failures);
    }

    /** A loop as the profile describes it, on the system's clock. Failures are printed to {@link System#err}; the grace is one second. */
    public static PollLoop of(Profile profile) {
        return builder(profile).build();
    }

    /** Begins a loop as the profile describes it. */
    public static Builder builder(Profile profile) {
        return new Builder(profile);
    }

    /** The arena that holds this loop's tasks, for the views that are used beside them. It is closed with the loop. */
    public Arena arena() {
        return arena;
    }

    /**
     * Makes the pool of a task type, at start-up; without this it is made at the first spawn or reservation, with the capacity that the profile or its annotation states.
     * Once the first task is polled no pool is made any more, for tasks or views, unless the profile carves: what does not fit is refused before any task has run.
     *
     * @param capacity how many tasks of this type; a capacity that the profile states for this coroutine takes its place. 0 leaves it to that, or else to the coroutine's annotation
     * @throws ArenaException if it does not fit the arena or the loop's number of tasks, is there already, or is stated nowhere, or if it comes too late
     */
    public void declare(TaskType type, int capacity) {
        refuseStranger("declare");
        slots.checkRoom(type, arena.capacity(type, capacity));
        slots.attach(type, arena.declare(type, capacity));
    }

    /** Makes the pool of a task type whose capacity the profile or its annotation states, as {@link #declare(TaskType, int)} does with 0. */
    public void declare(TaskType type) {
        declare(type, 0);
    }

    /**
     * Reserves a task's record, for generated spawn functions: its arguments are to be written to it and it is to be {@linkplain #start started}, with no other call between.
     *
     * @return the task's handle, or {@link Pool#FULL} when all of its type are taken or the loop is shutting down
     * @throws ArenaException if its type has no pool and none may be made
     */
    public long take(TaskType type) {
        refuseStranger("spawn");
        if (stop) {
            return Pool.FULL;
        }
        return tasks(type).take();
    }

    private Tasks tasks(TaskType type) {
        Tasks of = slots.of(type);
        if (of == null) {
            slots.checkRoom(type, arena.capacity(type, 0));
            of = slots.attach(type, arena.pool(type));
        }
        return of;
    }

    /**
     * A reservation for tasks of a type; made once, at start-up, by whoever spawns them only when there is room.
     *
     * @throws ArenaException if the type has no pool and none may be made
     */
    public Reservation reservation(TaskType type) {
        refuseStranger("reservation");
        return new Reservation(this, tasks(type));
    }

    /**
     * Watches a channel, so that tasks of this loop can wait for it. From then on it is in non-blocking mode and the loop's: whichever of registration and loop is closed first closes it. The first
     * channel opens a selector, in which the loop waits from then on; see {@link Idle} for loops that wait elsewhere. Allocates, as a registration does in the JDK.
     *
     * @param name what messages call the channel, by its {@code toString} when one is made
     * @throws IOException if the selector cannot be opened, or the channel is closed
     * @throws IllegalStateException if the channel is registered already, with this loop or another selector
     */
    public Registration register(SelectableChannel channel, Object name) throws IOException {
        refuseStranger("register");
        return sleep.channels().register(this, channel, name);
    }

    /** Whether a spawn has made a task: false for {@link Pool#FULL}. */
    public boolean spawned(long task) {
        return task != Pool.FULL;
    }

    /** The cells that a task's record is part of; for generated code. */
    public long[] cells(long task) {
        return slots.at((int) task).pool.cells();
    }

    /** Where the record begins in {@link #cells}. */
    public int cell(long task) {
        Tasks of = slots.at((int) task);
        return of.pool.cell(of.index((int) task));
    }

    /** The references that a task's record is part of; for generated code. */
    public Object[] refs(long task) {
        return slots.at((int) task).pool.refs();
    }

    /** Where the record begins in {@link #refs}. */
    public int ref(long task) {
        Tasks of = slots.at((int) task);
        return of.pool.ref(of.index((int) task));
    }

    /** Makes a task ready whose arguments have been written; for generated code. */
    public void start(long task) {
        poller.start((int) task);
    }

    /** How many passes the loop has begun: for whoever shares the loop fairly, and to see whether it spins. */
    public long passes() {
        return passes;
    }

    /** How many tasks are alive. */
    public int alive() {
        return poller.live();
    }

    /** Whether the task has not ended. */
    public boolean isAlive(long task) {
        refuseStranger("isAlive");
        Tasks of = slots.find(task);
        return of != null && of.isLive(task);
    }

    /** {@link #dump(Appendable, boolean)} without variables. */
    public String dump() {
        StringBuilder out = new StringBuilder();
        try {
            dump(out, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // not by a StringBuilder
        }
        return out.toString();
    }

    /**
     * Writes down what sleeps: every task, what it waits for, and where, innermost coroutine first as in a stack trace; then every record of the loop's arena that a view has, also one that nobody refers to any
     * more. May be called from inside a task, of which it says no more than that. Another thread has to wake a task that does it. Allocates.
     *
     * @param variables whether to write down the variables of each coroutine too, but for {@link Sensitive} ones: of objects what their {@code toString} gives. Their names are those of the
     *     compiler's debug tables ({@code -g}); without these there are parameters only. Neither names nor values are a format to rely on
     * @throws IOException from {@code out}
     */
    public void dump(Appendable out, boolean variables) throws IOException {
        refuseStranger("dump");
        new LoopDump(out, variables, slots, ready, deadlines, poller).write(arena);
    }

    /**
     * Cancels a task: at its next poll, which is in this pass or the next one, {@link Cancelled} is thrown where it sleeps. One that has not started runs to where it sleeps
     * first; one that cancels itself goes on to there. It may sleep while it cleans up. Cancelling it again, or after its end, does nothing.
     *
     * @return whether the task was alive
     */
    public boolean cancel(long task) {
        refuseStranger("cancel");
        if (!isAlive(task)) {
            return false;
        }
        poller.cancel((int) task);
        return true;
    }

    /**
     * Has a task polled soon; from any thread, at any time. Does nothing when the task has ended, whoever has its place now; a wake that comes while it ends may at worst poll that
     * one without a reason. What the calling thread did before is seen by the poll.
     *
     * @param waker what {@link Async#waker} returned
     * @throws IllegalArgumentException if it cannot be a waker of this loop. Most wakers of another loop are ignored like those of tasks that have ended
     */
    public void wake(long waker) {
        Tasks of = slots.find(waker);
        if (of == null) {
            throw new IllegalArgumentException(waker + " is no waker of this loop: pass on what Async.waker() or the spawn returned, to the loop that it came from");
        }
        if (of.wasLive(waker)) {
            ready.add((int) waker);
            sleep.rouse();
        }
    }

    /**
     * Ends all tasks: from now on nothing can be spawned, and the loop's thread cancels what is alive, in {@link #run}, {@link #pass} or {@link #close}; from any thread, at any
     * time. What has not ended by itself when the grace is over is ended by force, without running more of it, and reported.
     */
    public void shutdown() {
        stop = true;
        sleep.rouse();
    }

    /**
     * Polls and waits until no task is alive. An interrupt of the thread shuts the loop down; the thread is interrupted again when this returns.
     *
     * @throws IllegalStateException if a task calls it
     */
    public void run() {
        refuseInside("run");
        boolean interrupted = false;
        try {
            while (poller.live() > 0) {
                if (Thread.interrupted()) { // cleared, so that waiting and channels work while tasks clean up
                    interrupted = true;
                    shutdown();
                }
                turn();
                rest();
            }
        } finally {
            if (interrupted) {
                owner.interrupt();
            }
        }
    }

    /**
     * Looks at the channels and polls each ready task once, without waiting. A task that is made ready meanwhile is polled in this pass or in the next one.
     *
     * @return whether any task was polled
     * @throws IllegalStateException if a task calls it
     */
    public boolean pass() {
        refuseInside("pass");
        sleep.look();
        return turn();
    }

    /**
     * Shuts down, runs until no task is alive, and closes the channels and the arena. Closing again does nothing.
     *
     * @throws java.io.UncheckedIOException if a channel cannot be closed; the others are
     */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        refuseInside("close");
        try {
            shutdown();
            run();
        } finally {
            try {
                sleep.close();
            } finally {
                closed = true;
                arena.close();
            }
        }
    }

    private boolean turn() {
        if (passes++ == 0) {
            arena.seal();
        }
        long now = poller.nanos();
        if (stop) {
            stopAll(now);
        }
        while (!deadlines.isEmpty() && deadlines.earliest() - now <= 0) {
            int slot = deadlines.first();
            deadlines.remove(slot);
            ready.add(slot);
        }
        return poller.pollReady();
    }

    /** The first time, cancels every task; once the grace is over, ends every task. */
    private void stopAll(long now) {
        if (!stopping) {
            stopping = true;
            stopBy = now + grace;
            poller.cancelAll();
        } else if (stopBy - now <= 0) {
            poller.endAll(grace);
        }
    }

    /** Waits for a wake, a channel or the next deadline. Where there is no reason to wait, looks at the channels: tasks that are always ready starve none. */
    private void rest() {
        long nanos = poller.live() == 0 ? 0 : untilDeadline();
        boolean waited = false;
        if (nanos > 0) {
            sleep.announce();
            waited = ready.isEmpty() && stop == stopping;
            if (waited) {
                sleep.idle(nanos);
            }
            sleep.end();
        }
        if (!waited) {
            sleep.look();
        }
    }

    private long untilDeadline() {
        if (deadlines.isEmpty() && !stopping) {
            return Idle.FOREVER;
        }
        long now = poller.nanos();
        long nanos = deadlines.isEmpty() ? Idle.FOREVER : deadlines.earliest() - now;
        return stopping ? Math.min(nanos, stopBy - now) : nanos;
    }

    /** Has a task polled that is in its first sleep or a later one, on the loop's thread; false when it has ended. For what is found out while the loop rests. */
    boolean ready(long task) {
        boolean live = slots.at((int) task).wasLive(task);
        if (live) {
            ready.add((int) task);
        }
        return live;
    }

    /** Whether nothing is spawned any more. */
    boolean isStopped() {
        return stop;
    }

    boolean isClosed() {
        return closed;
    }

    /** What a task is called in messages. */
    String name(long task) {
        return slots.at((int) task).name();
    }

    void refuseStranger(String call) {
        if (Thread.currentThread() != owner) {
            throw new IllegalStateException("the loop belongs to thread " + owner.getName() + " and " + call + "(..) was called by thread "
                    + Thread.currentThread().getName() + ": other threads may only wake a task or shut the loop down");
        }
        if (closed) {
            throw new IllegalStateException(call + "(..): the loop is closed; make another");
        }
    }

    private void refuseInside(String call) {
        refuseStranger(call);
        if (poller.polling() != null) {
            throw new IllegalStateException(call + "() was called from inside " + poller.polling() + ", which the loop is polling: tasks may spawn, cancel, wake and shut down");
        }
    }

    /** A loop in the making; every method but {@link #build} returns the builder itself. */
    public static final class Builder {

        private final Profile profile;
        private Clock clock = Clock.system();
        private Idle idle;
        private FailureHandler failures = new PrintedFailures();
        private long grace = 1_000_000_000;

        private Builder(Profile profile) {
            this.profile = profile;
        }

        /** Where the loop reads the time. */
        public Builder clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        /** How the loop waits; without this in its selector once it has a channel, and by parking before. */
        public Builder idle(Idle idle) {
            this.idle = idle;
            return this;
        }

        /** Who is told of failed tasks. */
        public Builder failures(FailureHandler failures) {
            this.failures = failures;
            return this;
        }

        /** How long tasks may clean up after a shutdown, in nanoseconds; 0 or more. */
        public Builder grace(long nanos) {
            if (nanos < 0 || nanos > LONGEST_GRACE) {
                throw new IllegalArgumentException("grace(" + nanos + "): from 0 to " + LONGEST_GRACE + " ns");
            }
            grace = nanos;
            return this;
        }

        /**
         * The loop; it belongs to the calling thread.
         *
         * @throws ArenaException if the profile does not say how many tasks a loop may hold, or does not fit the JVM
         */
        public PollLoop build() {
            return new PollLoop(this);
        }
    }
}
