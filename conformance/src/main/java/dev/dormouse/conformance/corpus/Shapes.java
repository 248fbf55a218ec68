package dev.dormouse.conformance.corpus;

import dev.dormouse.Coroutine;
import dev.dormouse.Yield;
import dev.dormouse.conformance.Row;

/** Coroutines whose records have a size that can be told by hand; {@code Sizes} tells it. */
public final class Shapes {

    private Shapes() {}

    /** One is alive over the sleep. */
    @Row(value = 75, args = "3")
    @Coroutine
    public static long fourBeforeOneAfter(Yield.OfInt out, long seed) {
        long a = seed + 1;
        long b = a * 3;
        long c = b * 5;
        long d = c * 7;
        long left = a * b + c * d;
        out.yield(1);
        return left;
    }

    @Coroutine
    private static long fourParameters(Yield.OfInt out, long a, long b, long c, long d) {
        long left = a * b + c * d;
        out.yield(1);
        return left;
    }

    /** The parameters of a child are JVM locals: only one long of it is ever stored. */
    @Row(value = 75, args = "3")
    @Coroutine
    public static long parametersOfChild(Yield.OfInt out, long seed) {
        return fourParameters(out, seed, seed + 1, seed + 2, seed + 3);
    }

    @Coroutine(boxed = true)
    private static long largeBox(Yield.OfInt out, long a, long b, long c, long d) {
        String text = "t" + a;
        out.yield(1);
        return a * b + c * d + text.length();
    }

    /** Of a boxed child only the box. */
    @Row(value = {75, 77}, args = "3")
    @Coroutine
    public static long boxedChild(Yield.OfInt out, int seed) {
        return largeBox(out, seed, seed + 1, seed + 2, seed + 3) + seed;
    }

    /** Its parameters are alive before it starts. */
    @Row(value = 75, args = "1,2,3,4")
    @Coroutine
    public static long parametersOfRoot(Yield.OfInt out, long a, long b, long c, long d) {
        long left = a * b + c * d;
        out.yield(1);
        return left;
    }

    /** Four longs, then three. */
    @Row(value = {75, 76, 94}, args = "3")
    @Coroutine
    public static long twoPhases(Yield.OfInt out, long seed) {
        long a = seed + 1;
        long b = seed + 2;
        long c = seed + 3;
        long d = seed + 4;
        out.yield(1);
        long e = a ^ b ^ c ^ d;
        long f = a & b;
        long g = c | d;
        out.yield(2);
        return e + f * g;
    }

    /** {@code 1 + 1 + 2 + 4 + 8} bytes. */
    @Row(value = {75, 37}, args = {"true,MIN,MAX,MIN,MAX", "false,-1,-1,-1,-1"})
    @Coroutine
    public static String oneOfEach(Yield.OfInt out, boolean flag, byte tiny, short small, int word, long wide) {
        out.yield(1);
        out.yield(2);
        return flag + " " + tiny + " " + small + " " + word + " " + wide;
    }

    @Row(value = 75, args = {"true,false,true,false,true,false,true,false"})
    @Coroutine
    public static int eightBooleans(Yield.OfInt out, boolean a, boolean b, boolean c, boolean d, boolean e, boolean f, boolean g, boolean h) {
        out.yield(1);
        return (a ? 1 : 0) + (b ? 2 : 0) + (c ? 4 : 0) + (d ? 8 : 0) + (e ? 16 : 0) + (f ? 32 : 0) + (g ? 64 : 0) + (h ? 128 : 0);
    }

    @Row(value = 75, args = {"true,false,true,false,true,false,true,false,true"})
    @Coroutine
    public static int nineBooleans(
            Yield.OfInt out, boolean a, boolean b, boolean c, boolean d, boolean e, boolean f, boolean g, boolean h, boolean i) {
        out.yield(1);
        return (a ? 1 : 0) + (b ? 2 : 0) + (c ? 4 : 0) + (d ? 8 : 0) + (e ? 16 : 0) + (f ? 32 : 0) + (g ? 64 : 0) + (h ? 128 : 0) + (i ? 256 : 0);
    }

    @Row(value = 75, args = "a,b,-1,-2")
    @Coroutine
    public static int halves(Yield.OfInt out, char a, char b, short c, short d) {
        out.yield(1);
        return a + b + c + d;
    }

