package dev.dormouse.benchmarks.convention.value;

import dev.dormouse.benchmarks.convention.LongPort;
import dev.dormouse.benchmarks.convention.Registers;

/**
 * {@link dev.dormouse.benchmarks.convention.Shapes#dispatching}: four cells, three references, two states of its own and one in each child.
 *
 * <p>An opaque child that is dispatched dynamically is entered through its receiver, so the receiver stays alive in the caller's record across the call:
 * the child's own record is none of the caller's business.
 */
public final class Dispatching {

    private Dispatching() {}

    /** A frame of two cells and one reference. */
    public abstract static class Source {

        protected abstract long poll(LongPort p, int n, Registers cx, long[] cells, int cell, Object[] refs, int ref, int entry);

        protected abstract int drive(LongPort p, Registers cx, long[] cells, int cell, Object[] refs, int ref, int state);
    }

    /** Counts up by one. */
    public static final class Ones extends Source {

        @Override
        protected long poll(LongPort p, int n, Registers cx, long[] cells, int cell, Object[] refs, int ref, int entry) {
            long sum = 0;
            int i = 0;
            if (entry != 0) {
                if (entry < 0) {
                    throw cx.raise();
                }
                sum = cells[cell];
                long packed = cells[cell + 1];
                n = (int) packed;
                i = (int) (packed >>> 32);
                sum += i;
                i += 1;
            }
            if (i < n) {
                p.yield(i);
                cells[cell] = sum;
                cells[cell + 1] = (long) i << 32 | n;
                cx.state = 1;
                return 0;
            }
            cx.state = 0;
            return sum;
        }

        @Override
        protected int drive(LongPort p, Registers cx, long[] cells, int cell, Object[] refs, int ref, int state) {
            cx.j = poll(p, 0, cx, cells, cell, refs, ref, cx.thrown == null ? state - 1 : 1 - state);
            int slept = cx.state;
            return slept == 0 ? 0 : 1 + slept;
        }
    }

    /** Counts up by two. */
    public static final class Twos extends Source {

        @Override
        protected long poll(LongPort p, int n, Registers cx, long[] cells, int cell, Object[] refs, int ref, int entry) {
            long sum = 0;
            int i = 0;
            if (entry != 0) {
                if (entry < 0) {
                    throw cx.raise();
                }
                sum = cells[cell];
                long packed = cells[cell + 1];
                n = (int) packed;
                i = (int) (packed >>> 32);
                sum += i;
                i += 2;
            }
            if (i < n) {
                p.yield(i);
                cells[cell] = sum;
                cells[cell + 1] = (long) i << 32 | n;
                cx.state = 1;
                return 0;
            }
            cx.state = 0;
            return sum;
        }

        @Override
        protected int drive(LongPort p, Registers cx, long[] cells, int cell, Object[] refs, int ref, int state) {
            cx.j = poll(p, 0, cx, cells, cell, refs, ref, cx.thrown == null ? state - 1 : 1 - state);
            int slept = cx.state;
            return slept == 0 ? 0 : 1 + slept;
        }
    }

    static long dispatching(
            LongPort p, Source first, Source second, int n, Registers cx, long[] cells, int cell, Object[] refs, int ref, int entry) {
        long sum;
        int child;
        switch (entry) {
            case 0:
                refs[ref] = null;
                sum = first.poll(p, n, cx, cells, cell, refs, ref, 0);
                if (cx.state != 0) {
                    cells[cell + 2] = (long) (cx.state + 1) << 32 | n;
                    refs[ref + 1] = first;
                    refs[ref + 2] = second;
                    cx.state = 1;
                    return 0;
                }
                break;
            case 1:
            case -1:
                first = (Source) refs[ref + 1];
                second = (Source) refs[ref + 2];
                n = (int) cells[cell + 2];
                child = first.drive(p, cx, cells, cell, refs, ref, (int) (cells[cell + 2] >>> 32));
                if (child != 0) {
                    cells[cell + 2] = (long) child << 32 | n;
                    cx.state = 1;
                    return 0;
                }
                sum = cx.j;
                break;
            default:
                second = (Source) refs[ref + 1];
                child = second.drive(p, cx, cells, cell, refs, ref, (int) (cells[cell + 2] >>> 32));
                if (child != 0) {
                    cells[cell + 2] = (long) child << 32 | n;
                    cx.state = 2;
                    return 0;
                }
                cx.state = 0;
                return cells[cell + 3] + cx.j;
        }
        long value = second.poll(p, n, cx, cells, cell, refs, ref, 0);
        if (cx.state != 0) {
            cells[cell + 2] = (long) (cx.state + 1) << 32;
            cells[cell + 3] = sum;
            refs[ref + 1] = second;
            refs[ref + 2] = null;
            cx.state = 2;
            return 0;
        }
        return sum + value;
    }

    public static int drive(LongPort p, Registers cx, long[] cells, int cell, Object[] refs, int ref, int state) {
        int n = 0;
        Source first = null;
        Source second = null;
        int entry = 0;
        if (state == 1) {
            first = (Source) refs[ref];
            second = (Source) refs[ref + 1];
            n = (int) cells[cell];
        } else {
            entry = cx.thrown == null ? state - 1 : 1 - state;
        }
        cx.j = dispatching(p, first, second, n, cx, cells, cell, refs, ref, entry);
        int slept = cx.state;
        return slept == 0 ? 0 : 1 + slept;
    }
}
