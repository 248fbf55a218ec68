package dev.dormouse.conformance.corpus;

import dev.dormouse.Coroutine;
import dev.dormouse.conformance.Row;
import dev.dormouse.conformance.corpus.Ports.Ask;

/** The async functions of {@code src/main/rust/sizes.rs} in Java, with variables of the same widths; {@code RustSizes} compares what they take. */
public final class AsInRust {

    private AsInRust() {}

    @Row(value = 75, args = "1,2,3,4")
    @Coroutine
    public static long fourThenOne(Ask out, long a, long b, long c, long d) {
        long left = a * b + c * d;
        out.yield(1);
        return left;
    }

    @Row(value = {75, 76}, args = "3")
    @Coroutine
    public static long twoPhases(Ask out, long seed) {
        long a = seed + 1, b = seed + 2, c = seed + 3, d = seed + 4;
        out.yield(1);
        long e = a ^ b ^ c ^ d, f = a & b, g = c | d;
        out.yield(2);
        return e + f * g;
    }

    @Row(value = 75, args = "true,MIN,MAX,MIN,MAX")
    @Coroutine
    public static long oneOfEach(Ask out, boolean flag, byte tiny, short small, int word, long wide) {
        out.yield(1);
        return (flag ? 1 : 0) + tiny + small + word + wide;
    }

    @Row(value = 75, args = "5")
    @Coroutine
    public static long fib(Ask out, int n) {
        long a = 0, b = 1, sum = 0;
        for (int i = 0; i < n; i++) {
            out.yield((int) a);
            sum += a;
            long next = a + b;
            a = b;
            b = next;
        }
        return sum;
    }

    @Row(75)
    @Coroutine
    public static void nothing(Ask out) {
        out.yield(1);
    }

    @Row(value = 75, args = "0,3")
    @Coroutine
    public static void blink(Ask out, int[] led, int times) {
        for (int i = 0; i < times; i++) {
            led[0] ^= 1;
            out.yield(led[0]);
        }
    }

    @Row(75)
    @Coroutine
    public static int tenTimes(Ask out) {
        int sum = 0;
        for (int i = 0; i < 10; i++) {
            sum += i * out.yield(i);
        }
        return sum;
    }

    @Row(value = 75, args = {"1;2;3", ""})
    @Coroutine
    public static int sumOf(Ask out, int[] values) {
        int sum = 0;
        for (int v : values) {
            sum += v * out.yield(sum);
        }
        return sum;
    }

    @Row(value = 75, args = "1;5;3;7")
    @Coroutine
    public static int largest(Ask out, int[] values) {
        int largest = values[0];
        for (int i = 1; i < values.length; i++) {
            out.yield(largest);
            if (values[i] > largest) {
                largest = values[i];
            }
        }
        return largest;
    }

    @Row(value = 75, args = {"-1", "85", "-86"})
    @Coroutine
    public static int eightFlags(Ask out, byte mask) {
        boolean a = (mask & 1) != 0, b = (mask & 2) != 0, c = (mask & 4) != 0, d = (mask & 8) != 0;
        boolean e = (mask & 16) != 0, f = (mask & 32) != 0, g = (mask & 64) != 0, h = (mask & 128) != 0;
        out.yield(mask);
        return (a ? 1 : 0) + (b ? 2 : 0) + (c ? 3 : 0) + (d ? 4 : 0) + (e ? 5 : 0) + (f ? 6 : 0) + (g ? 7 : 0) + (h ? 8 : 0);
    }

    @Row(value = 75, args = "9")
    @Coroutine
    public static boolean debounce(Ask out, byte samples) {
        boolean stable = false;
        boolean last = false;
        byte same = 0;
        for (int i = 0; i < samples; i++) {
            boolean now = out.yield(same) > 0;
            same = now == last ? (byte) (same + 1) : 0;
            last = now;
            if (same == 3) {
                stable = now;
            }
        }
        return stable;
    }

    @Row(value = 75, args = "5")
    @Coroutine
    public static char checksum(Ask out, char length) {
        char crc = 0xffff;
        for (int i = 0; i < length; i++) {
            crc = (char) (crc ^ out.yield(crc) & 0xff);
            for (int bit = 0; bit < 8; bit++) {
                crc = (char) ((crc & 1) != 0 ? crc >> 1 ^ 0xa001 : crc >> 1);
            }
        }
        return crc;
    }

    @Row(75)
    @Coroutine
    public static int frame(Ask out) {
        int kind = out.yield(1) & 0xff;
        int length = out.yield(2) & 0x1f;
        int check = kind ^ length;
        for (int i = 0; i < length; i++) {
            check ^= out.yield(check) & 0xff;
        }
        return check == (out.yield(3) & 0xff) ? kind : -1;
    }

    @Row(value = 75, args = "4")
    @Coroutine
    public static float mean(Ask out, char count) {
        float sum = 0;
        for (int i = 0; i < count; i++) {
            sum += out.yield(i);
        }
        return sum / count;
    }

    @Row(value = 75, args = "0.5,0.25,2,100")
    @Coroutine
    public static float controller(Ask out, float kp, float ki, float kd, float target) {
        float integral = 0, before = 0, set = 0;
        for (int i = 0; i < 10; i++) {
            float error = target - out.yield((int) set);
            integral += error;
            set = kp * error + ki * integral + kd * (error - before);
            before = error;
        }
        return set;
    }

    @Row(value = 75, args = {"3", "0"})
    @Coroutine
    public static int retry(Ask out, byte attempts) {
        char delay = 10;
        for (int attempt = 0; attempt < attempts; attempt++) {
            int answer = out.yield(attempt);
            if (answer > 0) {
                return answer;
            }
            out.yield(delay);
            delay *= 2;
        }
        return -delay;
    }

