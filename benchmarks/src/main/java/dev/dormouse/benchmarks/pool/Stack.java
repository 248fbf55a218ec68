package dev.dormouse.benchmarks.pool;

/** Indexes of records on a stack, and nothing else. */
public final class Stack {

    private Stack() {}

    abstract static class OfInts extends Takes {

        private final int[] free = new int[COUNT];
        private int room = COUNT;

        OfInts() {
            for (int i = 0; i < COUNT; i++) {
                free[i] = COUNT - 1 - i;
            }
        }

        @Override
        protected long take() {
            return room == 0 ? -1 : free[--room];
        }

        @Override
        protected void giveBack(long name) {
            free[room++] = (int) name;
        }
    }

    /** Beside {@link Pools.Cells}. */
    public static class Cells extends OfInts {}

    /** Beside {@link Pools.Reference}: the record's state becomes 0 and its reference null. */
    public static class Reference extends OfInts {

        private final Object[] refs = new Object[COUNT];
        private final byte[] states = new byte[COUNT];

        @Override
        protected void giveBack(long name) {
            refs[(int) name] = null;
            states[(int) name] = 0;
            super.giveBack(name);
        }
    }

    /** Beside {@link Pools.Checked}: a handle, which is stale once its record has been given back. */
    public static class Checked extends Reference {

        private final int[] generations = new int[COUNT];

        @Override
        protected long take() {
            int index = (int) super.take();
            return index < 0 ? index : (long) generations[index] << 32 | index;
        }

        @Override
        protected void giveBack(long name) {
            if (generations[(int) name] != name >>> 32) {
                throw new IllegalStateException("stale: " + name);
            }
            generations[(int) name] = generations[(int) name] + 1 & Integer.MAX_VALUE;
            super.giveBack(name);
        }
    }
}
