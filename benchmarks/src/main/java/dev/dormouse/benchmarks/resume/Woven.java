package dev.dormouse.benchmarks.resume;

import dev.dormouse.arena.Arena;

/** What has a peer of the same name in {@link Machine}. */
public final class Woven {

    private Woven() {}

    abstract static class OfFib extends Turns {
        private final int n;
        private FibCo.FibWithSum view;

        OfFib(int n) {
            this.n = n;
        }

        @Override
        protected void make(Arena arena) {
            arena.declare(FibCo.FIB_WITH_SUM, COUNT + 1);
            view = new FibCo.FibWithSum(arena);
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

    public static class Cube extends Turns {
        private LoopsCo.Cube view;

        @Override
        protected void make(Arena arena) {
            arena.declare(LoopsCo.CUBE, COUNT + 1);
            view = new LoopsCo.Cube(arena);
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
