package dev.dormouse.conformance.corpus.random;

// Shows a weaver that leaves out one reference of a task with children.
// script s* 5

import dev.dormouse.*;
import dev.dormouse.conformance.Row;
import dev.dormouse.conformance.corpus.Ports;
import dev.dormouse.conformance.corpus.Trouble;

public class OneReference {
    long long_;
    static long static_long_;
    double double_;
    static double static_double_;

    @Override
    public String toString() {
        return Kit.show(long_) + " " + Kit.show(double_);
    }

    static int made;

    static OneReference made() {
        return ++made % 7 == 0 ? null : new OneReference();
    }

    @Coroutine
    private final int m1(Async out, int a2, Object a1) {
        final char v1 = ((char) ('a' + ((byte) -128)));
        return (0 + Integer.valueOf(5));
    }

    @Coroutine
    private final int[][] m2(Async out, Object a1) {
        l3: for (byte i4 = ((byte) -128); Kit.go() && i4 < 0; i4++) {
            long[] v5; if (((long_ >= long_) && true)) { {
                out.sleepMillis(65535 & 15);
                byte[] v13 = new byte[] {1, -2, 3, 127};
            } v5 = new long[-129 & 7]; } else v5 = new long[] {((long_ = 0x123456789abL) >>> ((int) double_)), -129, long_, 4}; Kit.log(v5);
            short v14 = ((short) 32767);
        }
        out.park();
        return new int[4][3];
    }

    @Row(value = {}, args = {""})
    @Coroutine
    static byte[] root0(Async out) {
        String[] v1 = new String[1 + (0 & 3)];
        byte v3 = ((byte) made().m1(out, 0, Kit.same(made().m2(out, ((Object) null)))));
        return new byte[] {1, -2, 3, 127};
    }
}
