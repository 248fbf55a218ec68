// Written by the Dormouse compiler for demo.Fib. Every build writes it anew.
package demo;

import dev.dormouse.NotWoven;
import dev.dormouse.View;
import dev.dormouse.arena.Arena;
import dev.dormouse.arena.Pool;
import dev.dormouse.arena.RecordLayout;
import dev.dormouse.arena.RecordType;
import dev.dormouse.woven.Stubs;

/** Starts the coroutines of {@link Fib}. */
final class FibCo {

    private FibCo() {}

    /** The records of {@link Fib#fibWithSum}: declare how many an arena is to hold. */
    static final RecordType FIB_WITH_SUM = new Records(0);

    /**
     * A view of {@link Fib#fibWithSum}.
     *
     * <p>{@code start} and {@code next()} drive the one coroutine that has the view's own record; {@code open} and {@code at(handle)} drive many.
     */
    @Stubs("demo/Fib.fibWithSum(Ldev/dormouse/Yield$OfLong;I)J")
    static final class FibWithSum extends View {

        /**
         * A view whose own record is reserved in {@code arena}.
         *
         * @throws dev.dormouse.arena.ArenaException if there is no room for it
         */
        public FibWithSum(Arena arena) {
            super(arena, FIB_WITH_SUM);
        }

        /** A view whose own record lies outside any arena. It has no handles. */
        public FibWithSum() {
            super(FIB_WITH_SUM);
        }

        /** Starts the coroutine in the view's own record. One that lives there is closed first. */
        public FibWithSum start(int n) {
            restart();
            begin(cells, refs, cell, ref, n);
            return this;
        }

        /**
         * Starts the coroutine in a record of its own.
         *
         * @return its handle, or {@link Pool#FULL}
         */
        public long open(int n) {
            long handle = take();
            if (handle != Pool.FULL) {
                begin(cells(handle), refs(handle), cell(handle), ref(handle), n);
            }
            return handle;
        }

        /**
         * Moves this view to a coroutine that was opened.
         *
         * @throws dev.dormouse.arena.StaleHandleException if it has ended
         */
        public FibWithSum at(long handle) {
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
        public long value() {
            checkYielded();
            return cx.j;
        }

        /** What the coroutine has returned; until it is started again. */
        public long result() {
            checkReturned();
            return cx.j;
        }

        /** Ends the coroutine that the view stands at: {@code Cancelled} is thrown where it sleeps, so that its {@code finally} blocks run. */
        public void close() {
            cancel();
        }

        private static void begin(long[] cells, Object[] refs, int cell, int ref, int n) {
            throw new NotWoven("Fib.fibWithSum");
        }

        protected int driveFirst() {
            throw new NotWoven("Fib.fibWithSum");
        }

        protected int drive(int entry) {
            throw new NotWoven("Fib.fibWithSum");
        }
    }

    @Stubs("demo/Fib.fibWithSum(Ldev/dormouse/Yield$OfLong;I)J")
    private static final class Records extends RecordType {

        private final int number;

        Records(int number) {
            this.number = number;
        }

        protected RecordLayout layout() {
            throw new NotWoven("Fib");
        }

        protected Object scratch(int slot) {
            throw new NotWoven("Fib");
        }
    }
}
