package dev.dormouse.benchmarks.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is compared does the same work: it hands out each record once, and takes all back. */
class TakesTest {

    @Test
    void allRecordsAreThereAgainAfterEachInvocation() {
        for (Takes takes : List.of(new Stack.Cells(), new Stack.Reference(), new Stack.Checked(), new Pools.Cells(), new Pools.Reference())) {
            for (int round = 0; round < 3; round++) {
                takes.waves();
                Set<Integer> indexes = new HashSet<>();
                long[] names = new long[Takes.COUNT];
                for (int i = 0; i < names.length; i++) {
                    names[i] = takes.take();
                    assertNotEquals(-1, names[i]);
                    indexes.add((int) names[i]);
                }
                assertEquals(Takes.COUNT, indexes.size());
                assertEquals(-1, takes.take());
                for (long name : names) {
                    takes.giveBack(name);
                }
            }
        }
    }
}
