package dev.dormouse.benchmarks.resume;

import dev.dormouse.arena.Arena;

/** Kotlin's suspend functions by depth, with peers of the same names in {@link Chains}. Their continuations are objects on the heap: a handle is an index among them. */
public final class Kotlin {

    private Kotlin() {}

    abstract static class Levels extends Turns {
        private final int depth;
        private final int n;
        private final Generator[] opened = new Generator[COUNT];
        private int next;
        private Generator current;

        Levels(int depth, int n) {
            this.depth = depth;
            this.n = n;
        }

        @Override
        protected void make(Arena arena) {
            next = 0;
        }

        @Override
        protected void start() {
            current = new Generator(depth, n);
        }

        /** Those that end do so in the order in which they were opened. */
        @Override
        protected long open() {
            int index = next++ % COUNT;
            opened[index] = new Generator(depth, n);
            return index;
        }

        @Override
        protected void at(long handle) {
            current = opened[(int) handle];
        }

        @Override
        protected boolean next() {
            return current.next();
        }

        @Override
        protected long value() {
            return current.value();
        }

        @Override
        protected long result() {
            return current.result();
        }
    }

    public static class Depth1 extends Levels {
        public Depth1() {
            super(1, ENDLESS);
        }
    }

    public static class Depth2 extends Levels {
        public Depth2() {
            super(2, ENDLESS);
        }
    }

    public static class Depth4 extends Levels {
        public Depth4() {
            super(4, ENDLESS);
        }
    }

    public static class Depth8 extends Levels {
        public Depth8() {
            super(8, ENDLESS);
        }
    }
}
