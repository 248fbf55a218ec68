package dev.dormouse.arena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MemoryPlanTest {

    private static RecordLayout layout(String coroutine, int cells, int refs, int states, int scratch, int direct) {
        return new RecordLayout(coroutine, cells, refs, states, "0", scratch, scratch == 0 ? 0 : 24, direct, 0, false, "");
    }

    @Test
    void anEmptyPlanIsTheBudget() {
        assertEquals("""
                coroutine  record  scratch  owner  capacity  bytes    share  direct
                charged                                          0    0.0 %       0
                left                                           100  100.0 %
                arena                                          100  100.0 %
                """, Arena.ofBytes(100).plan().toString());
    }

    @Test
    void thePlanIsATableOfTheLoopAndOfPoolsInTheOrderOfTheirDeclaration() {
        Arena arena = Arena.forLoop(Profile.builder("board").arena(1 << 16).loopTasks(64).build());
        arena.declare(new Shape("Sampler.sampleEverythingThereIs", 12, 4, 30), 1);
        arena.declare(new Shape(layout("Echo.serve", 3, 2, 300, 512, 2048)), 64);
        arena.declare(new Shape("Fib.fibWithSum", 3, 0, 1), 800);
        assertEquals("""
                coroutine                        record  scratch  owner  capacity  bytes    share  direct
                poll loop                                                      64   1356    2.1 %
                Sampler.sampleEverythingThereIs     112        0      5         1    117    0.2 %       0
                Echo.serve                           32      536      6        64  36736   56.1 %  131072
                Fib.fibWithSum                       24        0      5       800  23200   35.4 %       0
                charged                                                            61409   93.7 %  131072
                left                                                                4127    6.3 %
                arena                                                              65536  100.0 %
                """, arena.plan().toString());
    }

    @Test
    void aStatedHeapIsShownWithWhatItHasBesideTheArena() {
        MemoryPlan plan = new MemoryPlan(Profile.builder("board").arena(6 << 20).heap(16 << 20).build());
        plan.pool(layout("Fib.fibWithSum", 3, 1, 5, 0, 0), 200_000);
        assertEquals("""
                coroutine       record  scratch  owner  capacity     bytes    share    direct
                Fib.fibWithSum      28        0      5    200000   6600000  104.9 %         0
                charged                                            6600000  104.9 %         0
                left                                               -308544   -4.9 %  14680064
                arena                                              6291456  100.0 %  14680064
                beside it                                         10485760
                heap                                              16777216
                """, plan.toString());
    }

    @Test
    void poolsOfOneTypeAreOneRow() {
        Arena arena = Arena.ofBytes(1000);
        RecordType type = new Shape("Fib.fibWithSum", 3, 0, 1);
        for (int i = 0; i < 4; i++) {
            arena.single(type).take();
        }
        assertEquals("""
                coroutine       record  scratch  owner  capacity  bytes    share  direct
                Fib.fibWithSum      24        0      5         4    116   11.6 %       0
                charged                                             116   11.6 %       0
                left                                                884   88.4 %
                arena                                              1000  100.0 %
                """, arena.plan().toString());
    }

    @Test
    void whatAToolAddsUpIsWhatTheArenaCharges() {
        Profile profile = Profile.builder("board").arena(1 << 20).loopTasks(1000).build();
        RecordLayout[] layouts = {layout("A.a", 1, 2, 3, 0, 0), layout("B.b", 0, 0, 255, 16, 0), layout("C.c", 7, 0, 70_000, 0, 128)};
        Arena arena = Arena.forLoop(profile);
        MemoryPlan plan = new MemoryPlan(profile);
        plan.loop(profile.loopTasks());
        for (int i = 0; i < layouts.length; i++) {
            arena.declare(new Shape(layouts[i]), 5 + i);
            plan.pool(layouts[i], 5 + i);
        }
        assertEquals(21 * 1000 + 4 * 32 + 4 + 5 * (16 + 1 + 4) + 6 * (16 + 24 + 2 + 4) + 7 * (56 + 4 + 4), plan.charged());
        assertEquals(plan.toString(), arena.plan().toString());
    }

    @Test
    void aCapacityOutOfRangeIsRefused() {
        MemoryPlan plan = new MemoryPlan(Profile.builder("board").arena(100).build());
        Refusal.is("pool A.b: capacity 0 is out of range: at least 1, at most 715827879", () -> plan.pool(layout("A.b", 1, 3, 1, 0, 0), 0));
        Refusal.is("pool A.b: capacity 715827880 is out of range: at least 1, at most 715827879", () -> plan.pool(layout("A.b", 1, 3, 1, 0, 0), 715_827_880));
        assertEquals(0, plan.charged());
    }

    @Test
    void scratchOutsideTheHeapHasABudgetOfItsOwn() {
        Profile profile = Profile.builder("board").arena(1 << 20).direct(1000).build();
        MemoryPlan plan = new MemoryPlan(profile);
        plan.pool(layout("Echo.serve", 1, 1, 1, 0, 100), 10);
        assertTrue(plan.fits());
        plan.pool(layout("Echo.more", 1, 1, 1, 0, 1), 1);
        assertFalse(plan.fits());
        assertEquals(1001, plan.direct());
        assertTrue(plan.toString().contains("%      -1\n"), plan::toString);
    }

    @Test
    void thePlanIsASnapshot() {
        Arena arena = Arena.ofBytes(1000);
        MemoryPlan before = arena.plan();
        arena.declare(new Shape("Fib.fibWithSum", 3, 0, 1), 1);
        assertEquals(0, before.charged());
        assertEquals(1000, before.left());
        assertEquals(1000, before.budget());
        assertEquals(971, arena.plan().left());
    }
}
