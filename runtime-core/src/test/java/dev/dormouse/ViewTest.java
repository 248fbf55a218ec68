package dev.dormouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dormouse.arena.Arena;
import dev.dormouse.arena.ArenaException;
import dev.dormouse.arena.Pool;
import dev.dormouse.arena.StaleHandleException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ViewTest {

    private static final int THOUSANDS = 3000;

    private final Arena arena = Arena.ofBytes(1 << 20);

    @AfterEach
    void closeArena() {
        arena.close();
    }

    private static void refused(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalStateException.class, call).getMessage());
    }

    private static List<Long> drain(CountTo count) {
        List<Long> values = new ArrayList<>();
        while (count.next()) {
            values.add(count.value());
        }
        return values;
    }

    @Test
    void yieldsEachValueThenReturns() {
        CountTo count = new CountTo(arena).start(3);
        assertEquals(List.of(0L, 1L, 2L), drain(count));
        assertEquals(3, count.result());
    }

    @Test
    void restartsInPlaceFromEveryState() {
        CountTo count = new CountTo(arena);
        count.start(9);
        count.start(3);
        assertTrue(count.next());
        count.start(2);
        assertEquals(List.of(0L, 1L), drain(count));
        count.start(1);
        assertEquals(List.of(0L), drain(count));
        assertEquals(1, count.result());
        assertEquals(1, arena.pool(CountTo.COUNT_TO).inUse());
        assertEquals(1, arena.pool(CountTo.COUNT_TO).highWater());
    }

    @Test
    void refusesNextBeforeTheStart() {
        refused("Count.countTo is not started: call start(..) before next()", () -> new CountTo(arena).next());
    }

    @Test
    void refusesNextAfterTheEnd() {
        CountTo count = new CountTo(arena).start(0);
        assertFalse(count.next());
        refused("Count.countTo has ended: call start(..) before next()", count::next);
    }

    @Test
    void refusesNextAfterClose() {
        CountTo count = new CountTo(arena).start(1);
        count.close();
        refused("Count.countTo is closed: call start(..) before next()", count::next);
    }

    @Test
    void refusesTheValueBeforeTheFirstYieldAndAfterTheEnd() {
        CountTo count = new CountTo(arena);
        String holds = "Count.countTo has no value: value() holds after next() returned true";
        refused(holds, count::value);
        count.start(1);
        refused(holds, count::value);
        assertTrue(count.next());
        assertEquals(0, count.value());
        assertFalse(count.next());
        refused("Count.countTo has no value: it has ended, and value() holds only until the next step", count::value);
    }

    @Test
    void refusesTheResultUntilTheCoroutineHasReturned() {
        CountTo count = new CountTo(arena);
        String holds = "Count.countTo has no result: result() holds once next() returned false";
        refused(holds, count::result);
        count.start(0);
        refused(holds, count::result);
        assertFalse(count.next());
        assertEquals(0, count.result());
        count.start(0);
        refused(holds, count::result);
        Scripted failed = new Scripted(arena, (view, state) -> {
            throw new IOException();
        });
        failed.start();
        assertThrows(IOException.class, failed::next);
        refused("Test.scripted has no result: it ended without returning", failed::result);
    }

    @Test
    void refusesCallsFromInsideItself() {
        List<Executable> calls = new ArrayList<>();
        Scripted view = new Scripted(arena, (v, state) -> {
            String inside = "(..) was called from inside it; only who drives it may call that, after it has yielded";
            refused("Test.scripted is running: next" + inside, v::next);
            refused("Test.scripted is running: close" + inside, v::close);
            refused("Test.scripted is running: start" + inside, v::start);
            refused("Test.scripted is running: open" + inside, v::open);
            refused("Test.scripted is running: at" + inside, () -> v.at(0));
            calls.add(v::next);
            return state + 1;
        });
        view.start();
        assertTrue(view.next());
        assertTrue(view.next());
        assertEquals(2, calls.size());
    }

    @Test
    void refusesAnotherThread() throws InterruptedException {
        CountTo count = new CountTo(arena).start(2);
        assertTrue(count.next());
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread stranger = new Thread(count::next, "stranger");
        stranger.setUncaughtExceptionHandler((thread, t) -> thrown.set(t));
        stranger.start();
        stranger.join();
        assertEquals("pool Count.countTo of 1 belongs to thread " + Thread.currentThread().getName() + " and was used by thread stranger: an arena, its pools and views stay with the"
                + " thread that made it; let the other thread wake that one", thrown.get().getMessage());
        assertTrue(count.next());
        assertEquals(1, count.value());
    }

    @Test
    void refusesAnyStepOnceItsArenaIsClosed() {
        String closed = "pool Count.countTo of 1 is closed: close an arena last, after its views and loops";
        CountTo alone = new CountTo(arena).start(3);
        assertTrue(alone.next());
        arena.close();
        assertEquals(closed, assertThrows(ArenaException.class, alone::next).getMessage());
        assertEquals(closed, assertThrows(ArenaException.class, () -> alone.start(1)).getMessage());
        assertEquals(closed, assertThrows(ArenaException.class, alone::close).getMessage());

        Arena another = Arena.ofBytes(1 << 10);
        another.declare(CountTo.COUNT_TO, 2);
        CountTo handles = new CountTo(another);
        handles.at(handles.open(3));
        assertTrue(handles.next());
        another.close();
        assertEquals("pool Count.countTo of 2 is closed: close an arena last, after its views and loops", assertThrows(ArenaException.class, handles::next).getMessage());
        assertEquals(0, handles.value(), "what was yielded before");
    }

    @Test
    void aThrowEndsTheCoroutineAndLeavesNothingBehind() {
        Scripted view = new Scripted(arena, (v, state) -> {
            v.reference(0, "alive");
            v.registers().a = "in flight";
            throw new IOException("checked");
        });
        view.start();
        assertEquals("checked", assertThrows(IOException.class, view::next).getMessage());
        refused("Test.scripted has ended: call start(..) before next()", view::next);
        assertNull(view.reference(0));
        assertNull(view.registers().a);
        assertNotNull(view.reference(2), "scratch is pinned");
        view.start();
        assertThrows(IOException.class, view::next);
    }

    @Test
    void aReturnLeavesNoReferenceBehind() {
        Scripted view = new Scripted(arena, (v, state) -> {
            v.reference(1, "alive");
            v.registers().a = "result";
            return 0;
        });
        view.start();
        assertFalse(view.next());
        view.result();
        assertNull(view.reference(1));
        assertNull(view.registers().a);
        assertEquals(1, view.forgotten);
    }

    @Test
    void aThrowOfALaterStepEndsTheCoroutineToo() {
        Scripted view = new Scripted(arena, (v, state) -> {
            if (state == 1) {
                v.reference(0, "alive");
                return 2;
            }
            v.registers().a = "in flight";
            throw new IOException("later");
        });
        view.start();
        assertTrue(view.next());
        assertEquals("later", assertThrows(IOException.class, view::next).getMessage());
        refused("Test.scripted has ended: call start(..) before next()", view::next);
        assertNull(view.reference(0));
        assertNull(view.registers().a);
        assertEquals(1, view.forgotten);
    }

    @Test
    void aReferenceThatIsReturnedIsDroppedWhenTheCursorMovesOrTheCoroutineStartsAgain() {
        arena.declare(Scripted.TYPE, 2);
        Scripted view = new Scripted(arena, (v, state) -> {
            v.registers().a = "result";
            return 0;
        }) {
            @Override
            protected boolean returnsReference() {
                return true;
            }
        };
        List<Runnable> moves = List.of(view::start, () -> view.at(view.open()), view::close);
        for (Runnable move : moves) {
            view.start();
            assertFalse(view.next());
            view.result();
            assertEquals("result", view.registers().a);
            move.run();
            assertNull(view.registers().a);
            assertThrows(IllegalStateException.class, view::result);
        }
    }

    @Test
    void whatIsLeftInTheRegisterByACoroutineThatReturnsNoReferenceIsDropped() {
        Scripted view = new Scripted(arena, (v, state) -> {
            v.registers().a = "yielded";
            return state == 1 ? 2 : 0;
        });
        view.start();
        assertTrue(view.next());
        assertEquals("yielded", view.registers().a);
        assertFalse(view.next());
        assertNull(view.registers().a);
    }

    @Test
    void onlyASleepingCoroutineIsEntered() throws InterruptedException {
        arena.declare(Scripted.TYPE, 2);
        Scripted view = new Scripted(arena, (v, state) -> {
            assertEquals(0, v.enter(), "running");
            return v.thrown() ? 0 : state + 1;
        });
        assertEquals(0, view.enter(), "never started");
        view.start();
        assertEquals(0, view.enter(), "not started");
        assertTrue(view.next());
        AtomicInteger entered = new AtomicInteger(-1);
        Thread stranger = new Thread(() -> entered.set(view.enter()));
        stranger.start();
        stranger.join();
        assertEquals(0, entered.get(), "another thread");
        assertEquals(2, view.enter());
        assertTrue(view.leave(3));
        assertEquals(3, view.enter());
        assertFalse(view.leave(0));
        assertEquals(0, view.enter(), "ended");
        long handle = view.open();
        view.at(handle);
        assertTrue(view.next());
        assertEquals(2, view.enter(), "at a handle");
        assertTrue(view.leave(3));
        view.close();
        assertEquals(0, view.enter(), "moved");
    }

    // The table of cancellation in docs/contract.md, row by row.

    @Test
    void closeOfAnEndedCoroutineRunsNothing() {
        Scripted view = new Scripted(arena, (v, state) -> 0);
        view.start();
        assertFalse(view.next());
        view.close();
        view.close();
        assertEquals(1, view.drives);
        assertEquals(0, arena.pool(Scripted.TYPE).inUse());
    }

    @Test
    void closeBeforeTheFirstStepRunsToTheFirstSleepAndCancelsThere() {
        List<String> trace = new ArrayList<>();
        Scripted view = new Scripted(arena, (v, state) -> {
            boolean thrown = v.thrown();
            trace.add(state + (thrown ? " thrown" : ""));
            if (thrown) {
                throw Cancelled.INSTANCE;
            }
            return 2;
        });
        view.start();
        view.close();
        assertEquals(List.of("1", "2 thrown"), trace);
    }

    @Test
    void closeBeforeTheFirstStepOfOneThatDoesNotSleepIsItsEnd() {
        Scripted view = new Scripted(arena, (v, state) -> {
            v.registers().a = "result";
            return 0;
        });
        view.start();
        view.close();
        assertEquals(1, view.drives);
        assertNull(view.registers().a);
        refused("Test.scripted has no result: result() holds once next() returned false", view::result);
    }

    @Test
    void closeOfASleepingCoroutineThrowsCancelledThere() {
        List<Throwable> thrown = new ArrayList<>();
        Scripted view = new Scripted(arena, (v, state) -> {
            thrown.add(v.registers().thrown);
            if (v.thrown()) {
                throw Cancelled.INSTANCE;
            }
            return 4;
        });
        view.start();
        assertTrue(view.next());
        view.close();
        assertEquals(2, thrown.size());
        assertNull(thrown.get(0));
        assertSame(Cancelled.INSTANCE, thrown.get(1));
        assertEquals(0, arena.pool(Scripted.TYPE).inUse());
    }

    @Test
    void aCoroutineThatReturnsWhenItIsCancelledIsClosed() {
        Scripted view = new Scripted(arena, (v, state) -> v.thrown() ? 0 : 2);
        view.start();
        assertTrue(view.next());
        view.close();
        assertEquals(2, view.drives);
    }

    @Test
    void closeThrowsWhatTheCleanUpThrows() {
        Scripted view = new Scripted(arena, (v, state) -> {
            if (v.thrown()) {
                throw new IOException("clean-up");
            }
            return 2;
        });
        view.start();
        assertTrue(view.next());
        assertEquals("clean-up", assertThrows(IOException.class, view::close).getMessage());
        assertEquals(0, arena.pool(Scripted.TYPE).inUse());
        view.close();
        assertEquals(2, view.drives);
    }

    @Test
    void aYieldDuringCloseIsCancelledOnceMoreAndThenEndedByForce() {
        Scripted view = new Scripted(arena, (v, state) -> {
            v.reference(0, "alive");
            v.thrown();
            return 3;
        });
        view.start();
        assertTrue(view.next());
        refused("Test.scripted yielded while it was being closed, and was ended by force: let Cancelled pass, and do not yield in what cleans up", view::close);
        assertEquals(3, view.drives);
        assertEquals(0, arena.pool(Scripted.TYPE).inUse());
        assertNull(view.reference(0));
        refused("Test.scripted is closed: call start(..) before next()", view::next);
    }

    @Test
    void aYieldDuringCloseIsRefusedEvenIfTheSecondCancellationEndsIt() {
        IOException cleanUp = new IOException("clean-up");
        Scripted view = new Scripted(arena, (v, state) -> {
            if (v.thrown() && v.drives == 3) {
                throw cleanUp;
            }
            return 3;
        });
        view.start();
        assertTrue(view.next());
        IllegalStateException refusal = assertThrows(IllegalStateException.class, view::close);
        assertSame(cleanUp, refusal.getSuppressed()[0]);
        assertEquals(3, view.drives);
    }

    @Test
    void startOfALiveViewClosesItFirst() {
        List<String> trace = new ArrayList<>();
        Scripted view = new Scripted(arena, (v, state) -> {
            if (v.thrown()) {
                trace.add("closed");
                throw Cancelled.INSTANCE;
            }
            trace.add("run " + state);
            return 2;
        });
        view.start();
        assertTrue(view.next());
        view.start();
        assertTrue(view.next());
        assertEquals(List.of("run 1", "closed", "run 1"), trace);
    }

    @Test
    void startThatCannotCloseTheLiveCoroutineThrowsAndCanBeRepeated() {
        Scripted view = new Scripted(arena, (v, state) -> {
            if (v.thrown()) {
                throw new IOException("clean-up");
            }
            return 2;
        });
        view.start();
        assertTrue(view.next());
        assertThrows(IOException.class, view::start);
        view.start();
        assertTrue(view.next());
    }

    @Test
    void closeGivesTheRecordBackAndStartReservesOneAgain() {
        CountTo count = new CountTo(arena).start(3);
        Pool pool = arena.pool(CountTo.COUNT_TO);
        assertEquals(1, pool.inUse());
        count.close();
        assertEquals(0, pool.inUse());
        count.close();
        assertEquals(List.of(0L), drain(count.start(1)));
        assertEquals(1, pool.inUse());
    }

    // Handles.

    @Test
    void oneViewDrivesThousandsByHandle() {
        arena.declare(CountTo.COUNT_TO, THOUSANDS + 1);
        CountTo count = new CountTo(arena);
        long[] handles = new long[THOUSANDS];
        for (int i = 0; i < THOUSANDS; i++) {
            handles[i] = count.open(i % 7);
        }
        assertEquals(Pool.FULL, count.open(1));
        int ended = 0;
        for (int round = 0; round < 8; round++) {
            for (int i = 0; i < THOUSANDS; i++) {
                if (round > i % 7) {
                    continue;
                }
                if (count.at(handles[i]).next()) {
                    assertEquals(round, count.value());
                } else {
                    assertEquals(i % 7, count.result());
                    ended++;
                }
            }
        }
        assertEquals(THOUSANDS, ended);
        assertEquals(1, arena.pool(CountTo.COUNT_TO).inUse(), "the view's own record");
    }

    @Test
    void aHandleIsStaleOnceItsCoroutineHasEnded() {
        arena.declare(CountTo.COUNT_TO, 2);
        CountTo count = new CountTo(arena);
        long handle = count.open(0);
        assertFalse(count.at(handle).next());
        refused("Count.countTo has ended: its record is back in the pool: open(..) another", count::next);
        assertThrows(StaleHandleException.class, () -> count.at(handle));
        long other = count.open(1);
        assertEquals((int) handle, (int) other, "the same record");
        assertThrows(StaleHandleException.class, () -> count.at(handle));
        assertTrue(count.at(other).next());
    }

    @Test
    void closeAtAHandleEndsThatCoroutineOnlyAndReturnsToTheViewsOwn() {
        arena.declare(CountTo.COUNT_TO, 2);
        CountTo count = new CountTo(arena).start(3);
        assertTrue(count.next());
        long handle = count.open(9);
        assertTrue(count.at(handle).next());
        assertTrue(count.next());
        assertEquals(1, count.value());
        count.close();
        refused("Count.countTo has no value: value() holds after next() returned true", count::value);
        assertThrows(StaleHandleException.class, () -> count.at(handle));
        assertTrue(count.next());
        assertEquals(1, count.value());
        count.close();
        assertEquals(0, arena.pool(CountTo.COUNT_TO).inUse());
    }

    @Test
    void startAfterAHandleGoesBackToTheViewsOwnRecordAndLeavesTheHandleAlone() {
        arena.declare(CountTo.COUNT_TO, 2);
        CountTo count = new CountTo(arena);
        long handle = count.open(5);
        assertTrue(count.at(handle).next());
        assertEquals(List.of(0L, 1L), drain(count.start(2)));
        assertEquals(2, count.result());
        assertTrue(count.at(handle).next());
        assertEquals(1, count.value());
    }

    @Test
    void atForgetsValueAndResultOfAnotherRecord() {
        arena.declare(CountTo.COUNT_TO, 2);
        CountTo count = new CountTo(arena).start(1);
        assertTrue(count.next());
        long handle = count.open(5);
        count.at(handle);
        refused("Count.countTo has no value: value() holds after next() returned true", count::value);
        assertFalse(count.start(0).next());
        count.at(handle);
        refused("Count.countTo has no result: result() holds once next() returned false", count::result);
    }

    @Test
    void aHandleIsAtOneViewAtATime() {
        arena.declare(CountTo.COUNT_TO, 4);
        CountTo one = new CountTo(arena);
        CountTo two = new CountTo(arena);
        long handle = one.open(2);
        long elsewhere = one.open(0);
        String message = "Count.countTo has another view at this handle: move that one to another handle, or close it, and do not drive a coroutine from inside itself";
        one.at(handle);
        refused(message, () -> two.at(handle));
        assertTrue(one.next());
        refused(message, () -> two.at(handle));
        assertEquals(0, one.value());
        one.at(elsewhere);
        assertTrue(two.at(handle).next());
        assertEquals(1, two.value());
        refused(message, () -> one.at(handle));
        assertFalse(one.next(), "a view that was refused stays where it is");
        assertFalse(two.next());
        assertThrows(StaleHandleException.class, () -> one.at(handle));
        assertThrows(StaleHandleException.class, () -> two.at(handle));
    }

    @Test
    void aViewThatGoesHomeLeavesTheHandleToOthers() {
        arena.declare(CountTo.COUNT_TO, 4);
        CountTo one = new CountTo(arena);
        CountTo two = new CountTo(arena);
        long handle = one.open(2);
        assertTrue(one.at(handle).next());
        one.start(1);
        assertTrue(two.at(handle).next());
        assertEquals(1, two.value());
        assertTrue(one.next());
        assertEquals(0, one.value());
    }

    @Test
    void theSameHandleAgainShowsNoValueUntilTheNextStep() {
        arena.declare(CountTo.COUNT_TO, 2);
        CountTo view = new CountTo(arena);
        long handle = view.open(2);
        assertTrue(view.at(handle).next());
        view.at(handle);
        refused("Count.countTo has no value: value() holds after next() returned true", view::value);
        assertTrue(view.next());
        assertEquals(1, view.value());
    }

    @Test
    void aThrowAtAHandleGivesItsRecordBack() {
        arena.declare(Scripted.TYPE, 2);
        Scripted view = new Scripted(arena, (v, state) -> {
            throw new IOException();
        });
        long handle = view.open();
        assertThrows(IOException.class, () -> view.at(handle).next());
        assertEquals(1, arena.pool(Scripted.TYPE).inUse());
    }

    @Test
    void closeAtAHandleFollowsTheSameTable() {
        arena.declare(Scripted.TYPE, 2);
        Scripted view = new Scripted(arena, (v, state) -> {
            v.thrown();
            return 3;
        });
        long handle = view.open();
        view.at(handle);
        refused("Test.scripted yielded while it was being closed, and was ended by force: let Cancelled pass, and do not yield in what cleans up", view::close);
        assertEquals(3, view.drives);
        assertEquals(1, arena.pool(Scripted.TYPE).inUse());
    }

    @Test
    void aViewOutsideAnyArenaHasARecordOfItsOwnAndNoHandles() {
        Scripted view = new Scripted((v, state) -> 2);
        view.start();
        assertTrue(view.next());
        assertNotNull(view.reference(2));
        refused("Test.scripted has no handles: this view's record lies outside any arena; make the view with an arena", view::open);
        assertTrue(view.next());
    }

    @Test
    void firstAndLaterStepsAreToldApart() {
        Scripted view = new Scripted(arena, (v, state) -> 2);
        view.start();
        view.checkFirst(true);
        refused("Test.scripted has not taken its first step: the first one takes no argument, because nothing has been yielded that it could answer",
                () -> view.checkFirst(false));
        assertTrue(view.next());
        view.checkFirst(false);
        refused("Test.scripted has taken its first step: resume it with an argument", () -> view.checkFirst(true));
    }

    @Test
    void anArgumentReachesTheStepThatIsResumedWithIt() {
        arena.declare(Scripted.TYPE, 2);
        List<Object> arguments = new ArrayList<>();
        Scripted view = new Scripted(arena, (v, state) -> {
            arguments.add(v.registers().a);
            v.registers().a = "yielded";
            return 2;
        });
        view.start();
        assertTrue(view.next());
        assertTrue(view.next("own"));
        long handle = view.open();
        assertTrue(view.at(handle).next());
        assertTrue(view.next("by handle"));
        assertEquals("own", arguments.get(1));
        assertEquals("by handle", arguments.get(3));
    }

    @Test
    void anArgumentThatIsRefusedLeavesTheYieldedValueAlone() throws InterruptedException {
        Scripted view = new Scripted(arena, (v, state) -> {
            v.registers().a = "yielded";
            refused("Test.scripted is running: next(..) was called from inside it; only who drives it may call that, after it has yielded", () -> v.next("inside"));
            return v.drives == 3 ? 0 : 2;
        });
        refused("Test.scripted is not started: call start(..) before next()", () -> view.next("too early"));
        assertNull(view.registers().a);
        view.start();
        refused("Test.scripted has not taken its first step: the first one takes no argument, because nothing has been yielded that it could answer",
                () -> view.next("first"));
        assertNull(view.registers().a);
        assertTrue(view.next());
        assertEquals("yielded", view.registers().a);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread stranger = new Thread(() -> view.next("strange"), "stranger");
        stranger.setUncaughtExceptionHandler((thread, t) -> thrown.set(t));
        stranger.start();
        stranger.join();
        assertTrue(thrown.get() instanceof ArenaException, () -> "" + thrown.get());
        assertEquals("yielded", view.registers().a);
        assertTrue(view.next("second"));
        assertEquals("yielded", view.registers().a);
        assertFalse(view.next("third"));
        refused("Test.scripted has ended: call start(..) before next()", () -> view.next("too late"));
        assertNull(view.registers().a);
    }
}
