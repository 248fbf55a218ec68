package dev.dormouse.arena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArenaTest {

    private final RecordType type = new Shape("Fib.fibWithSum", 3, 1, 5);

    private static Profile.Builder profile() {
        return Profile.builder("small").arena(1 << 10);
    }

    @Test
    void declareChargesExactlyTheModel() {
        Arena arena = Arena.ofBytes(1 << 20);
        arena.declare(new Shape(new RecordLayout("A.bytes", 3, 5, 10, "0", 100, 20, 4096, 0, false, ""), 0), 7);
        assertEquals(7 * (8 * 3 + 4 * 5 + 100 + 20 + 1 + 4), arena.plan().charged());
        arena.declare(new Shape("A.shorts", 1, 0, 255), 2);
        arena.declare(new Shape("A.ints", 1, 0, 65_535), 2);
        assertEquals(7 * 169 + 2 * (8 + 2 + 4) + 2 * (8 + 4 + 4), arena.plan().charged());
        assertEquals(7 * 4096, arena.plan().direct());
    }

    @Test
    void aPoolThatFitsToTheByteFitsAndOneByteMoreDoesNot() {
        assertEquals(0, fill(4 * 33).plan().left());
        assertThrows(ArenaException.class, () -> fill(4 * 33 - 1));
    }

    private Arena fill(long budget) {
        Arena arena = Arena.ofBytes(budget);
        arena.declare(type, 4);
        return arena;
    }

    @Test
    void whatDoesNotFitIsRefusedWithTheTableAndChangesNothing() {
        Arena arena = Arena.of(profile().build());
        arena.declare(type, 8);
        Refusal.is("""
                pool Monitor.load of 6 does not fit arena of profile small
                coroutine       record  scratch  owner  capacity  bytes    share  direct
                Fib.fibWithSum      28        0      5         8    264   25.8 %       0
                Monitor.load        68       64      6         6    828   80.9 %   24576
                charged                                            1092  106.6 %   24576
                left                                                -68   -6.6 %
                arena                                              1024  100.0 %
                ways out: a smaller capacity, fewer bytes alive across suspension points (dormouse/states.txt of the build lists them), or a larger budget\
                 (`arena`, `direct`)""",
                () -> arena.declare(new Shape(new RecordLayout("Monitor.load", 8, 1, 400, "0", 64, 0, 4096, 0, false, "")), 6));
        assertEquals(264, arena.plan().charged());
        arena.declare(new Shape(new RecordLayout("Monitor.load", 8, 1, 400, "0", 64, 0, 4096, 0, false, "")), 5);
    }

    @Test
    void declaringTwiceIsRefused() {
        Arena arena = Arena.ofBytes(1 << 10);
        arena.declare(type, 2);
        Refusal.is("pool Fib.fibWithSum of 2 is there already: declare a pool once, and before its first use", () -> arena.declare(type, 2));
    }

    @Test
    void aCapacityBelowOneIsRefused() {
        Refusal.is("pool Fib.fibWithSum: capacity -3 is out of range: at least 1, at most 715827879", () -> Arena.ofBytes(1 << 10).declare(type, -3));
    }

    @Test
    void aCapacityThatNoArrayCanHoldIsRefused() {
        Refusal.is("pool Fib.fibWithSum: capacity 2147483647 is out of range: at least 1, at most 715827879",
                () -> Arena.ofBytes(1L << 40).declare(type, Integer.MAX_VALUE));
    }

    @Test
    void aBudgetOutOfRangeIsRefused() {
        Refusal.is("profile arena of 0 bytes: arena: 0 is out of range: at least 1, at most 1125899906842624", () -> Arena.ofBytes(0));
        Refusal.is("profile arena of 9223372036854775807 bytes: arena: 9223372036854775807 is out of range: at least 1, at most 1125899906842624",
                () -> Arena.ofBytes(Long.MAX_VALUE));
    }

    @Test
    void aRecordOverTheLimitIsRefusedAndOneAtTheLimitIsNot() {
        Refusal.is("the record of Fib.fibWithSum is 28 bytes and record.limit of profile small is 27" + Profile.WAYS_OUT, () -> Arena.of(profile().recordLimit(27).build()).declare(type, 1));
        Arena.of(profile().recordLimit(28).build()).declare(type, 1);
    }

    @Test
    void theProfilesCapacityIsStrongerThanTheDeclared() {
        Arena arena = Arena.of(profile().pool("Fib.fibWithSum", 3).build());
        assertEquals(3, arena.declare(type, 1).capacity());
    }

    private static RecordType annotated(int capacity) {
        return new Shape(new RecordLayout("Fib.fibWithSum", 3, 1, 5, "0", 0, 0, 0, capacity, false, ""));
    }

    @Test
    void theAnnotatedCapacityIsADeclarationAndTheWeakest() {
        assertEquals(4, Arena.of(profile().build()).pool(annotated(4)).capacity());
        assertEquals(4, Arena.of(profile().build()).declare(annotated(4)).capacity());
        assertEquals(4, Arena.of(profile().carve().build()).pool(annotated(4)).capacity());
        assertEquals(2, Arena.of(profile().build()).declare(annotated(4), 2).capacity());
        assertEquals(3, Arena.of(profile().pool("Fib.fibWithSum", 3).build()).declare(annotated(4)).capacity());
        assertEquals(3, Arena.of(profile().pool("Fib.fibWithSum", 3).build()).pool(annotated(4)).capacity());
    }

    @Test
    void declaringWithoutACapacityAnywhereIsRefused() {
        String ways = ": state how many it has by @Coroutine(pool = N), by declaring it at start-up, or by pool.Fib.fibWithSum = N in profile small; or allow it with undeclared = carve";
        Refusal.is("no pool for Fib.fibWithSum" + ways, () -> Arena.of(profile().build()).declare(type));
        Refusal.is("no pool for Fib.fibWithSum" + ways.substring(0, ways.indexOf("; or allow")), () -> Arena.of(profile().carve().build()).declare(type));
    }

    @Test
    void scratchOverItsLimitIsRefusedAndAtTheLimitIsNot() {
        RecordType much = new Shape(new RecordLayout("A.b", 1, 2, 1, "0", 100, 24, 28, 0, false, "line 7: buf (100 bytes)"), 0);
        Refusal.is("the scratch of A.b is 128 bytes and scratch.limit of profile small is 127; the largest in it: line 7: buf (100 bytes)" + Profile.WAYS_OUT,
                () -> Arena.of(profile().scratchLimit(127).build()).declare(much, 1));
        Arena.of(profile().scratchLimit(128).build()).declare(much, 1);
    }

    @Test
    void theTablesOfALoopAreChargedAndRefusedWhereTheyDoNotFit() {
        assertEquals(10 * 21 + 4 + 4, Arena.forLoop(profile().loopTasks(10).build()).plan().charged());
        assertEquals(0, Arena.of(profile().loopTasks(10).build()).plan().charged());
        Refusal.is("""
                a poll loop of 49 does not fit arena of profile small
                coroutine  record  scratch  owner  capacity  bytes    share  direct
                poll loop                                49   1041  101.7 %
                charged                                       1041  101.7 %       0
                left                                           -17   -1.7 %
                arena                                         1024  100.0 %
                ways out: a smaller capacity, fewer bytes alive across suspension points (dormouse/states.txt of the build lists them), or a larger budget (`arena`, `direct`)""", () -> Arena.forLoop(profile().loopTasks(49).build()));
    }

    @Test
    void theProfilesCapacityIsADeclaration() {
        Arena arena = Arena.of(profile().pool("Fib.fibWithSum", 3).build());
        Pool pool = arena.pool(type);
        assertEquals(3, pool.capacity());
        assertSame(pool, arena.pool(type));
        assertSame(pool, arena.single(type));
    }

    @Test
    void anUndeclaredPoolIsRefusedWithTheWaysOut() {
        Arena arena = Arena.of(profile().build());
        String message = "no pool for Fib.fibWithSum: state how many it has by @Coroutine(pool = N), by declaring it at start-up, or by"
                + " pool.Fib.fibWithSum = N in profile small; or allow it with undeclared = carve";
        Refusal.is(message, () -> arena.pool(type));
        Refusal.is(message, () -> arena.single(type));
    }

    @Test
    void anUndeclaredPoolIsRefusedWithTheProfilesUnclaimedNames() {
        Arena arena = Arena.of(profile().pool("Fib.fibWthSum", 3).pool("Echo.serve", 1).pool("Blink.blink", 2).build());
        arena.pool(new Shape("Echo.serve", 1, 0, 1));
        Refusal.is("no pool for Fib.fibWithSum: state how many it has by @Coroutine(pool = N), by declaring it at start-up, or by"
                + " pool.Fib.fibWithSum = N in profile small; or allow it with undeclared = carve; pools there that no coroutine has asked for: Fib.fibWthSum, Blink.blink", () -> arena.pool(type));
    }

    @Test
    void onceItIsSealedNoPoolIsMadeUnlessUndeclaredOnesAreCarved() {
        Arena arena = Arena.of(profile().pool("Fib.fibWithSum", 3).pool("Echo.serve", 1).build());
        Pool early = arena.pool(new Shape("Echo.serve", 1, 0, 1));
        arena.seal();
        String late = "pool Fib.fibWithSum is first asked for while tasks run: declare it before the loop runs, or allow it with undeclared = carve"
                + " in profile small";
        long charged = arena.plan().charged();
        Refusal.is(late, () -> arena.pool(type));
        Refusal.is(late, () -> arena.single(type));
        Refusal.is(late, () -> arena.declare(type, 3));
        assertEquals(charged, arena.plan().charged());
        assertSame(early, arena.single(early.type()));

        Arena carving = Arena.of(profile().carve().build());
        carving.seal();
        assertEquals(1, carving.pool(type).capacity());
    }

    @Test
    void carvingGivesOneRecordOnFirstUseAndNoMore() {
        Arena arena = Arena.ofBytes(1 << 10);
        Pool pool = arena.pool(type);
        assertEquals(1, pool.capacity());
        pool.take();
        assertSame(pool, arena.pool(type));
        assertEquals(Pool.FULL, arena.pool(type).take());
    }

    @Test
    void singleTakesTheDeclaredPoolWhileItHasRoomAndThenCarves() {
        Arena arena = Arena.ofBytes(1 << 10);
        Pool declared = arena.declare(type, 2);
        for (int i = 0; i < 2; i++) {
            Pool pool = arena.single(type);
            assertSame(declared, pool);
            pool.take();
        }
        Pool carved = arena.single(type);
        assertNotSame(declared, carved);
        assertEquals(2, carved.capacity(), "as many as there were");
        assertSame(declared, arena.pool(type));
        assertEquals(4 * 33, arena.plan().charged());
    }

    @Test
    void singleCarvesUntilNothingMoreFits() {
        Arena arena = Arena.ofBytes(33 * 21 + 32);
        List<Integer> capacities = new ArrayList<>();
        for (int i = 0; i < 21; i++) {
            Pool pool = arena.single(type);
            if (pool.inUse() == 0) {
                capacities.add(pool.capacity());
            }
            pool.take();
        }
        assertEquals(List.of(1, 1, 2, 4, 8, 4, 1), capacities);
        assertEquals(32, arena.plan().left());
        assertThrows(ArenaException.class, () -> arena.single(type));
        assertEquals(32, arena.plan().left());
    }

    @Test
    void singleUsesACarvedRecordAgainBeforeItCarvesAnother() {
        Arena arena = Arena.ofBytes(1 << 10);
        long[] handles = new long[4];
        Pool[] pools = new Pool[4];
        for (int i = 0; i < 4; i++) {
            pools[i] = arena.single(type);
            handles[i] = pools[i].take();
        }
        long charged = arena.plan().charged();
        for (int i = 0; i < 4; i++) {
            pools[i].giveBack(handles[i]);
            Pool again = arena.single(type);
            assertSame(pools[i], again);
            handles[i] = again.take();
        }
        assertEquals(charged, arena.plan().charged());
    }

    @Test
    void singleOfAFullPoolIsRefusedWhereNothingIsCarved() {
        Arena arena = Arena.of(profile().build());
        arena.declare(type, 1).take();
        Refusal.is("pool Fib.fibWithSum of 1 is full: close a view or end a task of it, or raise pool.Fib.fibWithSum in profile small",
                () -> arena.single(type));
    }

    @Test
    void scratchThatThrowsLeavesNothingCharged() {
        RecordLayout layout = new RecordLayout("A.b", 0, 2, 1, "0", 8, 0, 0, 0, false, "");
        RecordType broken = new RecordType() {
            @Override
            protected RecordLayout layout() {
                return layout;
            }

            @Override
            protected Object scratch(int slot) {
                throw new IllegalStateException("no such device");
            }
        };
        Arena arena = Arena.ofBytes(1 << 10);
        assertThrows(IllegalStateException.class, () -> arena.declare(broken, 2));
        assertEquals(0, arena.plan().charged());
        assertThrows(IllegalStateException.class, () -> arena.declare(broken, 2));
    }

    @Test
    void aPoolForWhichTheJvmHasNoMemoryIsNotCharged() {
        Arena arena = Arena.ofBytes(1L << 40);
        assertThrows(OutOfMemoryError.class, () -> arena.declare(type, 700_000_000));
        assertEquals(0, arena.plan().charged());
        assertEquals(2, arena.declare(type, 2).capacity());
    }

    @Test
    void layoutsOutOfRangeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new RecordLayout("", 0, 0, 0, "0", 0, 0, 0, 0, false, ""));
        assertThrows(IllegalArgumentException.class, () -> new RecordLayout("A.b", -1, 0, 0, "0", 0, 0, 0, 0, false, ""));
        assertThrows(IllegalArgumentException.class, () -> new RecordLayout("A.b", 0, 0, Integer.MAX_VALUE, "0", 0, 0, 0, 0, false, ""));
        RecordLayout largest = new RecordLayout("A.b", Integer.MAX_VALUE, Integer.MAX_VALUE, 0, "0", Integer.MAX_VALUE, 0, 0, 0, false, "");
        assertEquals(13L * Integer.MAX_VALUE, largest.bytes());
    }
}
