package dev.dormouse.conformance.corpus;

import dev.dormouse.Coroutine;
import dev.dormouse.Yield;
import dev.dormouse.conformance.Row;
import dev.dormouse.conformance.corpus.Ports.Ask;

/** Narrow values that meet at joins, and int variables whose width only the flow of data tells. */
public final class Joins {

    private Joins() {}

    @Row(value = 23, args = {"true,MIN,MAX,MIN,MAX", "false,MIN,MAX,MIN,MAX", "true,MAX,MIN,MAX,MIN", "false,-1,128,-129,-1"})
    @Coroutine
    static long ofParameters(Yield.OfInt out, boolean z, byte b, char c, short s, int i) {
        int byteOrChar = z ? b : c;
        int shortOrByte = z ? s : b;
        int charOrShort = z ? c : s;
        int boolOrByte = z ? 1 : b;
        int anyOrInt = z ? b : i;
        out.yield(byteOrChar);
        out.yield(shortOrByte);
        out.yield(charOrShort);
        out.yield(boolOrByte);
        out.yield(anyOrInt);
        return (long) byteOrChar * 3 + shortOrByte * 5L + charOrShort * 7L + boolOrByte * 11L + anyOrInt * 13L;
    }

    @Row(value = 23, args = {"true", "false"})
    @Coroutine
    static int ofConstants(Yield.OfInt out, boolean z) {
        int a = z ? 127 : -128;
        int b = z ? 128 : -1;
        int c = z ? 65535 : 0;
        int d = z ? 65535 : -1;
        int e = z ? 32768 : -32768;
        int f = z ? -2147483648 : 1;
        out.yield(a);
        out.yield(b);
        out.yield(c);
        out.yield(d);
        out.yield(e);
        out.yield(f);
        return a + b * 3 + c * 5 + d * 7 + e * 11 + f;
    }

    /** Starts as a byte and grows past every width. */
    @Row(23)
    @Coroutine
    static int growing(Yield.OfInt out) {
        int i = 1;
        int down = -1;
        short s = 1;
        while (i > 0) {
            out.yield(i);
            i <<= 5;
            down = down * 9 - 1;
            out.yield(down);
            s *= 77;
            out.yield(s);
        }
        return i + down + s;
    }

    @Row(23)
    @Coroutine
    static int counting(Yield.OfInt out) {
        int i = 120;
        byte b = 120;
        char c = 65530;
        short s = 32760;
        for (int n = 0; n < 5; n++) {
            i += 3;
            b += 3;
            c += 3;
            s += 3;
            out.yield(i);
            out.yield(b + c + s);
        }
        i += 40000;
        out.yield(i);
        return i ^ b ^ c ^ s;
    }

    @Row(value = 23, args = {"MIN", "MAX", "-1", "5"})
    @Coroutine
    static int ofOperations(Yield.OfInt out, byte b) {
        int negated = -b;
        int inverted = ~b;
        int unsigned = b & 0xff;
        int shifted = b << 4;
        int high = b >>> 4;
        int doubled = b + b;
        int masked = b & 0x7f;
        int ored = b | 0x100;
        int truth = b > 0 ? 1 : 0;
        int compared = Long.compare(b, 3);
        out.yield(negated + inverted);
        out.yield(unsigned ^ shifted);
        out.yield(high - doubled);
        out.yield(masked | ored);
        out.yield(truth + compared);
        return negated * 3 + inverted * 5 + unsigned * 7 + shifted * 11 + high * 13 + doubled * 17 + masked * 19 + ored * 23 + truth * 29 + compared * 31;
    }

    @Row(value = 23, args = {"x,1;-2;300"})
    @Coroutine
    static int ofLoads(Yield.OfInt out, String text, int[] values) {
        byte[] bytes = {-128, 127};
        char[] chars = {0xffff, 1};
        short[] shorts = {-32768, 32767};
        boolean[] flags = {true, false};
        int a = bytes[0];
        int b = chars[0];
        int c = shorts[0];
        boolean d = flags[0];
        int e = text.charAt(0);
        int f = values.length;
        int g = text instanceof String ? 1 : 0;
        long h = bytes[1];
        out.yield(a);
        a -= 1;
        out.yield(b);
        b += 1;
        out.yield(c);
        c -= 1;
        out.yield(a + b + c);
        d = !d;
        f <<= 20;
        out.yield(e + f + g);
        h <<= 40;
        out.yield((int) (h >> 36));
        return a + b + c + (d ? 1 : 2) + e + f + g + (int) (h >> 30);
    }

    @Row(23)
    @Coroutine
    static int throughLoop(Ask out) {
        byte b = -1;
        char c = 0;
        boolean z = false;
        short s = 0;
        int last = 0;
        for (int i = 0; i < 6; i++) {
            int got = out.yield(last);
            if ((got & 1) == 0) {
                b = (byte) got;
                last = b;
            } else if (got > 3) {
                c = (char) -got;
                last = c;
            } else {
                s = (short) (got >> 3);
                z = !z;
                last = z ? s : got;
            }
        }
        return b + c * 3 + s * 7 + (z ? 1 : 0) + last;
    }

    /** A float and an int meet in the same JVM slot but never at a join that is read. */
    @Row({23, 29})
    @Coroutine
    static float ofKinds(Ask out) {
        float result = 0;
        for (int i = 0; i < 3; i++) {
            if ((out.yield(i) & 1) == 0) {
                int word = out.yield(1);
                out.yield(2);
                result += word;
            } else {
                float rough = Child.rough(out, 3);
                out.yield(4);
                result -= rough;
            }
        }
        return result;
    }
}
