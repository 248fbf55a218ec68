package dev.dormouse.conformance.corpus.random;

import java.lang.reflect.Array;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.IntSupplier;

import dev.dormouse.conformance.corpus.Log;
import dev.dormouse.conformance.corpus.Trouble;

/** What random programs are written with. Whatever a program does can be seen: values by {@link #log}, objects by their text. */
public final class Kit {

    /** The loop iterations of one activation. */
    private static final int FUEL = 120;

    private static int fuel;

    private Kit() {}

    /** Each root begins with it. */
    public static void refuel() {
        fuel = FUEL;
    }

    /** The condition of every loop; once it is false it stays so until the next root. */
    public static boolean go() {
        return --fuel > 0;
    }

    public static boolean yes() {
        return true;
    }

    public static boolean no() {
        return false;
    }

    /** Writes down a value. */
    public static void log(Object value) {
        Log.add(show(value));
    }

    /** Writes down a value on its way. */
    public static int seen(int value) {
        Log.add("seen " + value);
        return value;
    }

    /** A text without identities, and of failures only what both sides must have alike. */
    public static String show(Object value) {
        if (value instanceof Throwable thrown) {
            return thrown.getClass().getName();
        }
        if (value instanceof Float number) {
            return "f" + Integer.toHexString(Float.floatToRawIntBits(number));
        }
        if (value instanceof Double number) {
            return "d" + Long.toHexString(Double.doubleToRawLongBits(number));
        }
        if (value instanceof Character letter) {
            return "c" + (int) letter;
        }
        if (value == null || !value.getClass().isArray()) {
            return String.valueOf(value);
        }
        StringJoiner all = new StringJoiner(",", value.getClass().getSimpleName() + "{", "}");
        for (int i = 0; i < Array.getLength(value); i++) {
            all.add(show(Array.get(value, i)));
        }
        return all.toString();
    }

    /** A reference of a type that says less. */
    public static Object same(Object value) {
        return value;
    }

    /** A value that is no constant. */
    public static int fixed(int value) {
        return value;
    }

    public static long fixed(long value) {
        return value;
    }

    public static byte fixed(byte value) {
        return value;
    }

    public static short fixed(short value) {
        return value;
    }

    public static char fixed(char value) {
        return value;
    }

    public static boolean fixed(boolean value) {
        return value;
    }

    public static float fixed(float value) {
        return value;
    }

    public static double fixed(double value) {
        return value;
    }

    public static String fixed(String value) {
        return value;
    }

    public static Box box(Box box) {
        return box == null ? new Box(0, "d") : box;
    }

    /** An array of at least four, that one as a rule. */
    public static int[] ints(int[] ints) {
        return ints == null || ints.length < 4 ? new int[4] : ints;
    }

    public static long[] longs(long[] longs) {
        return longs == null || longs.length < 4 ? new long[4] : longs;
    }

    public static byte[] bytes(byte[] bytes) {
        return bytes == null || bytes.length < 4 ? new byte[4] : bytes;
    }

    public static String[] texts(String[] texts) {
        return texts == null || texts.length < 4 ? new String[4] : texts;
    }

    public static int[][] grid(int[][] grid) {
        return grid == null || grid.length < 4 ? new int[4][4] : grid;
    }

    public static int length(CharSequence text) {
        return text == null ? -1 : text.length();
    }

    /** The text, at most so long that concatenation in loops ends. */
    public static String cut(String text) {
        return text == null || text.length() <= 40 ? text : text.substring(0, 40);
    }

    public static String text(String text) {
        return text == null ? "" : text;
    }

    public static int number(Number number) {
        return number == null ? -3 : number.intValue();
    }

    public static Color color(int n) {
        return Color.values()[Math.floorMod(n, 3)];
    }

    public static int sum(int... numbers) {
        int sum = numbers.length;
        for (int number : numbers) {
            sum = sum * 31 + number;
        }
        return sum;
    }

    public static int call(IntSupplier supplier) {
        return supplier.getAsInt();
    }

    /** Throws or not, by the number. */
    public static int raise(int n) {
        switch (Math.floorMod(n, 7)) {
            case 0 -> throw new IllegalArgumentException("argument " + n);
            case 1 -> throw new ArithmeticException("arithmetic " + n);
            case 2 -> throw new NullPointerException();
            case 3 -> throw new UnsupportedOperationException("operation " + n, new IllegalStateException("cause"));
            case 4 -> throw new AssertionError(n);
            default -> {
                return n;
            }
        }
    }

    /** Throws what is checked, or not. */
    public static int trouble(int n) throws Trouble {
        switch (Math.floorMod(n, 4)) {
            case 0 -> throw new Trouble("trouble " + n);
            case 1 -> throw new Trouble.Worse("worse " + n);
            default -> {
                return n;
            }
        }
    }

    /** Three elements, by an iterator. */
    public static Iterable<Integer> iterate(int n) {
        return List.of(n, n + 1, n ^ 5);
    }

    /** Some of an enum. */
    public enum Color {
        RED, GREEN, BLUE
    }

    /** A variable of each type. */
    public static final class Box implements Comparable<Box> {

        public int number;
        public String text;
        public int int_;
        public long long_;
        public byte byte_;
        public short short_;
        public char char_;
        public boolean boolean_;
        public float float_;
        public double double_;

        public Box(int number, String text) {
            this.number = number;
            this.text = text;
            Log.add("box " + number);
        }

        @Override
        public int compareTo(Box other) {
            return Integer.compare(number, other.number);
        }

        @Override
        public String toString() {
            return "box(" + number + "," + cut(text) + "," + int_ + "," + long_ + "," + byte_ + "," + short_ + "," + (int) char_ + "," + boolean_ + "," + show(float_) + "," + show(double_) + ")";
        }
    }

    /** A record. */
    public record Pair(long left, char right, Box box) {

        public int sum() {
            return (int) left + right + Kit.box(box).number;
        }

        @Override
        public String toString() {
            return "pair(" + left + "," + (int) right + "," + box + ")";
        }
    }

    /** A resource whose opening and closing can fail. */
    public static final class Res implements AutoCloseable {

        private final int n;

        public Res(int n) {
            if (n == 7) {
                throw new IllegalArgumentException("seven");
            }
            this.n = n;
            Log.add("open " + n);
        }

        @Override
        public void close() {
            Log.add("close " + n);
            if (n == 1 || n == 255) {
                throw new ArithmeticException("close");
            }
        }
    }
}
