package dev.dormouse.arena;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PoolTest {

    private static Pool pool(RecordType type, int capacity) {
        return Arena.ofBytes(1 << 20).declare(type, capacity);
    }

    @Test
    void arraysAreExactlyAsLongAsTheRecordsAndTheOwner() {
        Pool pool = pool(new Shape("A.b", 3, 2, 5), 7);
        assertEquals(21, pool.cells().length);
        assertEquals(1 + 14, pool.refs().length);
        assertSame(Thread.currentThread(), pool.refs()[Pool.OWNER]);
        assertEquals(7, pool.capacity());
        assertEquals(18, pool.cell(6));
        assertEquals(1 + 12, pool.ref(6));
    }

    @Test
    void recordsWithoutCellsOrReferencesAreRecordsToo() {
        Pool pool = pool(new Shape("A.b", 0, 0, 1), 2);
        long first = pool.take();
        long second = pool.take();
        assertNotEquals(first, second);
        assertEquals(Pool.FULL, pool.take());
        pool.giveBack(first);
        assertEquals(1, pool.inUse());
    }

    @Test
    void everyRecordIsTakenOnceAndThenThePoolIsFull() {
        Pool pool = pool(new Shape("A.b", 1, 0, 1), 5);
        Set<Integer> indexes = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            indexes.add(pool.index(pool.take()));
        }
        assertEquals(Set.of(0, 1, 2, 3, 4), indexes);
        assertEquals(Pool.FULL, pool.take());
        assertEquals(Pool.FULL, pool.take());
        assertEquals(5, pool.inUse());
    }

    @Test
    void handleIsGenerationAndIndexAndEachTakeHasTheNextGeneration() {
        Pool pool = pool(new Shape("A.b", 1, 0, 1), 2);
        long first = pool.take();
        int generation = pool.generation(0);
        assertTrue(generation > 0);
        assertEquals((long) generation << 32, first);
        long second = pool.take();
        assertEquals(first + (1L << 32) + 1, second);
        pool.giveBack(second);
        assertEquals(second + (1L << 32), pool.take());
        assertEquals(generation + 2, pool.generation(1));
    }

    @Test
    void aStateThatIsTakenIsZeroUntilItIsPutBack() {
        for (int states : new int[] {1, 254, 255, 65_534, 65_535, 100_000}) {
            Pool pool = pool(new Shape("A.b", 0, 0, states), 2);
            long handle = pool.take();
            pool.take();
            pool.state(0, states + 1);
            pool.state(1, 1);
            assertEquals(states + 1, pool.takeState(handle));
            assertEquals(0, pool.takeState(handle));
            assertEquals(1, pool.state(1), "its neighbour's state");
            pool.state(0, 1);
            assertEquals(1, pool.takeState(handle));
        }
    }

    @Test
    void aStateIsTakenByTheHandleOfALivingRecordOnly() {
        Pool pool = pool(new Shape("A.b", 1, 0, 1), 2);
        long handle = pool.take();
        pool.state(0, 1);
        for (long forged : new long[] {Pool.FULL, 0, handle + 1, handle + 2, handle + (1L << 32), handle | 1L << 63, handle - (1L << 32), (-1L << 32) | 1}) {
            assertThrows(StaleHandleException.class, () -> pool.takeState(forged), () -> Long.toHexString(forged));
        }
        assertEquals(1, pool.state(0));
        pool.giveBack(handle);
        assertThrows(StaleHandleException.class, () -> pool.takeState(handle));
    }

    @Test
    void generationIsNegativeWhileTheRecordIsFree() {
        Pool pool = pool(new Shape("A.b", 1, 0, 1), 1);
        assertTrue(pool.generation(0) < 0);
        long handle = pool.take();
        assertEquals(handle >>> 32, pool.generation(0));
        pool.giveBack(handle);
        assertTrue(pool.generation(0) < 0);
    }

    @Test
    void generationBeginsAgainAtOneAfterTheLast() throws ReflectiveOperationException {
        Pool pool = pool(new Shape("A.b", 1, 0, 1), 1);
        Field next = Pool.class.getDeclaredField("nextGeneration");
        next.setAccessible(true);
        next.setInt(pool, Integer.MAX_VALUE);
        long last = pool.take();
        assertEquals((long) Integer.MAX_VALUE << 32, last);
        assertTrue(pool.isLive(last));
        pool.giveBack(last);
        assertFalse(pool.isLive(last));
        assertEquals(1L << 32, pool.take());
        assertFalse(pool.isLive(last));
    }

    @Test
    void theRecordGivenBackLastIsTakenNextAndAllAreTakenOnceInAnyOrder() {
        Pool pool = pool(new Shape("A.b", 1, 0, 1), 4);
        long[] handles = {pool.take(), pool.take(), pool.take(), pool.take()};
        for (int i : new int[] {2, 0, 3}) {
            pool.giveBack(handles[i]);
        }
        assertEquals(3, (int) pool.take());
        pool.giveBack(handles[1]);
        assertEquals(1, (int) pool.take());
        assertEquals(0, (int) pool.take());
        assertEquals(2, (int) pool.take());
        assertEquals(Pool.FULL, pool.take());
    }

    @Test
    void aRecordThatWipesIsAllZeroOnceItIsGivenBackOrCleared() {
        byte[] bytes = new byte[3];
        int[] ints = new int[3];
        long[] longs = new long[3];
        ByteBuffer heap = ByteBuffer.allocate(19);
        ByteBuffer direct = ByteBuffer.allocateDirect(19);
        Object[] scratch = {null, bytes, ints, longs, heap, direct, "neither array nor buffer"};
        for (boolean back : new boolean[] {true, false}) {
            Pool pool = pool(secrets(true, scratch), 1);
            long handle = pool.take();
            fill(pool, bytes, ints, longs, heap, direct);
            if (back) {
                pool.giveBack(handle);
            } else {
                pool.clear(0);
            }
            assertArrayEquals(new long[2], pool.cells());
            assertNull(pool.refs()[pool.ref(0)]);
            assertArrayEquals(new byte[3], bytes);
            assertArrayEquals(new int[3], ints);
            assertArrayEquals(new long[3], longs);
            assertEquals(ByteBuffer.allocate(19), heap);
            assertEquals(ByteBuffer.allocate(19), direct);
        }
    }

    @Test
    void aRecordThatDoesNotWipeKeepsItsBytesAndAWipingOneLeavesItsNeighboursAlone() {
        byte[] bytes = new byte[3];
        Pool kept = pool(secrets(false, null, bytes), 1);
        long handle = kept.take();
        fill(kept, bytes, new int[0], new long[0], ByteBuffer.allocate(0), ByteBuffer.allocate(0));
        kept.giveBack(handle);
        assertArrayEquals(new long[] {7, 7}, kept.cells());
        assertArrayEquals(new byte[] {7, 7, 7}, bytes);
        Pool wiping = pool(secrets(true), 3);
        wiping.take();
        long middle = wiping.take();
        Arrays.fill(wiping.cells(), 7);
        wiping.giveBack(middle);
        assertArrayEquals(new long[] {7, 7, 0, 0, 7, 7}, wiping.cells());
    }

    private static Shape secrets(boolean wipes, Object... scratch) {
        return new Shape(new RecordLayout("A.b", 2, scratch.length, 1, "0", 0, 0, 0, 0, wipes, ""), slot -> scratch[slot]);
    }

    private static void fill(Pool pool, byte[] bytes, int[] ints, long[] longs, ByteBuffer heap, ByteBuffer direct) {
        Arrays.fill(pool.cells(), 7);
        pool.refs()[pool.ref(0)] = "secret";
        Arrays.fill(bytes, (byte) 7);
        Arrays.fill(ints, 7);
        Arrays.fill(longs, 7);
        for (ByteBuffer buffer : new ByteBuffer[] {heap, direct}) {
            buffer.clear();
            while (buffer.hasRemaining()) {
                buffer.put((byte) 7);
            }
            buffer.position(buffer.capacity() / 2).limit(buffer.capacity() / 2);
        }
    }

    @Test
    void highWaterIsTheMostThatWereTakenAtOnce() {
        Pool pool = pool(new Shape("A.b", 1, 0, 1), 4);
        assertEquals(0, pool.highWater());
        long first = pool.take();
        long second = pool.take();
        pool.giveBack(first);
        pool.giveBack(second);
        pool.take();
        assertEquals(1, pool.inUse());
        assertEquals(2, pool.highWater());
    }

    @Test
    void noReferenceSurvivesGiveBackAndNeighboursKeepTheirs() {
        Pool pool = pool(new Shape("A.b", 0, 3, 1), 3);
        long[] handles = {pool.take(), pool.take(), pool.take()};
        for (int i = pool.ref(0); i < pool.refs().length; i++) {
            pool.refs()[i] = "live";
        }
        pool.giveBack(handles[1]);
        assertArrayEquals(new Object[] {Thread.currentThread(), "live", "live", "live", null, null, null, "live", "live", "live"}, pool.refs());
    }

    @Test
    void pinnedScratchSurvivesGiveBackAndClearWhereverItStands() {
        int[][] pins = {{0}, {1}, {4}, {0, 1}, {0, 4}, {1, 3}, {0, 2, 4}, {0, 1, 2, 3, 4}};
        for (int[] pinned : pins) {
            Pool pool = pool(new Shape("A.b", 0, 5, 1, pinned), 2);
            pool.take();
            long handle = pool.take();
            Object[] before = pool.refs().clone();
            for (int round = 0; round < 2; round++) {
                for (int slot = 0; slot < 5; slot++) {
                    if (before[pool.ref(1) + slot] == null) {
                        pool.refs()[pool.ref(1) + slot] = "live";
                    }
                }
                if (round == 0) {
                    pool.clear(pool.index(handle));
                } else {
                    pool.giveBack(handle);
                }
                assertArrayEquals(before, pool.refs());
                for (int pin : pinned) {
                    assertSame(before[pool.ref(1) + pin], pool.refs()[pool.ref(1) + pin]);
                }
            }
        }
    }

    @Test
    void eachRecordHasScratchOfItsOwn() {
        Pool pool = pool(new Shape("A.b", 0, 2, 1, 1), 2);
        assertNull(pool.refs()[pool.ref(0)]);
        Object first = pool.refs()[pool.ref(0) + 1];
        Object second = pool.refs()[pool.ref(1) + 1];
        assertNotNull(first);
        assertNotNull(second);
        assertNotSame(first, second);
    }

    @Test
    void scratchThatSomeRecordsLackIsRefused() {
        RecordType uneven = new RecordType() {
            private int asked;

            @Override
            protected RecordLayout layout() {
                return new RecordLayout("A.b", 0, 2, 1, "0", 0, 0, 0, 0, false, "");
            }

            @Override
            protected Object scratch(int slot) {
                return asked++ == 3 ? "scratch" : null;
            }
        };
        Arena arena = Arena.ofBytes(1 << 10);
        Refusal.is("record type of A.b: scratch(1) makes an object for some records and none for others; weave the class again",
                () -> arena.declare(uneven, 2));
        assertEquals(0, arena.plan().charged());
    }

    @Test
    void clearMakesARecordNewWithoutGivingItBack() {
        Pool pool = pool(new Shape("A.b", 1, 1, 3), 1);
        long handle = pool.take();
        pool.refs()[pool.ref(0)] = "live";
        pool.state(0, 4);
        pool.clear(0);
        assertNull(pool.refs()[pool.ref(0)]);
        assertEquals(0, pool.state(0));
        assertTrue(pool.isLive(handle));
        assertEquals(1, pool.inUse());
    }

    @Test
    void stateIsZeroWhenTakenAgain() {
        Pool pool = pool(new Shape("A.b", 1, 0, 3), 1);
        long handle = pool.take();
        pool.state(0, 3);
        pool.giveBack(handle);
        assertEquals(0, pool.state(pool.index(pool.take())));
    }

    @Test
    void statesAreKeptAtTheWidthOfTheLayoutWithoutTouchingNeighbours() {
        int[] last = {2, 255, 256, 65_535, 65_536, 1_000_000};
        int[] bytes = {1, 1, 2, 2, 4, 4};
        for (int i = 0; i < last.length; i++) {
            RecordLayout layout = new RecordLayout("A.b", 0, 0, last[i] - 1, "0", 0, 0, 0, 0, false, "");
            assertEquals(bytes[i], layout.stateBytes());
            Pool pool = pool(new Shape(layout), 3);
            pool.state(1, last[i]);
            assertEquals(0, pool.state(0));
            assertEquals(last[i], pool.state(1));
            assertEquals(0, pool.state(2));
        }
    }

    @Test
    void aStateThatTheLayoutDoesNotHaveFailsAnAssertion() {
        Pool pool = pool(new Shape("A.b", 0, 0, 3), 1);
        pool.state(0, 4);
        assertThrows(AssertionError.class, () -> pool.state(0, 5));
        assertThrows(AssertionError.class, () -> pool.state(0, -1));
    }

    @Test
    void aStrayIndexIsConfinedToItsPool() {
        Pool pool = pool(new Shape("A.b", 1, 1, 3), 2);
        assertThrows(ArrayIndexOutOfBoundsException.class, () -> pool.state(2));
        assertThrows(ArrayIndexOutOfBoundsException.class, () -> pool.generation(-1));
        assertThrows(ArrayIndexOutOfBoundsException.class, () -> pool.clear(2));
    }

    @Test
    void aPoolOutsideAnyArenaHoldsOneRecord() {
        RecordType type = new Shape("A.b", 2, 1, 3, 0);
        Pool pool = Pool.single(type);
        long handle = pool.take();
        assertEquals(Pool.FULL, pool.take());
        assertSame(type, pool.type());
        assertEquals(2, pool.layout().cells());
        pool.giveBack(handle);
        assertNotNull(pool.refs()[pool.ref(0)]);
    }
}
