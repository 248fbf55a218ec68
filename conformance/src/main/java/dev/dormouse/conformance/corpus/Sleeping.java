package dev.dormouse.conformance.corpus;

import dev.dormouse.Async;
import dev.dormouse.Cancelled;
import dev.dormouse.Coroutine;
import dev.dormouse.conformance.Row;

/** Tasks: what sleeps for a time or a wake, and is cancelled where it sleeps. */
public final class Sleeping {

    private int count;

    @Override
    public String toString() {
        return "count " + count;
    }

    @Row(value = {90, 9}, args = {"0,3", "5,2", "400,1"})
    @Coroutine
    static void naps(Async a, long millis, int times) {
        for (int i = 0; i < times; i++) {
            a.sleepMillis(millis);
            Log.add("nap ", i);
        }
    }

    /** Without drift: the deadline moves on by the period. */
    @Row({90, 21})
    @Coroutine
    static void periodic(Async a) {
        boolean late = false;
        long deadline = a.nanos();
        for (int i = 0; i < 4; i++) {
            deadline += 100_000_000;
            a.sleepUntil(deadline);
            late |= a.nanos() - deadline > 0;
            Log.add("late ", late);
        }
    }

    /** The earlier deadline holds, and none holds longer than a poll. */
    @Row(90)
    @Coroutine
    static void deadlines(Async a) {
        long begin = a.nanos();
        a.wakeAt(begin + 300_000_000);
        a.wakeAt(begin + 6_000_000);
        a.wakeAt(begin + 900_000_000);
        a.park();
        Log.add("woken after " + (a.nanos() - begin));
        a.park();
        Log.add("and after " + (a.nanos() - begin));
        a.wakeAt(begin);
        a.park();
        Log.add("and after " + (a.nanos() - begin));
    }

    @Row({90, 32})
    @Coroutine
    void counts(Async a) {
        while (count < 5) {
            count++;
            a.park();
        }
        a.sleepNanos(1);
        count = -count;
    }

    /** The waker is the same for the whole life. */
    @Row(90)
    @Coroutine
    static void wakes(Async a) {
        long waker = a.waker();
        a.park();
        Log.add("same ", waker == a.waker());
        a.sleepMillis(8);
        Log.add("same ", waker == a.waker());
    }

    @Row({69, 90, 41})
    @Coroutine
    static void cleansUp(Async a) {
        try {
            Log.add("sleeps");
            below(a, 3);
        } finally {
            Log.add("cleans up");
            a.sleepMillis(5);
            Log.add("is clean");
        }
    }

    @Coroutine
    private static long below(Async a, int kept) {
        long before = a.nanos();
        try {
            a.sleepMillis(1000);
            Log.add("slept ", kept);
            return (a.nanos() - before) * kept;
        } catch (Cancelled e) {
            Log.add("cancelled ", kept);
            throw e;
        } finally {
            a.sleepMillis(kept);
            Log.add("below is clean");
        }
    }

    /** The clean-up of a level that closes by itself, after levels that cleaned up. */
    @Row({69, 90, 46})
    @Coroutine
    static void closesWhatItHas(Async a) throws Trouble {
        try (Closed outer = new Closed("outer"); Closed inner = new Closed("inner")) {
            a.sleepMillis(10);
            Log.add(outer.name + inner.name);
            below(a, 1);
            if (outer.name != inner.name) {
                throw new Trouble("in the end");
            }
        } finally {
            a.park();
        }
    }

    /** Says when. */
    private static final class Closed implements AutoCloseable {

        private final String name;

        Closed(String name) {
            this.name = name;
        }

        @Override
        public void close() {
            Log.add("closes " + name);
        }
    }

    @Row(value = {90, 50}, args = {"0", "2"})
    @Coroutine
    static void fails(Async a, int after) throws Trouble {
        for (int i = 0; i < after; i++) {
            a.sleepMillis(20);
        }
        throw new Trouble("after " + after);
    }

    /** What a clean-up throws is the failure. */
    @Row({90, 39})
    @Coroutine
    static void cleanUpFails(Async a) throws Trouble {
        int slept = 0;
        try {
            for (; slept < 3; slept++) {
                a.sleepMillis(20);
            }
        } finally {
            a.park();
            if (slept < 3) {
                throw new Trouble("slept " + slept);
            }
        }
    }

    /** Caught, kept, and thrown on after more sleeps. */
    @Row({90, 40})
    @Coroutine
    static void throwsOnLater(Async a) {
        Throwable kept = null;
        try {
            a.sleepMillis(30);
        } catch (Throwable e) {
            kept = e;
        }
        for (int i = 0; i < 3; i++) {
            a.sleepMillis(i);
            Log.add("cleaning up ", kept != null);
        }
        if (kept instanceof Cancelled) {
            throw (Cancelled) kept;
        }
    }

    @Row(90)
    @Coroutine
    static int endsWhenCancelled(Async a) {
        try {
            a.sleepMillis(30);
            a.park();
        } catch (Cancelled e) {
            Log.add("swallowed, and ends");
            return 1;
        }
        return 0;
    }

    /** It gets the second one at once, and passes it on. */
    @Row(value = 90, swallows = true)
    @Coroutine
    static void swallowsOnce(Async a) {
        try {
            a.sleepMillis(30);
        } catch (Cancelled e) {
            Log.add("swallowed");
        }
        try {
            a.sleepMillis(30);
            Log.add("slept");
        } finally {
            Log.add("passed on");
        }
    }

    /** Ended by force. */
    @Row(value = 90, swallows = true)
    @Coroutine
    static void swallowsAlways(Async a) {
        for (int i = 0; i < 6; i++) {
            try {
                a.sleepMillis(30);
                Log.add("slept ", i);
            } catch (Cancelled e) {
                Log.add("swallowed ", i);
            }
        }
    }

    /** Has ended before it sleeps. */
    @Row({90, 66})
    @Coroutine
    static String neverSleeps(Async a) {
        a.sleepMillis(0);
        a.sleepNanos(-1);
        a.sleepUntil(a.nanos());
        Log.add("awake");
        return "result";
    }

    @Row(value = {90, 19, 20}, args = {"true,MIN,x,MAX,MIN,MAX,-0.0,#7ff8000000000001,t", "false,MAX,y,MIN,MAX,MIN,#7fc00001,-0.0,null"})
    @Coroutine
    static void arguments(Async a, boolean z, byte b, char c, short s, int i, long l, float f, double d, String t) {
        a.park();
        Log.add(z + " " + b + c + s + i + slept(a, l) + Float.floatToRawIntBits(f) + Double.doubleToRawLongBits(d) + t);
    }

    @Coroutine
    private static long slept(Async a, long v) {
        a.sleepMillis(v);
        return v;
    }

    @Row({90, 67, 20})
    @SuppressWarnings("lossy-conversions") // what is narrowed there is a row
    @Coroutine
    static void results(Async a) {
        int[] all = {1, 2, 3};
        all[(int) slept(a, 1)] += slept(a, 2) * all[(int) slept(a, 0)];
        Log.add("results " + all[1] + slept(a, all[1]) + (slept(a, 3) > 2 ? slept(a, 4) : -1));
    }
}
