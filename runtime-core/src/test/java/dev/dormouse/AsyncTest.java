package dev.dormouse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The coroutines of {@link Async} themselves, woven, in virtual time. */
class AsyncTest {

    private static final long START = Long.MAX_VALUE - 3;

    private final List<Long> trace = new ArrayList<>();
    private final ManualClock clock = new ManualClock(START);
    private final PollLoop loop = PollLoop.builder(Loops.profile(3)).clock(clock).idle(clock).build();

    @AfterEach
    void closeLoop() {
        loop.close();
    }

    @Coroutine
    static void until(Async a, List<Long> trace, long deadline) {
        a.sleepUntil(deadline);
        trace.add(a.nanos() - START);
    }

    @Coroutine
    static void nanos(Async a, List<Long> trace, long nanos) {
        a.sleepNanos(nanos);
        trace.add(a.nanos() - START);
    }

    @Coroutine
    static void millis(Async a, List<Long> trace, long millis) {
        a.sleepMillis(millis);
        trace.add(a.nanos() - START);
    }

    @Test
    void aPollThatComesTooEarlyGoesBackToSleep() {
        loop.declare(AsyncTestCo.UNTIL, 1);
        long task = AsyncTestCo.until(loop, trace, START + 8);
        for (int early = 0; early < 8; early++) {
            loop.wake(task);
            loop.pass();
            clock.advance(1);
        }
        assertEquals(List.of(), trace);
        loop.pass();
        assertEquals(List.of(8L), trace);
    }

    @Test
    void aSleepOfNothingOrLessReturnsAtOnce() {
        loop.declare(AsyncTestCo.UNTIL, 1);
        loop.declare(AsyncTestCo.NANOS, 1);
        loop.declare(AsyncTestCo.MILLIS, 1);
        for (long before : new long[] {0, -5}) {
            AsyncTestCo.until(loop, trace, START + before);
            loop.pass();
        }
        for (long nothing : new long[] {0, -1, Long.MIN_VALUE}) {
            AsyncTestCo.nanos(loop, trace, nothing);
            loop.pass();
            AsyncTestCo.millis(loop, trace, nothing);
            loop.pass();
        }
        assertEquals(List.of(0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L), trace);
    }

    @Test
    void millisAreAMillionNanos() {
        loop.declare(AsyncTestCo.MILLIS, 1);
        AsyncTestCo.millis(loop, trace, 3);
        loop.run();
        assertEquals(List.of(3_000_000L), trace);
    }
}
