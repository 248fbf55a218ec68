import dev.dormouse.Cancelled;
import dev.dormouse.Coroutine;
import dev.dormouse.Frame;
import dev.dormouse.Port;
import dev.dormouse.Scratch;
import java.util.ArrayList;
import java.util.List;

/** Small coroutines over one port that between them store and restore everything there is. Each public one takes an int; what it notes and returns must not depend on weaving. */
public final class Sleeper {

    @Port
    public interface Ask {
        int yield(int value);
    }

    /** Takes its two values itself; it throws where the first is -1. */
    @Port
    public interface AskTwo {
        int yield(int first, int second);
    }

    /** What coroutines tell beside their values. */
    public static final List<String> NOTES = new ArrayList<>();
    /** Objects that no record may hold at the next sleep. */
    public static final List<Object> DEAD = new ArrayList<>();

    private int field = 7;

    private static void note(Object what) {
        NOTES.add(String.valueOf(what));
    }

    private static <T> T dead(T object) {
        DEAD.add(object);
        return object;
    }

    @Coroutine
    public static long everyKind(Ask out, int n) {
        boolean flag = n > 3;
        byte tiny = (byte) -n;
        short small = (short) (n * -1000);
        char letter = (char) (65535 - n);
        int word = Integer.MIN_VALUE + n;
        long wide = Long.MAX_VALUE - n;
        float rough = -0.0f;
        double exact = Double.longBitsToDouble(0x7ff8_0000_0000_1234L);
        String text = "n" + n;
        out.yield(1);
        note(flag + " " + tiny + " " + small + " " + (int) letter + " " + word + " " + wide + " " + Float.floatToRawIntBits(rough) + " " + Double.doubleToRawLongBits(exact) + text);
        return tiny + small + letter + word + wide;
    }

    /** A cell whose members change at different points: what is written anew must not touch the others. */
    @Coroutine
    public static int packed(Ask out, int n) {
        byte a = (byte) n;
        short b = (short) ~n;
        int c = -n;
        byte d = -1;
        for (int i = 0; i < 4; i++) {
            a -= (byte) out.yield(a);
            out.yield(c);
            if ((i & 1) == 0) {
                b += (short) out.yield(b);
            } else {
                d = (byte) (d * 3 + i);
            }
            note(a + " " + b + " " + c + " " + d);
        }
        return a ^ b ^ c ^ d;
    }

    /** Unsigned and signed halves at both ends of a cell. */
    @Coroutine
    public static int unsigned(Ask out, int n) {
        int low = n & 0xff;
        int high = n >>> 16;
        int next = -n & 0xffff;
        int sign = (byte) n;
        int far = n & 0xff;
        out.yield(low);
        far ^= 0x80;
        low ^= 0x80;
        out.yield(high);
        note(low + " " + high + " " + next + " " + sign + " " + far);
        return low * 3 + high * 5 + next * 7 + sign * 11 + far;
    }

    /** No two of three longs are alive in the same place all the time: one moves. */
    @Coroutine
    public static long moving(Ask out, int n) {
        long a = n + 1L;
        long b = n * 7L;
        out.yield(1);
        long c = a * 31 + n;
        a = 5 * b;
        out.yield(2);
        b = c + 3;
        long d = a ^ n;
        out.yield(3);
        for (int i = 0; i < 3; i++) {
            long e = b + i;
            c = out.yield((int) b);
            b = e * 3 + c;
            note(e);
            out.yield(i);
            d += c;
        }
        return b ^ d;
    }

    /** References that die, and that stay. */
    @Coroutine
    public static int references(Ask out, int n) {
        Object first = dead(new int[] {n});
        note(first.getClass());
        out.yield(1);
        String[] stays = {"s" + n};
        Object second = new long[] {n};
        out.yield(2);
        note(stays[0] + ((long[]) second)[0]);
        dead(second);
        second = new char[2];
        Object third = second;
        out.yield(3);
        note(((char[]) third).length + stays[0]);
        dead(third);
        dead(stays);
        out.yield(4);
        return n;
    }

    /** Six references that die at once, and one behind them that does not. */
    @Coroutine
    public static String many(Ask out, int n) {
        Object a = new Object[1], b = new Object[2], c = new Object[3], d = new Object[4], e = new Object[5], f = new Object[6];
        out.yield(1);
        for (Object object : new Object[] {a, b, c, d, e}) {
            note(((Object[]) dead(object)).length);
        }
        out.yield(((Object[]) f).length);
        return "f" + ((Object[]) f).length;
    }

