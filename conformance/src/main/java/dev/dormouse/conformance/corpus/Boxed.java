package dev.dormouse.conformance.corpus;

import java.nio.ByteBuffer;
import java.util.Arrays;

import dev.dormouse.Async;
import dev.dormouse.Coroutine;
import dev.dormouse.Scratch;
import dev.dormouse.conformance.DigitsCo;
import dev.dormouse.conformance.Row;
import dev.dormouse.conformance.corpus.Ports.Ask;
import dev.dormouse.conformance.corpus.far.Far;

/** Children with a record on the heap: of every shape, in and around flattened and opaque ones, and those that call themselves. */
public class Boxed {

    private int count;

    @Override
    public String toString() {
        return "count " + count;
    }

    // Shapes

    /** Sleeps {@code v & 3} times, with a variable of each kind alive. */
    @Row(value = {77, 19}, args = {"0", "1", "3", "-1"})
    @Coroutine(boxed = true)
    static String kinds(Ask out, int v) {
        boolean flag = v < 0;
        byte tiny = (byte) v;
        char letter = (char) v;
        long wide = (long) v << 40;
        float rough = v / 3f;
        double exact = -v / 7d;
        String text = "t" + v;
        int[] list = {v, v};
        for (int i = v & 3; i > 0; i--) {
            list[i & 1] += out.yield(i + tiny);
        }
        return flag + " " + tiny + (int) letter + wide + rough + exact + text + Arrays.toString(list);
    }

    @Coroutine(boxed = true)
    private static int once(Ask out, int v) {
        return v + out.yield(v);
    }

    /** Its record is empty. */
    @Coroutine(boxed = true)
    private static int bare(Ask out) {
        return out.yield(1);
    }

    @Coroutine(boxed = true)
    private static int never(Ask out, int v) {
        return Log.add("never ", v) * 3;
    }

    @Row({77, 3, 12, 67})
    @Coroutine
    static String shapes(Ask out) {
        String all = kinds(out, 3) + bare(out) + kinds(out, never(out, 1));
        return all + (bare(out) * 31L + once(out, bare(out)) + Child.wide(out, once(out, 2))) + kinds(out, 0);
    }

    @Row({77, 9, 87, 86})
    @Coroutine
    static int inLoop(Ask out) {
        int sum = 0;
        for (int i = 0; i < 5; i++) {
            sum += (i & 1) == 0 ? once(out, i) : kinds(out, i).length() + bare(out);
            sum ^= Child.some(out, i) + Far.maybe(out, i);
        }
        return sum;
    }

    @Row({77, 13})
    @Coroutine
    static Object constructed(Ask out) {
        return new StringBuilder(kinds(out, 2)).append(new StringBuilder(once(out, 3) & 7).append(once(out, 1))).toString();
    }

    @Row({77, 32, 52})
    @Coroutine
    int counts(Ask out) {
        for (int i = 0; i < 3; i++) {
            step(out, i);
            new Boxed().step(out, 7);
        }
        return count;
    }

    @Coroutine(boxed = true)
    private void step(Ask out, int by) {
        count += by;
        count ^= out.yield(count);
    }

    @Row({77, 54})
    @Coroutine
    static Object generic(Ask out) {
        Comparable<String> one = Boxed.<String, RuntimeException>through(out, "one");
        return one + through(out, Integer.valueOf(out.yield(2)) + "two");
    }

    @Coroutine(boxed = true)
    private static <T extends Comparable<T>, X extends Exception> T through(Ask out, T kept) throws X {
        T copy = kept;
        out.yield(copy.hashCode());
        return copy;
    }

    // Exceptions

    @Coroutine(boxed = true)
    private static int failing(Ask out, int v) throws Trouble {
        short kept = (short) v;
        try {
            return Child.throwing(out, v) + kept;
        } finally {
            Log.add("failing ", out.yield(kept));
            kept++;
        }
    }

    @Row({77, 85, 38, 41, 83})
    @Coroutine
    static int caught(Ask out) throws Trouble {
        long kept = 1L << 50;
        int sum = 0;
        for (int i = -1; i < 4; i++) {
            try {
                sum += failing(out, i);
            } catch (Trouble.Worse e) {
                sum -= once(out, e.getMessage().length());
            } catch (Trouble e) {
                sum += once(out, e.getMessage().length());
                if (i == 3) {
                    throw e;
                }
            } finally {
                Log.add("round ", sum);
                sum += bare(out);
            }
        }
        return sum + (int) (kept >> 48);
    }

