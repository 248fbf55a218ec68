package dev.dormouse.arena;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MemoryPlanTest {

    @Test
    void anEmptyPlanIsTheBudget() {
        assertEquals("""
                coroutine  record  state  capacity  bytes    share  tables  direct
                charged                                 0    0.0 %       0       0
                left                                  100  100.0 %
                budget                                100  100.0 %
                """, Arena.ofBytes(100).plan().toString());
    }

    @Test
    void thePlanIsATableOfPoolsInTheOrderOfTheirDeclaration() {
        Arena arena = Arena.ofBytes(65_536);
        arena.declare(new Shape("Sampler.sampleEverythingThereIs", 12, 4, 30), 1);
        arena.declare(new Shape(new RecordLayout("Echo.serve", 3, 2, 300, "0", 512, 2048)), 64);
        arena.declare(new Shape("Fib.fibWithSum", 3, 0, 1), 1000);
        assertEquals("""
                coroutine                        record  state  capacity  bytes    share  tables  direct
                Sampler.sampleEverythingThereIs     112      1         1    113    0.2 %       8       0
                Echo.serve                          544      2        64  34944   53.3 %     512  131072
                Fib.fibWithSum                       24      1      1000  25000   38.1 %    8000       0
                charged                                                   60057   91.6 %    8520  131072
                left                                                       5479    8.4 %
                budget                                                    65536  100.0 %
                """, arena.plan().toString());
    }

    @Test
    void poolsOfOneTypeAreOneRow() {
        Arena arena = Arena.ofBytes(1000);
        RecordType type = new Shape("Fib.fibWithSum", 3, 0, 1);
        for (int i = 0; i < 3; i++) {
            arena.single(type).take();
        }
        assertEquals("""
                coroutine       record  state  capacity  bytes    share  tables  direct
                Fib.fibWithSum      24      1         3     75    7.5 %      24       0
                charged                                     75    7.5 %      24       0
                left                                       925   92.5 %
                budget                                    1000  100.0 %
                """, arena.plan().toString());
    }

    @Test
    void thePlanIsASnapshot() {
        Arena arena = Arena.ofBytes(1000);
        MemoryPlan before = arena.plan();
        arena.declare(new Shape("Fib.fibWithSum", 3, 0, 1), 1);
        assertEquals(0, before.charged());
        assertEquals(1000, before.left());
        assertEquals(1000, before.budget());
        assertEquals(975, arena.plan().left());
    }
}
