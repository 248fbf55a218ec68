package dev.dormouse.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import dev.dormouse.arena.Arena;
import dev.dormouse.arena.Pool;
import dev.dormouse.arena.Profile;
import dev.dormouse.arena.StaleHandleException;
import dev.dormouse.conformance.corpus.ModelledCo;

/** Random sequences of take, start, resume, cancel and give back, by two views over one pool, against a model; all that always holds is checked after each step. */
class LifecycleTest {

    private static final int CAPACITY = 6;
    private static final int VIEWS = 2;
    private static final Object KEPT = new Object();

    /** What a coroutine will do; where it is: -1 not started, then how many values it has yielded. */
    private static final class Expected {

        final int n;
        final boolean fails;
        int yielded = -1;

        Expected(int n, boolean fails) {
            this.n = n;
            this.fails = fails;
        }
    }

    /** A view, where it stands, and what is in its own record: null if nothing lives there. */
    private static final class Cursor {

        final ModelledCo.Count view;
        long handle = Pool.FULL;
        Expected own;
        boolean reserved = true;

        Cursor(Arena arena) {
            view = new ModelledCo.Count(arena);
        }
    }

    private final int[] inside = new int[1];
    private final Map<Long, Expected> live = new HashMap<>();
    private final List<Long> stale = new ArrayList<>();
    private Cursor[] cursors;
    private Arena arena;
    private Pool pool;

    @Property(tries = 400)
    void viewsDoWhatTheModelDoes(@ForAll @Size(max = 150) List<@IntRange(max = 9999) Integer> steps) {
        inside[0] = 0;
        live.clear();
        stale.clear();
        arena = Arena.of(Profile.builder("model").arena(4096).build());
        pool = arena.declare(ModelledCo.COUNT, CAPACITY);
        cursors = new Cursor[] {new Cursor(arena), new Cursor(arena)};
        for (int step : steps) {
            Cursor cursor = cursors[step / 10 % VIEWS];
            int choice = step / 20;
            switch (step % 10) {
                case 0, 1 -> open(cursor, choice);
                case 2, 3, 4 -> resume(cursor, choice);
                case 5 -> close(cursor, choice);
                case 6 -> start(cursor, choice);
                case 7, 8 -> resumeOwn(cursor);
                default -> useStale(cursor, choice);
            }
            holds();
        }
        end();
    }

    private static Expected expected(int choice) {
        return new Expected(choice % 4, choice % 3 == 0);
    }

    private int reserved() {
        return (int) Arrays.stream(cursors).filter(cursor -> cursor.reserved).count();
    }

    private void open(Cursor cursor, int choice) {
        Expected made = expected(choice);
        long handle = cursor.view.open(inside, KEPT, made.n, made.fails);
        if (live.size() + reserved() == CAPACITY) {
            assertEquals(Pool.FULL, handle);
            return;
        }
        assertTrue(pool.isLive(handle));
        assertFalse(live.containsKey(handle) || stale.contains(handle), "a handle that there was before");
        live.put(handle, made);
    }

    /** A handle of a living coroutine, or FULL if there is none, or if the other view stands there, which is refused then. */
    private long chosen(Cursor cursor, int choice) {
        if (live.isEmpty()) {
            return Pool.FULL;
        }
        List<Long> handles = live.keySet().stream().sorted().toList();
        long handle = handles.get(choice % handles.size());
        for (Cursor other : cursors) {
            if (other != cursor && other.handle == handle) {
                assertThrows(IllegalStateException.class, () -> cursor.view.at(handle));
                return Pool.FULL;
            }
        }
        return handle;
    }

    private void resume(Cursor cursor, int choice) {
        long handle = chosen(cursor, choice);
        if (handle != Pool.FULL) {
            cursor.view.at(handle);
            cursor.handle = handle;
            if (!step(cursor.view, live.get(handle))) {
                ended(handle);
            }
        }
    }

    private void ended(long handle) {
        live.remove(handle);
        stale.add(handle);
        assertFalse(pool.isLive(handle));
    }

    /** Resumes the coroutine at a view; whether it goes on. */
    private static boolean step(ModelledCo.Count view, Expected now) {
        now.yielded++;
        if (now.yielded < now.n) {
            assertTrue(view.next());
            assertEquals(now.yielded, view.value());
            return true;
        }
        if (now.fails) {
            assertEquals("after " + now.n, assertThrows(IllegalArgumentException.class, view::next).getMessage());
        } else {
            assertFalse(view.next());
            assertEquals(now.n, view.result());
        }
        return false;
    }