    /** A reference that is overwritten in a loop, null at times. */
    @Coroutine
    public static int replaced(Ask out, int n) {
        String kept = null;
        for (int i = 0; i < 4; i++) {
            out.yield(i);
            note(kept);
            kept = i == 2 ? null : new String("k" + i);
            if (i == 1) {
                dead(kept);
                kept = new String("other");
            }
        }
        return n;
    }

    @Coroutine
    public static double operands(Ask out, int n) {
        long wide = n * 3L;
        note(n + out.yield(1) * (wide + out.yield(2)) + " " + n * 2.5f / out.yield(3) + new StringBuilder("x").append(out.yield(4)).append(n / 7.0 - out.yield(5)));
        int[] array = {1, n, out.yield(6), 4};
        array[out.yield(7) & 3] += out.yield(8);
        boolean both = n > 2 & out.yield(9) > 0;
        return array[0] + array[1] * 2 + array[2] * 3 + array[3] * 4 + (both ? 0.5 : 0.25);
    }

    @Coroutine
    public static int copies(Ask out, int n) {
        long value = n * 11L;
        long same = value;
        String text = "t" + n;
        String alias = text;
        out.yield(1);
        same += value;
        text = "u";
        out.yield(2);
        note(value + " " + same + text + alias);
        int[] numbers = {n, n + 1, n + 2};
        int sum = 0;
        for (int number : numbers) {
            sum = sum * 10 + number + out.yield(sum);
        }
        int[] others = numbers;
        int length = numbers.length;
        numbers = new int[7];
        out.yield(length);
        return sum + length + others.length + numbers.length;
    }

    @Coroutine
    public static String constants(Ask out, int n) {
        int big = 1 << 20;
        long wide = 1L << 40;
        float rough = 1.5f;
        double exact = -0.0;
        String text = "text";
        Object nothing = null;
        int known = n == 5 ? 5 : n;
        if (n == 5) {
            out.yield(known);
            note(n);
        }
        out.yield(big);
        big++;
        out.yield(big);
        return big + " " + wide + rough + exact + text + nothing + known + Sleeper.class.getSimpleName();
    }

    @Coroutine
    private static int child(Ask out, int n) {
        long before = n * 5L;
        String text = "c" + n;
        int answer = out.yield(n);
        note(before + text);
        dead(text);
        if (answer < 0) {
            throw new IllegalStateException("negative " + n);
        }
        return answer + out.yield((int) before);
    }

    @Coroutine
    private static String small(Ask out, int n) {
        return "s" + out.yield(n & 1);
    }

    @Coroutine
    private static void quiet(Ask out, int n) {
        if (n > 100) {
            out.yield(n);
        }
    }

    /** Children flattened one after the other, one of which does not always sleep; variables over them that are fresh on some ways only. */
    @Coroutine
    public static long children(Ask out, int n) {
        long mine = n + 13L;
        Object kept = "k" + n;
        out.yield(0);
        quiet(out, n * 50);
        mine += child(out, n);
        quiet(out, 101);
        Object other = new int[] {n};
        String text = small(out, n) + kept;
        mine ^= ((int[]) other)[0];
        dead(other);
        dead(kept);
        quiet(out, n);
        mine *= 3;
        out.yield(1);
        note(text);
        return mine + child(out, 2) * (n + child(out, 3));
    }

    @Coroutine
    public static int handlers(Ask out, int n) {
        int stage = 0;
        long kept = n * 3L;
        String only = "o" + n;
        try {
            stage = 1;
            n += child(out, n);
            stage = out.yield(stage);
            kept++;
            n += child(out, n & 7);
        } catch (IllegalStateException e) {
            note(e.getMessage() + stage + kept + only);
            out.yield(stage + 1);
            note(e.getMessage() + n);
        } catch (Error e) {
            note(e + " " + stage + kept);
            throw e;
        } finally {
            note("finally " + stage + n);
        }
        return n;
    }

    /** A cancel that is noted on its way, and sleeps in a clean-up. */
    @Coroutine
    public static int cleaning(Ask out, int n) {
        double exact = n / 3.0;
        try {
            for (int i = 0; i < 3; i++) {
                out.yield(i);
                exact += i;
            }
        } finally {
            note("clean " + exact);
            note(out.yield(n));
        }
        return (int) exact;
    }

