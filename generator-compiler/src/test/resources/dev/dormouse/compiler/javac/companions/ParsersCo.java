// Written by the Dormouse compiler for demo.Parsers. Every build writes it anew.
package demo;

import dev.dormouse.Exchange;
import dev.dormouse.NotWoven;
import dev.dormouse.arena.Arena;
import dev.dormouse.arena.Pool;
import dev.dormouse.arena.RecordLayout;
import dev.dormouse.arena.RecordType;
import dev.dormouse.woven.Stubs;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Starts the coroutines of {@link Parsers}. */
public final class ParsersCo {

    private ParsersCo() {}

    /** The records of {@link Parsers#sorted}: declare how many an arena is to hold. */
    public static final RecordType SORTED = new Records(0);

    /**
     * A view of {@link Parsers#sorted}.
     *
     * <p>{@code start} and {@code next()} drive the one coroutine that has the view's own record; {@code open} and {@code at(handle)} drive many.
     */
    @Stubs("demo/Parsers.sorted(Ldev/dormouse/Yield;[[Ljava/lang/Comparable;Ljava/lang/Comparable;)Ljava/util/List;")
    public static final class Sorted<K extends Comparable<? super K>> extends dev.dormouse.View {

        /**
         * A view whose own record is reserved in {@code arena}.
         *
         * @throws dev.dormouse.arena.ArenaException if there is no room for it
         */
        public Sorted(Arena arena) {
            super(arena, SORTED);
        }

        /** A view whose own record lies outside any arena. It has no handles. */
        public Sorted() {
            super(SORTED);
        }

        /** Starts the coroutine in the view's own record. One that lives there is closed first. */
        public Sorted<K> start(Parsers<K> self_, K[][] cells, K self) throws IOException {
            restart();
            begin(this.cells, refs, cell, ref, self_, cells, self);
            return this;
        }

        /**
         * Starts the coroutine in a record of its own.
         *
         * @return its handle, or {@link Pool#FULL}
         */
        public long open(Parsers<K> self_, K[][] cells, K self) {
            long handle = take();
            if (handle != Pool.FULL) {
                begin(cells(handle), refs(handle), cell(handle), ref(handle), self_, cells, self);
            }
            return handle;
        }

        /**
         * Moves this view to a coroutine that was opened.
         *
         * @throws dev.dormouse.arena.StaleHandleException if it has ended
         */
        public Sorted<K> at(long handle) {
            select(handle);
            return this;
        }

        /** Resumes the coroutine. True when it has yielded, false when it has returned. */
        public boolean next() throws IOException {
            int from = enter();
            if (from == 0) {
                return resume();
            }
            try {
                return leave(drive(from));
            } catch (Throwable t) {
                fail();
                throw t;
            }
        }

        /** What the coroutine has yielded; until the next step. */
        @SuppressWarnings("unchecked")
        public Map.Entry<K, int[]> value() {
            checkYielded();
            return (Map.Entry<K, int[]>) cx.a;
        }

        /** What the coroutine has returned; until it is started again. */
        @SuppressWarnings("unchecked")
        public List<K> result() {
            checkReturned();
            return (List<K>) cx.a;
        }

        /** Ends the coroutine that the view stands at: {@code Cancelled} is thrown where it sleeps, so that its {@code finally} blocks run. */
        public void close() throws IOException {
            cancel();
        }

        private static <K extends Comparable<? super K>> void begin(long[] cells, Object[] refs, int cell, int ref, Parsers<K> self_, K[][] cells_, K self) {
            throw new NotWoven("Parsers.sorted");
        }

        protected int driveFirst() {
            throw new NotWoven("Parsers.sorted");
        }

        protected int drive(int entry) {
            throw new NotWoven("Parsers.sorted");
        }

        protected boolean returnsReference() {
            return true;
        }
    }

    /** The records of {@link Parsers#probe}: declare how many an arena is to hold. */
    public static final RecordType PROBE = new Records(1);

    /**
     * A view of {@link Parsers#probe}.
     *
     * <p>{@code start} and {@code next(argument)} drive the one coroutine that has the view's own record; {@code open} and {@code first(handle)} drive many.
     */
    @Stubs("demo/Parsers.probe(Ldemo/Parsers$Probe;)Z")
    public static final class Probe extends dev.dormouse.View {

