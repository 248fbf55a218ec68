package dev.dormouse.benchmarks.convention;

import dev.dormouse.benchmarks.convention.state.Catching;
import dev.dormouse.benchmarks.convention.state.Chain;
import dev.dormouse.benchmarks.convention.state.ChainArgumentsLast;
import dev.dormouse.benchmarks.convention.state.Cleaning;
import dev.dormouse.benchmarks.convention.state.Dispatching;
import dev.dormouse.benchmarks.convention.state.Fan;
import dev.dormouse.benchmarks.convention.state.Lookups;
import dev.dormouse.benchmarks.convention.state.Prompt;

/** The form of {@code docs/contract.md}: a poll returns its state. */
public final class StateReturned {

    private StateReturned() {}

    public static class Chain1 extends Resumes {
        public Chain1() {
            super(11, 0, ENDLESS);
        }

        @Override
        protected int drive(LongPort p, Registers cx, long[] cells, int cell, Object[] refs, int ref, int state) {
            return Chain.drive1(p, cx, cells, cell, refs, ref, state);
        }
    }

    public static class Chain2 extends Resumes {
        public Chain2() {
            super(11, 0, ENDLESS);
        }

        @Override
        protected int drive(LongPort p, Registers cx, long[] cells, int cell, Object[] refs, int ref, int state) {
            return Chain.drive2(p, cx, cells, cell, refs, ref, state);
        }
    }

    public static class Chain4 extends Resumes {
        public Chain4() {
            super(11, 0, ENDLESS);
        }

        @Override
        protected int drive(LongPort p, Registers cx, long[] cells, int cell, Object[] refs, int ref, int state) {
            return Chain.drive4(p, cx, cells, cell, refs, ref, state);
        }
    }

    public static class Chain6 extends Resumes {
        public Chain6() {
            super(11, 0, ENDLESS);
        }

        @Override
        protected int drive(LongPort p, Registers cx, long[] cells, int cell, Object[] refs, int ref, int state) {
            return Chain.drive6(p, cx, cells, cell, refs, ref, state);
        }
    }

    public static class Chain8 extends Resumes {
        public Chain8() {
            super(11, 0, ENDLESS);
        }

        @Override
        protected int drive(LongPort p, Registers cx, long[] cells, int cell, Object[] refs, int ref, int state) {
            return Chain.drive8(p, cx, cells, cell, refs, ref, state);
        }
    }

    public static class ShortChain1 extends Resumes {
        public ShortChain1() {
            super(11, 0, SHORT);
        }

        @Override
        protected int drive(LongPort p, Registers cx, long[] cells, int cell, Object[] refs, int ref, int state) {
            return Chain.drive1(p, cx, cells, cell, refs, ref, state);
        }
    }

    public static class ShortChain6 extends Resumes {
        public ShortChain6() {
            super(11, 0, SHORT);
        }

        @Override
        protected int drive(LongPort p, Registers cx, long[] cells, int cell, Object[] refs, int ref, int state) {
            return Chain.drive6(p, cx, cells, cell, refs, ref, state);
        }
    }

    public static class ShortFan6 extends Resumes {
        public ShortFan6() {
            super(14, 0, SHORT);
        }

        @Override
        protected int drive(LongPort p, Registers cx, long[] cells, int cell, Object[] refs, int ref, int state) {
            return Fan.drive6(p, cx, cells, cell, refs, ref, state);
        }
    }

    public static class Chain8ArgumentsLast extends Resumes {
        public Chain8ArgumentsLast() {
            super(11, 0, ENDLESS);
        }

        @Override
        protected int drive(LongPort p, Registers cx, long[] cells, int cell, Object[] refs, int ref, int state) {
            return ChainArgumentsLast.drive8(p, cx, cells, cell, refs, ref, state);
        }
    }

    public static class Chain8ByState extends Resumes {
        public Chain8ByState() {
            super(11, 0, ENDLESS);
        }

        @Override
        protected int drive(LongPort p, Registers cx, long[] cells, int cell, Object[] refs, int ref, int state) {
            return Lookups.chainByState(p, cx, cells, cell, refs, ref, state);
        }
    }

    public static class Chain8Apart extends Resumes {
        public Chain8Apart() {
            super(11, 0, ENDLESS);
        }

        @Override
        protected int drive(LongPort p, Registers cx, long[] cells, int cell, Object[] refs, int ref, int state) {
            return Lookups.chainApart(p, cx, cells, cell, refs, ref, state);
        }
    }