    @Coroutine
    private int instance(Ask out, int n) {
        field += out.yield(field);
        return field + n;
    }

    @Coroutine
    public static int receivers(Ask out, int n) {
        Sleeper one = new Sleeper();
        Sleeper two = new Sleeper();
        int first = one.instance(out, two.instance(out, n));
        return first + one.field * two.field;
    }

    @Coroutine
    private static int pinned(Ask out, int n) {
        int[] cache = Scratch.ints(3);
        Object mine = "p" + n;
        cache[1] = n;
        cache[2] = out.yield(n);
        note(mine);
        return cache[0] + cache[1] + cache[2];
    }

    @Coroutine
    public static int scratch(Ask out, int n) {
        byte[] bytes = Scratch.bytes(4);
        Object kept = new int[] {n};
        bytes[1] = (byte) n;
        int sum = out.yield(1) + pinned(out, n);
        quiet(out, 102);
        bytes[2]++;
        sum += ((int[]) kept)[0];
        dead(kept);
        return sum + pinned(out, 3) + bytes[1] + bytes[2] + small(out, n).length();
    }

    @Coroutine(boxed = true)
    private static int boxed(Ask out, int n) {
        long mine = n * 9L;
        Object text = "b" + n;
        Object last = new int[] {n};
        int answer = out.yield(n);
        note(mine + "" + dead(text));
        answer += out.yield((int) mine);
        if (answer < 0) {
            throw new IllegalStateException("negative " + n);
        }
        return answer + ((int[]) dead(last))[0];
    }

    /** Children in boxes, which are dropped when they are over, beside pinned objects and variables that stay. */
    @Coroutine
    public static long boxes(Ask out, int n) {
        int[] cache = Scratch.ints(2);
        long kept = n + 3L;
        String text = "x" + n;
        kept += boxed(out, n) + (long) n * boxed(out, 4);
        out.yield(5);
        cache[0]++;
        try {
            kept ^= boxed(out, 6);
        } catch (IllegalStateException e) {
            note(e.getMessage() + kept);
        }
        out.yield(7);
        return kept + text.length() + cache[0];
    }

    @Coroutine(boxed = true, depth = 9)
    private static long nested(Ask out, int n, String name, double exact) {
        if (n == 0) {
            return out.yield(0);
        }
        byte tiny = (byte) (n * 50);
        long below = nested(out, n - 1, name + n, exact / n) + out.yield(n);
        note(name + exact + tiny);
        return below * 3 + tiny;
    }

    /** Activations of one coroutine within each other. */
    @Coroutine
    public static long nesting(Ask out, int n) {
        return nested(out, n & 3, "n", n) - nested(out, 2, "m", 0.5);
    }

    @Coroutine
    private static void failing(Ask out, int n) {
        int answer = out.yield(n);
        if (answer % 2 == 0) {
            throw new IllegalStateException("even " + n);
        }
        note(answer + out.yield(answer));
    }

    /** What only a handler reads, behind a call that is the last thing it covers. */
    @Coroutine
    public static long caught(Ask out, int n) {
        long kept = n * 3L;
        String only = "o" + n;
        out.yield(1);
        Object second = new int[] {n};
        Object third = new int[] {-n};
        try {
            failing(out, n);
        } catch (IllegalStateException e) {
            note(only + kept + ((int[]) dead(second))[0] + ((int[]) dead(third))[0]);
            out.yield(2);
            note(e.getMessage() + kept);
        }
        return n;
    }

    /** The port may throw before anything is stored. */
    @Coroutine
    public static long refusedByThePort(AskTwo out, int n) {
        long kept = n;
        out.yield(1, n);
        kept = kept * 7 + n;
        try {
            note(out.yield(-1, n));
        } catch (IllegalStateException e) {
            out.yield(2, n);
        }
        return kept;
    }

    /** What a sleep kept that was cancelled is dead in the clean-up. */
    @Coroutine
    public static String deadInCleanUp(Ask out, int n) {
        String first = "f" + n;
        out.yield(1);
        Object second = new int[] {n};
        try {
            out.yield(2);
        } finally {
            note(((int[]) dead(second))[0]);
            out.yield(3);
            note(first);
        }
        return first;
    }

