package dev.dormouse.arena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** What is allocated once a pool is made: nothing. Escape analysis hides garbage, so the run that counts is the one with {@code -Xint}. */
class AllocationTest {

    private static final int ROUNDS = 2_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final long thread = Thread.currentThread().getId();
    private final Arena arena = Arena.ofBytes(1 << 16);
    private final RecordType type = new Shape("A.b", 2, 4, 300, 1);
    private final Pool pool = arena.declare(type, 16);
    private final long[] handles = new long[16];
    private long sum;

    /** Fills the pool, uses every record, and empties it. */
    private void round() {
        Pool found = arena.pool(type);
        for (int i = 0; i < handles.length; i++) {
            handles[i] = found.take();
        }
        assertTrue(found.take() == Pool.FULL);
        for (long handle : handles) {
            int index = found.index(handle);
            found.cells()[found.cell(index)] = handle;
            found.refs()[found.ref(index)] = "live";
            found.state(index, index);
            sum += found.state(index) + found.generation(index);
            found.clear(index);
        }
        for (long handle : handles) {
            found.giveBack(handle);
            sum += found.isLive(handle) ? 1 : 0;
        }
        sum += found.inUse() + found.highWater();
    }

    private long allocated(Runnable work) {
        long before = threads.getThreadAllocatedBytes(thread);
        work.run();
        return threads.getThreadAllocatedBytes(thread) - before;
    }

    @Test
    void takeUseAndGiveBackAllocateNothing() {
        Runnable rounds = () -> {
            for (int i = 0; i < ROUNDS; i++) {
                round();
            }
        };
        Runnable nothing = () -> { };
        allocated(nothing);
        rounds.run();
        long measuring = allocated(nothing);
        assertEquals(measuring, allocated(rounds));
        assertTrue(sum > 0);
    }

    @Test
    void theMeasureSeesOneObject() {
        Object[] kept = new Object[1];
        Runnable one = () -> kept[0] = new long[2];
        allocated(one);
        assertTrue(allocated(one) >= 24);
    }
}
