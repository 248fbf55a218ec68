import dev.dormouse.*;
import java.util.*;
class FarLoop {
    int fi = 2; long fl = 9; boolean fz = true; String fs = "fs"; int[] fa = {4, 5};
    public String toString() { return fi + " " + fl + Arrays.toString(fa); }
    static void may(int v) throws Trouble { if (v == 5) throw new Trouble.Worse("five"); if (v == 2) throw new Trouble("two"); }
    static int len(String s) { return s == null ? -1 : s.length(); }
    static int nz(int v) { return v == 3 ? 0 : v == 0 ? 1 : v; }
    static int[] at(int[] a) { return a; }
    static long[] al(long[] a) { return a; }
    static int un(Integer i) { return i == null ? 0 : i; }
    static String cut(String s, int n) { return s == null ? "" : s.substring(0, Math.min(s.length(), n & 1)); }
    static int call(java.util.function.IntSupplier s, int v) { return s.getAsInt() + v; }
    @Coroutine static int nap(Async a, int v) { int k = v; if ((v & 1) == 0) { a.wakeAt(v & 15); a.park(); } else a.park(); return k * 3 + 1; }
    record P(int a, long b) { int s() { return a ^ (int) b; } }
    @Coroutine static byte m2(Async a, String p0, int p1) throws Exception {
        int fuel = 12;
        int fi = 2; long fl = 9; boolean fz = true; String fs = "fs"; int[] fa = {4, 5};
        int[] si = Scratch.ints(2); si[1] = 3;
        si[0] += nap(a, p1); Log.add("si" + si[0] + si[1]);
        lab1: while (fuel-- > 0 && ((false ? false : fz) ? ((Object) null instanceof String) : (fz ? fz : false))) {
            if ((Object) ("o" + nap(a, nap(a, 7))) instanceof String v3 && ((Object) "k" == null)) {
                try {
                    long v4 = ((nap(a, p1) > 1) ? (nap(a, ((byte) -128 + 'x')) * 3000000000L) : 1L);
                    p1 -= new P(-1, v4).s();
                    byte v5 = (byte) ((short) -300 + p1);
                    may((--p1));
                } catch (RuntimeException e6) {
                    char v7 = (char) nap(a, p1);
                    Log.add("c" + e6.getMessage());
                }
                switch ((int) (1L + (1L << 40)) & 3) {
                case 0: {
                    p0 += ("q" + nap(a, 7));
                    p0 += ((fz & fz) ? (Object) ("o" + nap(a, p1)) : (fz ? (Object) null : (Object) "k"));
                    boolean v8 = ((false ? 0d : 1.5) >= (nap(a, 6) / 4d));
                    fi += (p1 >> fi);
                }
                if ((true ? fz : fz)) break;
                case 1: {
                    Log.add("l" + (String) null);
                    p0 += cut(v3, p1);
                    fi = (at(fa)[-1 & 1] >>>= p1);
                    p1 *= (int) (nap(a, 2) * 3000000000L);
                }
                if ((false ? false : true)) break;
                case 2: {
                    Integer v9 = Integer.valueOf(p1);
                }
                if (((Object) "k" instanceof String)) break;
                default: {
                    String v10 = ("q" + nap(a, 2));
                    p0 = ("q" + nap(a, (int) Double.NaN));
                    String v11 = cut(cut(cut(v10, p1), (p1++)), len(v3));
                }
                }
                lab12: for (int i13 = 0; i13 < 1; i13++) {
                    char v14 = (char) ((byte) (true ? (byte) -128 : (byte) -128) + (~1));
                    p0 += (~p1);
                    at(new int[] {p1, p1})[at(new int[] {1, 2})[i13 & 1] & 1] += (switch (nap(a, 9) & 3) { case 0 -> (switch (((byte) -128 + v14) & 3) { case 0 -> (int) 0d; case 1, 2 -> { int y15 = un(Integer.valueOf(6)); yield 0 + (true ? 1 : i13); } default -> i13; }); case 1, 2 -> { int y16 = (int) (true ? 0d : 0d); yield 0 + nap(a, i13); } default -> p1; });
                }
            }
            try {
                lab17: while (fuel-- > 0 && (0d >= (fz ? -0.0 : Double.NaN))) {
                    p1 *= p1;
                }
                p1 *= len(("q" + nap(a, p1)));
                try {
                    float v19 = (float) ((fz ? false : true) ? (nap(a, 0) / 8f) : (float) (false ? 1f : -2.5f));
                    fi += (int) 0L;
                    may((p1 ^ p1));
                } catch (Exception e20) {
                    long v21 = ((((Object) "k" == null) ? (nap(a, 9) * 3000000000L) : 0L) | (!true ? (false ? 1L : -5L) : (false ? fl : (1L << 40))));
                    Log.add("c" + e20.getMessage());
                } finally {
                    fl = (at(new int[] {1, 2})[p1 & 1] >>>= 0);
                    p1 += (~p1);
                    p0 = p0;
                    fi++;
                }
                short v22 = (short) nap(a, nap(a, 2));
                may((switch (p1 & 3) { case 0 -> -1; case 1, 2 -> { int y23 = p1; yield 0 + p1; } default -> 300; }));
            } catch (Trouble.Worse e24) {
                p1 = p1;
                p1 += (nap(a, 4) >> nap(a, 1));
                int[] v25 = new int[] {nap(a, 0), nap(a, (~p1))};
                Log.add("c" + e24.getMessage());
            }
            p0 += (char) nap(a, 7);
            if (((Object) ("o" + nap(a, -p1)) == null)) {
                if ((Object) (p0 + 1L) instanceof String v26 && ((Object) "k" instanceof String)) {
                    p1 = (((byte) ((byte) 3 + p1) + (char) nap(a, Integer.MIN_VALUE)) >> nap(a, (int) Long.MIN_VALUE));
                    at(new int[] {1, nap(a, 8), 3})[(Integer.MIN_VALUE | p1) & 1] += ((byte) -128 + 'x');
                }
                long v27 = ((fz ? false : true) ? ((1L << 40) << Integer.MIN_VALUE) : (false ? -5L : 0L));
                fi ^= -nap(a, 0);
            } else {
                if ((((Object) "k" instanceof String) ? (p1 < p1) : (true ? fz : true))) {
                    p1 *= len(p0);
                    p1 += un(Integer.valueOf(6));
                    int[] v28 = new int[] {1, nap(a, 6), 3};
                } else {
                    double v29 = (double) (float) (false ? 1f : 1f);
                    fl += at(new int[] {1, 2})[fi & 1];
                }
                Log.add("l" + nap(a, p1));
            }
        }
        p0 = (("q" + nap(a, 5)) + (((Object) "k" instanceof String) ? (1L >= 0L) : (nap(a, 2) > 1)));
        lab30: for (int i31 = 0; i31 < 1; i31++) {
            try {
                lab32: while (fuel-- > 0 && (nap(a, 3) > 1)) {
                    long v34 = (true ? Long.MIN_VALUE : 0L);
                    at(new int[] {i31, i31})[len(p0) & 1] = nap(a, (int) (long) i31);
                    fl ^= nap(a, 8);
                    Object v35 = (Object) p0;
                }
                short v36 = (short) ((fz & false) ? (short) (false ? (short) -300 : (short) -300) : (short) (i31 + p1));
                Integer v37 = (((Object) null instanceof String) ? (false ? Integer.valueOf(6) : Integer.valueOf(6)) : (fz ? Integer.valueOf(6) : Integer.valueOf(6)));
                v36 += (int) (((Object) "k" instanceof String) ? (fz ? 1.5 : 1.5) : (false ? 0d : -0.0));
                may((false ? i31 : p1));
                if ((fz && true)) throw new Trouble.Worse("t" + i31);
            } finally {
                p0 += (Object) new P(p1, 1L);
                at((false ? new int[] {1, 2} : new int[] {1, 2}))[(fz ? i31 : 0) & 1] = p1;
                fi++;
            }
            byte v39 = (byte) (((Object) null == null) ? (byte) ('x' + i31) : (byte) (p1 + i31));
            p1 = un(Integer.valueOf(p1));
        }
        int v40 = nap(a, 1);
        p1 = p1;
        return (byte) ((char) nap(a, 7) + (switch (-1 & 3) { case 0 -> 1; case 1, 2 -> { int y41 = Integer.MIN_VALUE; yield 0 + p1; } default -> v40; }));
    }
    @Coroutine String m6(Async a) throws Exception {
        int fuel = 12;
        int[] si = Scratch.ints(2); si[1] = 3;
        si[0] += nap(a, 300); Log.add("si" + si[0] + si[1]);
        try {
            long[] v1 = new long[] {nap(a, Integer.MAX_VALUE), 7L};
            may((false ? 0 : Integer.MIN_VALUE));
        } catch (Exception e2) {
            fi += nap(a, ((true ? fz : false) ? nap(a, -1) : nap(a, 6)));
            int v3 = (true ? Integer.MIN_VALUE : Integer.MAX_VALUE);
            Log.add("c" + e2.getMessage());
        } finally {
            at(new int[] {fi, -1})[nap(a, 1) & 1] *= at(fa)[-1 & 1];
            try {
                lab4: for (int i5 : at(((false ? true : true) ? new int[] {-1, -1} : new int[] {7, fi}))) {
                    double v6 = (nap(a, 1) / 4d);
                    Log.add("l" + (false ? 0L : (1L << 40)));
                    String v7 = (((m2(a, "", 300) > 1) ? (i5 < i5) : (true & true)) ? String.valueOf(Integer.valueOf(i5)) : cut((true ? "s" : ""), (i5 >> i5)));
                    Object v8 = (Object) new P((~m2(a, v7, i5)), (nap(a, m2(a, v7, i5)) * 3000000000L));
                }
                final int v9 = new P(m2(a, fs, 300), (m2(a, "", 0) * 3000000000L)).s();
                java.util.function.Supplier<Object> ob10 = () -> "v9" + v9;
                Log.add("s" + (switch (nap(a, 3) & 3) { case 0 -> nap(a, fi); case 1, 2 -> { int y11 = nap(a, v9); yield 0 + nap(a, Integer.MIN_VALUE); } default -> (switch (v9 & 3) { case 0 -> v9; case 1, 2 -> { int y12 = v9; yield 0 + v9; } default -> v9; }); }) + ob10.get());
                if ((nap(a, 9) > 1)) {
                    long[] v13 = new long[] {nap(a, (v9 >>> nap(a, 0))), 7L};
                    char v14 = (char) ((byte) (7 + 300) + new P(v9, (1L << 40)).s());
                } else {
                    fl = nap(a, v9);
                    double v15 = (((Object) null == null) ? (double) (float) (false ? -2.5f : 1f) : ((fz ? true : fz) ? (1.5 / -0.0) : (fz ? Double.NaN : 0d)));
                    fi = (~(fz ? v9 : v9));
                    at(new int[] {v9, v9})[(true ? v9 : v9) & 1] += (at(((true ? true : fz) ? at(new int[] {1, 2}) : (false ? fa : new int[] {1, 2})))[(~v9) & 1] ^= (switch (new P(v9, fl).s() & 3) { case 0 -> v9; case 1, 2 -> { int y16 = len(""); yield 0 + v9; } default -> (true ? v9 : 0); }));
                }
                may(call(() -> 5, 7));
            } finally {
                if (((nap(a, Integer.MAX_VALUE) > 1) || ((Object) null instanceof String))) {
                    fi += (((Long.MIN_VALUE << 1) >= (m2(a, fs, 300) * 3000000000L)) ? un((true ? Integer.valueOf(6) : Integer.valueOf(6))) : (m2(a, fs, Integer.MAX_VALUE) * m2(a, "s", -1)));
                }
                if ((true ? fz : fz)) {
                    double v18 = (m2(a, (false ? "" : "s"), nap(a, 1)) / 4d);
                } else {
                    String v19 = cut(("q" + m2(a, ("s" + 1L), 4)), m2(a, ("q" + nap(a, 6)), un(Integer.valueOf(6))));
                }
                try {
                    boolean v20 = (nap(a, 5) > 1);
                    short v21 = (short) ((1.5 < -0.0) ? (short) (v20 ? (short) -300 : (short) -300) : (short) (Integer.MIN_VALUE + 7));
                    char v22 = (char) m2(a, "", fi);
                    may(call(() -> 5, 300));
                } catch (Trouble | ArithmeticException e23) {
                    float v24 = ((float) (false ? -2.5f : 1f) + (float) (fz ? -2.5f : 1f));
                    v24 -= at(new int[] {((byte) 3 + 'x'), nap(a, -1)})[un(Integer.valueOf(-1)) & 1];
                    Log.add("l" + (true ? fz : false));
                    v24 = v24;
                    Log.add("c" + e23.getMessage());
                } finally {
                    fi += (false ? 300 : 300);
                    char v25 = (char) (((nap(a, -1) / 4d) < (double) 1f) ? (char) ((char) m2(a, "", 1) + (fz ? Integer.MAX_VALUE : 300)) : (char) (((1L << 40) >= fl) ? (char) nap(a, fi) : (char) m2(a, "s", 300)));
                    v25 = (char) nap(a, (switch (1 & 3) { case 0 -> 7; case 1, 2 -> { int y26 = Integer.MIN_VALUE; yield 0 + Integer.MIN_VALUE; } default -> 300; }));
                    short v27 = (short) nap(a, nap(a, 1));
                    fi++;
                }
                fi++;
            }
            at(new int[] {7, -1})[(fz ? 1 : fi) & 1] = (int) 1.5;
            fi++;
        }
        lab28: for (int i29 = 0; i29 < 2; i29++) {
            int v30 = un(Integer.valueOf(i29));
        }
        int[] v31 = (((fl < -5L) ? (Double.NaN >= 1.5) : (fz ? true : false)) ? new int[] {nap(a, 7), at(new int[] {1, 2})[fi & 1]} : at(new int[] {7, Integer.MAX_VALUE}));
        at(new int[] {300, 7})[(false ? -1 : Integer.MAX_VALUE) & 1] = new P(nap(a, (switch (1 & 3) { case 0 -> 300; case 1, 2 -> { int y32 = -1; yield 0 + 300; } default -> Integer.MIN_VALUE; })), ((fz ? Long.MIN_VALUE : Long.MIN_VALUE) - (fz ? 1L : fl))).s();
        return (String.valueOf(Integer.valueOf(6)) + call(() -> 5, 1));
    }
}
class Trouble extends Exception {
    Trouble(String message) { super(message); }
    static class Worse extends Trouble { Worse(String message) { super(message); } }
}
final class Log {
    static void add(Object event) { System.out.println(event); }
}
