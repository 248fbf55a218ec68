package dev.dormouse.conformance.corpus;

import dev.dormouse.Async;
import dev.dormouse.Coroutine;
import dev.dormouse.Frame;
import dev.dormouse.Readiness;
import dev.dormouse.Reservation;
import dev.dormouse.Scratch;
import dev.dormouse.Sensitive;
import dev.dormouse.Yield;
import dev.dormouse.conformance.corpus.far.Resting;

/** Tasks and a generator for dumps: variables of each kind, children of each kind. */
public final class Dumped {

    /** What no dump shows, wherever it is. */
    @Sensitive
    public record Pin(int digits) {}

    /** A child that the receiver decides. */
    public interface Nap {

        @Coroutine(frame = @Frame(bytes = 32, refs = 2))
        void nap(Async a, long millis);
    }

    private Dumped() {}

    @Coroutine
    public static void top(Async a, String name, @Sensitive String key, Pin pin, boolean flag, char letter, byte small, int[] numbers) {
        float half = small / 2f;
        @Sensitive long secret = key.length();
        int length = numbers.length;
        byte[] scratch = Scratch.bytes(16);
        for (int i = -1; i < 1; i++) {
            middle(a, name + i, i * 0.5, (short) (small * 1000));
        }
        Log.add(name + key + pin + flag + letter + small + half + secret + length + scratch.length + numbers[0]);
    }

    @Coroutine
    private static void middle(Async a, String text, double factor, short scaled) {
        String same = text;
        Object nothing = null;
        boxed(a, scaled);
        Log.add(text + same + factor + scaled + nothing);
    }

    @Coroutine(boxed = true)
    private static void boxed(Async a, int times) {
        StringBuilder built = new StringBuilder("two\nlines ").append(times);
        Nap nap = (port, millis) -> {
            long twice = 2 * millis;
            port.sleepMillis(millis);
            Log.add("" + twice + built);
        };
        nap.nap(a, 250);
        Log.add(built + "");
    }

    @Coroutine
    public static void awaits(Async a, Readiness source) throws java.io.IOException {
        source.await(a);
    }

    @Coroutine
    public static void reserves(Async a, Reservation first, Reservation second) {
        first.reserve(a);
        second.reserve(a);
    }

    @Coroutine
    public static void counts(Yield.OfInt out, int most) {
        for (int i = 0; i < most; i++) {
            out.yield(i);
        }
    }

    /** Calls what a class of another package leaves open, and shows to its subclasses only. */
    public abstract static class Tired extends Resting {

        @Coroutine
        final void twice(Async a, long millis) {
            rest(a, millis);
            rest(a, 2 * millis);
        }
    }

    /** What the receiver has. */
    public static final class Dozing extends Tired {

        @Override
        @Coroutine
        protected void rest(Async a, long millis) {
            a.sleepMillis(millis);
            Log.add("rested " + millis);
        }
    }

    @Coroutine
    public static void rests(Async a, Tired who, long millis) {
        who.twice(a, millis);
    }
}
