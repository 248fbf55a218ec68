package dev.dormouse;

import dev.dormouse.arena.Pool;

/**
 * A place for one more task of a type, held before its arguments exist: a server reserves the place, then accepts the connection, then spawns the task that serves it. Where the arguments
 * are there already and a full pool is an answer, spawn with the loop instead.
 *
 * <pre>{@code
 * try (Reservation room = loop.reservation(ServeCo.SERVE)) {
 *     for (;;) {
 *         room.reserve(a);
 *         TcpStream peer = listener.accept(a);
 *         if (!loop.spawned(ServeCo.serve(room, peer))) peer.close();
 *     }
 * }
 * }</pre>
 *
 * <p>Those who wait get places in the order in which they came: what a task gives back at its end goes to the first of them, and nobody else can take it meanwhile, be it by a plain spawn.
 * Made by {@link PollLoop#reservation}, once, at start-up; belongs to the loop's thread. Everything else is O(1), but for giving a place back, as much as ending a task, and allocates nothing.
 */
public final class Reservation implements AutoCloseable {

    /** EMPTY to WAITING in the queue, to GIVEN a place by whoever ended, to HELD as soon as the waiting task is polled. */
    private static final byte EMPTY = 0;
    private static final byte WAITING = 1;
    private static final byte GIVEN = 2;
    private static final byte HELD = 3;

    private final PollLoop loop;
    private final Tasks of;

    /** The neighbours in the queue, while WAITING. */
    Reservation before;
    Reservation after;

    private byte state;

    /** Who waits, while WAITING or GIVEN. */
    private long waiter;

    /** What is held, while GIVEN or HELD. */
    private long place;

    Reservation(PollLoop loop, Tasks of) {
        this.loop = loop;
        this.of = of;
    }

    /** The loop that the place is in. */
    public PollLoop loop() {
        return loop;
    }

    /** Whether a place is held: since {@link #reserve} or {@link #tryReserve}, until a spawn, {@link #release} or {@link #close}. */
    public boolean isHeld() {
        return state == HELD;
    }

    /**
     * Holds a place, when there is one without waiting. Holds the one that is held already.
     *
     * @return whether a place is held; false when all are taken or the loop is shutting down
     * @throws IllegalStateException if a task waits in {@link #reserve}
     */
    public boolean tryReserve() {
        loop.refuseStranger("tryReserve");
        refuseSecond();
        if (state == EMPTY && !loop.isStopped()) {
            place = of.take();
            state = place == Pool.FULL ? EMPTY : HELD;
        }
        return state == HELD;
    }

    /**
     * Sleeps until a place is held; returns at once where there is one, or one is held already. A cancelled wait leaves nothing behind. While the loop is shutting down there is no place for anybody: the
     * wait ends with the cancellation of its task.
     *
     * @throws IllegalStateException if another task waits in here: each has a reservation of its own
     */
    @Coroutine
    public void reserve(Async a) {
        if (tryReserve()) {
            return;
        }
        enter(a.waker());
        try {
            while (!isGiven()) {
                a.park();
            }
        } finally {
            leave();
        }
    }

    /** Gives the held place back, if there is one. */
    public void release() {
        loop.refuseStranger("release");
        if (state == HELD) {
            state = EMPTY;
            of.giveBack(place);
        }
    }

    /** {@link #release}, unless the loop has been closed before. The reservation can be used again. */
    @Override
    public void close() {
        if (!loop.isClosed()) {
            release();
        }
    }

    /**
     * Hands the held place over, for generated spawn functions, as {@link PollLoop#take} does.
     *
     * @return the task's handle, or {@link Pool#FULL} when the loop is shutting down; the place stays held then
     * @throws IllegalStateException if no place is held, or one for tasks of another type
     */
    public long take(TaskType type) {
        loop.refuseStranger("spawn");
        if (type != of.type) {
            throw new IllegalStateException(this + " cannot hold another coroutine: make a reservation for that one's type");
        }
        if (state != HELD) {
            throw new IllegalStateException("no place for " + of.name() + " is held: call reserve or tryReserve before each spawn");
        }
        if (loop.isStopped()) {
            return Pool.FULL;
        }
        state = EMPTY;
        return place;
    }

    /** What this is for, if that task awaits it; else null. */
    String awaitedBy(long task) {
        return state == WAITING && task == waiter ? toString() : null;
    }

    /** Takes the place that has become free, unless who waited has been ended by force. */
    boolean give() {
        if (!loop.ready(waiter)) {
            state = EMPTY;
            return false;
        }
        place = of.take();
        state = GIVEN;
        return true;
    }

    /** What messages call it: a place for that coroutine. */
    @Override
    public String toString() {
        return "a place for " + of.name();
    }

    private void enter(long task) {
        waiter = task;
        state = WAITING;
        of.queue(this);
    }

    private boolean isGiven() {
        if (state == GIVEN) {
            state = HELD;
        }
        return state == HELD;
    }

    private void leave() {
        if (state == WAITING) {
            state = EMPTY;
            of.leave(this);
        } else if (state == GIVEN) {
            state = EMPTY;
            of.giveBack(place);
        }
    }

    /** Refuses who comes while a task waits; puts right what one left behind that was ended by force. */
    private void refuseSecond() {
        if (state != WAITING && state != GIVEN) {
            return;
        }
        if (loop.isAlive(waiter)) {
            throw new IllegalStateException(loop.name(waiter) + " waits with this reservation for " + of.name() + " already: make one for each task that spawns");
        }
        leave();
    }
}
