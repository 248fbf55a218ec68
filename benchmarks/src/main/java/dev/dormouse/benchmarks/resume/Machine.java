package dev.dormouse.benchmarks.resume;

import dev.dormouse.arena.Arena;

/** State machines written by hand over the same pools. */
public final class Machine {

    private Machine() {}

    public static class Fib extends Turns {
        private FibMachine view;

        @Override
        protected void make(Arena arena) {
            arena.declare(FibMachine.RECORD, COUNT + 1);
            view = new FibMachine(arena);
        }

        @Override
        protected void start() {
            view.start(ENDLESS);
        }

        @Override
        protected long open() {
            return view.open(ENDLESS);
        }

        @Override
        protected void at(long handle) {
            view.at(handle);
        }

        @Override
        protected boolean next() {
            return view.next();
        }

        @Override
        protected long value() {
            return view.value();
        }

        @Override
        protected long result() {
            return view.result();
        }
    }

    public static class Cube extends Turns {
        private CubeMachine view;

        @Override
        protected void make(Arena arena) {
            arena.declare(CubeMachine.RECORD, COUNT + 1);
            view = new CubeMachine(arena);
        }

        @Override
        protected void start() {
            view.start(SIDE);
        }

        @Override
        protected long open() {
            return view.open(SIDE);
        }

        @Override
        protected void at(long handle) {
            view.at(handle);
        }

        @Override
        protected boolean next() {
            return view.next();
        }

        @Override
        protected long value() {
            return view.value();
        }

        @Override
        protected long result() {
            return view.result();
        }
    }
}
