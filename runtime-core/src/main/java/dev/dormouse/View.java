package dev.dormouse;

import dev.dormouse.arena.Arena;
import dev.dormouse.arena.Pool;
import dev.dormouse.arena.RecordType;
import dev.dormouse.woven.Registers;

/**
 * A cursor over the records of one generator: it starts, resumes, closes and restarts coroutines. Generated views extend it with the typed {@code start}, {@code next},
 * {@code value} and {@code result} of their coroutine. For coroutines that wait for time, for input or for each other, take a {@link PollLoop}.
 *
 * <p>A view has one record of its own, reserved when it is made, which {@code start} and {@code next} use; it keeps that over any number of restarts and gives it back by
 * {@code close}. {@code start} after that reserves one again. Thousands more can be driven through the same view by handle: {@code open} takes a record from the generator's
 * pool, {@code at(handle)} moves the view there, and the record goes back by itself when that coroutine ends.
 *
 * <p>{@code close} ends the coroutine at which the view stands: {@link Cancelled} is thrown where it sleeps (one that has not started is first run to where it
 * sleeps), and what its clean-up throws comes out of {@code close}. A view that stood at a handle then returns to its own record. A view that is dropped without {@code close}
 * keeps its record reserved.
 *
 * <p>A view belongs to the thread that made it. A step costs O(1), an end O(references of the record). Nothing allocates but the constructor, and {@code start} after
 * {@code close} where the arena has to make a pool. Misuse is an {@link IllegalStateException} that names the coroutine; use by another thread, or
 * after the arena was closed, is a {@link dev.dormouse.arena.ArenaException}, and a handle whose coroutine has ended a {@link dev.dormouse.arena.StaleHandleException}.
 */
@SuppressWarnings("try") // a generated close() declares what its coroutine throws
public abstract class View implements AutoCloseable {

    private static final long OWN = -1;
    private static final long NONE = -1;

    // States of the coroutine at the cursor. From ENDED on they are the states of docs/contract.md; the negative ones are the view's.
    private static final int NEVER_STARTED = -2;
    private static final int RUNNING = -1;
    private static final int ENDED = 0;
    private static final int NOT_STARTED = 1;

    /** The registers of what this view drives. Where one value is yielded at a time, it stays in one of them until the next step. */
    protected final Registers cx = new Registers();

    /** The cells that the record at the cursor is part of. */
    protected long[] cells;

    /** Where that record begins in {@link #cells}. */
    protected int cell;

    /** The references that the record at the cursor is part of. */
    protected Object[] refs;

    /** Where that record begins in {@link #refs}. */
    protected int ref;

    private final RecordType type;

    /** Null for a view whose record lies outside any arena; such a view has no handles. */
    private final Arena arena;

    /** The pool of the view's own record. */
    private Pool home;

    /** The handle of that record in {@link #home}, or {@link #NONE}. */
    private long reserved;

    /** The pool of the handles, once one is used. */
    private Pool pool;

    /** Where the cursor is. While it stands at a handle, the record's state is in {@link #state}, and the pool has 0 in its place, by which other views tell. */
    private long handle = OWN;

    /** The state of the coroutine at the cursor. */
    private int state = NEVER_STARTED;

    /** The state of the view's own coroutine while the cursor is at a handle. */
    private int parked;

    /** Whether the value at hand is of the coroutine at the cursor: not after a move. */
    private boolean shown;

    private boolean returned;

    /**
     * A view whose own record is reserved from {@code arena}.
     *
     * @throws dev.dormouse.arena.ArenaException if there is no room, or no pool of this type and none may be made
     */
    protected View(Arena arena, RecordType type) {
        this.arena = arena;
        this.type = type;
        home = arena.single(type);
        reserve();
    }

    /** A view whose own record lies outside any arena, for {@link Scratch#view}. */
    protected View(RecordType type) {
        this.arena = null;
        this.type = type;
        home = Pool.single(type);
        reserve();
    }

    /**
     * Starts the coroutine at the cursor with the arguments in its record, and runs it until it sleeps or ends.
     *
     * @return 0 ended, with its result in the registers; from 2 on where it sleeps
     */
    protected abstract int driveFirst();

    /**
     * Runs the coroutine at the cursor from where it sleeps until it sleeps again or ends.
     *
     * @param entry from 2 on where it sleeps; the negative of that to throw {@code cx.thrown} there
     * @return as {@link #driveFirst}
     */
    protected abstract int drive(int entry);