    /** Widths come from where a value comes from, not from its declaration: eight bytes. */
    @Row({75, 23})
    @Coroutine
    public static int loadedBytes(Yield.OfInt out) {
        byte[] bytes = {-128, 127, -1, 0, 1, 2, 3, 4};
        int a = bytes[0];
        int b = bytes[1];
        int c = bytes[2];
        int d = bytes[3];
        int e = bytes[4];
        int f = bytes[5];
        int g = bytes[6];
        int h = bytes[7];
        out.yield(1);
        return a + b * 3 + c * 5 + d * 7 + e * 11 + f * 13 + g * 17 + h * 19;
    }

    @Coroutine
    private static int take(Yield.OfInt out, int a, long b, String c) {
        out.yield(a);
        return a;
    }

    /** Constants of variables and of the stack. */
    @Row({75, 30})
    @Coroutine
    public static long constants(Yield.OfInt out) {
        int five = 5;
        long seven = 7;
        String text = "text";
        out.yield(1);
        return five + seven + text.length();
    }

    /** The child's argument is alive in the child. */
    @Row(value = 75, args = "9")
    @Coroutine
    public static long aliveInChild(Yield.OfInt out, int v) {
        return take(out, v, 5L, "x");
    }

    @Coroutine
    private static long level1(Yield.OfInt out, long seed) {
        long a = seed + 1, b = seed + 2, c = seed + 3, d = seed + 4, e = seed + 5, f = seed + 6, g = seed + 7, h = seed + 8;
        out.yield((int) seed);
        return a ^ b * 3 ^ c * 5 ^ d * 7 ^ e * 11 ^ f * 13 ^ g * 17 ^ h * 19;
    }

    @Coroutine
    private static long level2(Yield.OfInt out, long seed) {
        long a = seed + 1, b = seed + 2, c = seed + 3, d = seed + 4, e = seed + 5, f = seed + 6, g = seed + 7, h = seed + 8;
        long below = level1(out, seed * 2);
        return below ^ a ^ b * 3 ^ c * 5 ^ d * 7 ^ e * 11 ^ f * 13 ^ g * 17 ^ h * 19;
    }

    @Coroutine
    private static long level3(Yield.OfInt out, long seed) {
        long a = seed + 1, b = seed + 2, c = seed + 3, d = seed + 4, e = seed + 5, f = seed + 6, g = seed + 7, h = seed + 8;
        long below = level2(out, seed * 2);
        return below ^ a ^ b * 3 ^ c * 5 ^ d * 7 ^ e * 11 ^ f * 13 ^ g * 17 ^ h * 19;
    }

    @Coroutine
    private static long level4(Yield.OfInt out, long seed) {
        long a = seed + 1, b = seed + 2, c = seed + 3, d = seed + 4, e = seed + 5, f = seed + 6, g = seed + 7, h = seed + 8;
        long below = level3(out, seed * 2);
        return below ^ a ^ b * 3 ^ c * 5 ^ d * 7 ^ e * 11 ^ f * 13 ^ g * 17 ^ h * 19;
    }

    /** Five levels of eight longs, alive at once. */
    @Row(value = {75, 76}, args = "3")
    @Coroutine
    public static long fiveLevels(Yield.OfInt out, long seed) {
        long a = seed + 1, b = seed + 2, c = seed + 3, d = seed + 4, e = seed + 5, f = seed + 6, g = seed + 7, h = seed + 8;
        long below = level4(out, seed * 2);
        return below ^ a ^ b * 3 ^ c * 5 ^ d * 7 ^ e * 11 ^ f * 13 ^ g * 17 ^ h * 19;
    }

    /** Two children that are never alive at once: the larger one counts. */
    @Row(value = {75, 76}, args = "3")
    @Coroutine
    public static long oneAfterTheOther(Yield.OfInt out, long seed) {
        level1(out, seed);
        return twoPhases(out, seed) > 0 ? 1 : 2;
    }

    /** References alive at different points share a slot. */
    @Row(value = {75, 73}, args = "x")
    @Coroutine
    public static int references(Yield.OfInt out, String first) {
        out.yield(1);
        String second = first + "y";
        out.yield(2);
        int[] third = {second.length()};
        out.yield(3);
        return third[0];
    }

    @Row(value = {75, 73}, args = "x,y")
    @Coroutine
    public static String twoReferences(Yield.OfInt out, String first, String second) {
        out.yield(1);
        return first + second;
    }

    /** One own point and, flattened, the two sites of a child with one. */
    @Row(75)
    @Coroutine
    public static void twoSites(Yield.OfInt out) {
        once(out, 1);
        out.yield(2);
        once(out, 3);
    }

    @Coroutine
    private static void once(Yield.OfInt out, int v) {
        out.yield(v);
    }

    /** Sleeps never. */
    @Row(value = 75, args = "5")
    @Coroutine
    public static int never(Yield.OfInt out, int v) {
        return v + 1;
    }
}
