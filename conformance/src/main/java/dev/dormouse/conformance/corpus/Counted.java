package dev.dormouse.conformance.corpus;

import dev.dormouse.Coroutine;
import dev.dormouse.conformance.Row;
import dev.dormouse.conformance.corpus.Ports.Ask;

/** As many suspension points as the limits of one byte. */
public final class Counted {

    private Counted() {}

    @Row(34)
    @Coroutine
    static int points255(Ask out) {
        int n = 0;
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        return n;
    }

    @Row(34)
    @Coroutine
    static int points256(Ask out) {
        int n = 0;
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        return n;
    }

    @Row(34)
    @Coroutine
    static int points257(Ask out) {
        int n = 0;
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n); n += out.yield(n);
        return n;
    }
}
