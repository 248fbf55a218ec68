package dev.dormouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Waiting for channels and for sources of one's own; time by hand, with pipes for channels. */
@Timeout(60)
class ReadinessTest {

    private static final int ROUNDS = 30_000;

    private final List<String> trace = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();
    private final ManualClock clock = new ManualClock(Long.MAX_VALUE - 50);
    private final PollLoop loop = PollLoop.builder(Loops.profile(8)).clock(clock).failures((task, coroutine, thrown) -> failures.add(thrown)).build();
    private Pipe pipe;
    private Registration source;

    @BeforeEach
    void registerPipe() throws IOException {
        loop.declare(ReadinessTestCo.READ, 2);
        pipe = Pipe.open();
        source = loop.register(pipe.source(), "the pipe");
    }

    @AfterEach
    void close() throws IOException {
        loop.close();
        pipe.sink().close();
        assertFalse(pipe.source().isOpen(), "closed with its loop");
    }

    /** Reads one byte after the other to the end. */
    @Coroutine
    static void read(Async a, Registration source, ReadableByteChannel channel, String name, List<String> trace) throws IOException {
        ByteBuffer buf = Scratch.buffer(1);
        int count;
        do {
            buf.clear();
            while ((count = channel.read(buf)) == 0) {
                source.input().await(a);
            }
            trace.add(name + (count < 0 ? "." : (char) buf.get(0)));
        } while (count > 0);
    }

    private long read(String name) {
        return ReadinessTestCo.read(loop, source, pipe.source(), name, trace);
    }

    private void write(String text) throws IOException {
        pipe.sink().write(ByteBuffer.wrap(text.getBytes("US-ASCII")));
    }

    private Throwable failure() {
        assertEquals(1, failures.size(), failures::toString);
        return failures.get(0);
    }

    @Test
    void aTaskSleepsUntilItsChannelCanBeRead() throws IOException {
        read("a");
        for (int i = 0; i < 5; i++) {
            assertEquals(i == 0, loop.pass());
        }
        write("x");
        assertTrue(loop.pass());
        assertFalse(loop.pass());
        assertEquals(List.of("ax"), trace);
        pipe.sink().close();
        assertTrue(loop.pass());
        assertEquals(List.of("ax", "a."), trace);
        assertEquals(List.of(), failures);
    }

    @Test
    void whatCameBeforeTheWaitEndsItToo() throws IOException {
        loop.declare(ReadinessTestCo.ONCE, 1);
        write("x");
        long once = ReadinessTestCo.once(loop, source.input(), trace);
        loop.pass();
        assertTrue(loop.isAlive(once));
        loop.pass();
        assertEquals(List.of("once"), trace);
    }

    @Coroutine
    static void once(Async a, Readiness readiness, List<String> trace) throws IOException {
        readiness.await(a);
        trace.add("once");
    }

    @Test
    void aSecondWaiterIsRefusedByName() throws IOException {
        read("a");
        loop.pass();
        read("b");
        loop.pass();
        assertInstanceOf(IllegalStateException.class, failure());
        assertEquals("input of the pipe: ReadinessTest.read waits for it already, and only one task at a time may; let one task do that for both", failure().getMessage());
        write("x");
        loop.pass();
        assertEquals(List.of("ax"), trace);
    }

    @Test
    void aCancelledWaitLeavesNothingBehind() throws IOException {
        long first = read("a");
        loop.pass();
        loop.cancel(first);
        loop.pass();
        assertFalse(loop.isAlive(first));
        write("x");
        for (int i = 0; i < 5; i++) {
            assertFalse(loop.pass());
        }
        read("b");
        loop.pass();
        write("y");
        loop.pass();
        assertEquals(List.of("bx", "by"), trace);
        assertEquals(List.of(), failures);
    }

    @Test
    void aWaiterThatWasEndedByForceIsForgotten() throws IOException {
        loop.declare(ReadinessTestCo.STUBBORN, 1);
        long stubborn = ReadinessTestCo.stubborn(loop, source.input());
        loop.pass();
        loop.cancel(stubborn);
        loop.pass();
        assertTrue(failure().getMessage().contains("ended by force"), failure().getMessage());
        write("x");
        for (int i = 0; i < 5; i++) {
            assertFalse(loop.pass());
        }
        read("a");
        loop.pass();
        write("y");
        loop.pass();
        assertEquals(List.of("ax", "ay"), trace);
    }

    @Coroutine
    static void stubborn(Async a, Readiness readiness) throws IOException {
        for (;;) {
            try {
                readiness.await(a);
            } catch (Cancelled swallowed) {
                continue; // what a task must not do
            }
        }
    }