        private final Port port = new Port();
        private final First first = new First();

        /**
         * A view whose own record is reserved in {@code arena}.
         *
         * @throws dev.dormouse.arena.ArenaException if there is no room for it
         */
        public Probe(Arena arena) {
            super(arena, PROBE);
        }

        /** A view whose own record lies outside any arena. It has no handles. */
        public Probe() {
            super(PROBE);
        }

        /** Starts the coroutine in the view's own record. One that lives there is closed first. */
        public First start() {
            restart();
            begin(cells, refs, cell, ref);
            return first;
        }

        /**
         * Starts the coroutine in a record of its own.
         *
         * @return its handle, or {@link Pool#FULL}
         */
        public long open() {
            long handle = take();
            if (handle != Pool.FULL) {
                begin(cells(handle), refs(handle), cell(handle), ref(handle));
            }
            return handle;
        }

        /**
         * Moves this view to a coroutine that was opened and has taken its first step.
         *
         * @throws dev.dormouse.arena.StaleHandleException if it has ended
         */
        public Probe at(long handle) {
            select(handle);
            return this;
        }

        /**
         * Moves this view to a coroutine that was opened and has not taken its first step.
         *
         * @throws dev.dormouse.arena.StaleHandleException if it has ended
         */
        public First first(long handle) {
            select(handle);
            return first;
        }

        /** Resumes the coroutine with {@code argument}. True when it has yielded, false when it has returned. */
        public boolean next(char argument) {
            int from = enter();
            if (from == 0) {
                return resume(argument);
            }
            return advance(from, argument);
        }

        private boolean advance(int from, char argument) {
            cx.i = argument;
            try {
                return leave(drive(from));
            } catch (Throwable t) {
                fail();
                throw t;
            }
        }

        private boolean resume(char argument) {
            checkFirst(false);
            cx.i = argument;
            return resume();
        }

        private boolean firstStep() {
            checkFirst(true);
            return resume();
        }

        /** The first step of a coroutine, which is resumed with nothing because it has yielded nothing yet. */
        public final class First {

            private First() {}

            /** Runs the coroutine to its first yield. True when it has yielded, false when it has returned. */
            public boolean next() {
                return firstStep();
            }
        }

        /** What the coroutine has yielded as {@code at}; until the next step. */
        public long at() {
            checkYielded();
            return port.at;
        }

        /** What the coroutine has yielded as {@code next}; until the next step. */
        public String nextValue() {
            checkYielded();
            return port.next;
        }

        /** What the coroutine has yielded as {@code value}; until the next step. */
        public double value() {
            checkYielded();
            return port.value;
        }

        /** What the coroutine has returned; until it is started again. */
        public boolean result() {
            checkReturned();
            return cx.i != 0;
        }

        /** Ends the coroutine that the view stands at: {@code Cancelled} is thrown where it sleeps, so that its {@code finally} blocks run. */
        public void close() {
            cancel();
        }

        private static void begin(long[] cells, Object[] refs, int cell, int ref) {
            throw new NotWoven("Parsers.probe");
        }

        protected int driveFirst() {
            throw new NotWoven("Parsers.probe");
        }

        protected int drive(int entry) {
            throw new NotWoven("Parsers.probe");
        }

        protected void forget() {
            port.next = null;
        }

        /** Holds what was yielded last. */
        private static final class Port implements Parsers.Probe {

            private long at;
            private String next;
            private double value;

            public char yield(long at, String next, double value) {
                this.at = at;
                this.next = next;
                this.value = value;
                return 0; // what the coroutine is resumed with comes in a register
            }
        }
    }

    /** The records of {@link Parsers#all}: declare how many an arena is to hold. */
    public static final RecordType ALL = new Records(2);

    /**
     * A view of {@link Parsers#all}.
     *
     * <p>{@code start} and {@code next()} drive the one coroutine that has the view's own record; {@code open} and {@code at(handle)} drive many.
     */
    @SuppressWarnings("try")
    @Stubs("demo/Parsers.all(Ldev/dormouse/Yield;[Ljava/lang/Object;)V")
    public static final class All<T> extends dev.dormouse.View {