    /** A number that is known to be small at one point, and not at the other. */
    @Coroutine
    public static int widths(Ask out, int n) {
        int first = n * 3;
        int second = n * 5;
        if (first >= 0 && first < 100) {
            out.yield(1);
        } else {
            out.yield(2);
        }
        note(first);
        if (second < 0 || second >= 100) {
            out.yield(3);
        } else {
            out.yield(4);
        }
        return second;
    }

    /** A child without cells, and a parent without, but for the child's state. */
    @Coroutine
    public static int alone(Ask out, int n) {
        return small(out, n).length();
    }

    @Coroutine
    private static int thrice(Ask out, int n) {
        long sum = out.yield(n);
        sum = sum * 3 + out.yield(n + 1);
        return (int) (sum * 5 + out.yield(n + 2));
    }

    /** A child's state, of all there are, among variables of the same cell. */
    @Coroutine
    public static int neighbours(Ask out, int n) {
        int word = n * 7;
        short half = (short) (n * 11);
        byte before = (byte) (n * 13);
        byte after = (byte) ~n;
        int answer = thrice(out, n);
        note(word + " " + half + " " + before + " " + after);
        return answer;
    }

    /** Sleeps in states of more than four bits, and goes back to the first. */
    interface Many {
        @Coroutine(frame = @Frame(bytes = 8, refs = 0))
        int values(Ask out, int n);
    }

    private static final Many MANY = (out, n) -> {
        int sum = n;
        for (byte turn = 0; turn < 2; turn++) {
            sum += out.yield(1);
            sum += out.yield(2);
            sum += out.yield(3);
            sum += out.yield(4);
            sum += out.yield(5);
            sum += out.yield(6);
            sum += out.yield(7);
            sum += out.yield(8);
            sum += out.yield(9);
            sum += out.yield(10);
            sum += out.yield(11);
            sum += out.yield(12);
            sum += out.yield(13);
            sum += out.yield(14);
            sum += out.yield(15);
            sum += out.yield(16);
        }
        return sum;
    };

    /** The state of a child that the receiver decides, two bytes among variables of the same cell. */
    @Coroutine
    public static int wideNeighbours(Ask out, int n) {
        int word = n * 7;
        short half = (short) (n * 11);
        int answer = MANY.values(out, n);
        note(word + " " + half);
        return answer;
    }

    /** Code that is never run has to verify. */
    @Coroutine
    public static int never(Ask out, int n) {
        Object text = "text";
        Object type = Sleeper.class;
        if (text instanceof Integer number) {
            out.yield(number);
            note(number);
        }
        if (type instanceof Integer number) {
            out.yield(number);
            note(number);
        }
        return out.yield(n);
    }

    /** Three longs in two cells, where each two of them meet: one moves. */
    @Coroutine
    public static long moved(Ask out, int n) {
        int rounds = 0;
        for (;;) {
            long a = n * 3L + rounds;
            long b = n * 5L - rounds;
            more: {
                if (out.yield(1) == 1) {
                    break more;
                }
                long c = a * 31;
                out.yield(2);
                a = b + 1;
                out.yield(3);
                b = c;
            }
            note(a + " " + b);
            if (++rounds == 3) {
                return n;
            }
        }
    }

    /** Stored on one way, and not on the other, whichever of the two stands first. */
    @Coroutine
    public static long stored(Ask out, int n) {
        long kept = n * 3L;
        if (n > 3) {
            note("awake");
        } else {
            out.yield(1);
        }
        out.yield(2);
        kept = kept * 5 + n;
        if (n <= 3) {
            out.yield(3);
        } else {
            note("awake");
        }
        out.yield(4);
        return kept;
    }

    /** A copy is not stored while its source is, and later it is. */
    @Coroutine
    public static long derived(Ask out, int n) {
        long before = n * 13L;
        out.yield(5);
        out.yield(6);
        long source = n * 11L;
        long copy = source;
        out.yield(1);
        note(before);
        source ^= 5;
        out.yield(2);
        note(source);
        out.yield(3);
        out.yield(4);
        return copy;
    }

    @Coroutine
    public static int pinnedTwice(Ask out, int n) {
        byte[] bytes = Scratch.bytes(3);
        int[] ints = Scratch.ints(2);
        bytes[1] = (byte) n;
        ints[1] = out.yield(n);
        return bytes[1] + ints[1] + bytes.length * ints.length;
    }

