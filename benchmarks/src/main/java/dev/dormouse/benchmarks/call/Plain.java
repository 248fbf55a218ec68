package dev.dormouse.benchmarks.call;

import dev.dormouse.arena.Arena;
import dev.dormouse.benchmarks.convention.LongSlot;

/** Calls of methods, with peers of the same names in {@link Woven}. */
public final class Plain {

    private Plain() {}

    public static class Ones extends Calls {
        private PlainPromptCo.Ones view;

        @Override
        protected void start(Arena arena) {
            view = new PlainPromptCo.Ones(arena).start(new LongSlot());
        }

        @Override
        protected long next() {
            return view.next() ? view.value() : -1;
        }
    }

    public static class Links extends Calls {
        private PlainPromptCo.Links view;

        @Override
        protected void start(Arena arena) {
            view = new PlainPromptCo.Links(arena).start(new LongSlot());
        }

        @Override
        protected long next() {
            return view.next() ? view.value() : -1;
        }
    }

    public static class Threes extends Calls {
        private PlainPromptCo.Threes view;

        @Override
        protected void start(Arena arena) {
            view = new PlainPromptCo.Threes(arena).start(new LongSlot());
        }

        @Override
        protected long next() {
            return view.next() ? view.value() : -1;
        }
    }

    public static class Sames extends Calls {
        private PlainPromptCo.Sames view;

        @Override
        protected void start(Arena arena) {
            view = new PlainPromptCo.Sames(arena).start(new LongSlot(), this);
        }

        @Override
        protected long next() {
            return view.next() ? view.value() : -1;
        }
    }
}
