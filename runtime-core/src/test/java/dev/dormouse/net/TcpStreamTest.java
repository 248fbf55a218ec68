package dev.dormouse.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dormouse.Async;
import dev.dormouse.Coroutine;
import dev.dormouse.PollLoop;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A stream whose other end is the test's. */
@Timeout(60)
class TcpStreamTest {

    private static final long LONG = 20_000_000_000L;
    private static final int CHUNK = 1 << 18;
    private static final int CHUNKS = 64;

    private final List<Object> trace = new ArrayList<>();
    private Loopback net;
    private PollLoop loop;
    private TcpStream stream;
    private SocketChannel peer;

    @BeforeEach
    void connect() throws IOException {
        net = new Loopback(20);
        loop = net.loop;
        loop.declare(TcpStreamTestCo.TRY_READ, 2);
        Loopback.Pair pair = net.pair();
        stream = pair.stream();
        peer = pair.peer();
    }

    @AfterEach
    void close() throws IOException {
        peer.close();
        net.close();
        assertFalse(stream.isOpen(), "closed with its loop");
    }

    @Coroutine
    static void tryRead(Async a, TcpStream stream, ByteBuffer buf, int minBytes, List<Object> trace) throws IOException {
        trace.add(stream.tryRead(a, buf, minBytes));
    }

    @Coroutine
    static void read(Async a, TcpStream stream, ByteBuffer buf, int minBytes, List<Object> trace) throws IOException {
        trace.add(stream.read(a, buf, minBytes));
    }

    @Coroutine
    static void write(Async a, TcpStream stream, ByteBuffer buf, List<Object> trace) throws IOException {
        stream.write(a, buf);
        trace.add("written");
    }

    @Coroutine
    static void connectTo(Async a, PollLoop loop, InetSocketAddress address, long timeoutNanos, List<Object> trace) throws IOException {
        trace.add(TcpStream.connect(a, loop, address, timeoutNanos));
    }

    @Coroutine
    static void nap(Async a, long nanos, List<Object> trace) {
        a.sleepNanos(nanos);
        trace.add("napped");
    }

    private long tryRead(ByteBuffer buf, int minBytes) {
        long task = TcpStreamTestCo.tryRead(loop, stream, buf, minBytes, trace);
        assertTrue(loop.spawned(task));
        return task;
    }

    private void send(String text) throws IOException {
        ByteBuffer buf = ByteBuffer.wrap(text.getBytes("US-ASCII"));
        while (buf.hasRemaining()) {
            peer.write(buf);
        }
    }

    private String receive(int count) throws IOException {
        ByteBuffer buf = ByteBuffer.allocate(count);
        while (buf.hasRemaining() && peer.read(buf) >= 0) {
            continue;
        }
        return new String(buf.array(), 0, buf.position(), "US-ASCII");
    }

    private static String text(ByteBuffer buf) {
        return new String(buf.array(), 0, buf.position(), java.nio.charset.StandardCharsets.US_ASCII);
    }

    private void untilIdle() {
        for (int idle = 0; idle < 3; idle = loop.pass() ? 0 : idle + 1) {
            assertTrue(trace.size() < 100);
        }
    }

    private void assertNames(Throwable failure) {
        assertTrue(failure.getMessage().contains("TCP stream to " + stream.peer()), failure.getMessage());
    }

    @Test
    void tryReadWaitsForItsMinimumAndTakesWhatIsThereBeyond() throws IOException {
        ByteBuffer buf = ByteBuffer.allocate(10);
        tryRead(buf, 4);
        untilIdle();
        send("ab");
        net.until(() -> buf.position() == 2);
        untilIdle();
        assertEquals(List.of(), trace);
        send("cdefg");
        net.until(() -> !trace.isEmpty());
        assertEquals(List.of(7), trace);
        assertEquals("abcdefg", text(buf));
    }

