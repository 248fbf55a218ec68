package dev.dormouse.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.management.ManagementFactory;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.sun.management.ThreadMXBean;

import dev.dormouse.arena.Arena;
import dev.dormouse.arena.RecordType;
import dev.dormouse.conformance.corpus.FibCo;
import dev.dormouse.conformance.corpus.ModelledCo;
import dev.dormouse.conformance.corpus.SecretsCo;

/** What an arena charges for a pool is what the JVM allocates for it: with numbers only, with references, with arrays and a buffer as scratch, and with a view. */
class ChargedTest {

    private static final int CAPACITY = 1000;

    /** The pool's own objects, in bytes. */
    private static final int FEW = 1500;

    @Test
    void whatIsChargedIsAllocated() {
        String vm = System.getProperty("java.vm.name");
        assumeTrue((vm.contains("HotSpot") || vm.contains("OpenJDK 64-Bit")) && System.getProperty("os.arch").matches("amd64|aarch64"), "the sizes are those of HotSpot on 64 bits");
        for (RecordType type : List.of(FibCo.FIB_WITH_SUM, ModelledCo.COUNT, SecretsCo.PIN, ModelledCo.NESTS_IN_SCRATCH)) {
            allocated(type); // links what it calls
            long[] each = allocated(type);
            assertEquals(each[0], each[1], each[0] * 0.05 + FEW, type + ": charged, and allocated");
            assertTrue(each[0] > 10 * FEW, type + " is too small to tell");
        }
    }

    /** What is charged for a pool, and what is allocated. */
    private static long[] allocated(RecordType type) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Arena arena = Arena.ofBytes(1 << 22);
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        arena.declare(type, CAPACITY);
        long after = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        return new long[] {arena.plan().charged(), after - before};
    }
}
