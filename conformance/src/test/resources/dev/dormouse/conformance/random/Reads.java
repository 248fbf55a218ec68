package dev.dormouse.conformance.corpus.random;

// The smallest that shows a weaver whose polls read every cell as 0.
// script s 8

import dev.dormouse.*;
import dev.dormouse.conformance.Row;
import dev.dormouse.conformance.corpus.Ports;
import dev.dormouse.conformance.corpus.Trouble;

public class Reads {

    @Row(value = {}, args = {""})
    @Coroutine
    static long[] root0(Async out) {
        try (Kit.Res r11 = new Kit.Res(0)) {
            out.sleepMillis(255 & 15);
        } catch (ArithmeticException | IllegalArgumentException | NullPointerException t10) {
        } finally {
            out.sleepMillis(3);
        }
        return new long[4];
    }
}
