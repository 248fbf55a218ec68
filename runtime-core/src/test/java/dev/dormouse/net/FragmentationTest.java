package dev.dormouse.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dormouse.Async;
import dev.dormouse.Coroutine;
import java.io.EOFException;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What reads and writes promise, however the bytes come in pieces and go in pieces: over memory, and over sockets. */
class FragmentationTest {

    private static final int LARGEST = 64;

    /** Writes the bytes 0, 1, 2, … in buffers of the given sizes. */
    @Coroutine
    static void write(Async a, AsyncWriter out, int[] sizes, List<Integer> written) throws IOException {
        ByteBuffer buf = ByteBuffer.allocate(LARGEST);
        int next = 0;
        for (int i = 0; i < sizes.length; i++) {
            buf.clear();
            for (int j = 0; j < sizes[i]; j++) {
                buf.put((byte) next++);
            }
            buf.flip();
            out.write(a, buf);
            assertEquals(0, buf.remaining());
            written.add(next);
        }
    }

    /** Reads them to the end, and checks each read. Reads of {@code rooms[i]} bytes of room at least {@code mins[i]}, by turns; what a buffer holds before is left alone. */
    @Coroutine
    static void tryRead(Async a, AsyncReader in, int[] rooms, int[] mins, int total, List<Integer> read) throws IOException {
        int next = 0;
        for (int i = 0;; i++) {
            int room = rooms[i % rooms.length];
            int min = Math.min(room, mins[i % mins.length]);
            ByteBuffer buf = ByteBuffer.allocate(LARGEST + 1).position(1).limit(1 + room);
            int count = in.tryRead(a, buf, min);
            assertTrue(count >= min || next + count == total, count + " bytes of at least " + min + " at " + next + " of " + total);
            assertTrue(count <= room);
            assertEquals(1 + count, buf.position());
            assertEquals(0, buf.get(0));
            for (int j = 1; j <= count; j++) {
                assertEquals((byte) next++, buf.get(j));
            }
            read.add(next);
            if (count == 0) {
                assertEquals(total, next);
                assertEquals(0, in.tryRead(a, buf.limit(LARGEST), 1));
                break;
            }
        }
    }

    /** Reads exact numbers of bytes, until there are not as many. */
    @Coroutine
    static void read(Async a, AsyncReader in, int[] rooms, int total, List<Integer> read) throws IOException {
        int next = 0;
        for (int i = 0;; i++) {
            int room = rooms[i % rooms.length];
            ByteBuffer buf = ByteBuffer.allocate(room);
            try {
                assertEquals(room, in.read(a, buf, room));
                assertTrue(next + room <= total);
                next += room;
                read.add(next);
            } catch (EOFException e) {
                assertEquals("expected " + room + " but got " + (total - next) + " bytes", e.getMessage());
                assertEquals(total - next, buf.position());
                read.add(total);
                break;
            }
        }
    }

    private static int sum(List<Integer> sizes) {
        int total = 0;
        for (int size : sizes) {
            total += size;
        }
        return total;
    }

