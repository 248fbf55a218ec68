package dev.dormouse.arena;

import java.lang.invoke.VarHandle;

/**
 * A fixed number of records of one coroutine type, side by side in two arrays, each with a state and a generation.
 *
 * <p>A record is named from outside by its <em>handle</em>, a {@code long} that is never negative: its generation in the upper half, its index in the
 * lower. The generation changes when the record is given back, so that a handle kept too long is refused, in every method that takes one, and never
 * names someone else's record. Generations run from 1 to 2<sup>31</sup> - 1 and then begin again at 1: only a handle that was kept while its record was
 * given back an exact multiple of 2<sup>31</sup> - 1 times could be mistaken, which at a thousand starts a second of the same record takes 24 days.
 *
 * <p>A pool belongs to the thread of its arena. Its methods check that, but for those that only compute with an index ({@link #cell}, {@link #ref},
 * {@link #state}): they are for generated code and owners that follow a handle which {@link #index} has just checked. {@link #generation}, {@link #capacity},
 * {@link #layout} and {@link #type} may be called by any thread.
 *
 * <p>Take is O(1), give back is O(references of a record). Nothing allocates after construction but the errors.
 */
public final class Pool {

    /** What {@link #take} returns when all records are taken. */
    public static final long FULL = -1;

    /** A further pool of the same type, made for a single view where its arena carves on first use. */
    Pool sibling;

    private final RecordType type;
    private final RecordLayout layout;
    private final int cellsPerRecord;
    private final int refsPerRecord;
    private final long[] cells;
    private final Object[] refs;

    /** The ordinary references of a record: pairs of a first slot and the slot after the last. What lies between the pairs is pinned. */
    private final int[] ordinary;

    /** Exactly one of the three is there. */
    private final byte[] byteStates;
    private final short[] shortStates;
    private final int[] intStates;

    /**
     * Per record the generation of its handle while it is taken; while it is free, minus that of its next one. Written by the owner only, and plainly: nothing
     * else is published by it, and whoever has a handle from the owner has seen the write that made it. (A VarHandle would cost the interpreter 0.7 us an
     * access, the reader's fence costs 0.08.)
     */
    private final int[] generations;

    /** The free records are {@code free[0]} to {@code free[room - 1]}; the last is taken next. */
    private final int[] free;
    private int room;
    private int leastRoom;

    /** Null once the arena is closed, so that one comparison refuses both a strange thread and a late use. */
    private Thread owner;

    /** The caller has seen to it that the arrays can be that long. */
    Pool(RecordType type, RecordLayout layout, int capacity, Thread owner) {
        this.type = type;
        this.layout = layout;
        this.owner = owner;
        cellsPerRecord = layout.cells();
        refsPerRecord = layout.refs();
        cells = new long[capacity * cellsPerRecord];
        refs = new Object[capacity * refsPerRecord];
        int stateBytes = layout.stateBytes();
        byteStates = stateBytes == 1 ? new byte[capacity] : null;
        shortStates = stateBytes == 2 ? new short[capacity] : null;
        intStates = stateBytes == 4 ? new int[capacity] : null;
        generations = new int[capacity];
        free = new int[capacity];
        room = capacity;
        leastRoom = capacity;
        for (int i = 0; i < capacity; i++) {
            generations[i] = -1;
            free[i] = capacity - 1 - i;
        }
        for (int i = 0; i < refs.length; i++) {
            refs[i] = type.scratch(i % refsPerRecord);
        }
        ordinary = ordinarySlots();
    }

    /** What is not pinned in the first record, once it is known that the others are the same. */
    private int[] ordinarySlots() {
        for (int i = refsPerRecord; i < refs.length; i++) {
            if ((refs[i] == null) != (refs[i - refsPerRecord] == null)) {
                throw new ArenaException("record type of " + layout.coroutine() + ": scratch(" + i % refsPerRecord
                        + ") makes an object for some records and none for others; weave the class again");
            }
        }
        int bounds = 0;
        for (int slot = 0; slot < refsPerRecord; slot++) {
            bounds += startsOrdinary(slot) ? 2 : 0;
        }
        int[] pairs = new int[bounds];
        int next = 0;
        for (int slot = 0; slot < refsPerRecord; slot++) {
            if (startsOrdinary(slot)) {
                pairs[next++] = slot;
            }
            if (refs[slot] == null && (slot + 1 == refsPerRecord || refs[slot + 1] != null)) {
                pairs[next++] = slot + 1;
            }
        }
        return pairs;
    }

    private boolean startsOrdinary(int slot) {
        return refs[slot] == null && (slot == 0 || refs[slot - 1] != null);
    }

    /**
     * A pool of one record that is part of no arena and charged to none: for a record that lives in the scratch of another and is counted there. It belongs to
     * the calling thread.
     */
    public static Pool single(RecordType type) {
        return new Pool(type, type.layout(), 1, Thread.currentThread());
    }

    /**
     * Takes a free record: its state is 0, its ordinary references are null, its pinned scratch is there, its cells hold anything.
     *
     * @return its handle, or {@link #FULL}
     */
    public long take() {
        if (Thread.currentThread() != owner) {
            throw ArenaException.notOwner(toString(), owner);
        }
        int left = room - 1;
        if (left < 0) {
            return FULL;
        }
        room = left;
        if (left < leastRoom) {
            leastRoom = left;
        }
        int index = free[left];
        int generation = -generations[index];
        generations[index] = generation;
        return handle(index, generation);
    }

    /**
     * Gives a record back: its ordinary references are null and its state is 0 from now on, and its handle is stale.
     *
     * @throws StaleHandleException if the handle is stale already; nothing has changed then
     */
    public void giveBack(long handle) {
        int index = index(handle);
        reset(index);
        int generation = generations[index];
        generations[index] = generation == Integer.MAX_VALUE ? -1 : -(generation + 1);
        free[room++] = index;
    }

