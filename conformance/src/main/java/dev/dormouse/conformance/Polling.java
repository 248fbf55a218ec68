package dev.dormouse.conformance;

import java.util.ArrayList;
import java.util.List;

import dev.dormouse.ManualClock;
import dev.dormouse.PollLoop;
import dev.dormouse.arena.Profile;
import dev.dormouse.conformance.corpus.NappingCo;

/** Woven tasks in a poll loop, by literal traces and counted polls: the loop, which the two sides of the differential test share. */
final class Polling {

    private static final long MILLI = 1_000_000;

    private Polling() {}

    static List<Check> checks() {
        return List.of(
                new Check(List.of(80), "a stale wake polls nobody", Polling::staleWake),
                new Check(List.of(80), "a stale cancel cancels nobody", Polling::staleCancel),
                new Check(List.of(90), "tasks sleep in the order of their deadlines", Polling::sleeps));
    }

    private static PollLoop loop(ManualClock clock) {
        Profile profile = Profile.builder("polling").arena(1 << 14).loopTasks(4).pool("Napping.parks", 1).pool("Napping.parksFor", 1)
                .pool("Napping.nap", 2).build();
        return PollLoop.builder(profile).clock(clock).idle(clock).failures((task, coroutine, thrown) -> {
            throw new AssertionError(coroutine + " has failed", thrown);
        }).build();
    }

    private static void staleWake() {
        try (PollLoop loop = loop(new ManualClock(0))) {
            int[] old = new int[1];
            long ended = NappingCo.parksFor(loop, old, 0);
            loop.pass();
            Expect.that(!loop.isAlive(ended), "it has not ended");
            int[] polls = new int[1];
            long reused = NappingCo.parksFor(loop, polls, 100);
            Expect.equal((int) ended, (int) reused, "the slot of the second task");
            loop.pass();
            Expect.equal(1, polls[0], "polls before a wake");
            loop.wake(ended);
            Expect.that(!loop.pass(), "a stale wake polls a task");
            Expect.equal(1, polls[0], "polls after a stale wake");
            loop.wake(reused);
            loop.wake(reused);
            Expect.that(loop.pass(), "a wake polls nobody");
            Expect.equal(2, polls[0], "polls after two wakes in one pass");
        }
    }

    private static void staleCancel() {
        try (PollLoop loop = loop(new ManualClock(0))) {
            long ended = NappingCo.parks(loop, new int[1]);
            loop.pass();
            loop.cancel(ended);
            loop.pass();
            Expect.that(!loop.isAlive(ended), "it has not ended");
            int[] polls = new int[1];
            long reused = NappingCo.parks(loop, polls);
            Expect.that(!loop.cancel(ended), "an ended task is cancelled");
            loop.pass();
            Expect.that(loop.isAlive(reused) && polls[0] == 1, "the task in its place is not left alone");
        }
    }

    private static void sleeps() {
        ManualClock clock = new ManualClock(Long.MAX_VALUE - 5 * MILLI); // the clock overflows on the way
        try (PollLoop loop = loop(clock)) {
            List<String> events = new ArrayList<>();
            NappingCo.nap(loop, events, "a", 20, 3);
            NappingCo.nap(loop, events, "b", 25, 2);
            loop.run();
            Expect.equal(List.of("a0", "b0", "a1", "b1", "a2"), events, "the order of events");
            Expect.equal(Long.MAX_VALUE + 55 * MILLI, clock.nanos(), "the clock");
        }
    }
}
