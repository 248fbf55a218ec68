package dev.dormouse.conformance.corpus.random;

// Shows a weaver that leaves out the store of one cell before an argument that sleeps a second time.
// script s* 5

import dev.dormouse.*;
import dev.dormouse.conformance.Row;
import dev.dormouse.conformance.corpus.Ports;
import dev.dormouse.conformance.corpus.Trouble;

public class OneCell {
    double double_;
    static double static_double_;

    @Override
    public String toString() {
        return Kit.show(double_);
    }

    @Row(value = {}, args = {"MAX"})
    @Coroutine
    static byte root0(Ports.Everything out, long a1) {
        Object v4 = Kit.same(new Kit.Box(((int) Kit.length(out.yield(Kit.yes(), ((byte) -128), '\uffff', ((short) -32768), 127, a1, 0f, static_double_, "a", new int[] {7, ((int) Kit.length(out.yield(true, ((byte) 127), '\0', ((short) 32767), Integer.MAX_VALUE, 0L, Float.intBitsToFloat(0x7fc12345), Double.NaN, "", new int[] {5, -1, 0, 9}))), 5, 6}))), "n"));
        return ((byte) -128);
    }
}
