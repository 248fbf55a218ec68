package dev.dormouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dormouse.arena.ArenaException;
import dev.dormouse.arena.Pool;
import dev.dormouse.arena.Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class PollLoopTest {

    private static final int TASKS = 2100;
    private static final long MILLI = 1_000_000;

    private final ManualClock clock = new ManualClock(Long.MAX_VALUE - 5 * MILLI);
    private final List<String> trace = new ArrayList<>();
    private final PollLoop loop = PollLoop.builder(Loops.profile(TASKS)).clock(clock).idle(clock)
            .failures((task, coroutine, thrown) -> trace.add("failed " + coroutine + " " + thrown)).build();

    @AfterEach
    void closeLoop() {
        loop.close();
    }

    private List<String> trace() {
        List<String> taken = List.copyOf(trace);
        trace.clear();
        return taken;
    }

    private static void refused(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalStateException.class, call).getMessage());
    }

    /** Parks for ever, and notes each poll. */
    private ScriptedTask parker(String name) {
        return new ScriptedTask(name, p -> {
            if (p.thrown()) {
                trace.add(name + p.argument() + " cancelled");
                throw Cancelled.INSTANCE;
            }
            trace.add(name + p.argument() + " " + p.state);
            p.a.park();
            return 2;
        });
    }

    // Passes.

    @Test
    void aPassPollsEachReadyTaskOnceAndLeavesSleepersAlone() {
        ScriptedTask a = parker("a");
        loop.declare(a, 3);
        a.spawn(loop, 1);
        long second = a.spawn(loop, 2);
        a.spawn(loop, 3);
        assertTrue(loop.pass());
        assertEquals(List.of("a1 1", "a2 1", "a3 1"), trace());
        assertFalse(loop.pass());
        loop.wake(second);
        loop.wake(second);
        assertTrue(loop.pass());
        assertFalse(loop.pass());
        assertEquals(List.of("a2 2"), trace());
    }

    @Test
    void passesAreCountedWhetherTheyPollOrNot() {
        ScriptedTask a = parker("a");
        a.spawn(loop, 1);
        for (int pass = 1; pass <= 3; pass++) {
            assertEquals(pass == 1, loop.pass());
            assertEquals(pass, loop.passes());
        }
        loop.shutdown();
        loop.run();
        assertEquals(4, loop.passes());
    }

    @Test
    void aTaskThatWakesItselfIsPolledOncePerPassAndStarvesNobody() {
        ScriptedTask restless = new ScriptedTask("restless", p -> {
            loop.wake(p.a.waker());
            p.a.park();
            return p.thrown() ? 0 : 2;
        });
        loop.declare(restless, TASKS);
        for (int i = 0; i < TASKS; i++) {
            restless.spawn(loop);
        }
        for (int pass = 1; pass <= 3; pass++) {
            assertTrue(loop.pass());
            assertEquals(pass * TASKS, restless.polls);
        }
    }

    @Test
    void aTaskWokenByAnEarlierOneIsPolledInThisPassOrTheNextAndOnlyOnce() {
        List<Long> others = new ArrayList<>();
        ScriptedTask waking = new ScriptedTask("waking", p -> {
            trace.add("waking");
            others.forEach(loop::wake);
            return p.thrown() ? 0 : 2;
        });
        ScriptedTask other = parker("other");
        loop.declare(other, 1000);
        loop.declare(waking, 1);
        ScriptedTask late = parker("late");
        loop.declare(late, 1000);
        for (int i = 0; i < 1000; i++) {
            others.add(other.spawn(loop));
            others.add(late.spawn(loop));
        }
        while (loop.pass()) {
            trace();
        }
        waking.spawn(loop);
        int polls = other.polls + late.polls;
        loop.pass();
        loop.pass();
        assertEquals(polls + 2000, other.polls + late.polls);
        assertFalse(loop.pass());
    }

    @Test
    void aTaskSpawnedInsideAPollRunsInThisPassOrTheNext() {
        ScriptedTask child = parker("child");
        ScriptedTask parent = new ScriptedTask("parent", p -> {
            trace.add("parent");
            child.spawn(loop, 7);
            return 0;
        });
        parent.spawn(loop);
        loop.pass();
        loop.pass();
        assertEquals(List.of("parent", "child7 1"), trace());
        assertEquals(1, loop.alive());
    }

    @Test
    void passRunAndCloseAreRefusedInsideATask() {
        ScriptedTask inside = new ScriptedTask("Inside.task", p -> {
            String was = "() was called from inside Inside.task, which the loop is polling: tasks may spawn, cancel, wake and shut down";
            refused("pass" + was, loop::pass);
            refused("run" + was, loop::run);
            refused("close" + was, loop::close);
            trace.add("refused");
            return 0;
        });
        inside.spawn(loop);
        loop.pass();
        assertEquals(List.of("refused"), trace());
    }

    @Test
    void aPortIsRefusedOutsideItsPoll() {
        Async[] leaked = new Async[1];
        ScriptedTask task = new ScriptedTask("task", p -> {
            leaked[0] = p.a;
            return 0;
        });
        task.spawn(loop);
        loop.pass();
        String was = "() was called on the port of a task that is not being polled: a port is good only inside its task";
        refused("park" + was, leaked[0]::park);
        refused("waker" + was, leaked[0]::waker);
        refused("wakeAt" + was, () -> leaked[0].wakeAt(0));
    }

    @Test
    void otherThreadsAreRefusedAllButWakeAndShutdown() throws InterruptedException {
        ScriptedTask a = parker("a");
        long task = a.spawn(loop);
        String owner = Thread.currentThread().getName();
        Thread stranger = new Thread(() -> {
            String was = "(..) was called by thread stranger: other threads may only wake a task or shut the loop down";
            String begins = "the loop belongs to thread " + owner + " and ";
            for (Executable call : List.<Executable>of(loop::pass, loop::run, loop::close, () -> a.spawn(loop), () -> loop.cancel(task), () -> loop.isAlive(task))) {
                String message = assertThrows(IllegalStateException.class, call).getMessage();
                assertTrue(message.startsWith(begins) && message.endsWith(was), message);
            }
            loop.wake(task);
            trace.add("refused");
        }, "stranger");
        stranger.start();
        stranger.join();
        assertEquals(List.of("refused"), trace());
    }

    @Test
    void aCapacityThatIsMissingOrWrongIsToldBeforePlacesThatAreMissing() {
        try (PollLoop small = PollLoop.of(Profile.builder("small").arena(1 << 10).loopTasks(1).build())) {
            small.declare(new ScriptedTask("First.task", p -> 0), 1);
            ScriptedTask second = new ScriptedTask("Second.task", p -> 0);
            String missing = assertThrows(ArenaException.class, () -> small.declare(second)).getMessage();
            assertTrue(missing.startsWith("no pool for Second.task: state how many it has"), missing);
            assertEquals(missing, assertThrows(ArenaException.class, () -> second.spawn(small)).getMessage());
            String negative = assertThrows(ArenaException.class, () -> small.declare(second, -3)).getMessage();
            assertTrue(negative.startsWith("pool Second.task: capacity -3 is out of range"), negative);
            String full = assertThrows(ArenaException.class, () -> small.declare(second, 1)).getMessage();
            assertTrue(full.startsWith("the loop has 1 places for tasks, 0 of them without a pool"), full);
        }
    }

    @Test
    void onceATaskHasRunOnlyWhatIsThereOrCarvedGetsAPool() {
        String late = " is first asked for while tasks run: declare it before the loop runs, or allow it with undeclared = carve in profile strict";
        try (PollLoop strict = PollLoop.of(Profile.builder("strict").arena(1 << 10).loopTasks(4).pool("Early.task", 1).pool("Late.task", 1).build())) {
            ScriptedTask later = new ScriptedTask("Late.task", p -> 0);
            ScriptedTask early = new ScriptedTask("Early.task", p -> {
                assertEquals("pool Late.task" + late, assertThrows(ArenaException.class, () -> later.spawn(strict)).getMessage());
                trace.add("refused");
                return 0;
            });
            early.spawn(strict);
            strict.run();
            assertEquals("pool Late.task" + late, assertThrows(ArenaException.class, () -> strict.declare(later, 1)).getMessage());
        }
        assertEquals(List.of("refused"), trace());
    }

    // Handles.

    @Test
    void aWakeOfATaskThatHasEndedIsIgnoredWhoeverHasItsPlace() {
        ScriptedTask once = new ScriptedTask("once", p -> 0);
        long ended = once.spawn(loop);
        loop.pass();
        loop.wake(ended);
        assertFalse(loop.pass());
        ScriptedTask a = new ScriptedTask("a", p -> p.argument() == 0 || p.thrown() ? 0 : 2);
        long first = a.spawn(loop, 0);
        loop.pass();
        long second = a.spawn(loop, 1);
        assertEquals((int) first, (int) second, "the same place");
        assertNotEquals(first, second);
        loop.pass();
        int polls = a.polls;
        loop.wake(first);
        assertFalse(loop.pass());
        loop.wake(second);
        assertTrue(loop.pass());
        assertEquals(polls + 1, a.polls);
    }

    @Test
    void aWakeDuringTheTasksLastPollDoesNotReachItsSuccessor() {
        ScriptedTask once = new ScriptedTask("once", p -> {
            loop.wake(p.a.waker());
            return 0;
        });
        once.spawn(loop);
        assertTrue(loop.pass());
        assertFalse(loop.pass());
        assertEquals(1, once.polls);
    }

    @Test
    void whatWasNeverAWakerIsRefused() {
        parker("a").spawn(loop);
        for (long waker : new long[] {Pool.FULL, Long.MIN_VALUE, 0, TASKS - 1, 1L << 32 | TASKS, 1L << 32 | TASKS - 1, 1L << 32 | 1L << 31}) {
            assertEquals(waker + " is no waker of this loop: pass on what Async.waker() or the spawn returned, to the loop that it came from",
                    assertThrows(IllegalArgumentException.class, () -> loop.wake(waker)).getMessage());
        }
    }

    @Test
    void theWakerIsTheHandle() {
        ScriptedTask task = new ScriptedTask("task", p -> {
            trace.add(String.valueOf(p.a.waker()));
            return p.state == 1 ? 2 : 0;
        });
        long handle = task.spawn(loop);
        loop.pass();
        loop.wake(handle);
        loop.pass();
        assertEquals(List.of(String.valueOf(handle), String.valueOf(handle)), trace());
    }

    @Test
    void isAliveUntilTheEnd() {
        ScriptedTask task = new ScriptedTask("task", p -> p.state == 1 ? 2 : 0);
        long handle = task.spawn(loop);
        assertTrue(loop.isAlive(handle));
        loop.pass();
        assertTrue(loop.isAlive(handle));
        loop.wake(handle);
        loop.pass();
        assertFalse(loop.isAlive(handle));
        assertFalse(loop.isAlive(Pool.FULL));
        assertFalse(loop.cancel(handle));
    }

    // Room.

    @Test
    void spawningIntoAFullPoolReturnsFullAndCostsNothing() {
        ScriptedTask a = parker("a");
        loop.declare(a, 2);
        long first = a.spawn(loop, 1);
        a.spawn(loop, 2);
        long full = a.spawn(loop, 3);
        assertEquals(Pool.FULL, full);
        assertFalse(loop.spawned(full));
        assertFalse(loop.isAlive(full));
        assertEquals(2, loop.alive());
        loop.pass();
        loop.cancel(first);
        loop.pass();
        trace();
        assertTrue(loop.spawned(a.spawn(loop, 3)));
        loop.pass();
        assertEquals(List.of("a3 1"), trace());
    }

    @Test
    void moreTasksThanTheLoopHoldsAreRefusedByName() {
        try (PollLoop small = PollLoop.of(Loops.profile(3))) {
            small.declare(parker("A.a"), 2);
            ArenaException refusal = assertThrows(ArenaException.class, () -> small.declare(parker("B.b"), 2));
            assertEquals("the loop has 3 places for tasks, 1 of them without a pool, and pool B.b needs 2: raise loop.tasks in the"
                    + " profile, or lower the capacity of a pool", refusal.getMessage());
            assertEquals(1, small.arena().pools().size(), "what is refused has no pool");
        }
    }

    // Time.

    /** Sleeps as {@link Async#sleepUntil} does, woven by hand; the deadline is the argument. */
    private ScriptedTask sleeper(String name) {
        return new ScriptedTask(name, p -> {
            if (p.thrown()) {
                throw Cancelled.INSTANCE;
            }
            if (p.argument() - p.a.nanos() > 0) {
                p.a.wakeAt(p.argument());
                p.a.park();
                return 2;
            }
            trace.add(name);
            return 0;
        });
    }

    @Test
    void sleepersWakeAtTheirDeadlinesEvenAcrossTheClocksOverflow() {
        long start = clock.nanos();
        sleeper("c").spawn(loop, start + 30 * MILLI);
        sleeper("a").spawn(loop, start + 10 * MILLI);
        sleeper("b").spawn(loop, start + 20 * MILLI);
        loop.pass();
        for (int milli = 1; milli <= 31; milli++) {
            clock.advance(MILLI);
            if (loop.pass()) {
                trace.add(milli + " ms");
            }
        }
        assertEquals(List.of("a", "10 ms", "b", "20 ms", "c", "30 ms"), trace());
    }

    @Test
    void aSleeperThatIsWokenEarlySleepsOn() {
        ScriptedTask a = sleeper("a");
        long task = a.spawn(loop, clock.nanos() + 10 * MILLI);
        loop.pass();
        clock.advance(4 * MILLI);
        loop.wake(task);
        loop.pass();
        clock.advance(5 * MILLI);
        assertFalse(loop.pass());
        clock.advance(MILLI);
        assertTrue(loop.pass());
        assertEquals(List.of("a"), trace());
        assertEquals(3, a.polls);
    }

    @Test
    void aPeriodKeptByAddingToTheDeadlineDoesNotDrift() {
        long start = clock.nanos();
        ScriptedTask ticking = new ScriptedTask("ticking", p -> {
            if (p.thrown()) {
                throw Cancelled.INSTANCE;
            }
            if (p.state == 1) {
                p.argument(p.a.nanos());
            }
            while (p.argument() - p.a.nanos() <= 0) {
                trace.add(String.valueOf((p.argument() - start) / MILLI));
                p.argument(p.argument() + 10 * MILLI);
            }
            p.a.wakeAt(p.argument());
            p.a.park();
            return 2;
        });
        ticking.spawn(loop);
        List<String> expected = new ArrayList<>();
        for (long late = 0; clock.nanos() - start < 10_000 * MILLI; late = (late + 7) % 10) {
            loop.pass();
            clock.advance((10 + late) * MILLI);
        }
        for (long milli = 0; milli <= 9990; milli += 10) {
            expected.add(String.valueOf(milli));
        }
        assertEquals(expected, trace().subList(0, expected.size()));
    }

    @Test
    void ofSeveralDeadlinesOfOnePollTheEarliestHoldsAndTheNextPollForgetsIt() {
        ScriptedTask task = new ScriptedTask("task", p -> {
            if (p.thrown()) {
                throw Cancelled.INSTANCE;
            }
            if (p.state == 1) {
                p.a.wakeAt(p.a.nanos() + 30);
                p.a.wakeAt(p.a.nanos() + 10);
                p.a.wakeAt(p.a.nanos() + 20);
            }
            return 2;
        });
        task.spawn(loop);
        loop.pass();
        clock.advance(9);
        assertFalse(loop.pass());
        clock.advance(1);
        assertTrue(loop.pass());
        clock.advance(100);
        assertFalse(loop.pass());
        assertEquals(2, task.polls);
    }

    @Test
    void aPollThatDoesNotAskAgainDropsTheDeadline() {
        ScriptedTask task = new ScriptedTask("task", p -> {
            if (p.thrown()) {
                throw Cancelled.INSTANCE;
            }
            if (p.state == 1) {
                p.a.wakeAt(p.a.nanos() + 10);
            }
            return 2;
        });
        long handle = task.spawn(loop);
        loop.pass();
        loop.wake(handle);
        loop.pass();
        clock.advance(100);
        assertFalse(loop.pass());
        assertEquals(2, task.polls);
    }

    @Test
    void aDeadlineThatHasPassedIsDueAtTheNextPass() {
        ScriptedTask task = new ScriptedTask("task", p -> {
            p.a.wakeAt(p.a.nanos() - Long.MAX_VALUE);
            return p.state == 1 ? 2 : 0;
        });
        task.spawn(loop);
        assertTrue(loop.pass());
        assertTrue(loop.pass());
        assertEquals(2, task.polls);
    }

    @Test
    void aDeadlineCenturiesAwayDoesNotDisturbANearOne() {
        long start = clock.nanos();
        sleeper("far").spawn(loop, start + Long.MAX_VALUE);
        sleeper("near").spawn(loop, start + 10);
        loop.pass();
        clock.advance(10);
        assertTrue(loop.pass());
        assertEquals(List.of("near"), trace());
        clock.advance(MILLI);
        assertFalse(loop.pass());
    }

    @Test
    void runWithAManualClockIsVirtualTime() {
        long start = clock.nanos();
        sleeper("b").spawn(loop, start + 3_600_000 * MILLI);
        sleeper("a").spawn(loop, start + 60_000 * MILLI);
        loop.run();
        assertEquals(List.of("a", "b"), trace());
        assertEquals(3_600_000 * MILLI, clock.nanos() - start);
    }

    @Test
    void runWithoutTasksReturns() {
        loop.run();
        assertEquals(0, loop.alive());
    }

    @Test
    void aWakeThatComesAfterTheLastPollAndBeforeTheSleepIsSeen() {
        PollLoop[] self = new PollLoop[1];
        long[] wakeOnce = {Pool.FULL};
        Clock meddling = () -> {
            if (wakeOnce[0] != Pool.FULL) {
                self[0].wake(wakeOnce[0]);
                wakeOnce[0] = Pool.FULL;
            }
            return 0;
        };
        Idle never = new Idle() {
            @Override
            public void idle(long nanos) {
                throw new AssertionError("asleep with a task ready");
            }

            @Override
            public void wake() {
                throw new AssertionError("an awake loop was woken");
            }
        };
        try (PollLoop small = PollLoop.builder(Loops.profile(1)).clock(meddling).idle(never).build()) {
            self[0] = small;
            ScriptedTask task = new ScriptedTask("task", p -> {
                if (p.state == 1) {
                    p.a.wakeAt(1000);
                    wakeOnce[0] = p.a.waker(); // the clock is read next when the loop computes how long to sleep
                    return 2;
                }
                return 0;
            });
            task.spawn(small);
            small.run();
            assertEquals(2, task.polls);
        }
    }

    // The table of cancellation in docs/contract.md, row by row.

    @Test
    void cancelOfASleepingTaskThrowsCancelledThere() {
        ScriptedTask a = parker("a");
        long task = a.spawn(loop);
        loop.pass();
        assertTrue(loop.cancel(task));
        assertTrue(loop.isAlive(task), "until it is polled");
        loop.pass();
        assertFalse(loop.isAlive(task));
        assertEquals(List.of("a0 1", "a0 cancelled"), trace());
        assertEquals(0, loop.alive());
    }

    @Test
    void cancelBeforeTheFirstPollRunsToTheFirstSleepAndCancelsThere() {
        ScriptedTask a = parker("a");
        loop.cancel(a.spawn(loop));
        loop.pass();
        assertEquals(List.of("a0 1", "a0 cancelled"), trace());
        assertEquals(2, a.polls);
    }

    @Test
    void cancelBeforeTheFirstPollOfATaskThatDoesNotSleepIsItsEnd() {
        ScriptedTask once = new ScriptedTask("once", p -> 0);
        loop.cancel(once.spawn(loop));
        loop.pass();
        assertEquals(1, once.polls);
        assertEquals(0, loop.alive());
        assertEquals(List.of(), trace());
    }

    @Test
    void aTaskThatCancelsItselfGoesOnToItsNextSleep() {
        ScriptedTask self = new ScriptedTask("self", p -> {
            if (p.thrown()) {
                trace.add("cancelled");
                throw Cancelled.INSTANCE;
            }
            assertTrue(loop.cancel(p.a.waker()));
            trace.add("goes on");
            return 2;
        });
        self.spawn(loop);
        loop.pass();
        assertEquals(List.of("goes on", "cancelled"), trace());
        assertEquals(0, loop.alive());
    }

    @Test
    void aTaskThatReturnsWhenItIsCancelledHasNotFailed() {
        ScriptedTask task = new ScriptedTask("task", p -> p.thrown() ? 0 : 2);
        long handle = task.spawn(loop);
        loop.pass();
        loop.cancel(handle);
        loop.pass();
        assertEquals(0, loop.alive());
        assertEquals(List.of(), trace());
    }

    @Test
    void whatACleanUpThrowsGoesToTheFailureHandler() {
        ScriptedTask task = new ScriptedTask("Clean.up", p -> {
            if (p.thrown()) {
                throw new IOException("clean-up");
            }
            return 2;
        });
        long handle = task.spawn(loop);
        loop.pass();
        loop.cancel(handle);
        loop.pass();
        assertEquals(List.of("failed Clean.up java.io.IOException: clean-up"), trace());
    }

    @Test
    void aTaskMaySleepWhileItCleansUpAsOftenAsItLikesAndIsCancelledOnce() {
        // try { park } finally { park; park; }: the compiler's finally keeps what it will rethrow in a variable
        ScriptedTask task = new ScriptedTask("task", p -> {
            boolean thrown = p.thrown();
            trace.add(p.state + (thrown ? " thrown" : ""));
            switch (p.state) {
                case 1:
                    return 2;
                case 2:
                    p.reference(Cancelled.INSTANCE);
                    return 3;
                case 3:
                    return 4;
                default:
                    throw Cancelled.INSTANCE;
            }
        });
        long handle = task.spawn(loop);
        loop.pass();
        assertTrue(loop.cancel(handle));
        loop.pass();
        assertTrue(loop.cancel(handle), "a second cancel is a no-op, but the task lives");
        assertFalse(loop.pass());
        loop.wake(handle);
        loop.pass();
        loop.wake(handle);
        loop.pass();
        assertEquals(List.of("1", "2 thrown", "3", "4"), trace());
        assertEquals(0, loop.alive());
        assertTrue(ScriptedTask.isEmpty(loop.arena().pool(task)));
    }

    @Test
    void aDeadlineAskedForWhileCleaningUpHolds() {
        ScriptedTask task = new ScriptedTask("task", p -> {
            if (p.thrown()) {
                p.reference(Cancelled.INSTANCE);
                p.a.wakeAt(p.a.nanos() + 5);
                return 3;
            }
            if (p.state == 3) {
                trace.add("clean");
                throw Cancelled.INSTANCE;
            }
            p.a.wakeAt(p.a.nanos() + 1);
            return 2;
        });
        long handle = task.spawn(loop);
        loop.pass();
        loop.cancel(handle);
        loop.pass();
        clock.advance(4);
        assertFalse(loop.pass());
        clock.advance(1);
        loop.pass();
        assertEquals(List.of("clean"), trace());
    }

    @Test
    void aTaskThatSwallowsCancelledGetsItOnceMoreAtOnce() {
        ScriptedTask task = new ScriptedTask("task", p -> {
            boolean thrown = p.thrown();
            trace.add(p.state + (thrown ? " thrown" : ""));
            if (p.state == 3) {
                throw Cancelled.INSTANCE;
            }
            return p.state + 1;
        });
        long handle = task.spawn(loop);
        loop.pass();
        loop.cancel(handle);
        loop.pass();
        assertEquals(List.of("1", "2 thrown", "3 thrown"), trace());
        assertEquals(0, loop.alive());
    }

    @Test
    void aTaskThatSwallowsCancelledTwiceIsEndedByForceAndReported() {
        ScriptedTask task = new ScriptedTask("Stub.born", p -> {
            p.thrown();
            p.a.wakeAt(p.a.nanos() + 1);
            p.reference("alive");
            return 2;
        });
        long handle = task.spawn(loop);
        loop.pass();
        loop.cancel(handle);
        loop.pass();
        assertEquals(3, task.polls);
        assertEquals(List.of("failed Stub.born java.lang.IllegalStateException: Stub.born was cancelled, swallowed Cancelled twice, and was ended by force:"
                + " let Cancelled pass, or rethrow it after the clean-up"), trace());
        assertFalse(loop.isAlive(handle));
        assertTrue(ScriptedTask.isEmpty(loop.arena().pool(task)));
        clock.advance(MILLI);
        assertFalse(loop.pass());
    }

    @Test
    void aTaskThatCleansUpOnlyTheSecondTimeIsCleaningUp() {
        ScriptedTask task = new ScriptedTask("task", p -> {
            if (p.thrown() && p.state == 3) {
                p.reference(Cancelled.INSTANCE);
            }
            if (p.state == 4) {
                throw Cancelled.INSTANCE;
            }
            return p.state + 1;
        });
        long handle = task.spawn(loop);
        loop.pass();
        loop.cancel(handle);
        loop.pass();
        assertTrue(loop.isAlive(handle));
        loop.wake(handle);
        loop.pass();
        assertFalse(loop.isAlive(handle));
        assertEquals(List.of(), trace());
    }

    @Test
    void aCancelledPlaceIsCleanForItsNextTask() {
        ScriptedTask a = parker("a");
        loop.cancel(a.spawn(loop, 1));
        loop.pass();
        trace();
        a.spawn(loop, 2);
        loop.pass();
        assertFalse(loop.pass());
        assertEquals(List.of("a2 1"), trace());
    }

    // Failures.

    @Test
    void aFailureIsReportedFreesTheRecordAndOthersGoOn() {
        IOException boom = new IOException("boom");
        List<Object> told = new ArrayList<>();
        try (PollLoop small = PollLoop.builder(Loops.profile(4)).failures((task, coroutine, thrown) -> {
            told.add(task);
            told.add(coroutine);
            told.add(thrown);
        }).build()) {
            ScriptedTask failing = new ScriptedTask("Failing.task", p -> {
                p.reference("alive");
                p.cx.a = "in flight";
                throw boom;
            });
            ScriptedTask a = parker("a");
            long task = failing.spawn(small);
            a.spawn(small);
            small.pass();
            assertEquals(List.of(task, "Failing.task", boom), told);
            assertSame(boom, told.get(2));
            assertEquals(List.of("a0 1"), trace());
            assertTrue(ScriptedTask.isEmpty(small.arena().pool(failing)));
            assertEquals(1, small.alive());
        }
    }

    @Test
    void theHandlerFindsRoomForASuccessor() {
        PollLoop[] self = new PollLoop[1];
        ScriptedTask[] again = new ScriptedTask[1];
        try (PollLoop small = PollLoop.builder(Loops.profile(1))
                .failures((task, coroutine, thrown) -> trace.add("respawned " + self[0].spawned(again[0].spawn(self[0], 1)))).build()) {
            self[0] = small;
            again[0] = new ScriptedTask("again", p -> {
                if (p.argument() == 0) {
                    throw new IOException();
                }
                trace.add("runs");
                return 0;
            });
            again[0].spawn(small, 0);
            small.pass();
            small.pass();
            assertEquals(List.of("respawned true", "runs"), trace());
        }
    }

    @Test
    void aHandlerThatThrowsEndsThePassAndLosesNoTask() {
        try (PollLoop small = PollLoop.builder(Loops.profile(100)).failures((task, coroutine, thrown) -> {
            throw new IllegalStateException("handler");
        }).build()) {
            ScriptedTask failing = new ScriptedTask("failing", p -> {
                throw new IOException();
            });
            ScriptedTask a = parker("a");
            small.declare(failing, 1);
            small.declare(a, 99);
            failing.spawn(small);
            for (int i = 0; i < 99; i++) {
                a.spawn(small, i);
            }
            refused("handler", small::pass);
            assertEquals(List.of(), trace());
            assertTrue(small.pass());
            assertEquals(99, a.polls);
        }
    }

    @Test
    void failuresArePrintedUnlessSomebodyAsksForThem() {
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try (PollLoop quiet = PollLoop.of(Loops.profile(1))) {
            ScriptedTask failing = new ScriptedTask("Failing.task", p -> {
                throw new IOException("boom");
            });
            failing.spawn(quiet);
            quiet.run();
        } finally {
            System.setErr(err);
        }
        assertTrue(printed.toString(StandardCharsets.UTF_8).startsWith("dormouse: task Failing.task failed: java.io.IOException: boom"), printed::toString);
    }

    // Shutdown.

    @Test
    void shutdownCancelsEveryTaskAndLetsThemCleanUp() {
        ScriptedTask a = parker("a");
        ScriptedTask cleaning = new ScriptedTask("cleaning", p -> {
            if (p.thrown()) {
                p.reference(Cancelled.INSTANCE);
                p.a.wakeAt(p.a.nanos() + 10 * MILLI);
                return 3;
            }
            if (p.state == 3) {
                trace.add("clean");
                throw Cancelled.INSTANCE;
            }
            return 2;
        });
        a.spawn(loop);
        cleaning.spawn(loop);
        loop.pass();
        loop.shutdown();
        loop.run();
        assertEquals(List.of("a0 1", "a0 cancelled", "clean"), trace());
        assertEquals(0, loop.alive());
        assertEquals(Pool.FULL, a.spawn(loop));
    }

    @Test
    void whatHasNotEndedAfterTheGraceIsEndedByForceAndReported() {
        PollLoop.Builder builder = PollLoop.builder(Loops.profile(2)).clock(clock).idle(clock).grace(50)
                .failures((task, coroutine, thrown) -> trace.add(thrown.getMessage()));
        long start = clock.nanos();
        try (PollLoop small = builder.build()) {
            ScriptedTask endless = new ScriptedTask("End.less", p -> {
                if (p.thrown()) {
                    p.reference(Cancelled.INSTANCE);
                }
                return 2;
            });
            endless.spawn(small);
            small.pass();
            small.shutdown();
            small.run();
            assertEquals(0, small.alive());
            assertEquals(2, endless.polls);
        }
        assertEquals(50, clock.nanos() - start);
        assertEquals(List.of("End.less was ended by force: it was still cleaning up 50 ns after the shutdown of its loop; let it end sooner, or give the loop a"
                + " longer grace"), trace());
    }

    @Test
    void aTaskMayShutTheLoopDown() {
        ScriptedTask a = parker("a");
        ScriptedTask last = new ScriptedTask("last", p -> {
            loop.shutdown();
            assertEquals(Pool.FULL, a.spawn(loop));
            return 0;
        });
        a.spawn(loop);
        last.spawn(loop);
        loop.run();
        assertEquals(List.of("a0 1", "a0 cancelled"), trace());
    }

    @Test
    void closeShutsDownAndTheLoopIsGone() {
        ScriptedTask a = parker("a");
        long task = a.spawn(loop);
        loop.pass();
        loop.close();
        loop.close();
        assertEquals(List.of("a0 1", "a0 cancelled"), trace());
        refused("spawn(..): the loop is closed; make another", () -> a.spawn(loop));
        refused("pass(..): the loop is closed; make another", loop::pass);
        loop.wake(task);
    }

    @Test
    void anInterruptShutsDownAndIsKeptForTheCaller() {
        ScriptedTask a = parker("a");
        a.spawn(loop);
        ScriptedTask interrupted = new ScriptedTask("interrupted", p -> {
            trace.add(Thread.currentThread().isInterrupted() ? "interrupted" : "clear");
            if (p.thrown()) {
                throw Cancelled.INSTANCE;
            }
            Thread.currentThread().interrupt();
            return 2;
        });
        interrupted.spawn(loop);
        loop.run();
        assertTrue(Thread.interrupted());
        assertEquals(List.of("a0 1", "clear", "a0 cancelled", "clear"), trace());
    }

    @Test
    void aNegativeGraceIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> PollLoop.builder(Loops.profile(1)).grace(-1));
    }
}
