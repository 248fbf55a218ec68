package dev.dormouse.benchmarks.resume;

import dev.dormouse.arena.Arena;

/** The generators that are measured: {@code Woven} beside {@code Machine} and {@code Arrays}; {@code Chain1} to {@code Chain8}; {@code ShortFan6} beside {@code ShortChain6}. */
public final class Resume {

    private Resume() {}

    public static class Woven extends Turns {
        private FibCo.FibWithSum view;

        @Override
        protected void make(Arena arena) {
            arena.declare(FibCo.FIB_WITH_SUM, COUNT + 1);
            view = new FibCo.FibWithSum(arena);
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

    public static class Machine extends Turns {
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

    public static class Arrays extends Turns {
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

    public static class Chain1 extends Turns {
        private FibCo.FibWithSum view;

        @Override
        protected void make(Arena arena) {
            arena.declare(FibCo.FIB_WITH_SUM, COUNT + 1);
            view = new FibCo.FibWithSum(arena);
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

    public static class Chain2 extends Turns {
        private ChainCo.Level2 view;

        @Override
        protected void make(Arena arena) {
            arena.declare(ChainCo.LEVEL2, COUNT + 1);
            view = new ChainCo.Level2(arena);
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

    public static class Chain4 extends Turns {
        private ChainCo.Level4 view;

        @Override
        protected void make(Arena arena) {
            arena.declare(ChainCo.LEVEL4, COUNT + 1);
            view = new ChainCo.Level4(arena);
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

    public static class Chain6 extends Turns {
        private ChainCo.Level6 view;

        @Override
        protected void make(Arena arena) {
            arena.declare(ChainCo.LEVEL6, COUNT + 1);
            view = new ChainCo.Level6(arena);
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

    public static class Chain8 extends Turns {
        private ChainCo.Level8 view;

        @Override
        protected void make(Arena arena) {
            arena.declare(ChainCo.LEVEL8, COUNT + 1);
            view = new ChainCo.Level8(arena);
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

    public static class Fan6 extends Turns {
        private FanCo.Level6 view;

        @Override
        protected void make(Arena arena) {
            arena.declare(FanCo.LEVEL6, COUNT + 1);
            view = new FanCo.Level6(arena);
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

    public static class ShortChain1 extends Turns {
        private FibCo.FibWithSum view;

        @Override
        protected void make(Arena arena) {
            arena.declare(FibCo.FIB_WITH_SUM, COUNT + 1);
            view = new FibCo.FibWithSum(arena);
        }

        @Override
        protected void start() {
            view.start(SHORT);
        }

        @Override
        protected long open() {
            return view.open(SHORT);
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

    public static class ShortChain6 extends Turns {
        private ChainCo.Level6 view;

        @Override
        protected void make(Arena arena) {
            arena.declare(ChainCo.LEVEL6, COUNT + 1);
            view = new ChainCo.Level6(arena);
        }

        @Override
        protected void start() {
            view.start(SHORT);
        }

        @Override
        protected long open() {
            return view.open(SHORT);
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

    public static class ShortFan6 extends Turns {
        private FanCo.Level6 view;

        @Override
        protected void make(Arena arena) {
            arena.declare(FanCo.LEVEL6, COUNT + 1);
            view = new FanCo.Level6(arena);
        }

        @Override
        protected void start() {
            view.start(SHORT);
        }

        @Override
        protected long open() {
            return view.open(SHORT);
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