    /** Closed in each state, inner first, with what boxes keep. */
    @Row({77, 69, 46})
    @Coroutine
    static int closing(Ask out) {
        try {
            return held(out, "a") + held(out, "b");
        } finally {
            Log.add("outer");
        }
    }

    @Coroutine(boxed = true)
    private static int held(Ask out, String name) {
        try (Closed inner = new Closed(name)) {
            return once(out, inner.name.length()) + Child.once(out, 2);
        } finally {
            Log.add("held " + name);
        }
    }

    private record Closed(String name) implements AutoCloseable {
        @Override
        public void close() {
            Log.add("closes " + name);
        }
    }

    /** Yields while it is being closed. */
    @Row({77, 70})
    @Coroutine
    static int stubborn(Ask out) {
        return awkward(out) + 1;
    }

    @Coroutine(boxed = true)
    private static int awkward(Ask out) {
        try {
            return out.yield(1);
        } finally {
            Log.add("awkward ", out.yield(2));
        }
    }

    // Boxed, opaque and flattened ones in each other

    @Row({77, 89})
    @Coroutine
    static long mixed(Ask out) throws Trouble {
        long sum = 0;
        for (int i = 0; i < 3; i++) {
            try {
                sum = sum * 31 + flat(out, i);
            } catch (Trouble e) {
                sum += Far.open(out, e.getMessage().length());
            }
        }
        return sum;
    }

    @Coroutine
    private static long flat(Ask out, int v) throws Trouble {
        byte kept = (byte) v;
        return boxOfOpaque(out, v) + boxOfFlat(out, v) * kept;
    }

    @Coroutine(boxed = true)
    private static long boxOfOpaque(Ask out, int v) throws Trouble {
        String kept = "kept" + v;
        return Far.failing(out, v) + Far.open(out, v) + kept.length();
    }

    @Coroutine(boxed = true)
    private static long boxOfFlat(Ask out, int v) throws Trouble {
        long kept = v;
        return middle(out, v) + kept + middle(out, v + 1);
    }

    @Coroutine
    private static long middle(Ask out, int v) throws Trouble {
        int kept = v;
        return once(out, v) + (long) boxOfBox(out, v) + kept;
    }

    @Coroutine(boxed = true)
    private static int boxOfBox(Ask out, int v) throws Trouble {
        return failing(out, v + 1) + once(out, v);
    }

    // Scratch

    @Row({77, 93, 87})
    @Coroutine
    static int scratch(Ask out) {
        int[] own = Scratch.ints(2);
        own[1] = filled(out, 5, own) + filled(out, 6, own);
        for (int i = 0; i < 3; i++) {
            own[0] += filled(out, i, own) + once(out, own[0]);
        }
        return own[0] * 100 + own[1];
    }

    @Coroutine(boxed = true)
    private static int filled(Ask out, int v, int[] shared) {
        byte[] bytes = Scratch.bytes(3);
        long[] longs = Scratch.longs(2);
        int[] ints = Scratch.ints(1);
        ByteBuffer buffer = Scratch.buffer(8);
        DigitsCo.Read parser = Scratch.view(DigitsCo.Read.class);
        boolean reads = parser.start().next();
        bytes[1] = (byte) out.yield(bytes[1]);
        longs[1] += bytes[1] + flatScratch(out, v);
        reads = reads && parser.next((char) ('0' + v));
        ints[0] = (int) longs[1] + out.yield(v) + (reads ? (int) (long) parser.value() : 0);
        buffer.putInt(ints[0]).putInt(shared[0]++).flip();
        return buffer.getInt(0) + buffer.limit();
    }

    @Coroutine
    private static int flatScratch(Ask out, int v) {
        int[] own = Scratch.ints(2);
        own[v & 1] += out.yield(own[0]);
        return own[0] + own[1];
    }

    // Recursion

    /** Walks a tree of a height, with a variable of its own at each level. */
    @Row(value = {58, 77}, args = {"0", "1", "4"})
    @Coroutine
    static long tree(Ask out, int height) {
        return walk(out, height, 1);
    }

