package dev.dormouse.conformance.corpus.random;

// Of a lambda where nothing gets javac leaves the body behind, which was refused as plain code that calls a coroutine.
// script s* 0
// script snc 3

import dev.dormouse.*;
import dev.dormouse.conformance.Row;
import dev.dormouse.conformance.corpus.Ports;

public class Orphan {

    interface Source0 {

        @Coroutine(frame = @Frame(bytes = 64, refs = 8))
        int values(Ports.Ask out, int n);
    }

    @Row(value = {}, args = {"2", "-1"})
    @Coroutine
    static int root0(Ports.Ask out, int a) {
        Source0 chosen = false ? (port, n) -> Elsewhere.some(port, n) : (port, n) -> port.yield(n) - n;
        if (false) {
            chosen = (port, n) -> {
                Source0 inner = (p, m) -> Elsewhere.some(p, m + a);
                return inner.values(port, n) + port.yield(1);
            };
        }
        return chosen.values(out, a) * 3 + chosen.values(out, a + 1);
    }
}
