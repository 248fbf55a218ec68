package dev.dormouse.woven;

import dev.dormouse.Exchange;
import dev.dormouse.Yield;

/**
 * The ports that generated views pass to their coroutines: each holds what was yielded last. Views of a port type of the user's own have a slot
 * of that type generated beside them.
 */
public final class Slot {

    private Slot() {
    }

    /**
     * Holds a yielded object.
     *
     * @param <T> its type
     */
    public static final class OfRef<T> implements Yield<T> {

        /** What was yielded last. */
        public T value;

        /** An empty slot. */
        public OfRef() {
        }

        @Override
        public void yield(T value) {
            this.value = value;
        }
    }

    /** Holds a yielded {@code int}. */
    public static final class OfInt implements Yield.OfInt {

        /** What was yielded last. */
        public int value;

        /** A slot holding 0. */
        public OfInt() {
        }

        @Override
        public void yield(int value) {
            this.value = value;
        }
    }

    /** Holds a yielded {@code long}. */
    public static final class OfLong implements Yield.OfLong {

        /** What was yielded last. */
        public long value;

        /** A slot holding 0. */
        public OfLong() {
        }

        @Override
        public void yield(long value) {
            this.value = value;
        }
    }

    /** Holds a yielded {@code double}. */
    public static final class OfDouble implements Yield.OfDouble {

        /** What was yielded last. */
        public double value;

        /** A slot holding 0. */
        public OfDouble() {
        }

        @Override
        public void yield(double value) {
            this.value = value;
        }
    }

    /**
     * Holds an object that was yielded in exchange for another. The poll ignores what {@link #yield} returns: the resume argument arrives in
     * {@link Registers#a}.
     *
     * @param <T> the type of the yielded object
     * @param <A> the type of the resume argument
     */
    public static final class OfExchange<T, A> implements Exchange<T, A> {

        /** What was yielded last. */
        public T value;

        /** An empty slot. */
        public OfExchange() {
        }

        @Override
        public A yield(T value) {
            this.value = value;
            return null;
        }
    }
}
