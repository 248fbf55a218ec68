package dev.dormouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a loop with channels waits, is woken, and looks at them. A lost wake-up shows as a time-out, whose interrupt shuts the loop down. */
@Timeout(60)
class ChannelsTest {

    private static final int ROUNDS = 20_000;

    private final List<String> trace = new ArrayList<>();
    private Pipe pipe;

    @BeforeEach
    void openPipe() throws IOException {
        pipe = Pipe.open();
    }

    @AfterEach
    void closePipe() throws IOException {
        pipe.sink().close();
        pipe.source().close();
    }

    private Registration register(PollLoop loop) throws IOException {
        return loop.register(pipe.source(), "the pipe");
    }

    private static void write(Pipe pipe, int count) {
        try {
            pipe.sink().write(ByteBuffer.allocate(count));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Reads a byte. */
    @Coroutine
    static void read(Async a, Registration source, Pipe.SourceChannel channel, List<String> trace) throws IOException {
        ByteBuffer buf = Scratch.buffer(1);
        while (channel.read(buf) == 0) {
            source.input().await(a);
        }
        trace.add("read");
    }

    @Coroutine
    static void sleep(Async a, long nanos, List<String> trace) {
        a.sleepNanos(nanos);
        trace.add("slept");
    }

    private static long readTask(PollLoop loop, Registration source, Pipe pipe, List<String> trace) {
        return ChannelsTestCo.read(loop, source, pipe.source(), trace);
    }

    @Coroutine
    static void count(Async a, int[] asked, AtomicInteger answered) {
        while (answered.get() < ROUNDS) {
            while (asked[0] == answered.get()) {
                a.park();
            }
            answered.lazySet(asked[0]);
        }
    }

    /** Wakes a task in many rounds, so that its loop is met awake, falling asleep and asleep. */
    private static void wakeInRounds(PollLoop loop) throws InterruptedException {
        int[] asked = new int[1];
        AtomicInteger answered = new AtomicInteger();
        long task = ChannelsTestCo.count(loop, asked, answered);
        Thread waker = new Thread(() -> {
            for (int round = 1; round <= ROUNDS; round++) {
                asked[0] = round;
                loop.wake(task);
                while (answered.get() < round) {
                    Thread.onSpinWait();
                }
                for (int spin = round % 64; spin > 0; spin--) {
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

    @Test
    void noWakeIsLostWhileTheLoopSelects() throws Exception {
        try (PollLoop loop = PollLoop.of(Loops.profile(2))) {
            register(loop);
            wakeInRounds(loop);
        }
    }

    @Test
    void noWakeIsLostWhereAnotherIdleWasGiven() throws Exception {
        ManualClock clock = new ManualClock(0);
        try (PollLoop loop = PollLoop.builder(Loops.profile(2)).idle(clock).build()) {
            register(loop);
            wakeInRounds(loop);
        }
    }

    @Test
    void noWakeIsLostWhenTheLoopGetsItsFirstChannel() throws Exception {
        for (int attempt = 0; attempt < 20; attempt++) {
            try (PollLoop loop = PollLoop.of(Loops.profile(2))) {
                Pipe late = Pipe.open();
                AtomicInteger answered = new AtomicInteger();
                int[] asked = new int[1];
                long task = ChannelsTestCo.registerInBetween(loop, loop, late, asked, answered);
                Thread waker = new Thread(() -> {
                    for (int round = 1; round <= 10; round++) {
                        asked[0] = round;
                        loop.wake(task);
                        while (answered.get() < round) {
                            Thread.onSpinWait();
                        }
                    }
                });
                waker.setDaemon(true);
                waker.start();
                loop.run();
                waker.join();
                assertEquals(10, answered.get());
                late.sink().close();
            }
        }
    }

    @Coroutine
    static void registerInBetween(Async a, PollLoop loop, Pipe pipe, int[] asked, AtomicInteger answered) throws IOException {
        while (answered.get() < 10) {
            while (asked[0] == answered.get()) {
                a.park();
            }
            if (asked[0] == 5) {
                loop.register(pipe.source(), "the pipe");
            }
            answered.lazySet(asked[0]);
        }
    }

    @Test
    void anInterruptInASelectShutsTheLoopDownAndChannelsWorkMeanwhile() throws Exception {
        PollLoop loop = PollLoop.of(Loops.profile(2));
        Registration source = register(loop);
        ChannelsTestCo.readInCleanUp(loop, source, pipe, trace);
        Thread thread = Thread.currentThread();
        Thread interrupter = new Thread(() -> {
            while (thread.getState() != Thread.State.RUNNABLE || !inSelect(thread)) {
                Thread.onSpinWait();
            }
            thread.interrupt();
        });
        interrupter.setDaemon(true);
        interrupter.start();
        loop.run();
        assertTrue(Thread.interrupted());
        interrupter.join();
        assertEquals(List.of("waits", "cleaned up"), trace);
        assertTrue(pipe.source().isOpen() && pipe.sink().isOpen());
        loop.close();
    }

    private static boolean inSelect(Thread thread) {
        for (StackTraceElement frame : thread.getStackTrace()) {
            if (frame.getMethodName().equals("select")) {
                return true;
            }
        }
        return false;
    }

    @Coroutine
    static void readInCleanUp(Async a, Registration source, Pipe pipe, List<String> trace) throws IOException {
        trace.add("waits");
        try {
            source.input().await(a);
        } finally {
            pipe.sink().write(ByteBuffer.allocate(1));
            source.input().await(a);
            trace.add("cleaned up");
        }
    }

    @Test
    void tasksThatAreAlwaysReadyDoNotStarveChannels() throws IOException {
        try (PollLoop loop = PollLoop.of(Loops.profile(4))) {
            Registration source = register(loop);
            ScriptedTask busy = new ScriptedTask("busy", p -> {
                p.argument(p.argument() + 1);
                loop.wake(p.a.waker());
                return trace.isEmpty() && p.argument() < 1000 ? 2 : 0;
            });
            busy.spawn(loop);
            readTask(loop, source, pipe, trace);
            loop.pass();
            write(pipe, 1);
            loop.run();
            assertTrue(busy.polls < 10, busy.polls + " polls");
        }
    }

    @Test
    void aChannelWithoutAWaiterDoesNotKeepTheLoopAwake() throws IOException {
        try (PollLoop loop = PollLoop.of(Loops.profile(4))) {
            Registration source = register(loop);
            long waiting = readTask(loop, source, pipe, trace);
            loop.pass();
            loop.cancel(waiting);
            loop.pass();
            write(pipe, 1);
            long before = loop.passes();
            ChannelsTestCo.sleep(loop, 200_000_000, trace);
            loop.run();
            assertTrue(loop.passes() - before < 10, loop.passes() - before + " passes");
        }
    }

    @Test
    void aDeadlineOfLessThanAMillisecondIsNoDeadlineOfNone() throws IOException {
        try (PollLoop loop = PollLoop.of(Loops.profile(4))) {
            register(loop);
            loop.declare(ChannelsTestCo.SLEEP, 4);
            for (long nanos : new long[] {1, 999_999, 1_000_000, 1_000_001}) {
                ChannelsTestCo.sleep(loop, nanos, trace);
            }
            loop.run();
            assertEquals(4, trace.size());
        }
    }

    @Test
    void inVirtualTimeWhatIsReadyComesBeforeTime() throws IOException {
        ManualClock clock = new ManualClock(0);
        try (PollLoop loop = PollLoop.builder(Loops.profile(4)).clock(clock).idle(clock).build()) {
            Registration source = register(loop);
            ChannelsTestCo.sleep(loop, 1000, trace);
            readTask(loop, source, pipe, trace);
            write(pipe, 1);
            loop.run();
            assertEquals(List.of("read", "slept"), trace);
            assertEquals(1000, clock.nanos());
        }
    }

    @Test
    void whatBecomesReadyWhileAnotherIdleWaitsComesBeforeTheDeadline() throws IOException {
        ManualClock clock = new ManualClock(0);
        Idle slow = new Idle() {
            @Override
            public void idle(long nanos) {
                write(pipe, 1);
                clock.advance(nanos);
            }

            @Override
            public void wake() {
            }
        };
        List<Throwable> failures = new ArrayList<>();
        try (PollLoop loop = PollLoop.builder(Loops.profile(4)).clock(clock).idle(slow).failures((task, coroutine, thrown) -> failures.add(thrown)).build()) {
            Registration source = register(loop);
            source.input().deadline(1000);
            readTask(loop, source, pipe, trace);
            loop.run();
            assertEquals(List.of("read"), trace);
            assertEquals(List.of(), failures);
            assertEquals(1000, clock.nanos());
        }
    }

    @Test
    void whereAnotherIdleWasGivenAWaitWithoutEndIsForChannels() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        Idle never = new Idle() {
            @Override
            public void idle(long nanos) {
                throw new AssertionError("idle(" + nanos + ")");
            }

            @Override
            public void wake() {
            }
        };
        try (PollLoop loop = PollLoop.builder(Loops.profile(4)).idle(never).build()) {
            Registration source = register(loop);
            ChannelsTestCo.announce(loop, source, waiting, trace);
            Thread writer = new Thread(() -> {
                try {
                    waiting.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                write(pipe, 1);
            });
            writer.start();
            loop.run();
            writer.join();
            assertEquals(List.of("announced", "read"), trace);
        }
    }

    @Coroutine
    static void announce(Async a, Registration source, CountDownLatch waiting, List<String> trace) throws IOException {
        trace.add("announced");
        waiting.countDown();
        source.input().await(a);
        trace.add("read");
    }

    @Test
    void aLoopWithoutChannelsHoldsNoDescriptors() {
        assumeTrue(descriptors() > 0, "no /proc/self/fd here");
        descriptors();
        int before = descriptors();
        try (PollLoop loop = PollLoop.of(Loops.profile(2))) {
            ChannelsTestCo.sleep(loop, 1000, trace);
            loop.run();
            assertEquals(before, descriptors());
        }
    }

    @Test
    void closedChannelsAreLetGoThoughTheLoopNeverRests() throws IOException {
        assumeTrue(descriptors() > 0, "no /proc/self/fd here");
        try (PollLoop loop = PollLoop.of(Loops.profile(2))) {
            register(loop);
            List<Pipe> pipes = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                pipes.add(Pipe.open());
                loop.register(pipes.get(i).source(), "pipe " + i).close();
            }
            int before = descriptors();
            ScriptedTask busy = new ScriptedTask("busy", p -> {
                loop.wake(p.a.waker());
                return p.state == 4 ? 0 : p.state + 1;
            });
            busy.spawn(loop);
            loop.run();
            assertEquals(before - 10, descriptors());
            for (Pipe closed : pipes) {
                closed.sink().close();
            }
        }
        assertFalse(pipe.source().isOpen());
    }

    static int descriptors() {
        String[] all = new File("/proc/self/fd").list();
        return all == null ? 0 : all.length;
    }
}
