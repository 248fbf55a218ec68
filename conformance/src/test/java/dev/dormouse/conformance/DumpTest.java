package dev.dormouse.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dormouse.ManualClock;
import dev.dormouse.PollLoop;
import dev.dormouse.Readiness;
import dev.dormouse.Reservation;
import dev.dormouse.arena.Profile;
import dev.dormouse.conformance.corpus.DumpedCo;
import dev.dormouse.conformance.corpus.Dumped;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a loop tells of its tasks and of views. That it names the right line at each sleep of the corpus, {@link Places} checks. */
class DumpTest {

    private static final String DUMPED = "dev.dormouse.conformance.corpus.Dumped";

    private final ManualClock clock = new ManualClock(0);
    private final PollLoop loop = PollLoop.builder(Profile.builder("dumps").arena(1 << 14).loopTasks(8).carve().build()).clock(clock).idle(clock).build();

    @AfterEach
    void close() {
        loop.close();
    }

    private String dump() throws IOException {
        StringBuilder out = new StringBuilder();
        loop.dump(out, true);
        return out.toString();
    }

    private long top() {
        return DumpedCo.top(loop, "a \"name\"", "key", new Dumped.Pin(1234), true, 'x', (byte) -3, new int[] {1, 2});
    }

    /** Calls of each kind, flattened, boxed, and where the receiver decides, and a variable of each type, also those that take no room in the record. */
    @Test
    void linesAndVariablesAtEveryLevel() throws IOException {
        long task = top();
        loop.pass();
        assertEquals("""
                task %d Dumped.top waits to be woken, for 250 ms at most
                    at dev.dormouse.Async.sleepUntil(Async.java:N)
                        long deadlineNanos = 250000000
                    at dev.dormouse.Async.sleepNanos(Async.java:N)
                    at dev.dormouse.Async.sleepMillis(Async.java:N)
                    at %2$s.lambda$boxed$0(Dumped.java:54)
                        StringBuilder built = two lines -3000
                        long twice = 500
                    at %2$s.boxed(Dumped.java:57)
                        StringBuilder built = two lines -3000
                    at %2$s.middle(Dumped.java:45)
                        String text = "a "name"-1"
                        double factor = -0.5
                        short scaled = -3000
                        String same = "a "name"-1"
                        Object nothing = null
                    at %2$s.top(Dumped.java:36)
                        String name = "a "name""
                        String key = (sensitive)
                        Dumped.Pin pin = (sensitive)
                        boolean flag = true
                        char letter = 'x'
                        byte small = -3
                        int[] numbers = int[2]
                        float half = -1.5
                        long secret = (sensitive)
                        int length = 2
                        byte[] scratch = byte[16]
                        int i = -1
                """.formatted(task, DUMPED), dump().replaceAll("Async.java:\\d+", "Async.java:N"));
        assertFalse(loop.dump().contains("="), loop::dump);
        assertEquals(dump().replaceAll(" {8}.*\n", ""), loop.dump());
    }

    /** Nothing but its subclasses may call it, and what reads a record is none. */
    @Test
    void aProtectedCoroutineOfAnotherPackageIsSeen() throws IOException {
        long task = DumpedCo.rests(loop, new Dumped.Dozing(), 40);
        loop.pass();
        assertEquals("""
                task %d Dumped.rests waits to be woken, for 40 ms at most
                    at dev.dormouse.Async.sleepUntil(Async.java:N)
                    at dev.dormouse.Async.sleepNanos(Async.java:N)
                    at dev.dormouse.Async.sleepMillis(Async.java:N)
                    at %2$s$Dozing.rest(Dumped.java:95)
                    at %2$s$Tired.twice(Dumped.java:84)
                    at %2$s.rests(Dumped.java:102)
                """.formatted(task, DUMPED), loop.dump().replaceAll("Async.java:\\d+", "Async.java:N"));
    }

    @Test
    void argumentsBeforeTheFirstPoll() throws IOException {
        long task = top();
        assertEquals("""
                task %d Dumped.top is ready
                    at %s.top(Dumped.java:31)
                        String name = "a "name""
                        String key = (sensitive)
                        Dumped.Pin pin = (sensitive)
                        boolean flag = true
                        char letter = 'x'
                        byte small = -3
                        int[] numbers = int[2]
                """.formatted(task, DUMPED), dump());
    }

    @Test
    void whatATaskWaitsFor() throws IOException {
        loop.declare(DumpedCo.RESERVES, 1);
        loop.declare(DumpedCo.AWAITS, 1);
        Readiness source = new Readiness(loop, "the button");
        source.deadline(3_000_000);
        long awaits = DumpedCo.awaits(loop, source);
        loop.pass();
        assertTrue(dump().startsWith("task " + awaits + " Dumped.awaits waits for the button, for 3 ms at most\n    at dev.dormouse.Readiness.await(Readiness.java:"), loop::dump);
        source.withoutDeadline();
        source.signal();
        assertTrue(loop.dump().startsWith("task " + awaits + " Dumped.awaits is ready\n"), loop::dump);
        loop.pass();
        Reservation held = loop.reservation(DumpedCo.AWAITS);
        long reserves = DumpedCo.reserves(loop, held, loop.reservation(DumpedCo.AWAITS));
        loop.pass();
        String reserved = loop.dump();
        assertTrue(reserved.startsWith("task " + reserves + " Dumped.reserves waits for a place for Dumped.awaits\n    at dev.dormouse.Reservation.reserve(Reservation.java:"), reserved);
        assertTrue(reserved.contains("Dumped.awaits is reserved\n"), reserved);
        loop.cancel(reserves);
        assertTrue(loop.dump().contains("Dumped.reserves is ready, and is to be cancelled\n"), loop::dump);
        held.close();
    }

    @Test
    void anAbandonedViewIsTold() throws IOException {
        loop.arena().declare(DumpedCo.COUNTS, 3);
        var view = new DumpedCo.Counts(loop.arena());
        view.start(3).next();
        long left = view.open(7);
        long other = view.open(8);
        view.at(left).next();
        view.at(other).next();
        String own = "view's record %d Dumped.counts is kept by a view\n".formatted(left - (1L << 32) - 1);
        String open = """
                view's record %d Dumped.counts is open
                    at %s.counts(Dumped.java:%d)
                        int most = %d
                """;
        assertEquals(own + open.formatted(left, DUMPED, 75, 7) + "        int i = 0\n" + "view's record %d Dumped.counts is kept by a view\n".formatted(other), dump());
        view.close();
        assertEquals(own + open.formatted(left, DUMPED, 75, 7) + "        int i = 0\n", dump());
        view.at(left).close();
        view.close();
        assertEquals("", dump());
    }

    @Test
    void anotherThreadIsRefusedByName() throws InterruptedException {
        AtomicReference<IllegalStateException> refused = new AtomicReference<>();
        Thread other = new Thread(() -> refused.set(assertThrows(IllegalStateException.class, loop::dump)));
        other.start();
        other.join();
        assertTrue(refused.get().getMessage().contains("dump(..) was called by thread"), refused.get()::getMessage);
    }
}