    /** Whether what the coroutine returns is a reference, which is then kept in its register. */
    protected boolean returnsReference() {
        return false;
    }

    /** Drops the references that the port holds; the coroutine has ended. Nothing to do unless several values are yielded at once. */
    protected void forget() {
    }

    // A step from where a coroutine sleeps is enter(), the generated drive(..), leave(..): each small enough that C1 inlines it, at most 35 bytes of bytecode. A first step, and
    // one that is refused, is resume().

    /** Where the coroutine sleeps, which is then marked as running; or 0 where only {@link #resume} can tell what is to be done. */
    protected final int enter() {
        int from = state;
        if (from <= NOT_STARTED || Thread.currentThread() != refs[Pool.OWNER]) {
            return ENDED;
        }
        state = RUNNING;
        return from;
    }

    /** Follows a step after {@link #enter} that came to the state {@code to}; true when the coroutine has yielded, false when it has returned. */
    protected final boolean leave(int to) {
        state = to;
        shown = true;
        return to != ENDED || returned();
    }

    /** Follows a step after {@link #enter} that threw. */
    protected final void fail() {
        end();
    }

    /** Resumes the coroutine at the cursor, or starts it; true when it has yielded, false when it has returned. What it throws comes out as it is, checked or not. */
    protected final boolean resume() {
        return leave(run(resumable()));
    }

    /**
     * Moves to the view's own record, ends what still lives there, and makes it not started. The arguments are to be written to it next.
     *
     * @throws dev.dormouse.arena.ArenaException if the record was given back and none can be reserved
     */
    protected final void restart() {
        refuseInside("start");
        goHome();
        if (reserved == NONE) {
            reserve();
        } else {
            home.index(reserved);
            if (state > ENDED) {
                unwind(state);
            }
        }
        dropResult();
        state = NOT_STARTED;
    }

    /** Takes a record from the generator's pool and makes it not started: its handle, or {@link Pool#FULL}. The arguments are to be written to it next. */
    protected final long take() {
        refuseInside("open");
        long taken = pool().take();
        if (taken != Pool.FULL) {
            pool.state((int) taken, NOT_STARTED);
        }
        return taken;
    }

    /** The cells that a record is part of that {@link #take} returned. */
    protected final long[] cells(long handle) {
        return pool.cells();
    }

    /** Where that record begins in {@link #cells(long)}. */
    protected final int cell(long handle) {
        return pool.cell((int) handle);
    }

    /** The references that a record is part of that {@link #take} returned. */
    protected final Object[] refs(long handle) {
        return pool.refs();
    }

    /** Where that record begins in {@link #refs(long)}. */
    protected final int ref(long handle) {
        return pool.ref((int) handle);
    }

    /**
     * Moves the cursor to a record that {@link #take} returned.
     *
     * @throws dev.dormouse.arena.StaleHandleException if its coroutine has ended
     */
    protected final void select(long handle) {
        if (state == RUNNING || this.handle == OWN || handle == this.handle) {
            refuseInside("at");
            if (handle == this.handle) {
                pool.index(handle);
                shown = false;
                return;
            }
            pool();
        }
        int there = pool.takeState(handle);
        if (there == ENDED) {
            throw refusal("has another view at this handle", "move that one to another handle, or close it, and do not drive a coroutine from inside itself");
        }
        if (this.handle == OWN) {
            parked = state;
            cells = pool.cells();
            refs = pool.refs();
        } else if (state > ENDED) {
            pool.state((int) this.handle, state);
        }
        this.handle = handle;
        state = there;
        shown = false;
        dropResult();
        cell = pool.cell((int) handle);
        ref = pool.ref((int) handle);
    }

    /** Ends the coroutine at the cursor. Then the view's own record goes back to its pool; or, from a handle, the cursor goes to the view's own record. */
    protected final void cancel() {
        refuseInside("close");
        try {
            if (state > ENDED) {
                unwind(state);
            }
        } finally {
            dropResult();
            if (handle == OWN) {
                release();
            } else {
                goHome();
            }
        }
    }

    /** Refuses to read what was yielded unless the last step at the cursor yielded. */
    protected final void checkYielded() {
        if (!shown || state <= NOT_STARTED) {
            throw noValue();
        }
    }

    private IllegalStateException noValue() {
        return refusal("has no value", state == ENDED ? "it has ended, and value() holds only until the next step" : "value() holds after next() returned true");
    }

