package dev.dormouse.benchmarks.resume;

import dev.dormouse.arena.Arena;

/** {@link Fan} by depth, with peers of the same names in {@link Chains}. */
public final class Fans {

    private Fans() {}

    abstract static class Level6 extends Turns {
        private final int n;
        private FanCo.Level6 view;

        Level6(int n) {
            this.n = n;
        }

        @Override
        protected void make(Arena arena) {
            arena.declare(FanCo.LEVEL6, COUNT + 1);
            view = new FanCo.Level6(arena);
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

    abstract static class Level12 extends Turns {
        private final int n;
        private FanCo.Level12 view;

        Level12(int n) {
            this.n = n;
        }

        @Override
        protected void make(Arena arena) {
            arena.declare(FanCo.LEVEL12, COUNT + 1);
            view = new FanCo.Level12(arena);
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

    public static class Depth6 extends Level6 {
        public Depth6() {
            super(ENDLESS);
        }
    }

    public static class Depth12 extends Level12 {
        public Depth12() {
            super(ENDLESS);
        }
    }

    public static class Short6 extends Level6 {
        public Short6() {
            super(SHORT);
        }
    }

    public static class Short12 extends Level12 {
        public Short12() {
            super(SHORT);
        }
    }
}
