package dev.dormouse.benchmarks.resume;

import dev.dormouse.arena.Arena;

/** State machines written by hand over arrays of their own, without any check. */
public final class Arrays {

    private Arrays() {}

    public static class Fib extends Turns {
        private final FibArrays arrays = new FibArrays(COUNT + 1);
        private int opened;

        @Override
        protected void make(Arena arena) {
            opened = 0;
        }

        @Override
        protected void start() {
            arrays.start(COUNT, ENDLESS);
            arrays.at(COUNT);
        }

        @Override
        protected long open() {
            arrays.start(opened, ENDLESS);
            return opened++;
        }

        @Override
        protected void at(long handle) {
            arrays.at((int) handle);
        }

        @Override
        protected boolean next() {
            return arrays.next();
        }

        @Override
        protected long value() {
            return arrays.value();
        }

        @Override
        protected long result() {
            return arrays.result();
        }
    }
}
