package dev.dormouse.conformance.corpus.random;

// The smallest that shows a weaver whose polls write no cell.
// script s 8

import dev.dormouse.*;
import dev.dormouse.conformance.Row;
import dev.dormouse.conformance.corpus.Ports;
import dev.dormouse.conformance.corpus.Trouble;

public class Cells {

    @Row(value = {}, args = {""})
    @Coroutine
    static long[] root0(Async out) {
        out.sleepMillis(3);
        return new long[4];
    }
}