        /**
         * A view whose own record is reserved in {@code arena}.
         *
         * @throws dev.dormouse.arena.ArenaException if there is no room for it
         */
        public All(Arena arena) {
            super(arena, ALL);
        }

        /** A view whose own record lies outside any arena. It has no handles. */
        public All() {
            super(ALL);
        }

        /** Starts the coroutine in the view's own record. One that lives there is closed first. */
        @SafeVarargs
        @SuppressWarnings("varargs")
        public final All<T> start(T... handle) throws InterruptedException {
            restart();
            begin(cells, refs, cell, ref, handle);
            return this;
        }

        /**
         * Starts the coroutine in a record of its own.
         *
         * @return its handle, or {@link Pool#FULL}
         */
        @SafeVarargs
        @SuppressWarnings("varargs")
        public final long open(T... handle) {
            long handle_ = take();
            if (handle_ != Pool.FULL) {
                begin(cells(handle_), refs(handle_), cell(handle_), ref(handle_), handle);
            }
            return handle_;
        }

        /**
         * Moves this view to a coroutine that was opened.
         *
         * @throws dev.dormouse.arena.StaleHandleException if it has ended
         */
        public All<T> at(long handle) {
            select(handle);
            return this;
        }

        /** Resumes the coroutine. True when it has yielded, false when it has returned. */
        public boolean next() throws InterruptedException {
            int from = enter();
            if (from == 0) {
                return resume();
            }
            try {
                return leave(drive(from));
            } catch (Throwable t) {
                fail();
                throw t;
            }
        }

        /** What the coroutine has yielded; until the next step. */
        @SuppressWarnings("unchecked")
        public T value() {
            checkYielded();
            return (T) cx.a;
        }

        /** Ends the coroutine that the view stands at: {@code Cancelled} is thrown where it sleeps, so that its {@code finally} blocks run. */
        public void close() throws InterruptedException {
            cancel();
        }

        private static <T> void begin(long[] cells, Object[] refs, int cell, int ref, T[] handle) {
            throw new NotWoven("Parsers.all");
        }

        protected int driveFirst() {
            throw new NotWoven("Parsers.all");
        }

        protected int drive(int entry) {
            throw new NotWoven("Parsers.all");
        }
    }

    /** The records of {@link Parsers#parse(Exchange, int)}: declare how many an arena is to hold. */
    static final RecordType PARSE_INT = new Records(3);

    /**
     * A view of {@link Parsers#parse(Exchange, int)}.
     *
     * <p>{@code start} and {@code next(argument)} drive the one coroutine that has the view's own record; {@code open} and {@code first(handle)} drive many.
     */
    @Stubs("demo/Parsers.parse(Ldev/dormouse/Exchange;I)V")
    static final class ParseInt<K extends Comparable<? super K>> extends dev.dormouse.View {

        private final First first = new First();

        /**
         * A view whose own record is reserved in {@code arena}.
         *
         * @throws dev.dormouse.arena.ArenaException if there is no room for it
         */
        public ParseInt(Arena arena) {
            super(arena, PARSE_INT);
        }

        /** A view whose own record lies outside any arena. It has no handles. */
        public ParseInt() {
            super(PARSE_INT);
        }

        /** Starts the coroutine in the view's own record. One that lives there is closed first. */
        public First start(Parsers<K> self, int first) {
            restart();
            begin(cells, refs, cell, ref, self, first);
            return this.first;
        }

        /**
         * Starts the coroutine in a record of its own.
         *
         * @return its handle, or {@link Pool#FULL}
         */
        public long open(Parsers<K> self, int first) {
            long handle = take();
            if (handle != Pool.FULL) {
                begin(cells(handle), refs(handle), cell(handle), ref(handle), self, first);
            }
            return handle;
        }

        /**
         * Moves this view to a coroutine that was opened and has taken its first step.
         *
         * @throws dev.dormouse.arena.StaleHandleException if it has ended
         */
        public ParseInt<K> at(long handle) {
            select(handle);
            return this;
        }

        /**
         * Moves this view to a coroutine that was opened and has not taken its first step.
         *
         * @throws dev.dormouse.arena.StaleHandleException if it has ended
         */
        public First first(long handle) {
            select(handle);
            return first;
        }

