package dev.dormouse.conformance.corpus;

import java.util.List;

import dev.dormouse.Async;
import dev.dormouse.Coroutine;

/** Tasks that are driven by name, for counted polls and bytes. */
public final class Napping {

    private Napping() {}

    /** Sleeps again and again. */
    @Coroutine
    public static void nap(Async a, List<String> events, String name, long millis, int times) {
        for (int i = 0; i < times; i++) {
            a.sleepMillis(millis);
            events.add(name + i);
        }
    }

    /** Counts its polls. */
    @Coroutine
    public static void parks(Async a, int[] polls) {
        for (;;) {
            polls[0]++;
            a.park();
        }
    }

    /** Counts its polls and ends after so many. */
    @Coroutine
    public static void parksFor(Async a, int[] polls, int most) {
        while (polls[0]++ < most) {
            a.park();
        }
    }

    /** Is boxed where another calls it, and here nobody does. */
    @Coroutine(boxed = true)
    public static void boxed(Async a, int[] polls, Object kept, long added) {
        for (int i = 0; i < 3; i++) {
            a.park();
            polls[0] += kept.hashCode() > added ? 1 : 2;
        }
    }

    /** Sleeps for a while, without anything that allocates. */
    @Coroutine
    public static void quiet(Async a, long millis, int times) {
        try {
            for (int i = 0; i < times; i++) {
                a.sleepMillis(millis);
            }
        } finally {
            a.sleepMillis(1);
        }
    }
}