    @Row(value = 75, args = "2,3")
    @Coroutine
    public static int grid(Ask out, byte rows, byte columns) {
        int sum = 0;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                sum += row * column * out.yield(column);
            }
        }
        return sum;
    }

    @Row(value = 75, args = {"2", "3"})
    @Coroutine
    public static int switched(Ask out, byte state) {
        char steps = 0;
        while (steps < 20) {
            switch (state) {
                case 0 -> {
                    return steps;
                }
                case 1 -> state = (byte) (out.yield(1) & 3);
                case 2 -> {
                    out.yield(2);
                    state = 1;
                }
                default -> {
                    steps += (char) (out.yield(3) & 0xff);
                    state--;
                }
            }
            steps++;
        }
        return -1;
    }

    @Row(value = 75, args = "1,2;3,4;5;6")
    @Coroutine
    public static int firstOfThree(Ask out, int[] a, int[] b, int[] c) {
        int n = 0;
        out.yield(1);
        n += a.length;
        out.yield(2);
        n += b.length;
        out.yield(3);
        return n + c.length;
    }

    @Row(value = 75, args = "1;2;3,0;0;0")
    @Coroutine
    public static long copy(Ask out, int[] from, int[] to) {
        long total = 0;
        while (total < from.length) {
            out.yield((int) total);
            to[(int) total] = from[(int) total];
            total++;
        }
        return total + to[0];
    }

    @Row(value = 75, args = "0;0;0,1;2;3")
    @Coroutine
    public static void echo(Ask out, int[] stream, int[] buffer) {
        for (;;) {
            int n = out.yield(stream[0]) & 3;
            if (n == 0) {
                return;
            }
            out.yield(n);
            System.arraycopy(buffer, 0, stream, 0, n);
        }
    }

    @Row(value = 75, args = "9,3")
    @Coroutine
    public static boolean deadline(Ask out, long now, int timeout) {
        long until = now + timeout;
        while (now < until) {
            if (out.yield((int) now) == 0) {
                return true;
            }
            now++;
        }
        return false;
    }

    @Row(75)
    @Coroutine
    public static int window(Ask out) {
        short a = 0, b = 0, c = 0, d = 0;
        for (int i = 0; i < 20; i++) {
            a = b;
            b = c;
            c = d;
            d = (short) out.yield(i);
        }
        return a + b * 3 + c * 5 + d * 7;
    }

    @Row(value = 75, args = "5")
    @Coroutine
    public static int onTheStack(Ask out, int a) {
        return a * a + out.yield(1) * (a + out.yield(2));
    }

    @Row(75)
    @Coroutine
    public static long constants(Ask out) {
        int five = 5;
        long seven = 7;
        out.yield(1);
        return five + seven;
    }

    @Row(value = 75, args = {"1,2,true", "1,2,false"})
    @Coroutine
    public static long oneArm(Ask out, long a, long b, boolean which) {
        if (which) {
            long x = a * 3, y = b * 5;
            out.yield(1);
            return x ^ y;
        }
        long z = a + b;
        out.yield(2);
        return z;
    }

    @Row(value = 75, args = {"11", "0", "-1"})
    @Coroutine
    public static int bits(Ask out, int word) {
        int set = 0;
        for (int left = word; left != 0; left >>>= 1) {
            set += (left & 1) * out.yield(set);
        }
        return set;
    }

    @Row(value = 75, args = "3")
    @Coroutine
    public static long fiveLevels(Ask out, long seed) {
        long a = seed + 1, b = seed + 2, c = seed + 3, d = seed + 4, e = seed + 5, f = seed + 6, g = seed + 7, h = seed + 8;
        return level4(out, seed * 2) ^ a ^ b * 3 ^ c * 5 ^ d * 7 ^ e * 11 ^ f * 13 ^ g * 17 ^ h * 19;
    }

    @Coroutine
    private static long level4(Ask out, long seed) {
        long a = seed + 1, b = seed + 2, c = seed + 3, d = seed + 4, e = seed + 5, f = seed + 6, g = seed + 7, h = seed + 8;
        return level3(out, seed * 2) ^ a ^ b * 3 ^ c * 5 ^ d * 7 ^ e * 11 ^ f * 13 ^ g * 17 ^ h * 19;
    }

    @Coroutine
    private static long level3(Ask out, long seed) {
        long a = seed + 1, b = seed + 2, c = seed + 3, d = seed + 4, e = seed + 5, f = seed + 6, g = seed + 7, h = seed + 8;
        return level2(out, seed * 2) ^ a ^ b * 3 ^ c * 5 ^ d * 7 ^ e * 11 ^ f * 13 ^ g * 17 ^ h * 19;
    }

    @Coroutine
    private static long level2(Ask out, long seed) {
        long a = seed + 1, b = seed + 2, c = seed + 3, d = seed + 4, e = seed + 5, f = seed + 6, g = seed + 7, h = seed + 8;
        return level1(out, seed * 2) ^ a ^ b * 3 ^ c * 5 ^ d * 7 ^ e * 11 ^ f * 13 ^ g * 17 ^ h * 19;
    }

    @Coroutine
    private static long level1(Ask out, long seed) {
        long a = seed + 1, b = seed + 2, c = seed + 3, d = seed + 4, e = seed + 5, f = seed + 6, g = seed + 7, h = seed + 8;
        return out.yield((int) seed) ^ a ^ b * 3 ^ c * 5 ^ d * 7 ^ e * 11 ^ f * 13 ^ g * 17 ^ h * 19;
    }
}
