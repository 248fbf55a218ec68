package dev.dormouse.conformance.corpus;

import java.util.List;

import dev.dormouse.Coroutine;
import dev.dormouse.Exchange;
import dev.dormouse.Yield;
import dev.dormouse.conformance.Row;
import dev.dormouse.conformance.corpus.Ports.Ask;
import dev.dormouse.conformance.corpus.Ports.AskBoolean;
import dev.dormouse.conformance.corpus.Ports.AskByte;
import dev.dormouse.conformance.corpus.Ports.AskChar;
import dev.dormouse.conformance.corpus.Ports.AskDouble;
import dev.dormouse.conformance.corpus.Ports.AskFloat;
import dev.dormouse.conformance.corpus.Ports.AskLong;
import dev.dormouse.conformance.corpus.Ports.AskShort;

/** Variables of every type that live across suspensions. */
public final class Locals {

    private Locals() {}

    @Row(value = {19, 23}, args = {"true", "false"})
    @Coroutine
    static boolean booleans(AskBoolean out, boolean p) {
        boolean a = out.yield(p);
        boolean b = !out.yield(a);
        a ^= out.yield(b) | p;
        return a == out.yield(a) && b != p;
    }

    @Row(value = {19, 23}, args = {"MIN", "MAX", "-1"})
    @Coroutine
    static byte bytes(AskByte out, byte p) {
        byte a = out.yield(p);
        byte b = (byte) (out.yield(a) + p);
        a += out.yield(b);
        b++;
        p >>= 1;
        return (byte) (a ^ out.yield(a) ^ b ^ p);
    }

    @Row(value = {19, 23}, args = {"MIN", "MAX", "x"})
    @Coroutine
    static char chars(AskChar out, char p) {
        char a = out.yield(p);
        char b = (char) (out.yield(a) - p);
        a++;
        a += out.yield(b);
        return (char) (a ^ out.yield(a) ^ b);
    }

    @Row(value = {19, 23}, args = {"MIN", "MAX", "-1"})
    @Coroutine
    static short shorts(AskShort out, short p) {
        short a = out.yield(p);
        short b = (short) (out.yield(a) * p);
        b--;
        a -= out.yield(b);
        return (short) (a ^ out.yield(a) ^ b);
    }

    @Row(value = {19}, args = {"MIN", "MAX", "-1"})
    @Coroutine
    static int ints(Ask out, int p) {
        int a = out.yield(p);
        int b = out.yield(a) * p;
        a -= out.yield(b);
        b++;
        return a ^ out.yield(a) ^ b;
    }

    @Row(value = {19, 37}, args = {"MIN", "MAX", "-1"})
    @Coroutine
    static long longs(AskLong out, long p) {
        long a = out.yield(p);
        long b = out.yield(a) * p;
        a -= out.yield(b);
        b++;
        return a ^ out.yield(a) ^ b;
    }

    @Row(value = {19, 36}, args = {"#7fc00001", "#ffc12345", "-0.0", "Infinity", "1.5"})
    @Coroutine
    static float floats(AskFloat out, float p) {
        float a = out.yield(p);
        float b = p;
        out.yield(a);
        out.yield(b);
        return out.yield(a) > 0 ? b : a;
    }

    @Row(value = {19, 36}, args = {"#7ff8000000000001", "#fff8123456789abc", "-0.0", "-Infinity", "1.5"})
    @Coroutine
    static double doubles(AskDouble out, double p) {
        double a = out.yield(p);
        double b = p;
        out.yield(a);
        out.yield(b);
        return out.yield(a) > 0 ? b : a;
    }

    @Row(value = {19, 27}, args = {"x", "null"})
    @Coroutine
    static Object references(Exchange<Object, Object> out, Object p) {
        Object a = out.yield(p);
        Object b = out.yield(a);
        p = a;
        a = out.yield(b);
        return List.of(String.valueOf(p), String.valueOf(a), String.valueOf(out.yield(b)));
    }

    /** The port stands last, behind parameters of two slots. */
    @Row(value = {21, 19}, args = {"1,true,-5,2.5,x,MAX", "0,false,MIN,NaN,null,MIN"})
    @Coroutine
    static String parameters(byte one, boolean two, long three, double four, String five, long six, Yield.OfInt out) {
        out.yield(1);
        long odd = six - 1;
        out.yield(2);
        int between = one;
        double wide = four * 2;
        out.yield(3);
        return one + " " + two + " " + three + " " + four + " " + five + " " + six + " " + odd + " " + between + " " + wide;
    }

    /** The port stands between. */
    @Row(value = 21, args = {"MIN,MAX", "0,-1"})
    @Coroutine
    static long between(long before, Ask out, long after) {
        int i = out.yield(1);
        long a = before + i;
        int j = out.yield(2);
        long b = after - j;
        return out.yield(3) > 0 ? a - b : a ^ b ^ before;
    }

