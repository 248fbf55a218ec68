package dev.dormouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Wakes from other threads, on the system's clock. A lost wake-up shows as a time-out, whose interrupt shuts the loop down. */
@Timeout(60)
class WakeTest {

    private static final int ROUNDS = 20_000;

    /** Waits until a plain counter, written by another thread before its wake, reaches the argument; then answers and waits for the next. */
    private static ScriptedTask answering(int[] asked, AtomicInteger answered) {
        return new ScriptedTask("answering", p -> {
            if (p.thrown()) {
                throw Cancelled.INSTANCE;
            }
            while (asked[0] > p.argument()) {
                p.argument(p.argument() + 1);
                answered.lazySet((int) p.argument());
            }
            if (p.argument() == ROUNDS) {
                return 0;
            }
            p.a.park();
            return 2;
        });
    }

    @Test
    void noWakeIsLostWhileTheLoopFallsAsleep() throws InterruptedException {
        int[] asked = new int[1];
        AtomicInteger answered = new AtomicInteger();
        try (PollLoop loop = PollLoop.of(Loops.profile(1))) {
            long task = answering(asked, answered).spawn(loop);
            Thread waker = new Thread(() -> {
                for (int round = 1; round <= ROUNDS; round++) {
                    asked[0] = round;
                    loop.wake(task);
                    while (answered.get() < round) {
                        Thread.onSpinWait();
                    }
                    for (int spin = round % 64; spin > 0; spin--) { // so that the loop is met awake, falling asleep and asleep
                        Thread.onSpinWait();
                    }
                }
            });
            waker.setDaemon(true);
            waker.start();
            loop.run();
            assertEquals(ROUNDS, answered.get());
            waker.join();
        }
    }

    @Test
    void wakesOfManyThreadsReachTheirOwnTasks() throws InterruptedException {
        int threads = 3;
        Thread[] wakers = new Thread[threads];
        AtomicInteger[] answered = new AtomicInteger[threads];
        try (PollLoop loop = PollLoop.of(Loops.profile(threads))) {
            for (int i = 0; i < threads; i++) {
                int[] asked = new int[1];
                AtomicInteger answers = new AtomicInteger();
                answered[i] = answers;
                long task = answering(asked, answers).spawn(loop);
                wakers[i] = new Thread(() -> {
                    for (int round = 1; round <= ROUNDS; round++) {
                        asked[0] = round;
                        loop.wake(task);
                    }
                });
            }
            for (Thread waker : wakers) {
                waker.start();
            }
            loop.run();
            for (AtomicInteger answers : answered) {
                assertEquals(ROUNDS, answers.get());
            }
            for (Thread waker : wakers) {
                waker.join();
            }
        }
    }

    @Test
    void aSleepingLoopIsWokenOnceAndAnAwakeOneNotAtAll() throws InterruptedException {
        AtomicInteger wakes = new AtomicInteger();
        CountDownLatch asleep = new CountDownLatch(1);
        Parking parking = new Parking();
        Idle counting = new Idle() {
            @Override
            public void idle(long nanos) {
                asleep.countDown();
                parking.idle(nanos);
            }

            @Override
            public void wake() {
                wakes.incrementAndGet();
                parking.wake();
            }
        };
        try (PollLoop loop = PollLoop.builder(Loops.profile(1)).idle(counting).build()) {
            ScriptedTask task = new ScriptedTask("task", p -> {
                if (p.state == 1) {
                    loop.wake(p.a.waker());
                    return 2;
                }
                return p.state == 2 ? 3 : 0;
            });
            long handle = task.spawn(loop);
            Thread waker = new Thread(() -> {
                try {
                    asleep.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                loop.wake(handle);
            });
            waker.start();
            loop.run();
            waker.join();
            assertEquals(3, task.polls);
            assertEquals(1, wakes.get());
        }
    }

    @Test
    void staleWakesFromOtherThreadsDisturbNobody() throws InterruptedException {
        AtomicLong last = new AtomicLong();
        boolean[] done = new boolean[1];
        try (PollLoop loop = PollLoop.of(Loops.profile(1))) {
            ScriptedTask brief = new ScriptedTask("brief", p -> {
                last.lazySet(p.a.waker());
                return p.state == 1 ? 2 : p.a.nanos() - p.argument() > 0 ? 0 : 2;
            });
            long first = brief.spawn(loop);
            loop.pass();
            Thread waker = new Thread(() -> {
                for (long handle = last.get(); handle != -1; handle = last.get()) {
                    loop.wake(first);
                    loop.wake(handle);
                }
                done[0] = true;
            });
            waker.start();
            long lives = 0;
            while (lives < ROUNDS / 10) {
                loop.run();
                assertFalse(loop.isAlive(first));
                assertTrue(loop.spawned(brief.spawn(loop)), "the only place is free again");
                lives++;
            }
            loop.pass();
            last.set(-1);
            waker.join();
            assertTrue(done[0]);
        }
    }

    @Test
    void shutdownFromAnotherThreadWakesTheLoop() throws InterruptedException {
        for (int round = 0; round < 500; round++) {
            try (PollLoop loop = PollLoop.of(Loops.profile(1))) {
                ScriptedTask parked = new ScriptedTask("parked", p -> p.thrown() ? 0 : 2);
                parked.spawn(loop);
                Thread stopper = new Thread(loop::shutdown);
                stopper.start();
                loop.run();
                stopper.join();
                assertEquals(0, loop.alive());
            }
        }
    }

    @Test
    void anInterruptFromAnotherThreadWakesTheLoop() throws InterruptedException {
        for (int round = 0; round < 500; round++) {
            try (PollLoop loop = PollLoop.of(Loops.profile(1))) {
                ScriptedTask parked = new ScriptedTask("parked", p -> p.thrown() ? 0 : 2);
                parked.spawn(loop);
                Thread owner = Thread.currentThread();
                Thread stopper = new Thread(owner::interrupt);
                stopper.start();
                loop.run();
                assertTrue(Thread.interrupted());
                stopper.join();
            }
        }
    }

    @Test
    void aDeadlineEndsTheSleepOfTheSystemClock() {
        long start = System.nanoTime();
        long deadline = start + 20_000_000;
        try (PollLoop loop = PollLoop.of(Loops.profile(1))) {
            ScriptedTask sleeper = new ScriptedTask("sleeper", p -> {
                if (deadline - p.a.nanos() > 0) {
                    p.a.wakeAt(deadline);
                    return 2;
                }
                return 0;
            });
            sleeper.spawn(loop);
            loop.run();
            assertTrue(System.nanoTime() - deadline >= 0);
            assertTrue(sleeper.polls <= 4, "it sleeps and does not spin: " + sleeper.polls);
        }
    }
}
