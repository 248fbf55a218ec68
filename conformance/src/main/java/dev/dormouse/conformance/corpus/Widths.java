package dev.dormouse.conformance.corpus;

import dev.dormouse.Coroutine;
import dev.dormouse.Yield;
import dev.dormouse.conformance.Row;
import dev.dormouse.conformance.corpus.Ports.Ask;

/** Numbers whose width comes from where they come from and what they were compared with; {@code Sizes} tells what they take. */
public final class Widths {

    private Widths() {}

    /** {@code 1 + 1 + 2 + 4} bytes. */
    @Row({75, 9, 23})
    @Coroutine
    public static int boundedCounters(Ask out) {
        int sum = 0;
        for (int i = 0; i < 3; i++) {
            for (int j = 199; j >= 197; j--) {
                for (int k = -300; k < -298; k++) {
                    sum += out.yield(i * j * k) + i - j + k;
                }
            }
        }
        return sum;
    }

    /** Bounds that are variables: the counters are as wide as those, 4 + 2 x 1 bytes and 2 x 2. */
    @Row(value = {75, 9, 23}, args = {"3,2", "-1,5", "MIN,0"})
    @Coroutine
    public static int countersUpToVariables(Ask out, byte rows, char columns) {
        int sum = 0;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                sum = sum * 31 + out.yield(row - column);
            }
        }
        return sum;
    }

    /** What nothing bounds has the full width, though it begins small. */
    @Row(value = {75, 23, 37}, args = {"126", "-128", "127"})
    @Coroutine
    public static int unbounded(Ask out, byte start) {
        int up = start;
        int product = 1;
        for (int i = 0; i < 5; i++) {
            out.yield(up);
            up += 100;
            product *= up;
        }
        return up ^ product;
    }

    /** Eight bytes. */
    @Row(value = {75, 23}, args = {"-1,-1", "2147483647,255", "-2147483648,128", "305419896,-2"})
    @Coroutine
    public static int masked(Ask out, int word, int other) {
        int low = word & 0xff;
        int high = word >>> 24;
        int digit = other % 100;
        int shifted = other >> 28;
        int part = (word & 0x7fff) / 3;
        int length = Math.abs(other % 7) << 4 & 0xf0;
        int sign = Integer.MIN_VALUE >>> 31;
        boolean less = word < other;
        out.yield(low);
        return low + high * 3 + digit * 5 + shifted * 7 + part * 11 + length * 13 + sign * 17 + (less ? 19 : 23);
    }

    /** Eight booleans that logic makes: eight bytes. */
    @Row(value = {75, 23}, args = {"true,true", "true,false", "false,true", "false,false"})
    @Coroutine
    public static int logic(Ask out, boolean a, boolean b) {
        boolean both = a & b, either = a | b, one = a ^ b, neither = !a && !b, same = a == b, first = a ? !b : b, known = "x".isEmpty() != a, big = a || 3 < (b ? 5 : 1);
        out.yield(1);
        return (both ? 1 : 0) + (either ? 2 : 0) + (one ? 4 : 0) + (neither ? 8 : 0) + (same ? 16 : 0) + (first ? 32 : 0) + (known ? 64 : 0) + (big ? 128 : 0);
    }

    /** The same constant on every path, arithmetic of constants, a class, what a comparison has found out: nothing. */
    @Row(value = {75, 30}, args = {"true,5", "false,-5", "true,0"})
    @Coroutine
    public static String joinedConstants(Ask out, boolean which, int number) {
        int same;
        if (which) {
            same = 1000;
        } else {
            same = 1000;
        }
        int sum = same * 3 + 7;
        long wide = which ? 1L << 40 : 1L << 40;
        String text = which ? "text" : "text";
        Class<?> type = Widths.class;
        if (number == 5) {
            out.yield(1);
            return number + text;
        }
        out.yield(2);
        return same + sum + wide + text + type.getSimpleName();
    }

    /** Narrow on one path and wide on another is wide; a comparison tells nothing of what is assigned later. */
    @Row(value = {75, 23, 37}, args = {"3", "40000", "-70000"})
    @Coroutine
    public static int comparedThenAssigned(Ask out, int number) {
        int seen = number;
        if (number >= 0 && number < 10) {
            out.yield(number);
            number += seen * 100_000;
        }
        int copy = number;
        if (copy < 0) {
            number = copy * 2;
        }
        out.yield(number);
        return number - copy + seen;
    }

    /** The hidden copy of the array is the variable itself, the hidden length is the array's: one int for the counter, one for the sum, one reference. */
    @Row(value = {75, 11}, args = {"1;2;3", ""})
    @Coroutine
    public static int overArray(Ask out, int[] values) {
        int sum = 0;
        for (int v : values) {
            sum = sum * 31 + out.yield(v);
        }
        return sum;
    }

    /** Lengths that are no longer the array's, since the variable has another one: eight bytes. */
    @Row(value = {75, 11}, args = {"1;2;3", "4"})
    @Coroutine
    public static int lengthOfAnother(Ask out, int[] values) {
        int length = values.length;
        int[] before = values;
        int same = before.length;
        values = new int[out.yield(same) & 7];
        int other = values.length;
        out.yield(other);
        return length * 100 + other * 10 + same + values.length + before.length;
    }

    /** Three copies of what is not needed any more are one long; then one of them changes. */
    @Row(value = {75, 31}, args = {"5", "MIN"})
    @Coroutine
    public static long copiesOfTheDead(Ask out, long value) {
        long first = value;
        long second = value;
        long third = value;
        out.yield(1);
        second += third * 3;
        out.yield(2);
        return first << 7 ^ second << 13;
    }

    /** What only a handler reads that no sleep can reach is not kept over one: one long, not two. */
    @Row(value = {75, 39}, args = {"5", "0"})
    @Coroutine
    public static long onlyForHandlers(Yield.OfInt out, int divisor) {
        long dividend = divisor * 31L + 7;
        long quotient = -1;
        try {
            quotient = dividend / divisor;
            out.yield((int) quotient);
        } catch (ArithmeticException e) {
            return dividend;
        }
        return quotient;
    }

    /** What a handler reads that a cancel reaches is kept, and so is what is read after a call that may throw. */
    @Row(value = {75, 40, 69}, args = {"5,7", "1,0"})
    @Coroutine
    public static int forHandlersThatAreReached(Ask out, int dividend, int divisor) throws Trouble {
        int sum = 0;
        try {
            out.yield(dividend / divisor);
        } catch (ArithmeticException e) {
            sum = dividend;
        } catch (Error e) {
            sum = divisor;
            throw e;
        } finally {
            Log.add("sum " + sum);
        }
        try {
            sum += Child.throwing(out, 3);
        } catch (Trouble e) {
            sum += dividend;
        }
        return sum;
    }
}
