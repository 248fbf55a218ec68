package dev.dormouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dormouse.arena.Pool;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Places that are held before their tasks exist, in a pool with room for two. */
@Timeout(60)
class ReservationTest {

    private final List<String> trace = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();
    private final ManualClock clock = new ManualClock(0);
    private final PollLoop loop = PollLoop.builder(Loops.profile(20)).clock(clock).idle(clock).failures(this::failed).build();
    private Runnable successor = () -> { };

    private void failed(long task, String coroutine, Throwable thrown) {
        failures.add(thrown);
        successor.run();
    }

    @BeforeEach
    void declare() {
        loop.declare(ReservationTestCo.WORK, 2);
        loop.declare(ReservationTestCo.HIRE, 5);
        loop.declare(ReservationTestCo.FAIL, 1);
    }

    @AfterEach
    void close() {
        loop.close();
    }

    /** Works until it is woken. */
    @Coroutine
    static void work(Async a, String name, List<String> trace) {
        trace.add(name + " works");
        a.park();
        trace.add(name + " is done");
    }

    /** Spawns workers whose names come one by one. */
    @Coroutine
    static void hire(Async a, Reservation room, String name, int count, List<String> trace, long[] workers) {
        try (room) {
            for (int i = 1; i <= count; i++) {
                room.reserve(a);
                trace.add(name + i + " has a place");
                workers[i - 1] = ReservationTestCo.work(room, name + i, trace);
            }
        }
    }

    private Reservation room() {
        return loop.reservation(ReservationTestCo.WORK);
    }

    private long hire(String name, int count, long[] workers) {
        return ReservationTestCo.hire(loop, room(), name, count, trace, workers);
    }

    private long worker(String name) {
        return ReservationTestCo.work(loop, name, trace);
    }

    private void end(long worker) {
        loop.wake(worker);
        loop.pass();
    }

    private void passes() {
        while (loop.pass()) {
            assertTrue(trace.size() < 100);
        }
    }

    private Pool pool() {
        return loop.arena().pool(ReservationTestCo.WORK);
    }

    @Test
    void aPlaceThatIsFreeIsHeldAtOnce() {
        long[] workers = new long[2];
        hire("a", 2, workers);
        loop.pass();
        assertTrue(loop.isAlive(workers[0]) && loop.isAlive(workers[1]));
        passes();
        assertEquals(List.of("a1 has a place", "a2 has a place", "a1 works", "a2 works"), trace);
    }

    @Test
    void whoWaitsGetsThePlaceOfATaskThatEndsInOrderOfArrival() {
        long first = worker("x");
        long second = worker("y");
        passes();
        long[] a = new long[1];
        long[] b = new long[1];
        hire("a", 1, a);
        hire("b", 1, b);
        passes();
        trace.clear();
        end(second);
        passes();
        assertEquals(List.of("y is done", "a1 has a place", "a1 works"), trace);
        end(first);
        passes();
        assertEquals(List.of("y is done", "a1 has a place", "a1 works", "x is done", "b1 has a place", "b1 works"), trace);
    }

    @Test
    void aPlaceThatIsGivenIsNobodyElses() {
        long first = worker("x");
        worker("y");
        passes();
        long[] a = new long[1];
        hire("a", 1, a);
        passes();
        loop.wake(first);
        ScriptedTask spy = new ScriptedTask("spy", p -> {
            trace.add("spy: " + loop.spawned(worker("z")));
            return 0;
        });
        spy.spawn(loop); // its slot comes after all of the others
        loop.pass();
        assertTrue(trace.contains("x is done") && trace.contains("spy: false"), trace::toString);
        passes();
        assertTrue(loop.isAlive(a[0]));
        assertFalse(loop.spawned(worker("z")));
    }

    @Coroutine
    static void fail(Async a) {
        a.park();
        throw new IllegalArgumentException("on purpose");
    }

