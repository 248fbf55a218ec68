package dev.dormouse.conformance.corpus.random;

// The smallest that shows a weaver whose polls write no reference.
// script s 8

import dev.dormouse.*;
import dev.dormouse.conformance.Row;
import dev.dormouse.conformance.corpus.Ports;
import dev.dormouse.conformance.corpus.Trouble;

public class References {

    @Row(value = {}, args = {""})
    @Coroutine
    static long[] root0(Async out) {
        try (Kit.Res r11 = new Kit.Res(0)) {
            out.sleepMillis(255 & 15);
        } catch (ArithmeticException | IllegalArgumentException | NullPointerException t10) {
        } finally {
        }
        return new long[4];
    }
}