        /** Resumes the coroutine with {@code argument}. True when it has yielded, false when it has returned. */
        public boolean next(Integer argument) {
            int from = enter();
            if (from == 0) {
                return resume(argument);
            }
            return advance(from, argument);
        }

        private boolean advance(int from, Integer argument) {
            cx.a = argument;
            try {
                return leave(drive(from));
            } catch (Throwable t) {
                fail();
                throw t;
            }
        }

        private boolean resume(Integer argument) {
            checkFirst(false);
            cx.a = argument;
            return resume();
        }

        private boolean firstStep() {
            checkFirst(true);
            return resume();
        }

        /** The first step of a coroutine, which is resumed with nothing because it has yielded nothing yet. */
        public final class First {

            private First() {}

            /** Runs the coroutine to its first yield. True when it has yielded, false when it has returned. */
            public boolean next() {
                return firstStep();
            }
        }

        /** What the coroutine has yielded; until the next step. */
        public String value() {
            checkYielded();
            return (String) cx.a;
        }

        /** Ends the coroutine that the view stands at: {@code Cancelled} is thrown where it sleeps, so that its {@code finally} blocks run. */
        public void close() {
            cancel();
        }

        private static <K extends Comparable<? super K>> void begin(long[] cells, Object[] refs, int cell, int ref, Parsers<K> self, int first) {
            throw new NotWoven("Parsers.parse");
        }

        protected int driveFirst() {
            throw new NotWoven("Parsers.parse");
        }

        protected int drive(int entry) {
            throw new NotWoven("Parsers.parse");
        }
    }

    /** The records of {@link Parsers#parse(Exchange, Map[])}: declare how many an arena is to hold. */
    static final RecordType PARSE_MAP_ARRAY = new Records(4);

    /**
     * A view of {@link Parsers#parse(Exchange, Map[])}.
     *
     * <p>{@code start} and {@code next(argument)} drive the one coroutine that has the view's own record; {@code open} and {@code first(handle)} drive many.
     */
    @Stubs("demo/Parsers.parse(Ldev/dormouse/Exchange;[Ljava/util/Map;)V")
    static final class ParseMapArray<K extends Comparable<? super K>> extends dev.dormouse.View {

        private final First first = new First();

        /**
         * A view whose own record is reserved in {@code arena}.
         *
         * @throws dev.dormouse.arena.ArenaException if there is no room for it
         */
        public ParseMapArray(Arena arena) {
            super(arena, PARSE_MAP_ARRAY);
        }

        /** A view whose own record lies outside any arena. It has no handles. */
        public ParseMapArray() {
            super(PARSE_MAP_ARRAY);
        }

        /** Starts the coroutine in the view's own record. One that lives there is closed first. */
        @SuppressWarnings("unchecked")
        public final First start(Parsers<K> self, Map<String, ? extends K>... maps) {
            restart();
            begin(cells, refs, cell, ref, self, maps);
            return first;
        }

        /**
         * Starts the coroutine in a record of its own.
         *
         * @return its handle, or {@link Pool#FULL}
         */
        @SuppressWarnings("unchecked")
        public final long open(Parsers<K> self, Map<String, ? extends K>... maps) {
            long handle = take();
            if (handle != Pool.FULL) {
                begin(cells(handle), refs(handle), cell(handle), ref(handle), self, maps);
            }
            return handle;
        }

        /**
         * Moves this view to a coroutine that was opened and has taken its first step.
         *
         * @throws dev.dormouse.arena.StaleHandleException if it has ended
         */
        public ParseMapArray<K> at(long handle) {
            select(handle);
            return this;
        }

        /**
         * Moves this view to a coroutine that was opened and has not taken its first step.
         *
         * @throws dev.dormouse.arena.StaleHandleException if it has ended
         */
        public First first(long handle) {
            select(handle);
            return first;
        }

        /** Resumes the coroutine with {@code argument}. True when it has yielded, false when it has returned. */
        public boolean next(Integer argument) {
            int from = enter();
            if (from == 0) {
                return resume(argument);
            }
            return advance(from, argument);
        }

        private boolean advance(int from, Integer argument) {
            cx.a = argument;
            try {
                return leave(drive(from));
            } catch (Throwable t) {
                fail();
                throw t;
            }
        }

