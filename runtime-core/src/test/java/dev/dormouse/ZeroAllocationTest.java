package dev.dormouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dormouse.arena.Arena;
import dev.dormouse.arena.Pool;
import org.junit.jupiter.api.Test;

/** Bytes allocated by the calling thread, after start-up; under {@code -Xint}, where no JIT's escape analysis can hide any, exactly none. */
class ZeroAllocationTest {

    @Test
    void theMeasureSeesWhatIsAllocated() {
        Object[] kept = new Object[1];
        long bytes = Allocated.by(() -> kept[0] = new byte[100]);
        assertTrue(bytes >= 100L * Allocated.TIMES, bytes + " bytes");
    }

    @Test
    void startNextEndRestartAndClose() {
        try (Arena arena = Arena.ofBytes(1 << 16)) {
            CountTo count = new CountTo(arena);
            Allocated.expectNothing(() -> {
                count.start(3);
                while (count.next()) {
                    count.value();
                }
                count.result();
                count.start(3).next();
                count.start(3);
                count.close();
            });
        }
    }

    @Test
    void openAtNextAndCloseByHandle() {
        try (Arena arena = Arena.ofBytes(1 << 16)) {
            arena.declare(CountTo.COUNT_TO, 3);
            CountTo count = new CountTo(arena);
            Allocated.expectNothing(() -> {
                long one = count.open(1);
                long two = count.open(1);
                assertEquals(Pool.FULL, count.open(1));
                count.at(one).next();
                count.at(two).next();
                count.at(one).next();
                count.at(two).close();
            });
        }
    }

    @Test
    void spawnPollWakeSleepCancelAndEnd() {
        ManualClock clock = new ManualClock(0);
        try (PollLoop loop = PollLoop.builder(Loops.profile(40)).clock(clock).idle(clock).build()) {
            ScriptedTask sleeping = new ScriptedTask("sleeping", p -> {
                if (p.thrown()) {
                    throw Cancelled.INSTANCE;
                }
                if (p.a.nanos() - p.argument() >= 0) {
                    return 0;
                }
                p.a.wakeAt(p.argument());
                p.a.park();
                return 2;
            });
            loop.declare(sleeping, 40);
            Allocated.expectNothing(() -> {
                long first = Pool.FULL;
                for (int i = 0; i < 41; i++) {
                    long task = sleeping.spawn(loop, clock.nanos() + i);
                    first = i == 1 ? task : first;
                }
                loop.pass();
                loop.wake(first);
                loop.pass();
                loop.cancel(first);
                loop.run();
                loop.wake(first);
            });
        }
    }

    @Test
    void sleepingByTheSystemClock() {
        try (PollLoop loop = PollLoop.of(Loops.profile(1))) {
            ScriptedTask sleeping = new ScriptedTask("sleeping", p -> {
                if (p.state == 1) {
                    p.a.wakeAt(p.a.nanos() + 50_000);
                    return 2;
                }
                return 0;
            });
            Allocated.expectNothing(() -> {
                sleeping.spawn(loop);
                loop.run();
            });
        }
    }
}
