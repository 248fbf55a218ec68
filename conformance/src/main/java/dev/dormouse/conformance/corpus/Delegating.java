package dev.dormouse.conformance.corpus;

import dev.dormouse.Coroutine;
import dev.dormouse.Yield;
import dev.dormouse.conformance.Row;
import dev.dormouse.conformance.corpus.Ports.Ask;

/** Children: that end at once, never sleep, throw; at several call sites, in loops, fanning out. */
public final class Delegating {

    private Delegating() {}

    @Row(value = 66, args = {"0", "1", "3"})
    @Coroutine
    static int endsAtOnce(Ask out, int n) {
        int sum = Child.some(out, 0);
        sum += Child.some(out, n);
        sum += Child.some(out, 4);
        return sum * Child.some(out, n + 1);
    }

    @Row(66)
    @Coroutine
    static int neverYields(Ask out) {
        return Child.never(out, 1) + Child.never(out, 2);
    }

    @Row(66)
    @Coroutine
    static int neverBetween(Ask out) {
        int a = out.yield(1);
        int b = Child.never(out, a) + neverDeeper(out, a);
        return a * b - out.yield(b);
    }

    @Coroutine
    private static int neverDeeper(Ask out, int v) {
        return Child.never(out, v) + Child.never(out, v + 1);
    }

    @Row(66)
    @Coroutine
    static int throwsAtOnce(Ask out) {
        int kept = 3;
        try {
            kept += Child.throwing(out, -1);
        } catch (Trouble e) {
            kept += out.yield(e.getMessage().length());
        }
        try {
            kept += out.yield(kept) + Child.throwing(out, 2) + Child.throwing(out, -2);
        } catch (Trouble e) {
            kept -= e.getMessage().length();
        }
        return kept;
    }

    @Row({67, 91})
    @Coroutine
    static String everyResult(Ask out) {
        return truth(out) + " " + tiny(out) + " " + (int) letter(out) + " " + small(out) + " " + word(out) + " " + wide(out) + " " + rough(out) + " "
                + exact(out) + " " + text(out) + " " + list(out)[1] + nothing(out);
    }

    @Coroutine
    private static String nothing(Ask out) {
        Child.once(out, 99);
        return null;
    }

    @Coroutine
    private static boolean truth(Ask out) {
        return !Child.truth(out, 1);
    }

    @Coroutine
    private static byte tiny(Ask out) {
        return Child.tiny(out, 2);
    }

    @Coroutine
    private static char letter(Ask out) {
        return Child.letter(out, 3);
    }

    @Coroutine
    private static short small(Ask out) {
        return Child.small(out, 4);
    }

    @Coroutine
    private static int word(Ask out) {
        return Child.once(out, 5);
    }

    @Coroutine
    private static long wide(Ask out) {
        return Child.wide(out, 6);
    }

    @Coroutine
    private static float rough(Ask out) {
        return Child.rough(out, 7);
    }

    @Coroutine
    private static double exact(Ask out) {
        return Child.exact(out, 8);
    }

    @Coroutine
    private static String text(Ask out) {
        return Child.text(out, 9);
    }

    @Coroutine
    private static int[] list(Ask out) {
        return Child.list(out, 10);
    }

    @Row({86, 87, 67})
    @Coroutine
    static int alternating(Ask out) {
        int sum = 0;
        for (int i = 0; i < 4; i++) {
            sum += (i & 1) == 0 ? Child.some(out, i + 1) : (int) Child.wide(out, sum);
            out.yield(sum);
        }
        return sum;
    }

    @Row({87, 67})
    @Coroutine
    static int inBothArms(Ask out) {
        int sum = 1;
        for (int i = 0; i < 3; i++) {
            if (out.yield(i) > 2) {
                sum *= Child.some(out, 2);
            } else {
                sum -= Child.some(out, 2);
            }
            sum += Child.some(out, 1) - Child.some(out, 1);
        }
        return sum;
    }

    @Row(87)
    @Coroutine
    static long whileItSays(Ask out) {
        long rounds = 0;
        while (Child.truth(out, (int) rounds) ^ Child.truth(out, -1)) {
            rounds++;
            if (rounds > 3 && Child.small(out, 5) > 0) {
                break;
            }
        }
        return rounds;
    }

    @Row(88)
    @Coroutine
    public static int fanOut(Ask out) {
        int kept = 1;
        return fan3(out, 1) * 3 + fan3(out, 2) + kept;
    }

    @Coroutine
    private static int fan3(Ask out, int v) {
        byte kept = (byte) v;
        return fan2(out, v * 2) - fan2(out, v * 2 + 1) + kept;
    }

    @Coroutine
    private static int fan2(Ask out, int v) {
        long kept = v;
        int below = fan1(out, v * 2) + fan1(out, v * 2 + 1);
        return below + (int) kept;
    }

    @Coroutine
    private static int fan1(Ask out, int v) {
        return out.yield(v) - out.yield(-v);
    }

    /** A chain of eight, with something alive at every level. */
    @Row({88, 91})
    @Coroutine
    static long chain(Ask out) {
        return chain7(out, 1) + 8;
    }

    @Coroutine
    private static long chain7(Ask out, long v) {
        short kept = (short) (v + 7);
        return (long) chain6(out, v + 1) * kept;
    }

    @Coroutine
    private static double chain6(Ask out, double v) {
        return chain5(out, (float) v + 1) - v;
    }

    @Coroutine
    private static float chain5(Ask out, float v) {
        String kept = "k" + v;
        return chain4(out, kept).length() + v;
    }

    @Coroutine
    private static String chain4(Ask out, String v) {
        return chain3(out, v.length()) ? v : v + v;
    }

    @Coroutine
    private static boolean chain3(Ask out, int v) {
        return chain2(out, (char) v) > 2 || chain2(out, 'z') > 2;
    }

    @Coroutine
    private static int chain2(Ask out, char v) {
        char kept = v;
        int got = chain1(out, v);
        return got + kept - v;
    }

    @Coroutine
    private static int chain1(Ask out, char v) {
        Log.add("bottom of the chain");
        return out.yield(v);
    }

    /** References and numbers that are alive over one child and dead over the next. */
    @Row({86, 94})
    @Coroutine
    static String overOneDeadOverNext(Ask out) {
        String text = Child.text(out, 1);
        int[] list = Child.list(out, 2);
        long wide = Child.wide(out, 3) + list[1];
        String both = text + wide;
        text = null;
        short small = Child.small(out, 4);
        double exact = Child.exact(out, 5) * small;
        return both + exact + Child.text(out, 6);
    }

    /** Yields through children only. */
    @Row(value = {66, 88}, args = {"3", "0"})
    @Coroutine
    static void tree(Yield.OfInt out, int depth) {
        if (depth > 0) {
            leaf(out, depth);
            twig(out, depth);
            leaf(out, -depth);
            twig(out, 0);
        }
    }

    @Coroutine
    private static void twig(Yield.OfInt out, int depth) {
        for (int i = 0; i < depth; i++) {
            leaf(out, i * 10);
        }
    }

    @Coroutine
    private static void leaf(Yield.OfInt out, int v) {
        out.yield(v);
    }
}
