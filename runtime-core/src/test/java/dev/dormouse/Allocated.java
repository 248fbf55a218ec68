package dev.dormouse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Bytes that the calling thread allocates. */
public final class Allocated {

    static final int TIMES = 1000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /**
     * Asking for a compilation allocates on the thread that asks: HotSpot resolves the method's string constants and the classes of its signature there
     * ({@code CompileBroker::compile_method}). So with a compiler one round of some must be clean, and without one the first.
     */
    private static final int ROUNDS = System.getProperty("java.vm.info", "").contains("interpreted") ? 1 : 10;

    private Allocated() {
    }

    /** Expects that a step allocates nothing once it has run {@link #TIMES} times. */
    public static void expectNothing(Runnable step) {
        by(step); // links what it calls
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS && least != 0; round++) {
            least = Math.min(least, by(step));
        }
        assertEquals(0, least);
    }

    /** What the step allocates in {@link #TIMES} runs. */
    static long by(Runnable step) {
        long thread = Thread.currentThread().getId();
        long before = THREADS.getThreadAllocatedBytes(thread);
        for (int i = 0; i < TIMES; i++) {
            step.run();
        }
        return THREADS.getThreadAllocatedBytes(thread) - before;
    }
}
