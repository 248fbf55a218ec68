package dev.dormouse.conformance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.dormouse.ManualClock;
import dev.dormouse.PollLoop;
import dev.dormouse.arena.Pool;
import dev.dormouse.arena.Profile;

/** Plays a script of a task on one side, in a poll loop whose time is moved by hand, and writes down everything that can be seen of it. */
final class TaskTrace implements Player {

    private static final int TASKS = 2;
    private static final long ARENA_BYTES = 64 * 1024;
    private static final long MILLI = 1_000_000;

    /** The clock overflows on the way. */
    private static final long BEGIN = Long.MAX_VALUE - 200 * MILLI;

    /** What a record's cells are filled with, so that a poll which reads what it has not written is seen. */
    private static final long GARBAGE = 0xa5a5_5a5a_c3c3_3c3cL;

    private final Side side;
    private final Subject subject;
    private final Spawning spawning;
    private final List<String> lines = new ArrayList<>();
    private final List<Long> tasks = new ArrayList<>();
    private ManualClock clock;
    private PollLoop loop;
    private Object receiver;
    private int mostSleeps;

    TaskTrace(Side side, Subject subject) throws Throwable {
        this.side = side;
        this.subject = subject;
        this.spawning = side.tasks(subject);
    }

    @Override
    public List<String> play(Script script) {
        lines.clear();
        tasks.clear();
        side.drain();
        clock = new ManualClock(BEGIN);
        Profile profile = Profile.builder("tasks").arena(ARENA_BYTES).loopTasks(TASKS).build();
        loop = PollLoop.builder(profile).clock(clock).idle(clock).grace(50 * MILLI)
                .failures((task, coroutine, thrown) -> add("failure of " + coroutine + ": " + Show.failure(thrown))).build();
        try {
            loop.declare(spawning.type(), TASKS);
            Pool pool = loop.arena().pool(spawning.type());
            Object[] pinned = pool.refs().clone();
            Arrays.fill(pool.cells(), GARBAGE);
            for (char operation : script.operations().toCharArray()) {
                carryOut(operation);
            }
            loop.shutdown();
            loop.run();
            add("shut down");
            assertClean(pool, pinned);
        } finally {
            loop.close();
        }
        return List.copyOf(lines);
    }

    @Override
    public int mostSleeps() {
        return mostSleeps;
    }

    private void carryOut(char operation) {
        switch (operation) {
            case 's' -> spawn();
            case 't' -> pass(7 * MILLI);
            case 'w' -> {
                tasks.forEach(loop::wake);
                pass(0);
            }
            case 'c' -> {
                add("cancel " + loop.cancel(tasks.get(tasks.size() - 1)));
                pass(0);
            }
            case '*' -> toTheEnd();
            default -> throw new AssertionError("no operation " + operation);
        }
    }

    private void spawn() {
        try {
            receiver = subject.newReceiver(side.loader);
            long task = spawning.spawn(loop, receiver, Arguments.start(subject.resolve(side.loader), subject.arguments()));
            if (loop.spawned(task)) {
                tasks.add(task);
            }
            add("spawn " + loop.spawned(task));
        } catch (Throwable e) {
            throw new AssertionError(subject + " cannot be spawned", e);
        }
    }

    /** Wakes and time, more than enough for whatever they wait for; then a cancellation, for those that are endless. */
    private void toTheEnd() {
        int sleeps = 0;
        for (; loop.alive() > 0 && sleeps < Script.LONGEST; sleeps += 2) {
            carryOut('w');
            pass(333 * MILLI);
        }
        mostSleeps = Math.max(mostSleeps, sleeps);
        if (loop.alive() > 0) {
            tasks.forEach(loop::cancel);
            for (int i = 0; loop.alive() > 0 && i < Script.LONGEST; i++) {
                pass(333 * MILLI);
            }
        }
    }

    private void pass(long nanos) {
        clock.advance(nanos);
        add("pass " + loop.pass() + ", " + loop.alive() + " alive at " + (clock.nanos() - BEGIN) / MILLI + " ms");
    }

    private void add(String event) {
        for (String line : side.drain()) {
            lines.add("  log " + line);
        }
        lines.add(receiver != null && Show.describes(receiver) ? event + " this=" + receiver : event);
    }

    private void assertClean(Pool pool, Object[] pinned) {
        Expect.equal(0, pool.inUse(), "records of " + subject + " in use after the end of the loop");
        for (int slot = 0; slot < pinned.length; slot++) {
            if (pool.refs()[slot] != pinned[slot]) {
                throw new AssertionError(subject + " has ended but reference " + slot + " of its records holds " + Show.value(pool.refs()[slot]));
            }
        }
    }
}