    @Test
    void afterAShortReadTheNextAttemptIsMadeInTheNextPass() throws IOException {
        ByteBuffer buf = ByteBuffer.allocate(10);
        send("ab");
        net.until(() -> attempt(buf) > 0);
        send("cd");
        assertEquals(0, stream.in().readNow(buf));
        net.until(() -> attempt(buf) > 0);
        assertEquals("abcd", text(buf));
    }

    private int attempt(ByteBuffer buf) {
        try {
            return stream.in().readNow(buf);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatIsThereIsReadThoughTheDeadlineHasPassed() throws IOException {
        ByteBuffer buf = ByteBuffer.allocate(10);
        send("ab");
        tryRead(buf, 1);
        net.run();
        send("cd");
        loop.pass();
        stream.readBy(System.nanoTime() - 1);
        tryRead(buf, 1);
        net.run();
        assertEquals(List.of(2, 2), trace);
        tryRead(buf, 1);
        loop.run();
        assertInstanceOf(SocketTimeoutException.class, net.failure(), "there is nothing more");
    }

    @Test
    void tryReadTakesNoMoreThanTheBufferHasRoomFor() throws IOException {
        send("abcdef");
        ByteBuffer buf = ByteBuffer.allocate(10).position(1).limit(5);
        tryRead(buf, 1);
        net.until(() -> !trace.isEmpty());
        assertEquals(List.of(4), trace);
        ByteBuffer rest = ByteBuffer.allocate(10);
        tryRead(rest, 1);
        net.until(() -> trace.size() == 2);
        assertEquals("ef", text(rest));
    }

    @Test
    void theEndOfTheStreamIsZeroAndStaysThat() throws IOException {
        send("ab");
        peer.shutdownOutput();
        ByteBuffer buf = ByteBuffer.allocate(10);
        tryRead(buf, 5);
        net.until(() -> trace.size() == 1);
        assertEquals("ab", text(buf));
        for (int again = 2; again < 5; again++) {
            tryRead(buf, 5);
            int count = again;
            net.until(() -> trace.size() == count);
        }
        assertEquals(List.of(2, 0, 0, 0), trace);
        assertEquals(List.of(), net.failures);
    }

    @Test
    void readFailsWhereTheStreamEndsBeforeItsMinimum() throws IOException {
        send("ab");
        peer.shutdownOutput();
        ByteBuffer buf = ByteBuffer.allocate(10);
        TcpStreamTestCo.read(loop, stream, buf, 5, trace);
        net.until(() -> loop.alive() == 0);
        assertInstanceOf(EOFException.class, net.failure());
        assertEquals("expected 5 but got 2 bytes", net.failure().getMessage());
        assertEquals("ab", text(buf));
    }

    @Test
    void aMinimumThatIsOutOfRangeIsRefused() {
        for (int minBytes : new int[] {0, -1, 11, Integer.MIN_VALUE}) {
            net.failures.clear();
            tryRead(ByteBuffer.allocate(10), minBytes);
            loop.pass();
            assertInstanceOf(IllegalArgumentException.class, net.failure());
            assertEquals("minBytes is " + minBytes + " and the buffer has room for 10: ask for at least 1 and at most that, and clear or compact the buffer before", net.failure().getMessage());
        }
        net.failures.clear();
        TcpStreamTestCo.read(loop, stream, ByteBuffer.allocate(0), 1, trace);
        loop.pass();
        assertInstanceOf(IllegalArgumentException.class, net.failure());
    }

    @Test
    void bytesThatComeOneByOneAreCollected() throws IOException {
        ByteBuffer buf = ByteBuffer.allocate(20);
        TcpStreamTestCo.read(loop, stream, buf, 20, trace);
        for (int i = 0; i < 20; i++) {
            int count = i;
            net.until(() -> buf.position() == count);
            assertEquals(List.of(), trace);
            send(String.valueOf((char) ('a' + i)));
        }
        net.run();
        assertEquals(List.of(20), trace);
        assertEquals("abcdefghijklmnopqrst", text(buf));
    }

    @Test
    void aHalfClosedStreamGoesOnTheOtherWay() throws IOException {
        stream.shutdownOutput();
        stream.shutdownOutput();
        assertEquals("", receive(1));
        send("answer");
        ByteBuffer buf = ByteBuffer.allocate(10);
        tryRead(buf, 6);
        net.run();
        assertEquals("answer", text(buf));
        TcpStreamTestCo.write(loop, stream, ByteBuffer.allocate(1), trace);
        loop.pass();
        assertInstanceOf(ClosedChannelException.class, net.failure());
        assertNames(net.failure());
        assertTrue(stream.isOpen());
    }

    @Test
    void anAnswerCanBeWrittenAfterTheOtherSideHasEnded() throws IOException {
        peer.shutdownOutput();
        tryRead(ByteBuffer.allocate(1), 1);
        net.run();
        TcpStreamTestCo.write(loop, stream, ByteBuffer.wrap("answer".getBytes("US-ASCII")), trace);
        net.run();
        assertEquals(List.of(0, "written"), trace);
        assertEquals("answer", receive(6));
    }

    @Test
    void aResetIsAnIOExceptionThatNamesThePeer() throws IOException {
        tryRead(ByteBuffer.allocate(1), 1);
        loop.pass();
        peer.setOption(StandardSocketOptions.SO_LINGER, 0);
        peer.close();
        net.until(() -> loop.alive() == 0);
        assertInstanceOf(IOException.class, net.failure());
        assertNames(net.failure());
        assertTrue(net.failure().getMessage().contains("reset"), net.failure().getMessage());

        net.failures.clear();
        TcpStreamTestCo.write(loop, stream, ByteBuffer.allocate(1), trace);
        net.until(() -> loop.alive() == 0);
        assertInstanceOf(IOException.class, net.failure());
        assertNames(net.failure());
    }

    @Test
    void aWriterThatWaitsLearnsOfAReset() throws IOException {
        fill();
        peer.setOption(StandardSocketOptions.SO_LINGER, 0);
        peer.close();
        net.until(() -> loop.alive() == 0);
        assertInstanceOf(IOException.class, net.failure());
        assertNames(net.failure());
    }

    /** Has a task write 16 MB, which is more than the system keeps between the two ends. */
    private void fill() {
        ByteBuffer buf = ByteBuffer.allocateDirect(CHUNK);
        for (int i = 0; i < CHUNK; i++) {
            buf.put(i, pattern(i));
        }
        TcpStreamTestCo.writeAgain(loop, stream, buf, CHUNKS, trace);
        untilIdle();
        assertEquals(List.of(), trace);
    }

    private static byte pattern(int at) {
        return (byte) (at ^ at >> 8 ^ at >> 16);
    }

    @Coroutine
    static void writeAgain(Async a, TcpStream stream, ByteBuffer buf, int times, List<Object> trace) throws IOException {
        for (int i = 0; i < times; i++) {
            buf.clear();
            stream.write(a, buf);
        }
        trace.add("written");
    }

    @Coroutine
    static void napAndShutDown(Async a, PollLoop loop, long nanos) {
        a.sleepNanos(nanos);
        loop.shutdown();
    }

    @Test
    void aWriterWaitsWithoutSpinningForAPeerThatDoesNotRead() {
        fill();
        long before = loop.passes();
        TcpStreamTestCo.napAndShutDown(loop, loop, 200_000_000);
        net.run();
        assertTrue(loop.passes() - before < 10, loop.passes() - before + " passes");
        assertEquals(List.of(), trace);
    }

    @Test
    void whatAWriterHasWaitedWithArrivesInOrder() throws IOException {
        fill();
        peer.configureBlocking(false);
        ByteBuffer received = ByteBuffer.allocateDirect(CHUNK);
        int[] total = new int[1];
        net.until(() -> {
            int count = readInto(received.clear());
            for (int i = 0; i < count; i++) {
                if (pattern((total[0] + i) % CHUNK) != received.get(i)) {
                    throw new AssertionError("byte " + (total[0] + i) + " is " + received.get(i));
                }
            }
            total[0] += count;
            return total[0] == CHUNKS * CHUNK;
        });
        net.run();
        assertEquals(List.of("written"), trace);
    }

    private int readInto(ByteBuffer buf) {
        try {
            return peer.read(buf);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aWriterThatWaitsFailsWhenTheOutputIsShutDown() throws IOException {
        fill();
        stream.shutdownOutput();
        net.until(() -> loop.alive() == 0);
        assertInstanceOf(ClosedChannelException.class, net.failure());
        assertNames(net.failure());
    }

    @Test
    void aReadFailsAfterItsDeadlineAndTheNextMayHaveALaterOne() throws IOException {
        stream.readBy(System.nanoTime() + 5_000_000);
        ByteBuffer buf = ByteBuffer.allocate(10);
        tryRead(buf, 1);
        loop.run();
        assertInstanceOf(SocketTimeoutException.class, net.failure());
        assertEquals("input of TCP stream to " + stream.peer() + " was not ready by the deadline", net.failure().getMessage());

        net.failures.clear();
        stream.readBy(System.nanoTime() + LONG);
        tryRead(buf, 1);
        loop.pass();
        send("a");
        net.run();
        assertEquals("a", text(buf));
    }

    @Test
    void aDeadlineIsForTheWholeReadHoweverManyBytesTrickleIn() throws IOException {
        long[] deadline = {System.nanoTime() + 30_000_000};
        stream.readBy(deadline[0]);
        ByteBuffer buf = ByteBuffer.allocate(1 << 16);
        tryRead(buf, 1 << 16);
        net.until(() -> {
            try {
                send("a");
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            return loop.alive() == 0;
        });
        assertInstanceOf(SocketTimeoutException.class, net.failure());
        assertTrue(System.nanoTime() - deadline[0] >= 0);
    }

    @Test
    void aWriteFailsAfterItsDeadline() throws IOException {
        fill();
        stream.writeBy(System.nanoTime() + 5_000_000);
        loop.run();
        assertInstanceOf(SocketTimeoutException.class, net.failure());
        assertEquals("output of TCP stream to " + stream.peer() + " was not ready by the deadline", net.failure().getMessage());
    }

    @Test
    void withoutDeadlinesItWaitsOn() throws IOException {
        stream.readBy(System.nanoTime());
        stream.writeBy(System.nanoTime());
        stream.withoutDeadlines();
        tryRead(ByteBuffer.allocate(1), 1);
        untilIdle();
        send("a");
        net.run();
        assertEquals(List.of(1), trace);
    }

    @Test
    void oneTaskReadsWhileAnotherWrites() throws IOException {
        fill();
        tryRead(ByteBuffer.allocate(1), 1);
        untilIdle();
        send("a");
        net.until(() -> !trace.isEmpty());
        assertEquals(List.of(1), trace);
    }

    @Test
    void aSecondReaderIsRefusedByName() throws IOException {
        tryRead(ByteBuffer.allocate(1), 1);
        untilIdle();
        tryRead(ByteBuffer.allocate(1), 1);
        untilIdle();
        assertInstanceOf(IllegalStateException.class, net.failure());
        assertTrue(net.failure().getMessage().startsWith("input of TCP stream to " + stream.peer() + ": TcpStreamTest.tryRead waits for it already"), net.failure().getMessage());
        send("a");
        net.until(() -> loop.alive() == 0);
        assertEquals(List.of(1), trace);
    }

    @Test
    void aCancelledReadLosesNothing() throws IOException {
        ByteBuffer buf = ByteBuffer.allocate(10);
        long reading = tryRead(buf, 5);
        send("ab");
        net.until(() -> buf.position() == 2);
        loop.cancel(reading);
        untilIdle();
        assertEquals(0, loop.alive());
        send("cde");
        tryRead(buf, 3);
        net.run();
        assertEquals("abcde", text(buf));
    }

    @Test
    void closingWakesWhoReadsAndWhoWrites() throws IOException {
        fill();
        tryRead(ByteBuffer.allocate(1), 1);
        untilIdle();
        stream.close();
        stream.close();
        untilIdle();
        assertEquals(0, loop.alive());
        assertEquals(2, net.failures.size());
        for (Throwable failure : net.failures) {
            assertInstanceOf(AsynchronousCloseException.class, failure);
            assertNames(failure);
        }
    }

    @Test
    void useAfterCloseIsRefusedByName() throws IOException {
        stream.close();
        tryRead(ByteBuffer.allocate(1), 1);
        loop.pass();
        assertInstanceOf(ClosedChannelException.class, net.failure());
        assertNames(net.failure());
        net.failures.clear();
        TcpStreamTestCo.write(loop, stream, ByteBuffer.allocate(1), trace);
        loop.pass();
        assertInstanceOf(ClosedChannelException.class, net.failure());
        assertNames(net.failure());
        assertFalse(stream.isOpen());
    }

    @Test
    void closingIsSeenByThePeer() throws IOException {
        stream.close();
        loop.pass();
        assertEquals("", receive(1));
    }

    @Test
    void aPeerThatSendsWithoutEndKeepsTheLoopForAFewReadsPerPassOnly() throws IOException {
        int[] total = new int[1];
        TcpStreamTestCo.readOn(loop, stream, ByteBuffer.allocateDirect(10), total);
        send("a".repeat(10_000));
        for (int pass = 1; pass <= 10; pass++) {
            loop.pass();
            assertTrue(total[0] <= 160 * pass, total[0] + " bytes in " + pass + " passes");
        }
        peer.close();
        net.run();
        assertEquals(10_000, total[0]);
    }

    @Coroutine
    static void readOn(Async a, TcpStream stream, ByteBuffer buf, int[] total) throws IOException {
        for (int count = stream.tryRead(a, buf, 1); count > 0; count = stream.tryRead(a, buf, 1)) {
            total[0] += count;
            buf.clear();
        }
    }

    @Test
    void connectingGivesAStreamThatHasNoDeadline() throws IOException {
        try (ServerSocketChannel server = ServerSocketChannel.open().bind(Loopback.any())) {
            TcpStreamTestCo.connectTo(loop, loop, (InetSocketAddress) server.getLocalAddress(), 1_000_000_000, trace);
            net.run();
            TcpStream connected = (TcpStream) trace.get(0);
            assertEquals(server.getLocalAddress(), connected.peer());
            assertEquals("TCP stream to " + server.getLocalAddress(), connected.toString());
            trace.clear();
            try (SocketChannel accepted = server.accept()) {
                TcpStreamTestCo.write(loop, connected, ByteBuffer.wrap(new byte[] {'x'}), trace);
                net.run();
                ByteBuffer buf = ByteBuffer.allocate(1);
                accepted.read(buf);
                assertArrayEquals(new byte[] {'x'}, buf.array());
            }
        }
    }

    @Test
    void aRefusedConnectionNamesTheAddress() throws IOException {
        InetSocketAddress nobody;
        try (ServerSocketChannel server = ServerSocketChannel.open().bind(Loopback.any())) {
            nobody = (InetSocketAddress) server.getLocalAddress();
        }
        TcpStreamTestCo.connectTo(loop, loop, nobody, LONG, trace);
        net.until(() -> loop.alive() == 0);
        assertInstanceOf(ConnectException.class, net.failure());
        assertEquals("TCP stream to " + nobody + ": Connection refused", net.failure().getMessage());
    }

    @Test
    void aConnectionThatTakesTooLongTimesOut() throws IOException {
        try (ServerSocketChannel server = ServerSocketChannel.open().bind(Loopback.any(), 1)) { // nobody accepts: once the backlog is full, further ones wait
            InetSocketAddress address = (InetSocketAddress) server.getLocalAddress();
            for (int attempt = 0; attempt < 8 && net.failures.isEmpty(); attempt++) {
                TcpStreamTestCo.connectTo(loop, loop, address, 100_000_000, trace);
                loop.run();
            }
            assertInstanceOf(SocketTimeoutException.class, net.failure());
            assertEquals("TCP stream to " + address + ": not connected within 100 ms", net.failure().getMessage());
        }
    }

    @Test
    void whoConnectsAndIsCancelledLeavesNoChannel() throws IOException {
        try (ServerSocketChannel server = ServerSocketChannel.open().bind(Loopback.any(), 1)) {
            InetSocketAddress address = (InetSocketAddress) server.getLocalAddress();
            long connecting = 0;
            for (int attempt = 0; attempt < 8 && loop.alive() == 0; attempt++) { // until the backlog is full
                connecting = TcpStreamTestCo.connectTo(loop, loop, address, LONG, trace);
                untilIdle();
            }
            assertTrue(loop.isAlive(connecting));
            int before = descriptors();
            loop.cancel(connecting);
            untilIdle();
            assertEquals(0, loop.alive());
            assertEquals(before == 0 ? 0 : before - 1, descriptors());
            assertEquals(List.of(), net.failures);
        }
    }

    @Test
    void whoConnectsWithoutEndHoldsNoMoreDescriptorsThanItsConnection() throws IOException {
        InetSocketAddress nobody;
        try (ServerSocketChannel server = ServerSocketChannel.open().bind(Loopback.any())) {
            nobody = (InetSocketAddress) server.getLocalAddress();
        }
        TcpStreamTestCo.connectOften(loop, loop, nobody, trace);
        net.run();
        try (ServerSocketChannel server = ServerSocketChannel.open().bind(Loopback.any(), 100)) {
            TcpStreamTestCo.connectOften(loop, loop, (InetSocketAddress) server.getLocalAddress(), trace);
            net.run();
        }
        assertEquals(List.of("refused 30", "refused 0"), trace);
    }

    @Coroutine
    static void connectOften(Async a, PollLoop loop, InetSocketAddress address, List<Object> trace) throws IOException {
        int before = descriptors();
        int refused = 0;
        for (int i = 0; i < 30; i++) {
            try {
                TcpStream.connect(a, loop, address, LONG).close();
            } catch (ConnectException nobody) {
                refused++;
            }
            assertTrue(descriptors() <= before + 2);
        }
        trace.add("refused " + refused);
    }

    /** 0 where the system does not tell. */
    private static int descriptors() {
        String[] all = new File("/proc/self/fd").list();
        return all == null ? 0 : all.length;
    }

    @Test
    void anUnresolvedAddressAndATimeOutOfNothingAreRefused() {
        TcpStreamTestCo.connectTo(loop, loop, InetSocketAddress.createUnresolved("nowhere.invalid", 80), LONG, trace);
        loop.pass();
        assertInstanceOf(UnknownHostException.class, net.failure());
        assertTrue(net.failure().getMessage().startsWith("nowhere.invalid"), net.failure().getMessage());
        net.failures.clear();
        TcpStreamTestCo.connectTo(loop, loop, stream.peer(), 0, trace);
        loop.pass();
        assertInstanceOf(IllegalArgumentException.class, net.failure());
    }

    @Test
    void smallWritesAreSentAtOnce() throws IOException {
        try (SocketChannel raw = SocketChannel.open(); ServerSocketChannel server = ServerSocketChannel.open().bind(Loopback.any())) {
            raw.connect(server.getLocalAddress());
            try (TcpStream made = new TcpStream(loop, raw, (InetSocketAddress) server.getLocalAddress())) {
                assertTrue(raw.getOption(StandardSocketOptions.TCP_NODELAY));
                assertTrue(made.isOpen());
            }
        }
    }
}
