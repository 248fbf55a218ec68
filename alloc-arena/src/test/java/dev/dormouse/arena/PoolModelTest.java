package dev.dormouse.arena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Random uses of a pool against a map of what each live handle's record must hold. All that always holds is checked after each step. */
class PoolModelTest {

    private static final int CELLS = 2;
    private static final int REFS = 3;
    private static final int PINNED = 1;
    private static final int STATES = 300;

    private final List<Long> stale = new ArrayList<>();
    private final Map<Long, Integer> live = new HashMap<>();
    private Pool pool;
    private Object[] scratch;
    private int mark;
    private int highWater;

    @Property(tries = 300)
    void poolDoesWhatTheModelDoes(@ForAll @IntRange(min = 1, max = 6) int capacity, @ForAll @Size(max = 120) List<@IntRange(max = 999) Integer> steps) {
        stale.clear();
        live.clear();
        highWater = 0;
        pool = Arena.ofBytes(1 << 16).declare(new Shape("A.b", CELLS, REFS, STATES, PINNED), capacity);
        scratch = pool.refs().clone();
        for (int step : steps) {
            int choice = step / 10;
            switch (step % 10) {
                case 0, 1, 2, 3 -> take();
                case 4, 5, 6 -> giveBack(choice);
                case 7 -> write(choice);
                case 8 -> clear(choice);
                default -> useStale(choice);
            }
            holds();
        }
    }

    private void take() {
        long handle = pool.take();
        if (live.size() == pool.capacity()) {
            assertEquals(Pool.FULL, handle);
            return;
        }
        assertTrue(handle >= 0);
        assertFalse(live.containsKey(handle));
        assertFalse(stale.contains(handle));
        assertEquals(0, pool.state(pool.index(handle)));
        highWater = Math.max(highWater, live.size() + 1);
        mark(handle);
    }

    private void giveBack(int choice) {
        if (!live.isEmpty()) {
            long handle = chosen(choice);
            pool.giveBack(handle);
            live.remove(handle);
            stale.add(handle);
        }
    }

    private void write(int choice) {
        if (!live.isEmpty()) {
            mark(chosen(choice));
        }
    }

    private void clear(int choice) {
        if (!live.isEmpty()) {
            long handle = chosen(choice);
            int index = pool.index(handle);
            pool.clear(index);
            assertEquals(0, pool.state(index));
            assertNull(pool.refs()[pool.ref(index)]);
            mark(handle);
        }
    }

    private void useStale(int choice) {
        if (!stale.isEmpty()) {
            long handle = stale.get(choice % stale.size());
            assertFalse(pool.isLive(handle));
            assertThrows(StaleHandleException.class, () -> pool.index(handle));
            assertThrows(StaleHandleException.class, () -> pool.giveBack(handle));
        }
    }

    private long chosen(int choice) {
        List<Long> handles = new ArrayList<>(live.keySet());
        handles.sort(null);
        return handles.get(choice % handles.size());
    }

    /** Fills a record with a number that no other has. */
    private void mark(long handle) {
        int index = pool.index(handle);
        mark++;
        for (int i = 0; i < CELLS; i++) {
            pool.cells()[pool.cell(index) + i] = mark;
        }
        for (int i = 0; i < REFS; i++) {
            if (i != PINNED) {
                pool.refs()[pool.ref(index) + i] = mark;
            }
        }
        pool.state(index, mark % (STATES + 2));
        live.put(handle, mark);
    }

    private void holds() {
        assertEquals(live.size(), pool.inUse());
        assertEquals(highWater, pool.highWater());
        boolean[] taken = new boolean[pool.capacity()];
        for (Map.Entry<Long, Integer> each : live.entrySet()) {
            int index = pool.index(each.getKey());
            assertFalse(taken[index], "two live handles of one record");
            taken[index] = true;
            assertTrue(pool.isLive(each.getKey()));
            assertEquals(each.getKey() >>> 32, pool.generation(index));
            assertEquals(each.getValue() % (STATES + 2), pool.state(index));
            for (int i = 0; i < CELLS; i++) {
                assertEquals(each.getValue().longValue(), pool.cells()[pool.cell(index) + i]);
            }
        }
        for (int index = 0; index < taken.length; index++) {
            assertTrue(taken[index] == pool.generation(index) > 0);
            for (int i = 0; i < REFS; i++) {
                Object ref = pool.refs()[pool.ref(index) + i];
                if (i == PINNED) {
                    assertSame(scratch[pool.ref(index) + i], ref);
                } else if (taken[index]) {
                    assertNotNull(ref);
                } else {
                    assertNull(ref, "a reference in a free record");
                }
            }
        }
    }
}
