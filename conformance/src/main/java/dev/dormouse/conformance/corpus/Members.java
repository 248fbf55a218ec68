package dev.dormouse.conformance.corpus;

import dev.dormouse.Coroutine;
import dev.dormouse.Yield;
import dev.dormouse.conformance.Row;
import dev.dormouse.conformance.corpus.Ports.Ask;
import dev.dormouse.conformance.corpus.Ports.Named;
import dev.dormouse.conformance.corpus.Ports.Pair;

/** Coroutines of every kind of member, called in every way that is not dynamic dispatch to an override. */
public final class Members {

    private int seed = 7;

    @Override
    public String toString() {
        return "members " + seed;
    }

    @Coroutine
    private static int privateStatic(Ask out, int v) {
        return out.yield(v) + 1;
    }

    @Coroutine
    private int privateInstance(Ask out, int v) {
        seed += out.yield(v + seed);
        return seed;
    }

    @Row(52)
    @Coroutine
    static int packageStatic(Ask out) {
        return privateStatic(out, 1) * privateStatic(out, 2);
    }

    @Row(52)
    @Coroutine
    public int publicInstance(Ask out) {
        return privateInstance(out, 1) - privateInstance(out, 2) + privateStatic(out, seed);
    }

    @Row(52)
    @Coroutine
    final int finalInstance(Ask out) {
        return publicInstance(out) ^ new Members().privateInstance(out, 3);
    }

    @Row(52)
    @Coroutine
    protected int protectedInstance(Ask out) {
        return out.yield(seed);
    }

    /** Inherited and final. */
    public abstract static class Base {

        protected int kept = 5;

        @Override
        public String toString() {
            return getClass().getSimpleName() + kept;
        }

        @Row(value = 52, receiver = Derived.class)
        @Coroutine
        protected final int inherited(Ask out) {
            kept += out.yield(kept);
            return kept * out.yield(1);
        }

        @Coroutine
        final void turns(Ask out, int n) {
            for (int i = 0; i < n; i++) {
                kept = out.yield(kept - i);
            }
        }

        @Row(value = 52, receiver = Derived.class)
        @Coroutine
        public static int shared(Ask out) {
            return out.yield(9) + out.yield(8);
        }
    }

    /** Calls what it inherits, as its own and by {@code super}. */
    public static final class Derived extends Base implements Counting {

        @Row(52)
        @Coroutine
        int own(Ask out) {
            int a = inherited(out);
            super.turns(out, 2);
            this.turns(out, 1);
            return a + super.inherited(out) + shared(out) + Base.shared(out);
        }

        @Row(52)
        @Coroutine
        long counts(Yield.OfLong out) {
            long a = count(out, 2);
            return a + Counting.super.count(out, 1) * 10;
        }

        @Row({52, 85})
        @Coroutine
        int ofOthers(Ask out) {
            Base other = new Derived();
            Derived same = this;
            other.kept = 20;
            int sum = other.inherited(out) + same.own(out);
            other.turns(out, 2);
            return sum + other.kept;
        }

        @Override
        public int start() {
            return kept;
        }
    }

    /** A coroutine that is an interface's default method. */
    public interface Counting {

        int start();

        @Row(value = 52, args = {"3", "0"}, receiver = Derived.class)
        @Coroutine
        default long count(Yield.OfLong out, int n) {
            long last = start();
            for (int i = 0; i < n; i++) {
                last += i;
                out.yield(last);
                once(out, i);
            }
            return last;
        }

        @Coroutine
        private void once(Yield.OfLong out, int i) {
            out.yield(-i - start());
        }

        @Row(value = 52, args = "2")
        @Coroutine
        static void ofInterface(Yield.OfLong out, int n) {
            out.yield(n);
            helper(out, n);
        }

        @Coroutine
        private static void helper(Yield.OfLong out, int n) {
            out.yield(n * 2L);
        }
    }

    /** Its coroutines belong to the port. */
    @Row({52, 32})
    @Coroutine
    static int ofPort(Pair out) {
        int a = out.yield(0) + out.twice();
        return a * out.twice() - out.yield(a);
    }

    @Row({52, 65})
    @Coroutine
    static long named(Named out) {
        return out.emit("a") * 2 + out.emit(null);
    }
}