    public static class Chain8Split extends Resumes {
        public Chain8Split() {
            super(11, 0, ENDLESS);
        }

        @Override
        protected int drive(LongPort p, Registers cx, long[] cells, int cell, Object[] refs, int ref, int state) {
            return Lookups.chainSplit(p, cx, cells, cell, refs, ref, state);
        }
    }

    public static class ShortFan6ByState extends Resumes {
        public ShortFan6ByState() {
            super(14, 0, SHORT);
        }

        @Override
        protected int drive(LongPort p, Registers cx, long[] cells, int cell, Object[] refs, int ref, int state) {
            return Lookups.fanByState(p, cx, cells, cell, refs, ref, state);
        }
    }

    public static class ShortFan6Apart extends Resumes {
        public ShortFan6Apart() {
            super(14, 0, SHORT);
        }

        @Override
        protected int drive(LongPort p, Registers cx, long[] cells, int cell, Object[] refs, int ref, int state) {
            return Lookups.fanApart(p, cx, cells, cell, refs, ref, state);
        }
    }

    public static class ShortFan6Split extends Resumes {
        public ShortFan6Split() {
            super(14, 0, SHORT);
        }

        @Override
        protected int drive(LongPort p, Registers cx, long[] cells, int cell, Object[] refs, int ref, int state) {
            return Lookups.fanSplit(p, cx, cells, cell, refs, ref, state);
        }
    }

    public static class Chain8BySwitch extends Resumes {
        public Chain8BySwitch() {
            super(11, 0, ENDLESS);
        }

        @Override
        protected int drive(LongPort p, Registers cx, long[] cells, int cell, Object[] refs, int ref, int state) {
            return Lookups.chainBySwitch(p, cx, cells, cell, refs, ref, state);
        }
    }

    public static class ShortFan6BySwitch extends Resumes {
        public ShortFan6BySwitch() {
            super(14, 0, SHORT);
        }

        @Override
        protected int drive(LongPort p, Registers cx, long[] cells, int cell, Object[] refs, int ref, int state) {
            return Lookups.fanBySwitch(p, cx, cells, cell, refs, ref, state);
        }
    }

    public static class Throwing extends Resumes {
        public Throwing() {
            super(3, 0, ENDLESS);
        }

        @Override
        protected int drive(LongPort p, Registers cx, long[] cells, int cell, Object[] refs, int ref, int state) {
            return Catching.drive(p, cx, cells, cell, refs, ref, state);
        }
    }

    public static class Dispatched extends Resumes {
        public Dispatched() {
            super(4, 3, ENDLESS);
        }

        @Override
        protected void begin(long[] cells, int cell, Object[] refs, int ref, int argument) {
            super.begin(cells, cell, refs, ref, argument);
            refs[ref] = new Dispatching.Ones();
            refs[ref + 1] = new Dispatching.Twos();
        }

        @Override
        protected int drive(LongPort p, Registers cx, long[] cells, int cell, Object[] refs, int ref, int state) {
            return Dispatching.drive(p, cx, cells, cell, refs, ref, state);
        }
    }

    /** Starts, sleeps once, is cancelled, sleeps in two clean-ups and ends: four resumes. */
    public static class Cancelling extends Resumes {
        public Cancelling() {
            super(2, 1, ENDLESS);
        }

        @Override
        protected int drive(LongPort p, Registers cx, long[] cells, int cell, Object[] refs, int ref, int state) {
            if (state == 4) {
                cx.thrown = Cancelled.INSTANCE;
            }
            try {
                return Cleaning.drive(p, cx, cells, cell, refs, ref, state);
            } catch (Cancelled done) {
                return 0;
            }
        }
    }

    public static class Ones extends Calls {
        @Override
        protected int drive(LongPort p, Registers cx, long[] cells, int cell, Object[] refs, int ref, int state) {
            return Prompt.driveOnes(p, cx, cells, cell, refs, ref, state);
        }
    }

    public static class Threes extends Calls {
        @Override
        protected int drive(LongPort p, Registers cx, long[] cells, int cell, Object[] refs, int ref, int state) {
            return Prompt.driveThrees(p, cx, cells, cell, refs, ref, state);
        }
    }

    public static class Sames extends Calls {
        @Override
        protected int drive(LongPort p, Registers cx, long[] cells, int cell, Object[] refs, int ref, int state) {
            return Prompt.driveSames(p, cx, cells, cell, refs, ref, state);
        }
    }
}
