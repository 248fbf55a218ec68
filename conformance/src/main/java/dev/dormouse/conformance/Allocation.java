package dev.dormouse.conformance;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

import com.sun.management.ThreadMXBean;

import dev.dormouse.FailureHandler;
import dev.dormouse.ManualClock;
import dev.dormouse.PollLoop;
import dev.dormouse.TaskType;
import dev.dormouse.arena.Arena;
import dev.dormouse.arena.Pool;
import dev.dormouse.arena.Profile;
import dev.dormouse.conformance.corpus.DelegatingCo;
import dev.dormouse.conformance.corpus.FibCo;
import dev.dormouse.conformance.corpus.NappingCo;
import dev.dormouse.conformance.corpus.Quiet;
import dev.dormouse.conformance.corpus.QuietCo;
import dev.dormouse.conformance.corpus.ShapesCo;

/**
 * Every operation allocates nothing once the views and pools are there. To be run under {@code -Xint} too: a JIT's escape analysis hides
 * garbage.
 */
final class Allocation {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final int ROUNDS = 50;

    /**
     * Asking for a compilation allocates on the thread that asks: HotSpot resolves the method's string constants and the classes of its signature there
     * ({@code CompileBroker::compile_method}). So with a compiler one measurement of some must be clean, and without one the first.
     */
    private static final int ATTEMPTS = System.getProperty("java.vm.info", "").contains("interpreted") ? 1 : 5;

    private Allocation() {}