        private boolean resume(Integer argument) {
            checkFirst(false);
            cx.a = argument;
            return resume();
        }

        private boolean firstStep() {
            checkFirst(true);
            return resume();
        }

        /** The first step of a coroutine, which is resumed with nothing because it has yielded nothing yet. */
        public final class First {

            private First() {}

            /** Runs the coroutine to its first yield. True when it has yielded, false when it has returned. */
            public boolean next() {
                return firstStep();
            }
        }

        /** What the coroutine has yielded; until the next step. */
        public String value() {
            checkYielded();
            return (String) cx.a;
        }

        /** Ends the coroutine that the view stands at: {@code Cancelled} is thrown where it sleeps, so that its {@code finally} blocks run. */
        public void close() {
            cancel();
        }

        private static <K extends Comparable<? super K>> void begin(long[] cells, Object[] refs, int cell, int ref, Parsers<K> self, Map<String, ? extends K>[] maps) {
            throw new NotWoven("Parsers.parse");
        }

        protected int driveFirst() {
            throw new NotWoven("Parsers.parse");
        }

        protected int drive(int entry) {
            throw new NotWoven("Parsers.parse");
        }
    }

    /** The records of {@link Parsers#view}: declare how many an arena is to hold. */
    static final RecordType VIEW = new Records(5);

    /**
     * A view of {@link Parsers#view}.
     *
     * <p>{@code start} and {@code next()} drive the one coroutine that has the view's own record; {@code open} and {@code at(handle)} drive many.
     */
    @Stubs("demo/Parsers.view(Ldev/dormouse/Yield$OfInt;)Ljava/lang/Object;")
    static final class View extends dev.dormouse.View {

        /**
         * A view whose own record is reserved in {@code arena}.
         *
         * @throws dev.dormouse.arena.ArenaException if there is no room for it
         */
        public View(Arena arena) {
            super(arena, VIEW);
        }

        /** A view whose own record lies outside any arena. It has no handles. */
        public View() {
            super(VIEW);
        }

        /** Starts the coroutine in the view's own record. One that lives there is closed first. */
        public View start() {
            restart();
            begin(cells, refs, cell, ref);
            return this;
        }

        /**
         * Starts the coroutine in a record of its own.
         *
         * @return its handle, or {@link Pool#FULL}
         */
        public long open() {
            long handle = take();
            if (handle != Pool.FULL) {
                begin(cells(handle), refs(handle), cell(handle), ref(handle));
            }
            return handle;
        }

        /**
         * Moves this view to a coroutine that was opened.
         *
         * @throws dev.dormouse.arena.StaleHandleException if it has ended
         */
        public View at(long handle) {
            select(handle);
            return this;
        }

        /** Resumes the coroutine. True when it has yielded, false when it has returned. */
        public boolean next() {
            int from = enter();
            if (from == 0) {
                return resume();
            }
            try {
                return leave(drive(from));
            } catch (Throwable t) {
                fail();
                throw t;
            }
        }

        /** What the coroutine has yielded; until the next step. */
        public int value() {
            checkYielded();
            return cx.i;
        }

        /** What the coroutine has returned; until it is started again. */
        public Object result() {
            checkReturned();
            return cx.a;
        }

        /** Ends the coroutine that the view stands at: {@code Cancelled} is thrown where it sleeps, so that its {@code finally} blocks run. */
        public void close() {
            cancel();
        }

        private static void begin(long[] cells, Object[] refs, int cell, int ref) {
            throw new NotWoven("Parsers.view");
        }

        protected int driveFirst() {
            throw new NotWoven("Parsers.view");
        }

        protected int drive(int entry) {
            throw new NotWoven("Parsers.view");
        }

        protected boolean returnsReference() {
            return true;
        }
    }

    @Stubs({"demo/Parsers.sorted(Ldev/dormouse/Yield;[[Ljava/lang/Comparable;Ljava/lang/Comparable;)Ljava/util/List;", "demo/Parsers.probe(Ldemo/Parsers$Probe;)Z", "demo/Parsers.all(Ldev/dormouse/Yield;[Ljava/lang/Object;)V", "demo/Parsers.parse(Ldev/dormouse/Exchange;I)V", "demo/Parsers.parse(Ldev/dormouse/Exchange;[Ljava/util/Map;)V", "demo/Parsers.view(Ldev/dormouse/Yield$OfInt;)Ljava/lang/Object;"})
    private static final class Records extends RecordType {