    private void close(Cursor cursor, int choice) {
        long handle = choice % 4 == 0 ? Pool.FULL : chosen(cursor, choice / 4);
        if (handle != Pool.FULL) {
            cursor.view.at(handle);
            closing(cursor, live.get(handle));
            cursor.handle = Pool.FULL;
            ended(handle);
        } else if (cursor.handle == Pool.FULL) {
            closing(cursor, cursor.own);
            cursor.own = null;
            cursor.reserved = false;
        }
    }

    /** Closes; one that has not started and never sleeps runs to its end, and may fail there. */
    private static void closing(Cursor cursor, Expected at) {
        if (at != null && at.yielded < 0 && at.n == 0 && at.fails) {
            assertThrows(IllegalArgumentException.class, cursor.view::close);
        } else {
            cursor.view.close();
        }
    }

    private void start(Cursor cursor, int choice) {
        Expected made = expected(choice);
        if (!cursor.reserved && live.size() + reserved() == CAPACITY) {
            assertThrows(RuntimeException.class, () -> cursor.view.start(inside, KEPT, made.n, made.fails));
        } else if (cursor.own != null && cursor.own.yielded < 0 && cursor.own.n == 0 && cursor.own.fails) {
            assertThrows(IllegalArgumentException.class, () -> cursor.view.start(inside, KEPT, made.n, made.fails));
            cursor.own = null;
        } else {
            cursor.view.start(inside, KEPT, made.n, made.fails);
            cursor.own = made;
            cursor.reserved = true;
        }
        cursor.handle = Pool.FULL;
    }

    private void resumeOwn(Cursor cursor) {
        if (cursor.handle == Pool.FULL && cursor.own != null && !step(cursor.view, cursor.own)) {
            cursor.own = null;
        } else if (cursor.handle == Pool.FULL && cursor.own == null) {
            assertThrows(IllegalStateException.class, cursor.view::next);
        }
    }

    private void useStale(Cursor cursor, int choice) {
        if (!stale.isEmpty()) {
            long handle = stale.get(choice % stale.size());
            assertThrows(StaleHandleException.class, () -> cursor.view.at(handle));
            assertThrows(StaleHandleException.class, () -> pool.giveBack(handle));
        }
    }

    private void holds() {
        assertEquals(live.size() + reserved(), pool.inUse());
        assertTrue(pool.highWater() <= CAPACITY);
        long started = live.values().stream().filter(each -> each.yielded >= 0).count() + Arrays.stream(cursors).filter(cursor -> cursor.own != null && cursor.own.yielded >= 0).count();
        assertEquals(started, inside[0], "as many as have begun and not ended");
        boolean[] taken = new boolean[CAPACITY];
        for (long handle : live.keySet()) {
            assertTrue(pool.isLive(handle));
            assertFalse(taken[(int) handle], "two of one record");
            taken[(int) handle] = true;
        }
        int free = 0;
        for (int index = 0; index < CAPACITY; index++) {
            if (pool.generation(index) < 0) {
                free++;
                assertEquals(0, pool.state(index));
                for (int slot = 0; slot < pool.layout().refs(); slot++) {
                    assertNull(pool.refs()[pool.ref(index) + slot], "a reference in a free record");
                }
            }
        }
        assertEquals(CAPACITY - live.size() - reserved(), free);
    }

    /** Closes all there is, and nothing is left. */
    private void end() {
        for (long handle : List.copyOf(live.keySet())) {
            Cursor cursor = Arrays.stream(cursors).filter(each -> each.handle == handle).findFirst().orElse(cursors[0]);
            cursor.view.at(handle);
            closing(cursor, live.get(handle));
            cursor.handle = Pool.FULL;
            ended(handle);
        }
        for (Cursor cursor : cursors) {
            if (cursor.handle != Pool.FULL) {
                cursor.view.close(); // where its coroutine has ended
                cursor.handle = Pool.FULL;
            }
            closing(cursor, cursor.own);
            cursor.own = null;
            cursor.reserved = false;
        }
        holds();
        assertEquals(0, pool.inUse());
        arena.close();
    }
}