    @Test
    void theFailureHandlerFindsNoRoomWhereAnotherWaitsForIt() {
        Reservation room = loop.reservation(ReservationTestCo.FAIL);
        long failing = ReservationTestCo.fail(loop);
        ReservationTestCo.hireToFail(loop, room, trace);
        loop.pass();
        boolean[] spawned = {true};
        successor = () -> spawned[0] = loop.spawned(ReservationTestCo.fail(loop));
        end(failing);
        assertFalse(spawned[0]);
        passes();
        assertEquals(List.of("has a place"), trace);
        assertFalse(room.isHeld());
        assertEquals(0, loop.arena().pool(ReservationTestCo.FAIL).inUse());
    }

    @Coroutine
    static void hireToFail(Async a, Reservation room, List<String> trace) {
        room.reserve(a);
        trace.add("has a place");
        room.release();
    }

    @Test
    void aPlaceMayBeHeldForLongAndIsNoTask() {
        Reservation room = room();
        assertTrue(room.tryReserve());
        assertTrue(room.tryReserve(), "the same one");
        assertEquals(1, pool().inUse());
        assertEquals(0, loop.alive());
        loop.run();
        clock.advance(1_000_000);
        long worker = ReservationTestCo.work(room, "a", trace);
        assertFalse(room.isHeld());
        loop.pass();
        assertTrue(loop.isAlive(worker));
        assertEquals(List.of("a works"), trace);
    }

    @Test
    void aPlaceThatIsReleasedGoesToWhoWaits() {
        worker("x");
        Reservation room = room();
        assertTrue(room.tryReserve());
        assertFalse(loop.spawned(worker("y")));
        long[] a = new long[1];
        hire("a", 1, a);
        passes();
        room.release();
        room.release();
        room.close();
        assertFalse(room.isHeld());
        passes();
        assertTrue(loop.isAlive(a[0]));
        assertFalse(room.tryReserve());
        assertEquals(2, pool().inUse());
    }

    @Test
    void aCancelledWaitLeavesTheQueue() {
        long first = worker("x");
        worker("y");
        passes();
        long[][] spawned = new long[3][1];
        long[] hiring = new long[3];
        for (int i = 0; i < 3; i++) {
            hiring[i] = hire("abc".substring(i, i + 1), 1, spawned[i]);
        }
        passes();
        loop.cancel(hiring[1]);
        passes();
        loop.cancel(hiring[0]);
        passes();
        end(first);
        passes();
        assertEquals(0, spawned[0][0]);
        assertEquals(0, spawned[1][0]);
        assertTrue(loop.isAlive(spawned[2][0]));
    }

    @Test
    void aPlaceThatWasGivenToACancelledTaskGoesOn() {
        long first = worker("x");
        long second = worker("y");
        passes();
        long[] a = new long[1];
        long[] b = new long[1];
        long hiring = hire("a", 1, a);
        hire("b", 1, b);
        passes();
        loop.wake(first);
        ScriptedTask cancelling = new ScriptedTask("cancelling", p -> {
            loop.cancel(hiring);
            return 0;
        });
        cancelling.spawn(loop);
        passes();
        assertEquals(0, a[0]);
        assertTrue(loop.isAlive(b[0]));
        end(second);
        assertEquals(1, pool().inUse());
    }

    @Test
    void aWaiterThatWasEndedByForceIsPassedOver() {
        long first = worker("x");
        worker("y");
        passes();
        Reservation room = room();
        long stubborn = ReservationTestCo.stubborn(loop, room);
        loop.pass();
        loop.cancel(stubborn);
        loop.pass();
        long[] a = new long[1];
        hire("a", 1, a);
        loop.pass();
        assertTrue(failures.get(0).getMessage().contains("ended by force"), failures::toString);
        end(first);
        passes();
        assertTrue(loop.isAlive(a[0]));
        assertFalse(room.isHeld());
        assertFalse(room.tryReserve());
        room.release();
        assertEquals(2, pool().inUse());
    }

    @Test
    void aReservationWhoseWaiterWasEndedByForceCanBeUsedAgain() {
        long first = worker("x");
        long second = worker("y");
        passes();
        Reservation room = room();
        long stubborn = ReservationTestCo.stubborn(loop, room);
        loop.pass();
        loop.cancel(stubborn);
        loop.pass();
        long[] a = new long[1];
        ReservationTestCo.hire(loop, room, "a", 1, trace, a);
        passes();
        end(first);
        passes();
        assertTrue(loop.isAlive(a[0]));
        end(second);
        assertEquals(1, pool().inUse());
    }

