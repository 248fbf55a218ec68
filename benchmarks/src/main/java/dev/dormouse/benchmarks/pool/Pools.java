package dev.dormouse.benchmarks.pool;

import dev.dormouse.arena.Arena;
import dev.dormouse.arena.Pool;
import dev.dormouse.arena.RecordLayout;
import dev.dormouse.arena.RecordType;

/** Records of a pool, by handles that it checks. */
public final class Pools {

    private Pools() {}

    abstract static class Of extends Takes {

        private final Pool pool;

        Of(int refs) {
            RecordLayout layout = new RecordLayout("Pools.of", 3, refs, 5, "", 0, 0, 0, 0, false, "");
            pool = Arena.ofBytes(1 << 20).declare(new RecordType() {
                @Override
                protected RecordLayout layout() {
                    return layout;
                }

                @Override
                protected Object scratch(int slot) {
                    return null;
                }
            }, COUNT);
        }

        @Override
        protected long take() {
            return pool.take();
        }

        @Override
        protected void giveBack(long name) {
            pool.giveBack(name);
        }
    }

    /** Of numbers only. */
    public static class Cells extends Of {
        public Cells() {
            super(0);
        }
    }

    /** With a reference, which is null when the record has gone back. */
    public static class Reference extends Of {
        public Reference() {
            super(1);
        }
    }

    /** The same, beside a stack that checks as much. */
    public static class Checked extends Reference {}
}
