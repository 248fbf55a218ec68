package dev.dormouse.conformance.corpus;

import java.nio.ByteBuffer;

import dev.dormouse.Coroutine;
import dev.dormouse.Scratch;
import dev.dormouse.Yield;

/** Boxed children with records of each kind: each is called after one yield, and sleeps once. */
public final class Crates {

    private Crates() {}

    @Coroutine(boxed = true)
    private static void empty(Yield.OfInt out) {
        out.yield(2);
    }

    @Coroutine
    public static void callsEmpty(Yield.OfInt out) {
        out.yield(1);
        empty(out);
    }

    @Coroutine(boxed = true)
    private static long numbers(Yield.OfInt out, long a, int b, byte c) {
        out.yield(2);
        return a + b + c;
    }

    @Coroutine
    public static long callsNumbers(Yield.OfInt out) {
        out.yield(1);
        return numbers(out, System.nanoTime(), 4, (byte) 5);
    }

    @Coroutine(boxed = true)
    private static int texts(Yield.OfInt out, String a, String b, String c) {
        out.yield(2);
        return a.length() + b.length() + c.length();
    }

    @Coroutine
    public static int callsTexts(Yield.OfInt out, String text) {
        out.yield(1);
        return texts(out, text, text, text);
    }

    @Coroutine(boxed = true)
    private static long arrays(Yield.OfInt out, long kept) {
        byte[] bytes = Scratch.bytes(3);
        int[] ints = Scratch.ints(5);
        long[] longs = Scratch.longs(2);
        out.yield(2);
        return kept + bytes.length + ints.length + longs.length;
    }

    @Coroutine
    public static long callsArrays(Yield.OfInt out) {
        out.yield(1);
        return arrays(out, System.nanoTime());
    }

    @Coroutine(boxed = true)
    private static int buffer(Yield.OfInt out) {
        ByteBuffer buffer = Scratch.buffer(64);
        out.yield(2);
        return buffer.capacity();
    }

    @Coroutine
    public static int callsBuffer(Yield.OfInt out) {
        out.yield(1);
        return buffer(out);
    }

    @Coroutine(boxed = true)
    private static int view(Yield.OfInt out) {
        CratesCo.CallsTexts view = Scratch.view(CratesCo.CallsTexts.class);
        out.yield(2);
        return view.hashCode();
    }

    @Coroutine
    public static int callsView(Yield.OfInt out) {
        out.yield(1);
        return view(out);
    }
}
