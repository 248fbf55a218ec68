package dev.dormouse.conformance.corpus;

import dev.dormouse.Coroutine;
import dev.dormouse.conformance.Row;
import dev.dormouse.conformance.corpus.Ports.Ask;

/** Suspensions in {@code assert}, in its condition and in its message. */
public final class Assertions {

    private Assertions() {}

    @Row(15)
    @Coroutine
    static int condition(Ask out) {
        int before = out.yield(1);
        assert out.yield(2) != -1;
        assert before > 0 && Child.truth(out, 3) : "told " + before;
        return before;
    }

    @Row(15)
    @Coroutine
    static int message(Ask out) {
        int sum = 0;
        for (int i = 0; i < 3; i++) {
            int got = out.yield(i);
            assert got < 2 : Child.text(out, got) + out.yield(9);
            sum += got;
        }
        return sum;
    }

    @Row(15)
    @Coroutine
    static String caught(Ask out) {
        try {
            assert Child.truth(out, 1) : out.yield(2);
            return "held";
        } catch (AssertionError e) {
            return e.getMessage() + out.yield(3);
        }
    }
}