        private final int number;

        Records(int number) {
            this.number = number;
        }

        protected RecordLayout layout() {
            throw new NotWoven("Parsers");
        }

        protected Object scratch(int slot) {
            throw new NotWoven("Parsers");
        }
    }

    /** Starts the coroutines of {@link Parsers.Nested}. */
    public static final class NestedCo {

        private NestedCo() {}

        /** Starts the coroutines of {@link Parsers.Nested.Inner}. */
        public static final class InnerCo {

            private InnerCo() {}

            /** The records of {@link Parsers.Nested.Inner#readHTTPHeader}: declare how many an arena is to hold. */
            public static final RecordType READ_HTTP_HEADER = new Records(0);

            /**
             * A view of {@link Parsers.Nested.Inner#readHTTPHeader}.
             *
             * <p>{@code start} and {@code next()} drive the one coroutine that has the view's own record; {@code open} and {@code at(handle)} drive many.
             */
            @Stubs("demo/Parsers$Nested$Inner.readHTTPHeader(Ldev/dormouse/Yield$OfDouble;Ldemo/Parsers$Deep;)B")
            public static final class ReadHTTPHeader<K, V> extends dev.dormouse.View {

                /**
                 * A view whose own record is reserved in {@code arena}.
                 *
                 * @throws dev.dormouse.arena.ArenaException if there is no room for it
                 */
                public ReadHTTPHeader(Arena arena) {
                    super(arena, READ_HTTP_HEADER);
                }

                /** A view whose own record lies outside any arena. It has no handles. */
                public ReadHTTPHeader() {
                    super(READ_HTTP_HEADER);
                }

                /** Starts the coroutine in the view's own record. One that lives there is closed first. */
                public ReadHTTPHeader<K, V> start(Parsers.Nested.Inner<K> self, Parsers<String>.Deep<V> deep) {
                    restart();
                    begin(cells, refs, cell, ref, self, deep);
                    return this;
                }

                /**
                 * Starts the coroutine in a record of its own.
                 *
                 * @return its handle, or {@link Pool#FULL}
                 */
                public long open(Parsers.Nested.Inner<K> self, Parsers<String>.Deep<V> deep) {
                    long handle = take();
                    if (handle != Pool.FULL) {
                        begin(cells(handle), refs(handle), cell(handle), ref(handle), self, deep);
                    }
                    return handle;
                }

                /**
                 * Moves this view to a coroutine that was opened.
                 *
                 * @throws dev.dormouse.arena.StaleHandleException if it has ended
                 */
                public ReadHTTPHeader<K, V> at(long handle) {
                    select(handle);
                    return this;
                }

                /** Resumes the coroutine. True when it has yielded, false when it has returned. */
                public boolean next() {
                    int from = enter();
                    if (from == 0) {
                        return resume();
                    }
                    try {
                        return leave(drive(from));
                    } catch (Throwable t) {
                        fail();
                        throw t;
                    }
                }

                /** What the coroutine has yielded; until the next step. */
                public double value() {
                    checkYielded();
                    return cx.d;
                }

                /** What the coroutine has returned; until it is started again. */
                public byte result() {
                    checkReturned();
                    return (byte) cx.i;
                }

                /** Ends the coroutine that the view stands at: {@code Cancelled} is thrown where it sleeps, so that its {@code finally} blocks run. */
                public void close() {
                    cancel();
                }

                private static <K, V> void begin(long[] cells, Object[] refs, int cell, int ref, Parsers.Nested.Inner<K> self, Parsers<String>.Deep<V> deep) {
                    throw new NotWoven("Parsers.Nested.Inner.readHTTPHeader");
                }

                protected int driveFirst() {
                    throw new NotWoven("Parsers.Nested.Inner.readHTTPHeader");
                }

                protected int drive(int entry) {
                    throw new NotWoven("Parsers.Nested.Inner.readHTTPHeader");
                }
            }

