package dev.dormouse.arena;

import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A fixed number of records of one coroutine type, side by side in two arrays, each with a state and a generation.
 *
 * <p>A record is named from outside by its <em>handle</em>, a {@code long} that is never negative: its generation in the upper half, its index in the
 * lower. A record has another generation each time it is taken, so that a handle kept too long is refused, in every method that takes one, and never
 * names someone else's record. The pool counts them up to 2<sup>31</sup> - 1 and then from 1 again: only a handle that was kept over an exact multiple of that many
 * takes, the last of them of the same record, could be mistaken; at a thousand takes a second the first chance comes after 24 days. Each pool begins at another number, far from the others': a handle of another pool, loop or arena
 * is refused unless their counts have come to overlap.
 *
 * <p>A pool belongs to the thread of its arena. Its methods check that, but for those that only compute with an index ({@link #cell}, {@link #ref},
 * {@link #state}): they are for generated code and owners that follow a handle which {@link #index} has just checked. {@link #generation}, {@link #capacity},
 * {@link #layout} and {@link #type} may be called by any thread.
 *
 * <p>Take is O(1), give back is O(references of a record), and O(its bytes) where it wipes. Nothing allocates after construction but the errors.
 */
public final class Pool {

    /** What {@link #take} returns when all records are taken. */
    public static final long FULL = -1;

    /** Where in {@link #refs} the thread of the arena stands, or null once that is closed: one comparison refuses both a strange thread and a late use to whoever keeps the array. */
    public static final int OWNER = 0;

    private static final int FIRST_REF = OWNER + 1;

    /** What no index is the complement of. */
    private static final int NONE = Integer.MIN_VALUE;

    /** How many pools were made. Threads that make some at once may come to the same number, which no more than weakens the check of whose a handle is. */
    private static int made;

    /** A further pool of the same type, made for a single view where its arena carves on first use. */
    Pool sibling;

    private final RecordType type;
    private final RecordLayout layout;
    private final int cellsPerRecord;
    private final int refsPerRecord;
    private final long[] cells;
    private final Object[] refs;
    private final boolean hasMore;

    /** The ordinary references of a record: pairs of a first slot and the slot after the last. What lies between the pairs is pinned. The first pair stands here, as there is no other one as a rule. */
    private final int firstOrdinary;
    private final int lastOrdinary;
    private final int[] moreOrdinary;

    /** Exactly one of the three is there. */
    private final byte[] byteStates;
    private final short[] shortStates;
    private final int[] intStates;

    /**
     * Per record the generation of its handle while it is taken; what {@link #free} was when it was given back, while it is free; -1 before it was ever taken. Written by the owner only, and plainly: nothing
     * else is published by it, and whoever has a handle from the owner has seen the write that made it. (A VarHandle would cost the interpreter 0.7 us an
     * access, the reader's fence costs 0.08.)
     */
    private final int[] generations;

    /** The generation of the next take, whichever record it is of. Multiples of the golden ratio are far apart. */
    private int nextGeneration = Math.max(1, made++ * 0x9E3779B9 >>> 1);

    /** The complement of the index of the record that was given back last, and so is taken next; {@link #NONE} if all that were ever taken are. */
    private int free = NONE;

    /** How many were ever taken: those with the least indexes. A new one is taken only when all of them are, so that is how many were taken at once. */
    private int used;

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
        refs = new Object[FIRST_REF + capacity * refsPerRecord];
        refs[OWNER] = owner;
        int stateBytes = layout.stateBytes();
        byteStates = stateBytes == 1 ? new byte[capacity] : null;
        shortStates = stateBytes == 2 ? new short[capacity] : null;
        intStates = stateBytes == 4 ? new int[capacity] : null;
        generations = new int[capacity];
        Arrays.fill(generations, -1);
        for (int i = FIRST_REF; i < refs.length; i++) {
            refs[i] = type.scratch((i - FIRST_REF) % refsPerRecord);
        }
        int[] pairs = ordinarySlots();
        firstOrdinary = pairs.length == 0 ? 0 : pairs[0];
        lastOrdinary = pairs.length == 0 ? 0 : pairs[1];
        moreOrdinary = pairs.length <= 2 ? null : Arrays.copyOfRange(pairs, 2, pairs.length);
        hasMore = moreOrdinary != null || layout.wipes();
    }

    /** What is not pinned in the first record, once it is known that the others are the same. */
    private int[] ordinarySlots() {
        for (int i = FIRST_REF + refsPerRecord; i < refs.length; i++) {
            if ((refs[i] == null) != (refs[i - refsPerRecord] == null)) {
                throw new ArenaException("record type of " + layout.coroutine() + ": scratch(" + (i - FIRST_REF) % refsPerRecord
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
            if (isOrdinary(slot) && !isOrdinary(slot + 1)) {
                pairs[next++] = slot + 1;
            }
        }
        return pairs;
    }

    private boolean startsOrdinary(int slot) {
        return isOrdinary(slot) && !isOrdinary(slot - 1);
    }

    private boolean isOrdinary(int slot) {
        return slot >= 0 && slot < refsPerRecord && refs[FIRST_REF + slot] == null;
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
        int index;
        if (free != NONE) {
            index = ~free;
            free = generations[index];
        } else if (used < generations.length) {
            index = used++;
        } else {
            return FULL;
        }
        int generation = nextGeneration;
        nextGeneration = generation == Integer.MAX_VALUE ? 1 : generation + 1;
        generations[index] = generation;
        return (long) generation << 32 | index;
    }

    /**
     * Gives a record back: its ordinary references are null and its state is 0 from now on, all else of it is zero where its layout {@linkplain RecordLayout#wipes wipes}, and its handle is stale.
     *
     * @throws StaleHandleException if the handle is stale already; nothing has changed then
     */
    public void giveBack(long handle) {
        int index = index(handle);
        reset(index);
        generations[index] = free;
        free = ~index;
    }

    /** Makes a record as a new one without giving it back, for an owner that restarts in place: its ordinary references become null, its state 0, all else zero where its layout wipes. */
    public void clear(int index) {
        checkOwner();
        reset(index);
    }

    private void reset(int index) {
        int ref = FIRST_REF + index * refsPerRecord;
        for (int slot = ref + firstOrdinary; slot < ref + lastOrdinary; slot++) {
            refs[slot] = null;
        }
        if (byteStates != null) {
            byteStates[index] = 0;
        } else {
            state(index, 0);
        }
        if (hasMore) {
            resetMore(index);
        }
    }

    /** What few records have: references on both sides of scratch, and secrets. */
    private void resetMore(int index) {
        for (int i = 0; moreOrdinary != null && i < moreOrdinary.length; i += 2) {
            Arrays.fill(refs, ref(index) + moreOrdinary[i], ref(index) + moreOrdinary[i + 1], null);
        }
        if (layout.wipes()) {
            wipe(index);
        }
    }

    /** Zeroes the cells and the scratch. A view in scratch is a coroutine of its own, which wipes its own record or does not. */
    private void wipe(int index) {
        Arrays.fill(cells, cell(index), cell(index + 1), 0);
        for (int slot = ref(index); slot < ref(index + 1); slot++) {
            zero(refs[slot]);
        }
    }

    /** Zeroes a scratch object: all of an array or buffer of bytes, ints or longs, whose position is then 0 and whose limit the capacity. Does nothing to anything else. Any thread may ask. */
    public static void zero(Object scratch) {
        if (scratch instanceof byte[]) {
            Arrays.fill((byte[]) scratch, (byte) 0);
        } else if (scratch instanceof int[]) {
            Arrays.fill((int[]) scratch, 0);
        } else if (scratch instanceof long[]) {
            Arrays.fill((long[]) scratch, 0);
        } else if (scratch instanceof ByteBuffer) {
            ByteBuffer buffer = (ByteBuffer) scratch;
            buffer.clear();
            int at = 0;
            for (; at + Long.BYTES <= buffer.capacity(); at += Long.BYTES) {
                buffer.putLong(at, 0);
            }
            for (; at < buffer.capacity(); at++) {
                buffer.put(at, (byte) 0);
            }
        }
    }

    /** The handle of a record in a generation, both as {@link #generation} has them; nothing is checked. Any thread may ask. */
    public static long handle(int index, int generation) {
        return (long) generation << 32 | index;
    }

    /** Whether the handle's record is still the one it was taken for. False for anything else, {@link #FULL} included. */
    public boolean isLive(long handle) {
        checkOwner();
        int index = (int) handle;
        return index >= 0 && index < generations.length && generations[index] == handle >>> 32;
    }

    /**
     * The index of the handle's record.
     *
     * @throws StaleHandleException if the record was given back, or the handle is not one of this pool
     */
    public int index(long handle) {
        int index = (int) handle;
        // Compared as a long: a generation that is negative equals no handle's upper half, and a handle that is negative no generation.
        if (Thread.currentThread() != owner || index < 0 || index >= generations.length || generations[index] != handle >>> 32) {
            throw refusal(handle);
        }
        return index;
    }

    /**
     * Takes the state of the handle's record out and leaves 0 there: for a cursor that keeps the state while it stands at the record, and puts it back by
     * {@link #state(int, int)} when it moves on. 0 when another has it.
     *
     * @throws StaleHandleException if the record was given back, or the handle is not one of this pool
     */
    public int takeState(long handle) {
        int index = (int) handle;
        // As index(handle), written out because this is called at each move of a cursor.
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

    /** All records' cells: those of record {@code i} begin at {@link #cell cell(i)}. */
    public long[] cells() {
        checkOwner();
        return cells;
    }

    /** All records' references: those of record {@code i} begin at {@link #ref ref(i)}. Before them stands the {@link #OWNER}. */
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
        return FIRST_REF + index * refsPerRecord;
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

    /** Whether a record is free. */
    boolean hasRoom() {
        return free != NONE || used < generations.length;
    }

    /** How many records are taken. Costs O(free records). */
    public int inUse() {
        checkOwner();
        int taken = used;
        for (int link = free; link != NONE; link = generations[~link]) {
            taken--;
        }
        return taken;
    }

    /** How many records were ever taken at once. */
    public int highWater() {
        checkOwner();
        return used;
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

    /** Ends its use; secrets go with it. */
    void close() {
        for (int i = 0; layout.wipes() && i < used; i++) {
            reset(i);
        }
        owner = null;
        refs[OWNER] = null;
    }

    /**
     * Refuses any use but the owner's.
     *
     * @throws ArenaException if the calling thread is not the owner, or the arena is closed
     */
    public void checkOwner() {
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
        return new StaleHandleException(this + ": stale handle of record " + index + ": it was given back, or is of another pool (the handle's generation is " + generation
                + ", the record " + (now < 0 ? "is free" : "was taken again as " + now)
                + "); drop a handle where its record is given back, or ask isLive first");
    }
}