    @Coroutine
    private static int pinnedToo(Ask out, int n) {
        int[] ints = Scratch.ints(5);
        byte[] bytes = Scratch.bytes(6);
        String mine = "q" + n;
        ints[4] = out.yield(n);
        bytes[5] = (byte) n;
        note(mine);
        return ints[4] + bytes[5];
    }

    /** Two children with pinned objects, one of them twice. */
    @Coroutine
    public static int zones(Ask out, int n) {
        byte[] bytes = Scratch.bytes(4);
        String kept = "k" + n;
        bytes[3] = (byte) n;
        int sum = pinned(out, n) + pinnedToo(out, n) * 3 + pinned(out, 2) * 5;
        return sum + bytes[3] + kept.length();
    }

    // What is written for a sleep: see WovenCodeTest

    @Coroutine
    public static String unchanged(Ask out, int n) {
        long number = n * 3L;
        String text = "t" + n;
        out.yield(1);
        if (n > 3) {
            note(number);
        }
        out.yield(2);
        out.yield(3);
        return text + number;
    }

    @Coroutine
    public static long naturals(Ask out, int n) {
        int word = n >>> 1;
        int half = n >>> 16;
        int tiny = n >>> 24;
        out.yield(1);
        return word + half + tiny;
    }

    @Coroutine
    public static long signed(Ask out, int n) {
        int word = n * 3;
        short half = (short) word;
        byte tiny = (byte) word;
        byte top = (byte) -word;
        out.yield(1);
        return word + half + tiny + top;
    }

    @Coroutine
    public static String three(Ask out, int n) {
        String x = "x" + n, y = "y" + n;
        out.yield(1);
        String a = "a" + n, b = "b" + n, c = "c" + n;
        out.yield(2);
        return a + b + c + x + y;
    }

    @Coroutine
    public static String four(Ask out, int n) {
        out.yield(1);
        String a = "a" + n, b = "b" + n, c = "c" + n, d = "d" + n;
        out.yield(2);
        return a + b + c + d;
    }

    /** Each turn calls, and what is behind the call has no other point. */
    @Coroutine
    public static long turns(Ask out, int n) {
        long sum = 0;
        for (int i = 0; i < (n & 7); i++) {
            sum += ofOneLocal(out, i);
        }
        return sum;
    }

    /** Not each turn sleeps. */
    @Coroutine
    public static int someTurns(Ask out, int n) {
        int sum = 0;
        for (int i = 0; i < (n & 15); i++) {
            if ((i & 3) == 0) {
                sum += out.yield(i);
            }
        }
        return sum;
    }

    /** The loop goes on from two points. */
    @Coroutine
    public static long turnsOfTwo(Ask out, int n) {
        long sum = 0;
        for (int i = 0; i < (n & 7); i++) {
            sum += ofOneLocal(out, i);
            sum -= ofOneOperand(out, i);
        }
        return sum;
    }

    /** What is behind the call can throw, and is caught. */
    @Coroutine
    public static int caughtTurns(Ask out, int n) {
        int sum = 0;
        try {
            for (int i = 0; i < (n & 7); i++) {
                sum += 6 / (ofOneLocal(out, i) - 3);
            }
        } catch (ArithmeticException e) {
            note(sum);
        }
        return sum;
    }

    /** A jump to the next instruction, which javac leaves where a turn ends with {@code continue}. */
    @Coroutine
    public static int continuedTurns(Ask out, int n) {
        int sum = 0;
        turns:
        for (int i = 0; i < (n & 7); i++) {
            int each = ofOneLocal(out, i);
            sum += each;
            continue turns;
        }
        return sum;
    }

    /** No turn begins that does not sleep. */
    @Coroutine
    public static int sleepingTurns(Ask out, int n) {
        int sum = 0;
        for (int i = 0; i < (n & 7); i++) {
            sum += out.yield(i);
        }
        return sum;
    }

    // What a record has: see RecordMapTest

    @Coroutine
    private static int arguments(Ask out, byte tiny, long wide, String text, int[] array, short small, double exact) {
        int[] pinned = Scratch.ints(2);
        pinned[0] = tiny + small + text.length() + array.length + (int) wide + (int) exact;
        out.yield(1);
        return 0;
    }

    @Coroutine
    public static int ofOneLocal(Ask out, int n) {
        long kept = n;
        out.yield(1);
        return (int) kept;
    }

    @Coroutine
    public static int ofOneOperand(Ask out, int n) {
        return (int) ((long) n + out.yield(1));
    }
}

final class SleeperCo {}
