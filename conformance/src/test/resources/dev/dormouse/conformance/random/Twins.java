package dev.dormouse.conformance.corpus.random;

// Without debug tables javac makes lambdas of the same body one, which then had another number, and another layout, than with them.
// script s* 0
// script snc 3

import dev.dormouse.*;
import dev.dormouse.conformance.Row;
import dev.dormouse.conformance.corpus.Ports;

public class Twins {

    interface Source0 {

        @Coroutine(frame = @Frame(bytes = 64, refs = 8))
        int values(Ports.Ask out, int n);
    }

    @Row(value = {}, args = {"2", "-1"})
    @Coroutine
    static int root0(Ports.Ask out, int a) {
        Source0 one = (port, n) -> port.yield(n) - n;
        Source0 other = (port, n) -> port.yield(n) - n;
        return one.values(out, a) * 3 + other.values(out, a + 1);
    }
}
