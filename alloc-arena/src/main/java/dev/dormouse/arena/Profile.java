package dev.dormouse.arena;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a program may use on one kind of board: the JVM's heap, the arena's budget, and the capacities.
 *
 * <p>{@link #load} takes one by name from the class path, {@link #read} one from a file, {@link #builder} makes one in code. A file is lines of
 * {@code key = value}, blank lines, and comments that begin with {@code #}; a value ends with its line. A size is a number of bytes, or one with the unit
 * {@code k} (1024) or {@code m} (1048576). System properties have the last word over what is loaded or read: {@code -Ddormouse.profile.arena=8m}.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><td>{@code arena}</td><td>size</td><td>the budget of the arena; the only key that must be there</td></tr>
 * <tr><td>{@code direct}</td><td>size</td><td>the most scratch outside the heap, of all pools; without it seven eighths of the heap, which a JVM with such a heap gives at least, and if that is not stated either there is
 * no limit. For more than the heap the JVM needs {@code -XX:MaxDirectMemorySize}</td></tr>
 * <tr><td>{@code extends}</td><td>name</td><td>another profile, whose keys hold where this one does not state them</td></tr>
 * <tr><td>{@code heap}</td><td>size</td><td>the heap that the JVM is run with, {@code -Xmx}; an arena refuses to start if the JVM's differs by more than an
 * eighth. Without it nothing is compared</td></tr>
 * <tr><td>{@code record.limit}</td><td>size</td><td>the largest record that a pool may have; without it there is no limit but the budget</td></tr>
 * <tr><td>{@code scratch.limit}</td><td>size</td><td>the most scratch that a record may have, on and outside the heap; without it there is no limit</td></tr>
 * <tr><td>{@code undeclared}</td><td>{@code refuse} or {@code carve}</td><td>what happens to a coroutine that has no declared pool: it is refused, which is
 * also what happens without this key, or gets a pool of one record on first use, and for more views further pools</td></tr>
 * <tr><td>{@code pool.}<i>Class.method</i></td><td>number</td><td>the capacity of that coroutine's pool, by {@link RecordLayout#coroutine}; where several
 * coroutines have that name (overloads of which it names no parameters, classes of several packages), of each. It counts more than what the program declares, and that more than
 * {@code @Coroutine(pool = N)}</td></tr>
 * <tr><td>{@code boxing}</td><td>{@code off} or {@code on}</td><td>whether a build with this profile puts large records of called coroutines into boxes on the heap, as
 * {@code @Coroutine(boxed = true)} does one by one; off without this key</td></tr>
 * <tr><td>{@code boxing.threshold}</td><td>size</td><td>the bytes above which a record is large; must be there where {@code boxing} is on, and {@code boxing} where this is</td></tr>
 * <tr><td>{@code loop.tasks}</td><td>number</td><td>how many tasks a poll loop can hold at once; must be there for one</td></tr>
 * </table>
 *
 * <p>Anything else in a file is an error of one line with file, line and key. Immutable; any thread may use it.
 */
public final class Profile {

    /** What the names of system properties begin with that state a key. */
    private static final String PROPERTY = "dormouse.profile.";

    /** What follows the refusal of a record that is too large. */
    static final String WAYS_OUT = ". Let the large ones end their scope before it sleeps, put a child's record on the heap with @Coroutine(boxed = true)"
            + " or the profile's boxing, or raise the limit";

    static final String NO_NAME = ": a name is letters, digits, '-', '_' and '.', as in heap-16m";

    /** How far the JVM's heap may be from the stated one: collectors withhold a survivor space and round to their own alignment. */
    private static final int HEAP_TOLERANCE = 8;

    private final String name;
    private final long heap;
    private final long arena;
    private final long direct;
    private final long recordLimit;
    private final long scratchLimit;
    private final long boxesAbove;
    private final boolean carves;
    private final int loopTasks;
    private final Map<String, Integer> pools;

    private Profile(Builder builder) {
        name = builder.name;
        heap = builder.heap;
        arena = builder.arena;
        direct = builder.direct > 0 ? builder.direct : heap > 0 ? heap - heap / HEAP_TOLERANCE : Long.MAX_VALUE;
        recordLimit = builder.recordLimit;
        scratchLimit = builder.scratchLimit;
        boxesAbove = builder.boxesAbove;
        carves = builder.carves;
        loopTasks = builder.loopTasks;
        pools = new LinkedHashMap<>(builder.pools);
    }

    /**
     * The profile of a name, from the resource {@code dormouse/profiles/NAME.properties}.
     *
     * <p>The context class loader of the calling thread is asked first, then the one of this class. Neither sees into a named module that does not open
     * its package {@code dormouse.profiles}: such a module has to open it, or the file is given to {@link #read}.
     *
     * @throws ArenaException if there is none, with the places where it was looked for, or if it is wrong
     */
    public static Profile load(String name) {
        if (!isName(name)) {
            throw new ArenaException("profile '" + name + "'" + NO_NAME + "; for a file use Profile.read");
        }
        return ProfileReader.read(new ProgramSource(name, null), PROPERTY);
    }

    /**
     * The profile in a file, named after it. What it extends is a file beside it, or else a resource, as for {@link #load}.
     *
     * @throws ArenaException if it cannot be read, or is wrong
     */
    public static Profile read(Path file) {
        return ProfileReader.read(new ProgramSource(ProfileSource.nameOf(file), file), PROPERTY);
    }

    /**
     * The profile of a source, whatever system properties say: for tools, which do not run the program.
     *
     * @throws ArenaException if there is none, or it is wrong
     */
    public static Profile read(ProfileSource source) {
        return ProfileReader.read(source, null);
    }

    /** Begins a profile in code. */
    public static Builder builder(String name) {
        return new Builder(name, "profile " + name);
    }

    /** Whether a text can be the name of a profile: letters, digits, and between them {@code -}, {@code _} and {@code .}; no path, and no file's name. */
    public static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!(Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.')) {
                return false;
            }
        }
        return !name.isEmpty() && !name.startsWith(".") && !name.endsWith(ProfileSource.SUFFIX);
    }

    /** The name it was loaded by, was read from, or was given in code. */
    public String name() {
        return name;
    }

    /** The heap that the JVM is to be run with, in bytes; 0 if it is not stated. */
    public long heap() {
        return heap;
    }

    /** The budget of the arena, in bytes. */
    public long arena() {
        return arena;
    }

    /** The most bytes of scratch that all pools together may have outside the heap; {@code Long.MAX_VALUE} if there is no limit. */
    public long direct() {
        return direct;
    }

    /** The most bytes that a record may have; {@code Long.MAX_VALUE} if there is no limit. */
    public long recordLimit() {
        return recordLimit;
    }

    /** The most bytes that the scratch of a record may have, on and outside the heap; {@code Long.MAX_VALUE} if there is no limit. */
    public long scratchLimit() {
        return scratchLimit;
    }

    /** The bytes above which a build puts the record of a called coroutine into a box; {@code Long.MAX_VALUE} where boxing is off. */
    public long boxesAbove() {
        return boxesAbove;
    }

    /** Whether a coroutine without a declared pool gets one of one record on first use, and further ones for more views. */
    public boolean carves() {
        return carves;
    }

    /**
     * How many tasks a poll loop can hold at once.
     *
     * @throws ArenaException if it is not stated
     */
    public int loopTasks() {
        if (loopTasks == 0) {
            throw new ArenaException(this + ": loop.tasks: missing, and a poll loop needs it: state how many tasks it can hold at once");
        }
        return loopTasks;
    }

    /** The capacity of a coroutine's pool, named as by {@link RecordLayout#coroutine}, or for overloads without their parameters; 0 if it is not stated. */
    public int capacity(String coroutine) {
        Integer capacity = pools.get(coroutine);
        int parameters = coroutine.indexOf('(');
        return capacity != null ? capacity : parameters > 0 ? capacity(coroutine.substring(0, parameters)) : 0;
    }

    /** The capacity of a coroutine's pool that counts: the one stated here, or else {@code declared}, or else its annotation's; of the last two, 0 is none. */
    public int capacity(RecordLayout layout, int declared) {
        int stated = capacity(layout.coroutine());
        return stated > 0 ? stated : declared != 0 ? declared : layout.capacity();
    }

    /** The coroutines whose capacity is stated. */
    public Set<String> pools() {
        return Collections.unmodifiableSet(pools.keySet());
    }

    /**
     * Refuses a record that is over a limit of this profile, or whose scratch is.
     *
     * @throws ArenaException that names what is largest in it, and the ways out
     */
    public void checkLimits(RecordLayout layout) {
        check(layout, "record", layout.bytes(), recordLimit);
        check(layout, "scratch", (long) layout.scratchBytes() + layout.directBytes(), scratchLimit);
    }

    private void check(RecordLayout layout, String what, long bytes, long limit) {
        if (bytes > limit) {
            throw new ArenaException("the " + what + " of " + layout.coroutine() + " is " + bytes + " bytes and " + what + ".limit of " + this + " is " + limit
                    + (layout.largest().isEmpty() ? "" : "; the largest in it: " + layout.largest()) + WAYS_OUT);
        }
    }

    /** Refuses a JVM whose heap is not the stated one, or is smaller than the arena. */
    void checkHeap(long actual) {
        long tolerance = heap / HEAP_TOLERANCE;
        if (heap != 0 && (actual < heap - tolerance || actual > heap + tolerance)) {
            throw new ArenaException(this + " is for a heap of " + heap + " bytes and this JVM's is " + actual + ": run it with -Xmx"
                    + ProfileReader.size(heap) + ", or choose the profile that fits");
        }
        if (arena > actual) {
            throw new ArenaException(this + " has an arena of " + arena + " bytes and this JVM's heap is " + actual + ": give it more by -Xmx, or lower `arena`");
        }
    }

    @Override
    public String toString() {
        return "profile " + name;
    }

    /** A profile in the making; every method but {@link #build} returns the builder itself and refuses a value that is out of range. */
    public static final class Builder {

        /** Far above any heap, and low enough that sums of two do not overflow. */
        static final long MOST_BYTES = 1L << 50;

        /** Where errors are: the profile, or the file and line that is being read. */
        String place;

        /** Which of the heap and the arena was stated last. */
        String sized = "arena";

        private final String name;
        private long heap;
        private long arena;
        private long direct;
        private long recordLimit = Long.MAX_VALUE;
        private long scratchLimit = Long.MAX_VALUE;
        private long boxesAbove = Long.MAX_VALUE;
        boolean carves;
        private int loopTasks;
        private final Map<String, Integer> pools = new LinkedHashMap<>();

        Builder(String name, String place) {
            this.name = name;
            this.place = place;
        }

        /** The heap that the JVM is run with, in bytes. */
        public Builder heap(long bytes) {
            sized = "heap";
            heap = within(sized, bytes, MOST_BYTES);
            return this;
        }

        /** The budget of the arena, in bytes. */
        public Builder arena(long bytes) {
            sized = "arena";
            arena = within(sized, bytes, MOST_BYTES);
            return this;
        }

        /** The most bytes of scratch that all pools together may have outside the heap. */
        public Builder direct(long bytes) {
            direct = within("direct", bytes, MOST_BYTES);
            return this;
        }

        /** The most bytes that a record may have. */
        public Builder recordLimit(long bytes) {
            recordLimit = within("record.limit", bytes, MOST_BYTES);
            return this;
        }

        /** The most bytes that the scratch of a record may have, on and outside the heap. */
        public Builder scratchLimit(long bytes) {
            scratchLimit = within("scratch.limit", bytes, MOST_BYTES);
            return this;
        }

        /** Boxing is on, for records of called coroutines that have more bytes than this. */
        public Builder boxesAbove(long bytes) {
            boxesAbove = within("boxing.threshold", bytes, MOST_BYTES);
            return this;
        }

        /** Coroutines without a declared pool get one of one record on first use, and further ones for more views, instead of being refused. */
        public Builder carve() {
            carves = true;
            return this;
        }

        /** The capacity of a coroutine's pool, named as by {@link RecordLayout#coroutine}. */
        public Builder pool(String coroutine, int capacity) {
            if (!coroutine.matches("[^\\s().]+(\\.[^\\s().]+)+(\\(.*\\))?")) {
                throw refusal("pool." + coroutine, "'" + coroutine + "' is not CLASS.METHOD, as in pool.Fib.fibWithSum");
            }
            pools.put(coroutine, (int) within("pool." + coroutine, capacity, Integer.MAX_VALUE));
            return this;
        }

        /** How many tasks a poll loop can hold at once. */
        public Builder loopTasks(int tasks) {
            loopTasks = (int) within("loop.tasks", tasks, Integer.MAX_VALUE);
            return this;
        }

        /**
         * The profile.
         *
         * @throws ArenaException if the arena's budget is missing or larger than the heap
         */
        public Profile build() {
            if (arena == 0) {
                throw refusal("arena", "missing: state the budget of the arena");
            }
            if (heap != 0 && arena > heap) {
                throw refusal(sized, "an arena of " + arena + " bytes is more than the heap, which is " + heap);
            }
            return new Profile(this);
        }

        ArenaException refusal(String key, String reason) {
            return new ArenaException(place + ": " + key + ": " + reason);
        }

        private long within(String key, long value, long most) {
            if (value < 1 || value > most) {
                throw refusal(key, value + " is out of range: at least 1, at most " + most);
            }
            return value;
        }
    }
}