    static List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        Arena arena = Arena.ofBytes(1 << 18);
        generators(checks, arena);
        tasks(checks);
        return checks;
    }

    private static void generators(List<Check> checks, Arena arena) {
        var fib = new FibCo.FibWithSum(arena);
        add(checks, "start, resume, finish", () -> {
            fib.start(5);
            long sum = 0;
            while (fib.next()) {
                sum += fib.value();
            }
            Expect.that(sum == 7 && fib.result() == 7, "the sum is wrong");
        });
        var boxed = new QuietCo.Boxed(arena);
        add(checks, "a view of a coroutine that is boxed where another calls it", () -> {
            boxed.start(4);
            while (boxed.next()) {
                boxed.value();
            }
            Expect.equal(4L, boxed.result(), "the result");
        });
        checks.add(new Check(List.of(77), "a boxed root lies in its pool", () -> Expect.equal(16L, arena.pool(QuietCo.BOXED).layout().bytes(), "bytes of its record")));
        add(checks, "restart", () -> fib.start(5).next());
        add(checks, "close and start", () -> {
            fib.start(5).next();
            fib.close();
        });
        var delegate = new FibCo.Delegate(arena);
        addCalling(checks, "delegate", () -> {
            delegate.start();
            while (delegate.next()) {
                delegate.value();
            }
            Expect.that(delegate.result() == 3, "the result is wrong");
        });
        var levels = new ShapesCo.FiveLevels(arena);
        addCalling(checks, "five levels", () -> {
            levels.start(3);
            while (levels.next()) {
                levels.value();
            }
        });
        var fan = new DelegatingCo.FanOut(arena);
        addCalling(checks, "a fan-out of exchanges", () -> {
            var first = fan.start();
            boolean sleeps = first.next();
            for (int i = 0; sleeps; i++) {
                sleeps = fan.next(i);
            }
        });
        var quiet = new QuietCo.CleansUp(arena);
        addCalling(checks, "close through finally blocks", () -> {
            quiet.start(1);
            for (int i = 0; i < 3; i++) {
                quiet.next();
            }
            quiet.close();
            quiet.start(2).close();
        });
        var objects = new QuietCo.Objects(arena);
        addCalling(checks, "objects in and out", () -> {
            boolean sleeps = objects.start("kept").next();
            while (sleeps) {
                sleeps = objects.next(objects.value());
            }
            Expect.that(objects.result() == "kept", "the result is wrong");
        });
        var caught = new QuietCo.Catches(arena);
        add(checks, "a child's throw into its parent's catch", () -> {
            caught.start();
            while (caught.next()) {
                caught.value();
            }
        });
        var dispatched = new QuietCo.Dispatches(arena);
        Quiet.Counter twice = new Quiet.Twice();
        Quiet.Counter lambda = (out, from) -> out.yield("once") + out.yield("again");
        add(checks, "calls that the receiver decides", () -> {
            boolean sleeps = dispatched.start(lambda, twice).next();
            while (sleeps) {
                sleeps = dispatched.next(1);
            }
            Expect.equal(4, dispatched.result(), "the result");
        });
        Arena pools = Arena.ofBytes(1 << 16);
        pools.declare(FibCo.FIB_WITH_SUM, 64);
        var cursor = new FibCo.FibWithSum(pools);
        long[] handles = new long[40];
        add(checks, "forty through one cursor", () -> {
            for (int i = 0; i < handles.length; i++) {
                handles[i] = cursor.open(i % 5);
                Expect.that(handles[i] != Pool.FULL, "the pool is full");
            }
            for (int i = 0; i < handles.length; i++) {
                cursor.at(handles[i]);
                if (i % 3 == 0) {
                    cursor.next();
                    if (i % 5 == 0) {
                        continue;
                    }
                    cursor.close();
                    continue;
                }
                while (cursor.next()) {
                    cursor.value();
                }
            }
        });
    }

    private static void tasks(List<Check> checks) {
        ManualClock clock = new ManualClock(0);
        FailureHandler failing = (task, coroutine, thrown) -> {
            throw new AssertionError(coroutine, thrown);
        };
        Profile profile = Profile.builder("allocation").arena(1 << 16).loopTasks(16).pool("Napping.quiet", 4).pool("Napping.parksFor", 4).pool("Napping.boxed", 1).build();
        PollLoop loop = PollLoop.builder(profile).clock(clock).idle(clock).failures(failing).build();
        for (TaskType type : List.of(NappingCo.QUIET, NappingCo.PARKS_FOR, NappingCo.BOXED)) {
            loop.declare(type);
        }
        addCalling(checks, "spawn, sleep, finish of tasks", () -> {
            for (int i = 1; i <= 4; i++) {
                Expect.that(loop.spawned(NappingCo.quiet(loop, i, 3)), "the pool is full");
            }
            Expect.that(!loop.spawned(NappingCo.quiet(loop, 1, 1)), "the pool is not full");
            loop.run();
        });
        int[] polls = new int[1];
        add(checks, "wake and park", () -> {
            polls[0] = 0;
            long task = NappingCo.parksFor(loop, polls, 5);
            while (loop.alive() > 0) {
                loop.pass();
                loop.wake(task);
            }
            Expect.equal(6, polls[0], "polls");
        });
        Object kept = new Object();
        add(checks, "a task whose coroutine is boxed where another calls it", () -> {
            long task = NappingCo.boxed(loop, polls, kept, 1);
            while (loop.alive() > 0) {
                loop.pass();
                loop.wake(task);
            }
        });
        addCalling(checks, "cancel of tasks, with a sleep while they clean up", () -> {
            long first = NappingCo.quiet(loop, 1000, 3);
            long second = NappingCo.quiet(loop, 1000, 3);
            loop.pass();
            loop.cancel(first);
            loop.cancel(second);
            loop.cancel(second);
            loop.run();
            Expect.that(!loop.isAlive(first), "it is alive after its cancellation");
        });
    }

    private static void add(List<Check> checks, String name, Check.Body operation) {
        checks.add(new Check(List.of(74), "no byte for " + name, () -> Expect.equal(0L, bytes(operation), "bytes for " + ROUNDS + " times " + name)));
    }

    /** An operation that calls coroutines: it allocates where those are boxed, and only there. */
    private static void addCalling(List<Check> checks, String name, Check.Body operation) {
        if (Children.HERE == Children.BOXED) {
            checks.add(new Check(List.of(77), "boxes for " + name, () -> Expect.that(bytes(operation) > 0, "nothing is boxed for " + name)));
        } else {
            add(checks, name, operation);
        }
    }

    /** What some rounds of an operation allocate, when it has run once. */
    private static long bytes(Check.Body operation) throws Throwable {
        long least = Long.MAX_VALUE;
        operation.run(); // links what it calls
        allocated();
        for (int attempt = 0; attempt < ATTEMPTS && least != 0; attempt++) {
            long before = allocated();
            for (int i = 0; i < ROUNDS; i++) {
                operation.run();
            }
            least = Math.min(least, allocated() - before);
        }
        return least;
    }

    private static long allocated() {
        long bytes = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
        Expect.that(bytes >= 0, "this JVM does not count what a thread allocates");
        return bytes;
    }
}