    @Test
    void closingWakesWhoWaits() throws IOException {
        read("a");
        loop.pass();
        source.close();
        source.close();
        loop.pass();
        assertInstanceOf(AsynchronousCloseException.class, failure());
        assertEquals("input of the pipe was closed", failure().getMessage());
        assertThrows(ClosedChannelException.class, () -> pipe.source().read(ByteBuffer.allocate(1)));
        assertEquals(0, loop.alive());
    }

    @Test
    void aChannelThatWasClosedBehindTheRegistrationsBackIsFound() throws IOException {
        loop.declare(ReadinessTestCo.ONCE, 1);
        ReadinessTestCo.once(loop, source.input(), trace);
        pipe.source().close();
        loop.pass();
        loop.pass();
        assertInstanceOf(AsynchronousCloseException.class, failure());
    }

    @Test
    void closingAfterTheLoopDoesNothing() throws IOException {
        loop.close();
        source.close();
    }

    @Test
    void aDeadlineEndsAWaitAndTheNextMayHaveAnother() throws IOException {
        loop.declare(ReadinessTestCo.ONCE, 1);
        source.input().deadline(clock.nanos() + 100);
        ReadinessTestCo.once(loop, source.input(), trace);
        loop.pass();
        clock.advance(99);
        loop.pass();
        assertEquals(1, loop.alive());
        clock.advance(1);
        loop.pass();
        assertInstanceOf(SocketTimeoutException.class, failure());
        assertEquals("input of the pipe was not ready by the deadline", failure().getMessage());

        ReadinessTestCo.once(loop, source.input(), trace);
        loop.pass();
        assertEquals(2, failures.size(), "the deadline stands until it is changed");

        source.input().withoutDeadline();
        ReadinessTestCo.once(loop, source.input(), trace);
        loop.pass();
        clock.advance(1_000_000_000);
        loop.pass();
        write("x");
        loop.pass();
        assertEquals(List.of("once"), trace);
        assertEquals(2, failures.size());
    }

    @Test
    void aDeadlineMayBeMovedDuringTheWait() throws IOException {
        loop.declare(ReadinessTestCo.ONCE, 1);
        source.input().deadline(clock.nanos() + 100);
        ReadinessTestCo.once(loop, source.input(), trace);
        loop.pass();
        source.input().deadline(clock.nanos() + 300);
        clock.advance(200);
        loop.pass();
        assertEquals(1, loop.alive());
        source.input().deadline(clock.nanos() + 50);
        loop.pass();
        clock.advance(50);
        loop.pass();
        assertInstanceOf(SocketTimeoutException.class, failure());
    }

    @Test
    void whatIsReadyCountsThoughTheDeadlineHasPassed() throws IOException {
        read("a");
        source.input().deadline(clock.nanos() + 100);
        loop.pass();
        write("x");
        clock.advance(50);
        loop.pass();
        clock.advance(50);
        write("y");
        loop.pass();
        assertEquals(List.of("ax", "ay"), trace);
        assertInstanceOf(SocketTimeoutException.class, failure());
    }

    @Test
    void aSignalIsKeptForTheNextWaitAndForThatOneOnly() {
        loop.declare(ReadinessTestCo.ONCE, 2);
        Readiness own = new Readiness(loop, "own");
        own.signal();
        own.signal();
        ReadinessTestCo.once(loop, own, trace);
        loop.pass();
        assertEquals(List.of("once"), trace);
        long second = ReadinessTestCo.once(loop, own, trace);
        loop.pass();
        loop.wake(second);
        loop.pass();
        assertTrue(loop.isAlive(second));
        own.signal();
        loop.pass();
        assertEquals(List.of("once", "once"), trace);
    }

    @Coroutine
    static void count(Async a, Readiness readiness, int[] written, AtomicInteger seen) throws IOException {
        while (seen.get() < ROUNDS) {
            while (written[0] == seen.get()) {
                readiness.await(a);
            }
            seen.lazySet(written[0]);
        }
    }

    @Test
    void noSignalOfAnotherThreadIsLost() throws InterruptedException, IOException {
        try (PollLoop own = PollLoop.of(Loops.profile(1))) {
            int[] written = new int[1];
            AtomicInteger seen = new AtomicInteger();
            Readiness readiness = new Readiness(own, "own");
            Pipe registered = Pipe.open();
            own.register(registered.source(), "so that the loop selects");
            ReadinessTestCo.count(own, readiness, written, seen);
            Thread thread = new Thread(() -> {
                for (int round = 3; round <= ROUNDS; round += 3) {
                    for (int burst = 2; burst >= 0; burst--) { // so that signals meet the taking of earlier ones
                        written[0] = round - burst;
                        readiness.signal();
                    }
                    while (seen.get() < round) {
                        Thread.onSpinWait();
                    }
                    for (int spin = round % 64; spin > 0; spin--) { // so that the loop is met awake, falling asleep and asleep
                        Thread.onSpinWait();
                    }
                }
            });
            thread.setDaemon(true);
            thread.start();
            own.run();
            assertEquals(ROUNDS, seen.get());
            thread.join();
            registered.sink().close();
        }
    }