            @Stubs("demo/Parsers$Nested$Inner.readHTTPHeader(Ldev/dormouse/Yield$OfDouble;Ldemo/Parsers$Deep;)B")
            private static final class Records extends RecordType {

                private final int number;

                Records(int number) {
                    this.number = number;
                }

                protected RecordLayout layout() {
                    throw new NotWoven("Parsers.Nested.Inner");
                }

                protected Object scratch(int slot) {
                    throw new NotWoven("Parsers.Nested.Inner");
                }
            }
        }
    }

    /** Starts the coroutines of {@link Parsers.Deep}. */
    public static final class DeepCo {

        private DeepCo() {}

        /** The records of {@link Parsers.Deep#pick}: declare how many an arena is to hold. */
        public static final RecordType PICK = new Records(0);

        /**
         * A view of {@link Parsers.Deep#pick}.
         *
         * <p>{@code start} and {@code next()} drive the one coroutine that has the view's own record; {@code open} and {@code at(handle)} drive many.
         */
        @Stubs("demo/Parsers$Deep.pick(Ldev/dormouse/Yield;Ljava/lang/Object;)Ljava/lang/Object;")
        public static final class Pick<K0 extends Comparable<? super K0>, V, K> extends dev.dormouse.View {

            /**
             * A view whose own record is reserved in {@code arena}.
             *
             * @throws dev.dormouse.arena.ArenaException if there is no room for it
             */
            public Pick(Arena arena) {
                super(arena, PICK);
            }

            /** A view whose own record lies outside any arena. It has no handles. */
            public Pick() {
                super(PICK);
            }

            /** Starts the coroutine in the view's own record. One that lives there is closed first. */
            public Pick<K0, V, K> start(Parsers<K0>.Deep<V> self, K k) {
                restart();
                begin(cells, refs, cell, ref, self, k);
                return this;
            }

            /**
             * Starts the coroutine in a record of its own.
             *
             * @return its handle, or {@link Pool#FULL}
             */
            public long open(Parsers<K0>.Deep<V> self, K k) {
                long handle = take();
                if (handle != Pool.FULL) {
                    begin(cells(handle), refs(handle), cell(handle), ref(handle), self, k);
                }
                return handle;
            }

            /**
             * Moves this view to a coroutine that was opened.
             *
             * @throws dev.dormouse.arena.StaleHandleException if it has ended
             */
            public Pick<K0, V, K> at(long handle) {
                select(handle);
                return this;
            }

            /** Resumes the coroutine. True when it has yielded, false when it has returned. */
            public boolean next() {
                int from = enter();
                if (from == 0) {
                    return resume();
                }
                try {
                    return leave(drive(from));
                } catch (Throwable t) {
                    fail();
                    throw t;
                }
            }

            /** What the coroutine has yielded; until the next step. */
            @SuppressWarnings("unchecked")
            public V value() {
                checkYielded();
                return (V) cx.a;
            }

            /** What the coroutine has returned; until it is started again. */
            @SuppressWarnings("unchecked")
            public K result() {
                checkReturned();
                return (K) cx.a;
            }

            /** Ends the coroutine that the view stands at: {@code Cancelled} is thrown where it sleeps, so that its {@code finally} blocks run. */
            public void close() {
                cancel();
            }

            private static <K0 extends Comparable<? super K0>, V, K> void begin(long[] cells, Object[] refs, int cell, int ref, Parsers<K0>.Deep<V> self, K k) {
                throw new NotWoven("Parsers.Deep.pick");
            }

            protected int driveFirst() {
                throw new NotWoven("Parsers.Deep.pick");
            }

            protected int drive(int entry) {
                throw new NotWoven("Parsers.Deep.pick");
            }

            protected boolean returnsReference() {
                return true;
            }
        }

        @Stubs("demo/Parsers$Deep.pick(Ldev/dormouse/Yield;Ljava/lang/Object;)Ljava/lang/Object;")
        private static final class Records extends RecordType {

            private final int number;

            Records(int number) {
                this.number = number;
            }

            protected RecordLayout layout() {
                throw new NotWoven("Parsers.Deep");
            }

            protected Object scratch(int slot) {
                throw new NotWoven("Parsers.Deep");
            }
        }
    }
}
