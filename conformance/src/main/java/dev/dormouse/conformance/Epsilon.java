package dev.dormouse.conformance;

import dev.dormouse.ManualClock;
import dev.dormouse.PollLoop;
import dev.dormouse.arena.Arena;
import dev.dormouse.arena.Profile;
import dev.dormouse.conformance.corpus.DelegatingCo;
import dev.dormouse.conformance.corpus.FibCo;
import dev.dormouse.conformance.corpus.NappingCo;
import dev.dormouse.conformance.corpus.QuietCo;

/**
 * Ten million polls of generators and tasks in a process that cannot collect garbage: run it with {@code -XX:+UnlockExperimentalVMOptions
 * -XX:+UseEpsilonGC -Xmx16m}. It ends with 0 or runs out of memory.
 */
public final class Epsilon {

    private static final long POLLS = 10_000_000;

    private Epsilon() {}

    /** Takes another number of polls, or nothing. */
    public static void main(String[] args) {
        long wanted = args.length == 0 ? POLLS : Long.parseLong(args[0]);
        Arena arena = Arena.ofBytes(1 << 16);
        var fib = new FibCo.FibWithSum(arena);
        var delegate = new FibCo.Delegate(arena);
        var fan = new DelegatingCo.FanOut(arena);
        var quiet = new QuietCo.CleansUp(arena);
        ManualClock clock = new ManualClock(0);
        Profile profile = Profile.builder("epsilon").arena(1 << 16).loopTasks(8).pool("Napping.quiet", 4).pool("Napping.parksFor", 4).build();
        PollLoop loop = PollLoop.builder(profile).clock(clock).idle(clock).build();
        int[] taskPolls = new int[1];
        long polls = 0;
        while (polls < wanted) {
            for (fib.start(50); fib.next(); polls++) {
                fib.value();
            }
            for (delegate.start(); delegate.next(); polls++) {
                delegate.value();
            }
            boolean sleeps = fan.start().next();
            for (int i = 0; sleeps; i++, polls++) {
                sleeps = fan.next(i);
            }
            quiet.start(1);
            for (int i = 0; i < 10; i++, polls++) {
                quiet.next();
            }
            quiet.close();
            for (int i = 1; i < 4; i++) {
                NappingCo.quiet(loop, i, 5);
            }
            taskPolls[0] = 0;
            long parked = NappingCo.parksFor(loop, taskPolls, 20);
            long cancelled = NappingCo.quiet(loop, 1000, 1);
            while (loop.isAlive(parked)) {
                loop.wake(parked);
                loop.pass();
            }
            loop.cancel(cancelled);
            loop.run();
            polls += taskPolls[0] + 15;
        }
        System.out.println(polls + " polls");
    }
}
