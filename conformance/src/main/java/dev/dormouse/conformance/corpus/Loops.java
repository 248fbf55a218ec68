package dev.dormouse.conformance.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.dormouse.Coroutine;
import dev.dormouse.Yield;
import dev.dormouse.conformance.Row;
import dev.dormouse.conformance.corpus.Ports.Ask;

/** Suspensions in the heads and bodies of loops, and jumps across them. */
public final class Loops {

    private Loops() {}

    @Row(9)
    @Coroutine
    static int heads(Ask out) {
        int sum = 0;
        for (int i = out.yield(0) & 3; i < (out.yield(1) & 7); i += 1 + (out.yield(2) & 1)) {
            sum += i;
        }
        return sum;
    }

    @Row(9)
    @Coroutine
    static int headsOfChildren(Ask out) {
        int rounds = 0;
        for (long i = Child.wide(out, 0) & 1; i < 3 && Child.some(out, 1) != 0; i = i + 1 + Child.never(out, 0)) {
            rounds += (int) i;
        }
        return rounds;
    }

    @Row(9)
    @Coroutine
    static int conditions(Ask out) {
        int rounds = 0;
        while (Child.truth(out, rounds) || out.yield(rounds) > 2) {
            if (++rounds > 4) {
                break;
            }
        }
        do {
            rounds += 10;
        } while (rounds < 60 && (out.yield(rounds) & 3) != 0);
        return rounds;
    }

    @Row({9, 18})
    @Coroutine
    static void endless(Yield.OfInt out) {
        for (int i = 0;; i++) {
            out.yield(i * i);
        }
    }

    @Row({9, 17})
    @Coroutine
    static long nested(Yield.OfLong out) {
        long product = 1;
        for (int i = 1; i < 4; i++) {
            long inner = i;
            for (int j = i; j > 0; j--) {
                product *= j;
                out.yield(product);
                {
                    int block = j * 100;
                    out.yield(block);
                    inner += block;
                }
                out.yield(inner);
            }
            product ^= inner;
        }
        return product;
    }

    @Row(value = 10, args = {"1;2;3", "", "-1;2147483647", "null"})
    @Coroutine
    static int overArray(Ask out, int[] values) {
        int sum = 0;
        for (int value : values) {
            sum += value * out.yield(value);
        }
        for (int value : Child.list(out, sum)) {
            sum ^= value;
        }
        return sum;
    }

    @Row(value = 10, args = {"a;b;c", ""})
    @Coroutine
    static String overIterable(Ask out, String[] values) {
        List<String> list = new ArrayList<>(List.of(values));
        StringBuilder all = new StringBuilder();
        for (String value : list) {
            all.append(value).append(out.yield(all.length()));
            for (char letter : value.toCharArray()) {
                all.append((int) letter).append(out.yield(letter));
            }
        }
        Map<String, Integer> map = new TreeMap<>();
        for (String value : list) {
            map.put(value + map.size(), out.yield(map.size()));
        }
        for (Map.Entry<String, Integer> entry : map.entrySet()) {
            all.append(entry.getKey()).append(entry.getValue() - out.yield(0));
        }
        return all.toString();
    }

    @Row(10)
    @Coroutine
    static void overNumbers(Yield<Object> out) {
        for (long value : new long[] {Long.MIN_VALUE, 0, Long.MAX_VALUE}) {
            out.yield(value);
        }
        for (double value : new double[] {-0.0, Double.NaN}) {
            out.yield(value);
        }
        for (Object[] row : new Object[][] {{"x", 1}, {}, {null, 'c'}}) {
            for (Object value : row) {
                out.yield(value);
            }
        }
    }

    @Row(11)
    @Coroutine
    static int labels(Ask out) {
        int steps = 0;
        outer:
        for (int i = 0; i < 4; i++) {
            inner:
            for (int j = 0;; j++) {
                steps = steps * 2 + 1;
                switch (out.yield(i * 10 + j)) {
                    case 1:
                        continue inner;
                    case 2:
                        continue outer;
                    case 3:
                        break inner;
                    case 6:
                        break outer;
                    default:
                        if (j > 2) {
                            continue outer;
                        }
                }
                block: {
                    if (Child.truth(out, j)) {
                        break block;
                    }
                    steps += 100;
                }
            }
            steps += out.yield(-i);
        }
        return steps;
    }

    @Row({11, 41})
    @Coroutine
    static int labelsThroughFinally(Ask out) {
        int steps = 0;
        outer:
        for (int i = 0; i < 3; i++) {
            try {
                while (true) {
                    try {
                        int got = out.yield(i);
                        if (got == 1) {
                            continue;
                        }
                        if (got == 3) {
                            break outer;
                        }
                        if (got < 0) {
                            break;
                        }
                        continue outer;
                    } finally {
                        steps += 1 + out.yield(100 + i);
                        if (steps > 500) {
                            Log.add("long");
                        }
                    }
                }
                Log.add("inner left");
            } finally {
                Log.add("round ", i);
                steps += out.yield(200 + i) & 7;
            }
        }
        return steps;
    }
}