    @Row(21)
    @Coroutine
    static double oddIndexes(Ask out) {
        int i = 1;
        long l = Long.MAX_VALUE;
        byte b = 2;
        double d = out.yield(1);
        short s = 3;
        long m = out.yield(2);
        {
            char c = 4;
            double e = out.yield(3) + c;
            d += e;
        }
        {
            long n = out.yield(4) - l;
            float f = out.yield(5);
            m += n + (long) f;
        }
        return i + l + b + d + s + m;
    }

    @Row(22)
    @Coroutine
    static String onlyNull(Ask out) {
        Object never = null;
        String text = null;
        out.yield(1);
        if (out.yield(2) > 1) {
            text = Child.text(out, 3);
        }
        out.yield(4);
        return never + " " + text + (never == null) + (text != null ? text.length() : out.yield(5));
    }

    @Row(22)
    @Coroutine
    static int nullThenTyped(Ask out) {
        int[] list = null;
        CharSequence chars = null;
        for (int i = 0; i < 3; i++) {
            if (list != null) {
                list[0] += out.yield(list.length);
            }
            if (chars == null) {
                chars = i == 1 ? Child.text(out, i) : null;
            } else {
                chars = new StringBuilder(chars).append(out.yield(chars.length()));
            }
            list = out.yield(i) > 3 ? null : new int[] {out.yield(i)};
        }
        return (list == null ? -1 : list[0]) + (chars == null ? 0 : chars.length() * 100);
    }

    @Row(22)
    @Coroutine
    static int nullOfNeverAssigned(Ask out) {
        String text = null;
        int got = out.yield(1);
        int length = text == null ? out.yield(2) : text.length();
        text = null;
        return got + length + (text == null ? out.yield(3) : 0);
    }

    /** At the join javac's frame gives the variable its declared type, though it is null on every path to the calls. */
    @Row({22, 25})
    @Coroutine
    static String nullAcrossAJoin(Ask out) {
        String text = null;
        int[] list = null;
        int got = 0;
        if (out.yield(1) > 1) {
            got++;
        }
        got += Child.text(out, 2).length();
        while (list == null && got < 100) {
            got += Child.text(out, 3).length() + 50;
        }
        if (got > 70) {
            text = Child.text(out, 4);
        }
        return text + (list == null ? "none" : list.length) + got;
    }

    /** A constant in a variable of another type, and a cast that cannot succeed. */
    @Row({25, 30})
    @Coroutine
    static int constantOfAnotherType(Ask out) {
        Object mode = "auto";
        CharSequence chars = "chars";
        int got = out.yield(1);
        if (mode instanceof Integer n) {
            out.yield(2);
            return n;
        }
        return out.yield(3) + got + chars.length() + mode.hashCode();
    }

    @Row(25)
    @Coroutine
    static int mergedToInterface(Ask out) {
        CharSequence chars;
        Comparable<?> compared;
        if (out.yield(1) > 1) {
            StringBuilder built = new StringBuilder("abc");
            chars = built;
            compared = 5;
        } else {
            chars = "de";
            compared = "x";
        }
        out.yield(2);
        return chars.length() * 10 + compared.toString().length() + out.yield(3);
    }

    @Row(27)
    @Coroutine
    static String reusedSlots(Ask out) {
        String all = "";
        {
            long l = Child.wide(out, 1);
            out.yield(2);
            all += l;
        }
        {
            String s = Child.text(out, 3);
            int i = out.yield(4);
            all += s + i;
        }
        {
            double d = Child.exact(out, 5);
            out.yield(6);
            all += d;
        }
        {
            int[] a = Child.list(out, 7);
            Object o = a;
            out.yield(8);
            all += a[1] + (o == a ? "same" : "other");
        }
        {
            boolean z = Child.truth(out, 9);
            float f = out.yield(10);
            all += z + " " + f;
        }
        return all;
    }

    @Row({27, 29})
    @Coroutine
    static int reusedInLoop(Ask out) {
        int sum = 0;
        for (int i = 0; i < 4; i++) {
            if ((i & 1) == 0) {
                long wide = Child.wide(out, i);
                sum += (int) (wide >> 3);
            } else {
                String text = Child.text(out, i);
                Object kept = text;
                out.yield(kept.hashCode() & 7);
                sum ^= text.length();
            }
            out.yield(sum);
        }
        return sum;
    }

    @Row({27, 28})
    @Coroutine
    static int laterAssigned(Ask out) {
        int a;
        long b;
        String c;
        if (out.yield(1) > 1) {
            a = out.yield(2);
            c = "c" + a;
            b = a * 3L;
        } else {
            c = Child.text(out, 3);
            b = c.length();
            a = out.yield(4);
        }
        return a + (int) b + c.length() + out.yield(5);
    }
}
