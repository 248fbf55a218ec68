package dev.dormouse.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import dev.dormouse.PollLoop;
import dev.dormouse.arena.Arena;
import dev.dormouse.arena.ArenaException;
import dev.dormouse.arena.Pool;
import dev.dormouse.arena.Profile;
import dev.dormouse.conformance.corpus.ModelledCo;
import dev.dormouse.conformance.corpus.NappingCo;

/** What goes wrong ends in an error of its own type, and leaks no record. */
class FaultTest {

    private static final String FULL = "pool Modelled.count of 4 is full: close a view or end a task of it, or raise pool.Modelled.count in profile board";

    private final int[] inside = new int[1];
    private final Arena arena = Arena.of(Profile.builder("board").arena(1 << 14).build());

    private static void isRefused(Class<? extends RuntimeException> type, String message, Executable use) {
        RuntimeException refusal = assertThrows(RuntimeException.class, use);
        assertEquals(message, refusal.getMessage());
        assertEquals(type, refusal.getClass());
    }

    private static void byStranger(Executable use) throws Throwable {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread stranger = new Thread(() -> {
            try {
                use.execute();
            } catch (Throwable t) {
                thrown.set(t);
            }
        }, "stranger");
        stranger.start();
        stranger.join();
        throw thrown.get();
    }

    @Test
    void exhaustionInTheMiddleOfANestedStart() {
        ModelledCo.Nests nests = new ModelledCo.Nests(arena);
        ModelledCo.Count[] others = new ModelledCo.Count[4];
        for (int i = 0; i < others.length; i++) {
            others[i] = new ModelledCo.Count(arena);
        }
        for (int i = 0; i < 3; i++) {
            nests.start(arena, inside);
            isRefused(ArenaException.class, FULL, nests::next);
            assertEquals(4, arena.pool(ModelledCo.COUNT).inUse());
            assertEquals(1, arena.pool(ModelledCo.NESTS).inUse(), "the view's own");
            assertEquals(0, inside[0]);
        }
        others[0].close();
        nests.start(arena, inside);
        assertTrue(nests.next());
        assertEquals(4, arena.pool(ModelledCo.COUNT).inUse());
        nests.close();
        assertEquals(3, arena.pool(ModelledCo.COUNT).inUse());
        assertEquals(0, inside[0]);
    }

    @Test
    void exhaustionInTheMiddleOfAStartByHandle() {
        ModelledCo.Nests nests = new ModelledCo.Nests(arena);
        for (int i = 0; i < 4; i++) {
            new ModelledCo.Count(arena);
        }
        long handle = nests.open(arena, inside);
        assertEquals(Pool.FULL, nests.open(arena, inside));
        nests.at(handle);
        isRefused(ArenaException.class, FULL, nests::next);
        assertFalse(arena.pool(ModelledCo.NESTS).isLive(handle));
        assertEquals(1, arena.pool(ModelledCo.NESTS).inUse());
    }

    @Test
    void aViewThatFindsNoRoomLeavesNothing() {
        for (int i = 0; i < 4; i++) {
            new ModelledCo.Count(arena);
        }
        long charged = arena.plan().charged();
        for (int i = 0; i < 3; i++) {
            isRefused(ArenaException.class, FULL, () -> new ModelledCo.Count(arena));
        }
        assertEquals(charged, arena.plan().charged());
        assertEquals(4, arena.pool(ModelledCo.COUNT).inUse());
    }

    @Test
    void aPoolThatDoesNotFitLeavesNothing() {
        Arena small = Arena.of(Profile.builder("small").arena(600).build());
        for (int i = 0; i < 3; i++) {
            ArenaException refusal = assertThrows(ArenaException.class, () -> new ModelledCo.NestsInScratch(small));
            assertTrue(refusal.getMessage().startsWith("pool Modelled.nestsInScratch of 2 does not fit arena of profile small\ncoroutine"), refusal.getMessage());
            assertEquals(0, small.plan().charged());
        }
        new ModelledCo.Count(small);
    }

    @Test
    void aRecordOverTheLimitIsRefusedAtTheStartWithWhatIsLargestInItAndTheWaysOut() {
        Arena strict = Arena.of(Profile.builder("strict").arena(1 << 14).recordLimit(20).build());
        isRefused(ArenaException.class, "the record of Modelled.count is 24 bytes and record.limit of profile strict is 20; the largest in it: the record of Modelled.values (12 bytes), inside (4 bytes), fails (1 byte)"
                + ". Let the large ones end their scope before it sleeps, put a child's record on the heap with @Coroutine(boxed = true) or the profile's boxing, or raise the limit",
                () -> new ModelledCo.Count(strict));
        assertEquals(0, strict.plan().charged());
    }

    @Test
    void closingTwiceIsClosingOnce() {
        ModelledCo.Count view = new ModelledCo.Count(arena);
        view.start(inside, "kept", 3, false);
        view.next();
        view.close();
        view.close();
        assertEquals(0, arena.pool(ModelledCo.COUNT).inUse());
        assertEquals(0, inside[0]);
        arena.close();
        arena.close();
        PollLoop loop = PollLoop.of(Profile.builder("board").arena(4096).loopTasks(2).build());
        loop.close();
        loop.close();
    }

    @Test
    void closingFromAnotherThreadIsRefusedAndDoesNothing() {
        ModelledCo.Count view = new ModelledCo.Count(arena);
        view.start(inside, "kept", 3, false);
        view.next();
        assertThrows(ArenaException.class, () -> byStranger(view::close));
        assertThrows(ArenaException.class, () -> byStranger(arena::close));
        PollLoop loop = PollLoop.of(Profile.builder("board").arena(4096).loopTasks(2).build());
        assertThrows(IllegalStateException.class, () -> byStranger(loop::close));
        assertEquals(1, inside[0]);
        assertTrue(view.next());
        view.close();
        loop.close();
        assertEquals(0, inside[0]);
    }

    @Test
    void useAfterTheArenaIsClosedIsRefused() {
        ModelledCo.Count view = new ModelledCo.Count(arena);
        long handle = view.open(inside, "kept", 3, false);
        view.start(inside, "kept", 3, false);
        assertTrue(view.next());
        Pool pool = arena.pool(ModelledCo.COUNT);
        arena.close();
        String closed = "pool Modelled.count of 4 is closed: close an arena last, after its views and loops";
        isRefused(ArenaException.class, closed, () -> view.open(inside, "kept", 3, false));
        isRefused(ArenaException.class, closed, view::next);
        isRefused(ArenaException.class, closed, () -> view.at(handle));
        isRefused(ArenaException.class, closed, () -> view.start(inside, "kept", 3, false));
        isRefused(ArenaException.class, closed, pool::take);
        isRefused(ArenaException.class, closed, () -> pool.giveBack(handle));
        isRefused(ArenaException.class, closed, view::close);
        isRefused(ArenaException.class, "arena of profile board is closed: close an arena last, after its views and loops", () -> new ModelledCo.Count(arena));
        assertEquals(1, inside[0], "it sleeps where it slept");
    }

    @Test
    void aSpawnThatFindsNoRoomIsFull() {
        try (PollLoop loop = PollLoop.of(Profile.builder("board").arena(4096).loopTasks(2).build())) {
            loop.declare(NappingCo.PARKS, 2);
            int[] polls = new int[1];
            NappingCo.parks(loop, polls);
            NappingCo.parks(loop, polls);
            for (int i = 0; i < 3; i++) {
                assertFalse(loop.spawned(NappingCo.parks(loop, polls)));
            }
            loop.pass();
            assertEquals(2, polls[0]);
            assertEquals(2, loop.alive());
        }
    }
}
