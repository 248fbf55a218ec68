package dev.dormouse.conformance.corpus;

import dev.dormouse.Coroutine;
import dev.dormouse.Exchange;
import dev.dormouse.conformance.Row;
import dev.dormouse.conformance.corpus.Ports.Ask;

/** Suspensions in array accesses, compound assignments and string concatenations. */
public final class Stores {

    private int count;
    private long total;
    private Stores other;
    private byte tiny;

    @Override
    public String toString() {
        return "count " + count + " total " + total + " tiny " + tiny + (other == null ? "" : " other{" + other + "}");
    }

    @Row(value = {6, 31}, args = {"1;2;3;4", "0;0;0;0", "5"})
    @Coroutine
    static int arrays(Ask out, int[] a) {
        a[out.yield(0) & 3] = 10;
        a[1] = out.yield(1);
        a[out.yield(2) & 3] = out.yield(3);
        a[2] += out.yield(4);
        a[out.yield(5) & 3] *= out.yield(6);
        a[out.yield(7) & 3]++;
        int before = a[Child.some(out, 2) & 3]--;
        return before + a[0] * 1000 + a[1] * 100 + a[2] * 10 + a[3] + a[out.yield(8)];
    }

    @Row({6, 31})
    @Coroutine
    static String arraysOfEveryType(Ask out) {
        byte[] b = new byte[2];
        char[] c = {'a', 'b'};
        short[] s = {1, Short.MIN_VALUE};
        long[] l = {Long.MIN_VALUE, 1};
        float[] f = {Float.NaN, 1};
        double[] d = {-0.0, 1};
        boolean[] z = {true, false};
        String[] t = {"x", null};
        b[1] += Child.tiny(out, 1);
        c[0] += Child.letter(out, 2);
        s[1] -= Child.small(out, 3);
        l[0] ^= Child.wide(out, 4);
        f[1] /= Child.rough(out, 5);
        d[1] -= Child.exact(out, 6);
        z[0] &= Child.truth(out, 7);
        t[1] += Child.text(out, 8);
        t[0] = t[0] + b[1] + (int) c[0] + s[1] + l[0] + f[1] + d[1] + z[0];
        return t[0] + t[1];
    }

    @Row({6, 24})
    @Coroutine
    static int nestedArrays(Ask out) {
        int[][] grid = {{1, out.yield(1)}, {out.yield(2), 4}, new int[out.yield(3) & 7]};
        int[][][] cube = new int[2][out.yield(4) & 3][];
        grid[out.yield(5) & 1][out.yield(6) & 1] += out.yield(7);
        grid[1][0] <<= 1;
        return grid[0][0] + grid[0][1] * 3 + grid[1][0] * 5 + grid[1][1] * 7 + grid[2].length * 11 + cube[0].length + cube.length;
    }

    @Row({6, 31, 32})
    @Coroutine
    int fields(Ask out) {
        count += out.yield(count);
        this.total -= Child.wide(out, count++);
        tiny += Child.tiny(out, 2);
        other = new Stores();
        other.count = this.count = out.yield(3);
        other.total = total = Child.wide(out, 4) | 1;
        int old = other.count++ + out.yield(5);
        return old + (count -= out.yield(6));
    }

    @Row({6, 31})
    @Coroutine
    static long chained(Ask out) {
        long[] a = new long[3];
        int[] b = new int[3];
        int i = 0;
        long r = a[i++] = a[i++] += Child.wide(out, i);
        int q = b[out.yield(2) & 1] = b[2] = out.yield(3);
        r ^= a[i] = q = b[i]++ + out.yield(4);
        return r + q + a[0] + a[1] * 3 + a[2] * 5 + b[0] + b[1] * 7 + b[2] * 9;
    }

    @Row(value = 7, args = {"x,5", "null,MIN"})
    @Coroutine
    static String concatenation(Exchange<String, String> out, String text, int n) {
        String first = "a" + out.yield("1") + text + n + out.yield("2") + 'c' + 1L + 2f + 3d + true + null + out.yield(text);
        first += out.yield("4") + first.length();
        return first;
    }

    @Row(7)
    @Coroutine
    static String builder(Ask out) {
        return new StringBuilder("b").append(out.yield(1)).append(Child.exact(out, 2)).append(new StringBuilder().append(Child.letter(out, 3) % 100))
                .append(Child.truth(out, 4)).insert(Child.never(out, 0), Child.text(out, 5)).toString();
    }

    @Row(7)
    @Coroutine
    static String concatenationInLoop(Ask out) {
        String all = "";
        for (int i = 0; i < 4; i++) {
            all = out.yield(i) + all + i + (i % 2 == 0 ? Child.text(out, i) : "-");
        }
        return all;
    }
}