    /** Makes a record as a new one without giving it back, for an owner that restarts in place: its ordinary references become null, its state 0. */
    public void clear(int index) {
        checkOwner();
        reset(index);
    }

    private void reset(int index) {
        int ref = ref(index);
        for (int i = 0; i < ordinary.length; i += 2) {
            for (int slot = ref + ordinary[i], end = ref + ordinary[i + 1]; slot < end; slot++) {
                refs[slot] = null;
            }
        }
        state(index, 0);
    }

    /** The handle of a record in a generation, both as {@link #generation} has them; nothing is checked. Any thread may ask. */
    public static long handle(int index, int generation) {
        return (long) generation << 32 | index;
    }

    /** Whether the handle's record is still the one it was taken for. False for anything else, {@link #FULL} included. */
    public boolean isLive(long handle) {
        checkOwner();
        return matches(handle);
    }

    /**
     * The index of the handle's record.
     *
     * @throws StaleHandleException if the record was given back, or the handle is not one of this pool
     */
    public int index(long handle) {
        if (Thread.currentThread() != owner || !matches(handle)) {
            throw refusal(handle);
        }
        return (int) handle;
    }

    /**
     * Takes the state of the handle's record out and leaves 0 there: for a cursor that keeps the state while it stands at the record, and puts it back by
     * {@link #state(int, int)} when it moves on. 0 when another has it.
     *
     * @throws StaleHandleException if the record was given back, or the handle is not one of this pool
     */
    public int takeState(long handle) {
        int index = (int) handle;
        // matches() written out, since this is called at each move of a cursor: a generation that is negative equals no handle's upper half.
        if (Thread.currentThread() != owner || index < 0 || index >= generations.length || generations[index] != handle >>> 32) {
            throw refusal(handle);
        }
        byte[] states = byteStates;
        if (states == null) {
            return takeWideState(index);
        }
        int state = Byte.toUnsignedInt(states[index]);
        states[index] = 0;
        return state;
    }

    private int takeWideState(int index) {
        int state = state(index);
        state(index, 0);
        return state;
    }

    private boolean matches(long handle) {
        int index = (int) handle;
        // A free record's generation is negative, so the sign of the handle has to be looked at too.
        return handle >= 0 && index >= 0 && index < generations.length && generations[index] == (int) (handle >>> 32);
    }

    /** All records' cells: those of record {@code i} begin at {@link #cell cell(i)}. */
    public long[] cells() {
        checkOwner();
        return cells;
    }

    /** All records' references: those of record {@code i} begin at {@link #ref ref(i)}. */
    public Object[] refs() {
        checkOwner();
        return refs;
    }

    /** Where the cells of a record begin in {@link #cells}. */
    public int cell(int index) {
        return index * cellsPerRecord;
    }

    /** Where the references of a record begin in {@link #refs}. */
    public int ref(int index) {
        return index * refsPerRecord;
    }

    /** The owner's state of a record: 0 ended, 1 not started, from 2 on where it sleeps. */
    public int state(int index) {
        if (byteStates != null) {
            return Byte.toUnsignedInt(byteStates[index]);
        }
        return shortStates != null ? Short.toUnsignedInt(shortStates[index]) : intStates[index];
    }

    /** Sets the owner's state of a record, from 0 to {@code layout().states() + 1}. A value beyond is cut off at the state's width. */
    public void state(int index, int state) {
        assert state >= 0 && state <= layout.states() + 1 : layout + " in state " + state;
        if (byteStates != null) {
            byteStates[index] = (byte) state;
        } else if (shortStates != null) {
            shortStates[index] = (short) state;
        } else {
            intStates[index] = state;
        }
    }

    /**
     * The generation of a record: that of its handle while it is taken, negative while it is free. Any thread may ask: one that was handed a handle sees
     * that handle's generation or a later one, and one that asks again looks again.
     */
    public int generation(int index) {
        int generation = generations[index];
        VarHandle.acquireFence();
        return generation;
    }

    /** How many records there are. */
    public int capacity() {
        return generations.length;
    }

    /** How many records are taken. */
    public int inUse() {
        checkOwner();
        return generations.length - room;
    }

    /** How many records were ever taken at once. */
    public int highWater() {
        checkOwner();
        return generations.length - leastRoom;
    }

    /** The type of the records. */
    public RecordType type() {
        return type;
    }

    /** The layout of the records. */
    public RecordLayout layout() {
        return layout;
    }

    @Override
    public String toString() {
        return "pool " + layout.coroutine() + " of " + generations.length;
    }

    void close() {
        owner = null;
    }

    private void checkOwner() {
        if (Thread.currentThread() != owner) {
            throw ArenaException.notOwner(toString(), owner);
        }
    }

    private ArenaException refusal(long handle) {
        if (Thread.currentThread() != owner) {
            return ArenaException.notOwner(toString(), owner);
        }
        if (handle == FULL) {
            return new StaleHandleException(this + ": FULL is no handle: compare what take() returns with Pool.FULL");
        }
        int index = (int) handle;
        int generation = (int) (handle >>> 32);
        if (handle < 0 || generation == 0 || index < 0 || index >= generations.length) {
            return new StaleHandleException(this + ": " + handle + " is no handle of this pool: it was taken from another one, or never taken");
        }
        int now = generations[index];
        return new StaleHandleException(this + ": stale handle of record " + index + ": it was given back (the handle's generation is " + generation
                + ", the record " + (now < 0 ? "is free, its next one is " + -now : "was taken again as " + now)
                + "); drop a handle where its record is given back, or ask isLive first");
    }
}
