package dev.dormouse.benchmarks.resume;

import dev.dormouse.arena.Arena;

/** {@link Chain} by depth; {@code Short} where the leaf ends. Views share no type, and a call by a lambda would be measured, too: so each view has its own class. */
public final class Chains {

    private Chains() {}

    abstract static class Level2 extends Turns {
        private final int n;
        private ChainCo.Level2 view;

        Level2(int n) {
            this.n = n;
        }

        @Override
        protected void make(Arena arena) {
            arena.declare(ChainCo.LEVEL2, COUNT + 1);
            view = new ChainCo.Level2(arena);
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

    abstract static class Level4 extends Turns {
        private final int n;
        private ChainCo.Level4 view;

        Level4(int n) {
            this.n = n;
        }

        @Override
        protected void make(Arena arena) {
            arena.declare(ChainCo.LEVEL4, COUNT + 1);
            view = new ChainCo.Level4(arena);
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

    abstract static class Level6 extends Turns {
        private final int n;
        private ChainCo.Level6 view;

        Level6(int n) {
            this.n = n;
        }

        @Override
        protected void make(Arena arena) {
            arena.declare(ChainCo.LEVEL6, COUNT + 1);
            view = new ChainCo.Level6(arena);
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

    abstract static class Level8 extends Turns {
        private final int n;
        private ChainCo.Level8 view;

        Level8(int n) {
            this.n = n;
        }

        @Override
        protected void make(Arena arena) {
            arena.declare(ChainCo.LEVEL8, COUNT + 1);
            view = new ChainCo.Level8(arena);
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
        private ChainCo.Level12 view;

        Level12(int n) {
            this.n = n;
        }

        @Override
        protected void make(Arena arena) {
            arena.declare(ChainCo.LEVEL12, COUNT + 1);
            view = new ChainCo.Level12(arena);
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

    public static class Depth1 extends Woven.OfFib {
        public Depth1() {
            super(ENDLESS);
        }
    }

    public static class Depth2 extends Level2 {
        public Depth2() {
            super(ENDLESS);
        }
    }

    public static class Depth4 extends Level4 {
        public Depth4() {
            super(ENDLESS);
        }
    }

    public static class Depth6 extends Level6 {
        public Depth6() {
            super(ENDLESS);
        }
    }

    public static class Depth8 extends Level8 {
        public Depth8() {
            super(ENDLESS);
        }
    }

    public static class Depth12 extends Level12 {
        public Depth12() {
            super(ENDLESS);
        }
    }

    public static class Short1 extends Woven.OfFib {
        public Short1() {
            super(SHORT);
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