    @Coroutine
    static void stubborn(Async a, Reservation room) {
        for (;;) {
            try {
                room.reserve(a);
            } catch (Cancelled swallowed) {
                continue; // what a task must not do
            }
        }
    }

    @Test
    void aSecondWaiterIsRefusedByName() {
        worker("x");
        worker("y");
        Reservation room = room();
        ReservationTestCo.hire(loop, room, "a", 1, trace, new long[1]);
        loop.pass();
        ReservationTestCo.hire(loop, room, "b", 1, trace, new long[1]);
        loop.pass();
        assertInstanceOf(IllegalStateException.class, failures.get(0));
        assertEquals("ReservationTest.hire waits with this reservation for ReservationTest.work already: make one for each task that spawns", failures.get(0).getMessage());
    }

    @Test
    void aSpawnWithoutAPlaceIsRefusedByName() {
        Reservation room = room();
        IllegalStateException refusal = assertThrows(IllegalStateException.class, () -> ReservationTestCo.work(room, "a", trace));
        assertEquals("no place for ReservationTest.work is held: call reserve or tryReserve before each spawn", refusal.getMessage());
        room.tryReserve();
        ReservationTestCo.work(room, "a", trace);
        assertThrows(IllegalStateException.class, () -> ReservationTestCo.work(room, "b", trace));
    }

    @Test
    void aPlaceForAnotherCoroutineIsRefusedByName() {
        Reservation room = room();
        room.tryReserve();
        IllegalStateException refusal = assertThrows(IllegalStateException.class, () -> ReservationTestCo.fail(room));
        assertTrue(refusal.getMessage().contains("ReservationTest.work"), refusal.getMessage());
        assertTrue(room.isHeld());
    }

    @Test
    void aShutdownEndsWhoWaitsAndRefusesToSpawn() {
        worker("x");
        Reservation held = room();
        assertTrue(held.tryReserve());
        long hiring = hire("a", 1, new long[1]);
        passes();
        loop.shutdown();
        assertEquals(Pool.FULL, ReservationTestCo.work(held, "b", trace));
        assertTrue(held.isHeld());
        assertFalse(room().tryReserve());
        loop.run();
        assertFalse(loop.isAlive(hiring));
        assertEquals(List.of(), failures);
        held.release();
        assertEquals(0, pool().inUse());
    }

    @Test
    void whoReservesDuringAShutdownIsCancelledThoughThereIsRoom() {
        ReservationTestCo.reserveLate(loop, loop, room(), trace);
        loop.run();
        assertEquals(List.of("ended"), trace);
        assertEquals(List.of(), failures);
        assertEquals(0, pool().inUse());
    }

    @Coroutine
    static void reserveLate(Async a, PollLoop loop, Reservation room, List<String> trace) {
        try (room) {
            loop.shutdown();
            room.reserve(a);
            trace.add("has a place");
        } finally {
            trace.add("ended");
        }
    }

    @Test
    void closingAfterTheLoopDoesNothing() {
        Reservation room = room();
        assertTrue(room.tryReserve());
        loop.close();
        room.close();
    }

    @Test
    void theLoopOfAReservationIsItsOwn() {
        assertSame(loop, room().loop());
    }

    @Test
    void strangersAreRefused() throws InterruptedException {
        Reservation room = room();
        List<Throwable> refusals = new ArrayList<>();
        Thread stranger = new Thread(() -> {
            refusals.add(assertThrows(IllegalStateException.class, room::tryReserve));
            refusals.add(assertThrows(IllegalStateException.class, room::release));
            refusals.add(assertThrows(IllegalStateException.class, () -> ReservationTestCo.work(room, "a", trace)));
            refusals.add(assertThrows(IllegalStateException.class, () -> loop.reservation(ReservationTestCo.WORK)));
        });
        stranger.start();
        stranger.join();
        assertEquals(4, refusals.size());
    }
}
