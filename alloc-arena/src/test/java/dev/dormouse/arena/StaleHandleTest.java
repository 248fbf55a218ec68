package dev.dormouse.arena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class StaleHandleTest {

    private final Pool pool = Arena.ofBytes(1 << 10).declare(new Shape("A.b", 1, 1, 3), 2);

    private void isRefused(long handle, String message) {
        int inUse = pool.inUse();
        assertFalse(pool.isLive(handle));
        Refusal.is(StaleHandleException.class, message, () -> pool.index(handle));
        Refusal.is(StaleHandleException.class, message, () -> pool.giveBack(handle));
        assertEquals(inUse, pool.inUse());
    }

    @Test
    void givenBackIsRefused() {
        long handle = pool.take();
        pool.giveBack(handle);
        isRefused(handle, "pool A.b of 2: stale handle of record 0: it was given back, or is of another pool (the handle's generation is " + (handle >>> 32) + ", the record is free);"
                + " drop a handle where its record is given back, or ask isLive first");
    }

    @Test
    void takenAgainIsRefusedAndTheNewOwnerUntouched() {
        long stale = pool.take();
        pool.giveBack(stale);
        long handle = pool.take();
        pool.refs()[pool.ref(0)] = "live";
        pool.state(0, 2);
        isRefused(stale, "pool A.b of 2: stale handle of record 0: it was given back, or is of another pool (the handle's generation is " + (stale >>> 32) + ", the record was taken again as "
                + (handle >>> 32) + "); drop a handle where its record is given back, or ask isLive first");
        assertTrue(pool.isLive(handle));
        assertEquals("live", pool.refs()[pool.ref(0)]);
        assertEquals(2, pool.state(0));
    }

    @Test
    void theHandleThatAFreeRecordWillHaveIsRefused() {
        isRefused(1L << 32, "pool A.b of 2: stale handle of record 0: it was given back, or is of another pool (the handle's generation is 1, the record is free);"
                + " drop a handle where its record is given back, or ask isLive first");
    }

    @Test
    void theHandleOfAnotherPoolIsRefusedThoughItNamesARecordThatIsTaken() {
        pool.take();
        for (int i = 0; i < 1000; i++) {
            long other = Arena.ofBytes(1 << 10).declare(new Shape("A.b", 1, 1, 3), 2).take();
            isRefused(other, "pool A.b of 2: stale handle of record 0: it was given back, or is of another pool (the handle's generation is " + (other >>> 32) + ", the record was taken again as "
                    + pool.generation(0) + "); drop a handle where its record is given back, or ask isLive first");
        }
    }

    @Test
    void fullIsRefused() {
        isRefused(Pool.FULL, "pool A.b of 2: FULL is no handle: compare what take() returns with Pool.FULL");
    }

    @Test
    void whatWasNeverAHandleIsRefused() {
        long[] strays = {0, 1, Long.MIN_VALUE, -2, 1L << 32 | 2, 1L << 32 | 0xffff_ffffL, Long.MAX_VALUE, -1L << 32};
        for (long stray : strays) {
            isRefused(stray, "pool A.b of 2: " + stray + " is no handle of this pool: it was taken from another one, or never taken");
        }
    }

    @Test
    void theNegatedGenerationOfAFreeRecordIsRefused() {
        isRefused((long) -1 << 32, "pool A.b of 2: -4294967296 is no handle of this pool: it was taken from another one, or never taken");
    }
}
