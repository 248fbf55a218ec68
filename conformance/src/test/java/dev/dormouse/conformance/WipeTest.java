package dev.dormouse.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.dormouse.PollLoop;
import dev.dormouse.arena.Arena;
import dev.dormouse.arena.Pool;
import dev.dormouse.arena.Profile;
import dev.dormouse.arena.RecordType;
import dev.dormouse.conformance.corpus.SecretsCo;

/** A record of a coroutine that wipes, or that embeds one, is zero whichever way it ended. */
class WipeTest {

    private static final long PIN = 0x1234_5678_9abc_def0L;

    private final Arena arena = Arena.ofBytes(1 << 16);

    /** Whether a byte of a pool is not zero, or an ordinary reference is left. */
    private static boolean holdsAnything(Pool pool) {
        boolean holds = Arrays.stream(pool.cells()).anyMatch(cell -> cell != 0);
        for (Object ref : Arrays.asList(pool.refs()).subList(pool.ref(0), pool.refs().length)) {
            if (ref instanceof byte[] bytes) {
                holds |= !Arrays.equals(bytes, new byte[bytes.length]);
            } else if (ref instanceof int[] ints) {
                holds |= !Arrays.equals(ints, new int[ints.length]);
            } else if (ref instanceof long[] longs) {
                holds |= !Arrays.equals(longs, new long[longs.length]);
            } else if (ref instanceof ByteBuffer buffer) {
                holds |= !buffer.duplicate().clear().equals(ByteBuffer.allocate(buffer.capacity()));
            } else {
                holds |= ref != null;
            }
        }
        return holds;
    }

    private Pool pool(RecordType type) {
        return arena.pool(type);
    }

    @Test
    void afterItReturned() {
        var view = new SecretsCo.Pin(arena);
        view.start(PIN, "name").next();
        assertTrue(holdsAnything(pool(SecretsCo.PIN)));
        assertFalse(view.next(0));
        assertFalse(holdsAnything(pool(SecretsCo.PIN)));
        view.close();
    }

    @Test
    void beforeItStarted() {
        var view = new SecretsCo.Pin(arena);
        view.start(PIN, "name");
        assertTrue(holdsAnything(pool(SecretsCo.PIN)));
        view.close();
        assertFalse(holdsAnything(pool(SecretsCo.PIN)));
    }

    @Test
    void afterItThrew() {
        var view = new SecretsCo.Pin(arena);
        view.start(PIN, "name").next();
        assertThrows(IllegalArgumentException.class, () -> view.next(-1));
        assertFalse(holdsAnything(pool(SecretsCo.PIN)));
    }

    @Test
    void afterItWasClosedOrStartedAnew() {
        var view = new SecretsCo.Pin(arena);
        view.start(PIN, "name").next();
        view.next(4);
        var first = view.start(0, "other");
        assertArrayEquals(new byte[11], (byte[]) Arrays.stream(pool(SecretsCo.PIN).refs()).filter(ref -> ref instanceof byte[]).findFirst().orElseThrow());
        first.next();
        view.close();
        assertFalse(holdsAnything(pool(SecretsCo.PIN)));
    }

    @Test
    void byHandleEachForItself() {
        arena.declare(SecretsCo.PIN, 3);
        var view = new SecretsCo.Pin(arena);
        long first = view.open(PIN, "first");
        long second = view.open(PIN, "second");
        view.first(first).next();
        view.first(second).next();
        view.at(first).next(0);
        assertTrue(holdsAnything(pool(SecretsCo.PIN)), "the second's");
        view.at(second).close();
        assertFalse(holdsAnything(pool(SecretsCo.PIN)));
    }

    @Test
    void whoEmbedsItIsWipedToo() {
        var view = new SecretsCo.Login(arena);
        view.start(PIN).next();
        view.next(1);
        assertTrue(view.next(0), "the child has returned, and its caller yields");
        view.close();
        assertFalse(holdsAnything(pool(SecretsCo.LOGIN)));
    }

    @Test
    void secretsThatAreAliveWhenTheArenaIsClosedGoWithIt() {
        var view = new SecretsCo.Pin(arena);
        view.start(PIN, "name").next();
        Pool pool = pool(SecretsCo.PIN);
        long[] cells = pool.cells();
        Object[] refs = pool.refs();
        arena.close();
        assertArrayEquals(new long[cells.length], cells);
        assertArrayEquals(new byte[11], (byte[]) Arrays.stream(refs).filter(ref -> ref instanceof byte[]).findFirst().orElseThrow());
    }

    @Test
    void whoDoesNotSaySoIsNot() {
        var view = new SecretsCo.Open(arena);
        view.start(PIN).next();
        view.close();
        assertTrue(holdsAnything(pool(SecretsCo.OPEN)));
    }

    @Test
    void aTaskThatIsEndedByForce() {
        long[] seen = {0};
        List<String> failures = new ArrayList<>();
        Profile profile = Profile.builder("board").arena(4096).loopTasks(2).build();
        try (PollLoop loop = PollLoop.builder(profile).grace(0).failures((task, name, failure) -> failures.add(name)).build()) {
            loop.declare(SecretsCo.LINGER);
            SecretsCo.linger(loop, PIN, seen);
            loop.pass();
            Pool pool = loop.arena().pool(SecretsCo.LINGER);
            loop.shutdown();
            loop.pass();
            assertEquals(PIN, seen[0], "it cleans up");
            assertTrue(holdsAnything(pool));
            loop.pass();
            assertEquals(List.of("Secrets.linger"), failures);
            assertFalse(holdsAnything(pool));
        }
    }

    @Test
    void aTaskThatIsCancelled() {
        Profile profile = Profile.builder("board").arena(4096).loopTasks(2).build();
        long[] seen = {0};
        try (PollLoop loop = PollLoop.builder(profile).grace(0).build()) {
            loop.declare(SecretsCo.WATCH);
            long task = SecretsCo.watch(loop, PIN, seen);
            loop.pass();
            Pool pool = loop.arena().pool(SecretsCo.WATCH);
            assertEquals(2, pool.capacity());
            assertTrue(holdsAnything(pool));
            loop.cancel(task);
            loop.pass();
            assertEquals(0, loop.alive());
            assertFalse(holdsAnything(pool));
            assertNull(pool.refs()[pool.ref(0)]);
        }
    }
}
