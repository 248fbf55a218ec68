package dev.dormouse.benchmarks.resume;

import dev.dormouse.arena.Arena;

/** State machines written by hand over the same pools. */
public final class Machine {

    private Machine() {}

    abstract static class OfFib extends Turns {
        private final int n;
        private FibMachine view;

        OfFib(int n) {
            this.n = n;
        }

        @Override
        protected void make(Arena arena) {
            arena.declare(FibMachine.RECORD, COUNT + 1);
            view = new FibMachine(arena);
        }

        @Override
        protected void start() {
            view.start(n);
        }

        @Override
        protected long open() {
            return view.open(n);
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

    public static class Fib extends OfFib {
        public Fib() {
            super(ENDLESS);
        }
    }

    abstract static class OfCube extends Turns {
        private final int n;
        private CubeMachine view;

        OfCube(int n) {
            this.n = n;
        }

        @Override
        protected void make(Arena arena) {
            arena.declare(CubeMachine.RECORD, COUNT + 1);
            view = new CubeMachine(arena);
        }

        @Override
        protected void start() {
            view.start(n);
        }

        @Override
        protected long open() {
            return view.open(n);
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

    public static class Cube extends OfCube {
        public Cube() {
            super(SIDE);
        }
    }
}