    /** Refuses to read the result unless the last step at the cursor returned. */
    protected final void checkReturned() {
        if (!returned) {
            throw refusal("has no result", state == ENDED ? "it ended without returning" : "result() holds once next() returned false");
        }
    }

    /** Refuses what {@link #resume} would, and a first step with a resume argument, or a later one without: only for coroutines that are resumed with something. */
    protected final void checkFirst(boolean first) {
        if ((resumable() == NOT_STARTED) != first) {
            throw refusal(first ? "has taken its first step" : "has not taken its first step", first ? "resume it with an argument"
                    : "the first one takes no argument, because nothing has been yielded that it could answer");
        }
    }

    /** The state of the coroutine at the cursor, if it can be resumed; else the refusal. */
    private int resumable() {
        refuseInside("next");
        if (state <= ENDED) {
            throw refusal(state == ENDED ? "has ended" : reserved == NONE ? "is closed" : "is not started",
                    handle == OWN ? "call start(..) before next()" : "its record is back in the pool: open(..) another");
        }
        return state;
    }

    /** The result stays in its register, where nothing overwrites it before the cursor moves or the coroutine starts again. */
    private boolean returned() {
        Object result = returnsReference() ? cx.a : null;
        end();
        cx.a = result;
        returned = true;
        return false;
    }

    private void dropResult() {
        if (returned) {
            returned = false;
            cx.a = null;
        }
    }

    /** The table of the contract for a generator that lives and is not running. */
    private void unwind(int from) {
        int at = from == NOT_STARTED ? stepToClose(from) : from;
        if (at != ENDED) {
            at = throwCancelled(at);
        }
        if (at != ENDED) {
            Throwable last = null;
            try {
                at = throwCancelled(at);
            } catch (Throwable t) {
                at = ENDED;
                last = t;
            }
            if (at != ENDED) {
                end();
            }
            IllegalStateException refusal = refusal("yielded while it was being closed, and was ended by force",
                    "let Cancelled pass, and do not yield in what cleans up");
            if (last != null) {
                refusal.addSuppressed(last);
            }
            throw refusal;
        }
    }

    private int throwCancelled(int at) {
        cx.thrown = Cancelled.INSTANCE;
        return stepToClose(-at);
    }

    /** A step after which the coroutine is to have ended; that {@link Cancelled} comes out is an end like any other. */
    private int stepToClose(int entry) {
        int to;
        try {
            to = run(entry);
        } catch (Cancelled done) {
            return ENDED;
        }
        if (to == ENDED) {
            end();
        }
        return to;
    }

    /** Drives once, wherever the cursor is. The caller deals with the state that comes back; a throw has ended the coroutine. */
    private int run(int entry) {
        state = RUNNING;
        try {
            return entry == NOT_STARTED ? driveFirst() : drive(entry);
        } catch (Throwable t) {
            end();
            throw t;
        }
    }

    /** After any end, and before user code can run again. */
    private void end() {
        state = ENDED;
        cx.clear();
        forget();
        if (handle == OWN) {
            home.clear((int) reserved);
        } else {
            pool.giveBack(handle);
        }
    }

    private void reserve() {
        reserved = home.take();
        if (reserved == Pool.FULL) {
            home = arena.single(type);
            reserved = home.take();
        }
        stand();
    }

    private void release() {
        if (reserved != NONE) {
            home.giveBack(reserved);
            reserved = NONE;
            state = NEVER_STARTED;
        }
    }

    /** Moves the cursor to the view's own record. */
    private void goHome() {
        if (handle != OWN) {
            if (state > ENDED) {
                pool.state((int) handle, state);
            }
            handle = OWN;
            state = parked;
            shown = false;
            if (reserved != NONE) {
                stand();
            }
        }
    }

    private void stand() {
        cells = home.cells();
        cell = home.cell((int) reserved);
        refs = home.refs();
        ref = home.ref((int) reserved);
    }

    private Pool pool() {
        if (pool == null) {
            if (arena == null) {
                throw refusal("has no handles", "this view's record lies outside any arena; make the view with an arena");
            }
            pool = arena.pool(type);
        }
        return pool;
    }

    private void refuseInside(String call) {
        home.checkOwner();
        if (state == RUNNING) {
            throw refusal("is running", call + "(..) was called from inside it; only who drives it may call that, after it has yielded");
        }
    }

    private IllegalStateException refusal(String problem, String wayOut) {
        return new IllegalStateException(home.layout().coroutine() + " " + problem + ": " + wayOut);
    }
}