    @Test
    void outputIsWaitedForToo() throws IOException {
        loop.declare(ReadinessTestCo.FILL, 1);
        Registration sink = loop.register(pipe.sink(), "the pipe");
        ReadinessTestCo.fill(loop, sink, pipe.sink(), 1 << 20, trace);
        loop.pass();
        assertFalse(loop.pass());
        assertEquals(List.of(), trace);
        ByteBuffer buf = ByteBuffer.allocate(4096);
        int count = 0;
        while (count < 1 << 20) {
            buf.clear();
            count += pipe.source().read(buf);
            loop.pass();
        }
        assertEquals(List.of("full"), trace);
    }

    @Coroutine
    static void fill(Async a, Registration sink, Pipe.SinkChannel channel, int bytes, List<String> trace) throws IOException {
        ByteBuffer buf = Scratch.buffer(1024);
        for (int sent = 0; sent < bytes; sent += channel.write(buf)) {
            if (!buf.hasRemaining()) {
                buf.clear();
            } else if (sent > 0) {
                sink.output().await(a);
            }
        }
        trace.add("full");
    }

    @Test
    void datagramsAreWaitedForToo() throws IOException {
        try (DatagramChannel sender = DatagramChannel.open(); DatagramChannel receiver = DatagramChannel.open()) {
            receiver.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            sender.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            sender.connect(receiver.getLocalAddress());
            receiver.connect(sender.getLocalAddress());
            Registration registration = loop.register(receiver, "the receiver");
            ReadinessTestCo.read(loop, registration, receiver, "a", trace);
            loop.pass();
            sender.write(ByteBuffer.wrap(new byte[] {'x'}));
            while (trace.isEmpty()) {
                loop.pass();
            }
            assertEquals(List.of("ax"), trace);
        }
    }

    @Test
    void aChannelIsRegisteredOnce() {
        IllegalStateException refusal = assertThrows(IllegalStateException.class, () -> loop.register(pipe.source(), "it"));
        assertEquals("it is registered with this loop already: pass its registration on, or close it first", refusal.getMessage());
    }

    @Test
    void aChannelOfAnotherSelectorIsRefused() throws IOException {
        Pipe other = Pipe.open();
        try (PollLoop own = PollLoop.of(Loops.profile(1))) {
            own.register(other.source(), "it");
            IllegalStateException refusal = assertThrows(IllegalStateException.class, () -> loop.register(other.source(), "it"));
            assertEquals("it is registered with another loop or selector already: pass its registration on, or close it first", refusal.getMessage());
        }
        other.sink().close();
    }

    @Test
    void aClosedChannelIsRefusedByName() throws IOException {
        source.close();
        IOException refusal = assertThrows(IOException.class, () -> loop.register(pipe.source(), "it"));
        assertEquals("it is closed, and only an open channel can be registered", refusal.getMessage());
        loop.pass();
        assertThrows(IOException.class, () -> loop.register(pipe.source(), "it"));
    }

    @Test
    void closingWakesWhoWaitsThoughTheChannelIsClosedAlready() throws IOException {
        read("a");
        loop.pass();
        loop.pass(); // which tells the selector of the wait
        pipe.source().close();
        source.close();
        loop.pass();
        assertInstanceOf(AsynchronousCloseException.class, failure());
    }

    @Test
    void aChannelThatIsClosedWhileItIsReportedReadyIsFound() throws IOException {
        read("a");
        loop.pass();
        pipe.source().close(); // as another thread may, between the selector's look and its report
        source.report();
        loop.pass();
        assertInstanceOf(ClosedChannelException.class, failure());
    }

    @Test
    void aDirectionThatAChannelLacksIsRefused() {
        loop.declare(ReadinessTestCo.ONCE, 1);
        ReadinessTestCo.once(loop, source.output(), trace);
        loop.pass();
        assertInstanceOf(IllegalStateException.class, failure());
        assertTrue(failure().getMessage().startsWith("the pipe has no output: "), failure().getMessage());
    }

    @Test
    void strangersAreRefused() throws InterruptedException, IOException {
        Pipe other = Pipe.open();
        List<Throwable> refusals = new ArrayList<>();
        Thread stranger = new Thread(() -> {
            refusals.add(assertThrows(IllegalStateException.class, () -> loop.register(other.source(), "it")));
            refusals.add(assertThrows(IllegalStateException.class, source::close));
        });
        stranger.start();
        stranger.join();
        assertEquals(2, refusals.size());
        assertTrue(refusals.get(0).getMessage().contains("register(..) was called by thread"), refusals.get(0).getMessage());
        other.sink().close();
        other.source().close();
    }
}
