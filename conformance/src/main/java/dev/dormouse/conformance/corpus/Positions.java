package dev.dormouse.conformance.corpus;

import dev.dormouse.Coroutine;
import dev.dormouse.Exchange;
import dev.dormouse.Yield;
import dev.dormouse.conformance.Row;
import dev.dormouse.conformance.corpus.Ports.Ask;
import dev.dormouse.conformance.corpus.Ports.Tick;

/** Where the suspension stands: the ends of a method, and inside expressions. */
public final class Positions {

    private Positions() {}

    @Row(1)
    @Coroutine
    static void first(Yield.OfInt out) {
        out.yield(1);
        Log.add("after");
    }

    @Row(1)
    @Coroutine
    static int firstInLoop(Ask out) {
        int got;
        do {
            got = out.yield(0);
        } while (got < 4 && got > 0);
        return got;
    }

    @Row(1)
    @Coroutine
    static int firstIsChild(Ask out) {
        int got = Child.once(out, 3);
        return got - 1;
    }

    @Row({1, 2})
    @Coroutine
    static void only(Yield<String> out) {
        out.yield("only");
    }

    @Row({1, 2})
    @Coroutine
    static int onlyReturned(Ask out) {
        return out.yield(7);
    }

    @Row(2)
    @Coroutine
    static void last(Yield.OfDouble out) {
        Log.add("before");
        out.yield(Double.NaN);
    }

    @Row(value = 2, args = {"0", "1", "2", "3"})
    @Coroutine
    static int lastIsChild(Ask out, int n) {
        Log.add("before");
        return Child.some(out, n);
    }

    @Row(2)
    @Coroutine
    static void turns(Tick out) {
        out.yield();
        Log.add("between");
        out.yield();
        out.yield();
    }

    @Row(value = 2, args = {"true", "false"})
    @Coroutine
    static void maybeAtAll(Yield.OfInt out, boolean really) {
        if (really) {
            out.yield(1);
        }
    }

    @Row(3)
    @Coroutine
    static int sum(Ask out) {
        return out.yield(1) + out.yield(2) * out.yield(3) - out.yield(4);
    }

    @Row(3)
    @Coroutine
    static double mixed(Ask out) {
        return Child.tiny(out, 1) * (Child.wide(out, 2) - Child.letter(out, 3)) / (Child.rough(out, 4) + Child.exact(out, 5))
                + (Child.truth(out, 6) ? Child.small(out, 7) : -Child.wide(out, 8));
    }

    @Row(3)
    @Coroutine
    static int nested(Ask out) {
        return Child.once(out, Child.once(out, Child.some(out, out.yield(Child.never(out, 1)))));
    }

    @Row(3)
    @Coroutine
    static boolean compared(Ask out) {
        return Child.wide(out, 1) < Child.wide(out, 2) | Child.rough(out, 3) >= Child.rough(out, 4)
                ^ Child.exact(out, 5) != Child.exact(out, 6) & out.yield(7) > out.yield(8);
    }

    @Row(3)
    @Coroutine
    static String objects(Exchange<String, String> out) {
        return String.valueOf(out.yield("a")).concat(String.valueOf(out.yield("b"))) + (out.yield("c") == null) + (out.yield("d") instanceof String);
    }

    @Row(3)
    @Coroutine
    static int casts(Exchange<Object, Integer> out) {
        int unboxed = out.yield(1) + out.yield('x');
        long widened = (long) unboxed << 8 | out.yield(null);
        return (int) (widened % 1000) - (byte) (int) out.yield(3L);
    }

    @Row(value = 4, args = {"true,1", "false,1", "true,-5", "false,-5"})
    @Coroutine
    static int ternary(Ask out, boolean which, int v) {
        int got = which ? out.yield(v) : Child.once(out, v + 1);
        return got > 2 ? out.yield(100) + (got > 4 ? out.yield(200) : out.yield(300)) : Child.some(out, got);
    }

    @Row(4)
    @Coroutine
    static String ternaryOfTypes(Ask out) {
        Object either = out.yield(1) > 1 ? Child.text(out, 2) : (Object) Child.list(out, 3);
        return either instanceof int[] list ? "list " + list[1] : either.toString();
    }

    @Row(4)
    @Coroutine
    static long ternaryUnderOperand(Ask out) {
        long base = 1L << 40;
        return base + (out.yield(1) % 2 == 0 ? Child.wide(out, 2) : out.yield(3)) * (base > out.yield(4) ? out.yield(5) : 6);
    }

    @Row(5)
    @Coroutine
    static boolean and(Ask out) {
        return Child.truth(out, 1) && out.yield(2) > 1 && Child.truth(out, 3);
    }

    @Row(5)
    @Coroutine
    static boolean or(Ask out) {
        return Child.truth(out, 1) || out.yield(2) < 2 || Child.truth(out, 3);
    }

    @Row(5)
    @Coroutine
    static int conditions(Ask out) {
        int met = 0;
        if (Child.truth(out, 1) && (Child.truth(out, 2) || !Child.truth(out, 3))) {
            met |= 1;
        }
        if (!(out.yield(4) > 1 || Child.truth(out, 5)) ^ Child.truth(out, 6)) {
            met |= 2;
        }
        boolean kept = met != 0 && (Child.truth(out, 7) || (met & out.yield(8)) != 0);
        return kept ? met : ~met;
    }
}
