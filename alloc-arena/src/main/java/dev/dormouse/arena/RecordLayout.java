package dev.dormouse.arena;

/**
 * The size of one root coroutine's record, as the compiler decided it.
 *
 * <p>Immutable; any thread may read it. Generated code makes one per coroutine when its {@link RecordType} is first asked.
 */
public final class RecordLayout {

    /** Owner states beside the sleeping ones: 0 is "ended", 1 is "not started". */
    private static final int OWN_STATES = 2;

    private final String coroutine;
    private final int cells;
    private final int refs;
    private final int states;
    private final String hash;
    private final int scratchBytes;
    private final int objectBytes;
    private final int directBytes;
    private final int capacity;
    private final boolean wipes;
    private final String largest;

    /**
     * @param coroutine the class and method, as in {@code Fib.fibWithSum}, of overloads with the parameters: the name that profiles and plans use
     * @param cells how many {@code long} cells a record has, the children's included
     * @param refs how many references, pinned scratch included
     * @param states how many states it can sleep in
     * @param hash the hash of the whole layout, as in the names of the woven methods
     * @param scratchBytes bytes of scratch on the Java heap per record
     * @param objectBytes what its objects take on the Java heap beside those: headers, padding
     * @param directBytes bytes of scratch outside the Java heap per record
     * @param capacity how many records a pool of it has where nothing else is stated; 0 where its annotation does not say
     * @param wipes whether a record is zeroed when it is given back
     * @param largest what takes most of a record, in words, for whoever refuses it; empty where nothing does
     * @throws IllegalArgumentException if a number is negative or the name is empty
     */
    public RecordLayout(String coroutine, int cells, int refs, int states, String hash, int scratchBytes, int objectBytes, int directBytes, int capacity, boolean wipes, String largest) {
        if (coroutine.isEmpty() || hash == null) {
            throw new IllegalArgumentException("a record layout needs the name of its coroutine and a hash");
        }
        if ((cells | refs | states | scratchBytes | objectBytes | directBytes | capacity) < 0 || states > Integer.MAX_VALUE - OWN_STATES) {
            throw new IllegalArgumentException("record layout of " + coroutine + ": out of range: cells " + cells + ", refs " + refs + ", states "
                    + states + ", scratch bytes " + scratchBytes + ", object bytes " + objectBytes + ", direct bytes " + directBytes + ", capacity " + capacity);
        }
        this.coroutine = coroutine;
        this.cells = cells;
        this.refs = refs;
        this.states = states;
        this.hash = hash;
        this.scratchBytes = scratchBytes;
        this.objectBytes = objectBytes;
        this.directBytes = directBytes;
        this.capacity = capacity;
        this.wipes = wipes;
        this.largest = largest;
    }

    /** The class and method, as in {@code Fib.fibWithSum}, of overloads with the parameters, {@code Fib.count(Yield.OfInt, int)}. */
    public String coroutine() {
        return coroutine;
    }

    /** How many {@code long} cells a record has. */
    public int cells() {
        return cells;
    }

    /** How many references a record has, pinned scratch included. */
    public int refs() {
        return refs;
    }

    /** How many states it can sleep in. An owner's state is 0 (ended), 1 (not started), or one of these, numbered from 2. */
    public int states() {
        return states;
    }

    /** The hash of the whole layout, children included. */
    public String hash() {
        return hash;
    }

    /** Bytes of scratch on the Java heap per record. */
    public int scratchBytes() {
        return scratchBytes;
    }

    /** What the objects of a record's scratch take on the Java heap beside the bytes in them: headers and padding, on a JVM of 64 bits with compressed references. */
    public int objectBytes() {
        return objectBytes;
    }

    /** Bytes of scratch outside the Java heap per record: {@code -Xmx} does not bound them. */
    public int directBytes() {
        return directBytes;
    }

    /** How many records a pool of it has where neither a profile nor the program states it; 0 if its annotation does not either. */
    public int capacity() {
        return capacity;
    }

    /** Whether a record is zeroed when it is given back, its scratch included. */
    public boolean wipes() {
        return wipes;
    }

    /** What takes most of a record, in words; empty where nothing does. */
    public String largest() {
        return largest;
    }

    /** Bytes that its owner keeps for the state: 1, 2 or 4. */
    public int stateBytes() {
        int values = states + OWN_STATES;
        return values <= 1 << Byte.SIZE ? 1 : values <= 1 << Short.SIZE ? 2 : 4;
    }

    /** Bytes of the record: 8 per cell, 4 per reference, and its scratch on the heap. The state is apart. */
    public long bytes() {
        return 8L * cells + 4L * refs + scratchBytes;
    }

    @Override
    public String toString() {
        return coroutine + " (" + cells + " cells, " + refs + " references, " + states + " states, " + bytes() + " bytes)";
    }
}