    private static int[] array(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    @Property(tries = 400, shrinking = ShrinkingMode.BOUNDED)
    void overMemory(@ForAll @Size(max = 20) List<@IntRange(max = LARGEST) Integer> sizes, @ForAll @Size(min = 1, max = 10) List<@IntRange(min = 1, max = LARGEST) Integer> rooms,
            @ForAll @Size(min = 1, max = 10) List<@IntRange(min = 1, max = LARGEST) Integer> mins, @ForAll @IntRange(min = 1, max = 2 * LARGEST) int capacity,
            @ForAll @Size(min = 1, max = 10) List<@IntRange(max = 40) Integer> pieces, @ForAll boolean isExact) throws IOException {
        int[] most = array(pieces);
        most[0] = Math.max(1, most[0]); // something happens in the end
        List<Integer> written = new ArrayList<>();
        List<Integer> read = new ArrayList<>();
        try (Loopback net = new Loopback(2)) {
            MemoryPipe pipe = new MemoryPipe(net.loop, capacity, most);
            long writing = FragmentationTestCo.write(net.loop, pipe.out, array(sizes), written);
            spawnReader(net, pipe.in, rooms, mins, sum(sizes), read, isExact);
            net.until(() -> !net.loop.isAlive(writing));
            pipe.end();
            net.run();
        }
        assertEquals(sizes.size(), written.size());
        assertEquals(sum(sizes), read.get(read.size() - 1));
    }

    private static void spawnReader(Loopback net, AsyncReader in, List<Integer> rooms, List<Integer> mins, int total, List<Integer> read, boolean isExact) {
        if (isExact) {
            FragmentationTestCo.read(net.loop, in, array(rooms), total, read);
        } else {
            FragmentationTestCo.tryRead(net.loop, in, array(rooms), array(mins), total, read);
        }
    }

    @Property(tries = 200, shrinking = ShrinkingMode.BOUNDED)
    void betweenTasksOverSockets(@ForAll @Size(max = 20) List<@IntRange(max = LARGEST) Integer> sizes, @ForAll @Size(min = 1, max = 10) List<@IntRange(min = 1, max = LARGEST) Integer> rooms,
            @ForAll @Size(min = 1, max = 10) List<@IntRange(min = 1, max = LARGEST) Integer> mins, @ForAll boolean isExact) throws IOException {
        List<Integer> written = new ArrayList<>();
        List<Integer> read = new ArrayList<>();
        try (Loopback net = new Loopback(2); ServerSocketChannel server = ServerSocketChannel.open().bind(Loopback.any())) {
            SocketChannel one = SocketChannel.open(server.getLocalAddress());
            TcpStream sending = new TcpStream(net.loop, one, Loopback.at(1));
            TcpStream receiving = new TcpStream(net.loop, server.accept(), Loopback.at(2));
            long writing = FragmentationTestCo.write(net.loop, sending.out(), array(sizes), written);
            spawnReader(net, receiving.in(), rooms, mins, sum(sizes), read, isExact);
            net.until(() -> !net.loop.isAlive(writing));
            sending.shutdownOutput();
            net.run();
        }
        assertEquals(sizes.size(), written.size());
        assertEquals(sum(sizes), read.get(read.size() - 1));
    }

    /** The peer sends piece by piece, and each piece is on its way alone. */
    @Property(tries = 200, shrinking = ShrinkingMode.BOUNDED)
    void fromAPeerThatSendsInPieces(@ForAll @Size(max = 30) List<@IntRange(min = 1, max = LARGEST) Integer> pieces, @ForAll @Size(min = 1, max = 10) List<@IntRange(min = 1, max = LARGEST) Integer> rooms,
            @ForAll @Size(min = 1, max = 10) List<@IntRange(min = 1, max = LARGEST) Integer> mins, @ForAll @IntRange(max = 3) int passes, @ForAll boolean isExact) throws IOException {
        List<Integer> read = new ArrayList<>();
        try (Loopback net = new Loopback(1)) {
            Loopback.Pair pair = net.pair();
            spawnReader(net, pair.stream().in(), rooms, mins, sum(pieces), read, isExact);
            int next = 0;
            for (int size : pieces) {
                ByteBuffer piece = ByteBuffer.allocate(size);
                while (piece.hasRemaining()) {
                    piece.put((byte) next++);
                }
                pair.peer().write(piece.flip());
                for (int i = 0; i < passes; i++) {
                    net.loop.pass();
                }
            }
            pair.peer().close();
            net.run();
        }
        assertEquals(sum(pieces), read.get(read.size() - 1));
    }

    /** Little room on the way, so that writes are cut short wherever that happens, and a peer that reads as it likes. */
    @Property(tries = 50, shrinking = ShrinkingMode.BOUNDED)
    void toAPeerThatReadsInPieces(@ForAll @Size(min = 1, max = 8) List<@IntRange(min = 1, max = 100_000) Integer> sizes,
            @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 1, max = 60_000) Integer> pieces) throws IOException {
        List<Object> trace = new ArrayList<>();
        try (Loopback net = new Loopback(1); ServerSocketChannel server = ServerSocketChannel.open().bind(Loopback.any());
                SocketChannel peer = SocketChannel.open(server.getLocalAddress())) {
            peer.configureBlocking(false);
            SocketChannel accepted = server.accept();
            accepted.setOption(StandardSocketOptions.SO_SNDBUF, 4096);
            FragmentationTestCo.writeLong(net.loop, new TcpStream(net.loop, accepted, Loopback.at(1)), array(sizes), trace);
            int[] next = new int[2];
            net.until(() -> {
                ByteBuffer buf = ByteBuffer.allocate(pieces.get(next[1]++ % pieces.size()));
                int count = receive(peer, buf);
                for (int i = 0; i < count; i++) {
                    if (buf.get(i) != (byte) next[0]++) {
                        throw new AssertionError("byte " + (next[0] - 1) + " is " + buf.get(i));
                    }
                }
                return next[0] == sum(sizes);
            });
            net.run();
        }
        assertEquals(List.of("written"), trace);
    }

    private static int receive(SocketChannel peer, ByteBuffer buf) {
        try {
            return peer.read(buf);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Coroutine
    static void writeLong(Async a, TcpStream stream, int[] sizes, List<Object> trace) throws IOException {
        int next = 0;
        for (int i = 0; i < sizes.length; i++) {
            ByteBuffer buf = ByteBuffer.allocate(sizes[i]);
            while (buf.hasRemaining()) {
                buf.put((byte) next++);
            }
            buf.flip();
            stream.write(a, buf);
        }
        trace.add("written");
    }
}