    @Coroutine(boxed = true, depth = 5)
    private static long walk(Ask out, int height, long v) {
        String kept = "v" + v;
        long left = height == 0 ? 0 : walk(out, height - 1, 2 * v);
        left += out.yield((int) v);
        return left * 3 + (height == 0 ? 0 : walk(out, height - 1, 2 * v + 1)) + kept.length();
    }

    /** Itself what is started. */
    @Row(value = {58, 69}, args = {"0", "3", "200"})
    @Coroutine(boxed = true, depth = 300)
    static int down(Ask out, int n) {
        int kept = n;
        try {
            if (n > 0 && n % 50 == 0) {
                kept += out.yield(n);
            }
            return n == 0 ? bare(out) : down(out, n - 1) + kept;
        } finally {
            Log.add("up ", kept);
        }
    }

    @Row(value = {58, 91}, args = {"0", "1", "2", "7"})
    @Coroutine
    static boolean parity(Ask out, int n) {
        return even(out, n) != odd(out, n);
    }

    @Coroutine(boxed = true, depth = 4)
    private static boolean even(Ask out, int n) {
        return n == 0 ? out.yield(0) < 0 : odd(out, n - 1);
    }

    /** In the record of who calls it. */
    @Coroutine
    private static boolean odd(Ask out, int n) {
        boolean kept = n > 3;
        return n == 0 ? (out.yield(1) & 1) == 0 : even(out, n - 1) ^ kept;
    }

    /** Three in a circle, two of them bounded, with exceptions through all. */
    @Row(value = {58, 85}, args = {"0", "1", "5", "9"})
    @Coroutine
    static int circle(Ask out, int n) {
        try {
            return first(out, n);
        } catch (Trouble e) {
            return once(out, e.getMessage().length());
        }
    }

    @Coroutine(boxed = true, depth = 9)
    private static int first(Ask out, int n) throws Trouble {
        for (int i = n; ; i--) {
            try {
                return second(out, i) + i;
            } catch (Trouble.Worse e) {
                Log.add("first ", out.yield(i));
                if (i <= 0) {
                    throw e;
                }
            }
        }
    }

    @Coroutine
    private static int second(Ask out, int n) throws Trouble {
        double kept = n / 2d;
        int got = Child.throwing(out, n);
        return third(out, n - 2) + (int) kept + got;
    }

    @Coroutine(boxed = true, depth = 70_000)
    private static int third(Ask out, int n) throws Trouble {
        String kept = "third" + n;
        return n <= 0 ? Child.once(out, n) : first(out, n - 1) + kept.length();
    }

    /** One too many is refused where it is called, and what is asleep above goes on. */
    @Coroutine
    public static int bounded(Ask out, int levels) {
        int sum = 0;
        try {
            sum = deeper(out, levels);
        } catch (IllegalStateException e) {
            Log.add(e.getMessage());
            sum = -out.yield(100);
        }
        return sum + once(out, 1);
    }

    @Coroutine(boxed = true, depth = 3)
    private static int deeper(Ask out, int levels) {
        int got = out.yield(levels);
        try {
            return levels == 1 ? got : got + deeper(out, levels - 1);
        } finally {
            got = out.yield(-levels);
        }
    }

    // Tasks

    @Row(value = {77, 90}, args = {"0", "7"})
    @Coroutine
    static void task(Async a, long millis) {
        try {
            for (int i = 0; i < 3; i++) {
                nap(a, millis + i);
            }
        } finally {
            Log.add("task ends");
        }
    }

    /** Cleans up asleep, while {@code Cancelled} is in the box only. */
    @Coroutine(boxed = true)
    private static void nap(Async a, long millis) {
        String kept = "nap " + millis;
        try {
            a.sleepMillis(millis);
        } finally {
            deepNap(a, 2);
            Log.add(kept);
        }
    }

    @Coroutine(boxed = true, depth = 3)
    private static void deepNap(Async a, int more) {
        a.sleepMillis(more);
        if (more > 0) {
            deepNap(a, more - 1);
        }
    }

    /** Lets go of {@code Cancelled} in the box, and sleeps again. */
    @Row(value = {77, 90}, swallows = true)
    @Coroutine
    static void swallows(Async a) {
        stays(a);
        Log.add("stayed");
    }

    @Coroutine(boxed = true)
    private static void stays(Async a) {
        for (int i = 0; i < 3; i++) {
            try {
                a.sleepMillis(5);
            } catch (dev.dormouse.Cancelled e) {
                Log.add("swallowed ", i);
            }
        }
    }
}
