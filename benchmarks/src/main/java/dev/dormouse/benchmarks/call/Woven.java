package dev.dormouse.benchmarks.call;

import dev.dormouse.arena.Arena;

/** Calls of coroutines. */
public final class Woven {

    private Woven() {}

    public static class Ones extends Calls {
        private WovenPromptCo.Ones view;

        @Override
        protected void start(Arena arena) {
            view = new WovenPromptCo.Ones(arena).start();
        }

        @Override
        protected long next() {
            return view.next() ? view.value() : -1;
        }
    }

    public static class Links extends Calls {
        private WovenPromptCo.Links view;

        @Override
        protected void start(Arena arena) {
            view = new WovenPromptCo.Links(arena).start();
        }

        @Override
        protected long next() {
            return view.next() ? view.value() : -1;
        }
    }

    public static class Threes extends Calls {
        private WovenPromptCo.Threes view;

        @Override
        protected void start(Arena arena) {
            view = new WovenPromptCo.Threes(arena).start();
        }

        @Override
        protected long next() {
            return view.next() ? view.value() : -1;
        }
    }

    public static class Sames extends Calls {
        private WovenPromptCo.Sames view;

        @Override
        protected void start(Arena arena) {
            view = new WovenPromptCo.Sames(arena).start(this);
        }

        @Override
        protected long next() {
            return view.next() ? view.value() : -1;
        }
    }
}
