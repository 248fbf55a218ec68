package dev.dormouse.conformance.corpus;

import dev.dormouse.Cancelled;
import dev.dormouse.Coroutine;
import dev.dormouse.Yield;
import dev.dormouse.conformance.Row;
import dev.dormouse.conformance.corpus.Ports.Ask;

/** The receiver across suspensions. */
public final class This {

    private int seen = 3;
    private String name = "this";

    @Override
    public String toString() {
        return name + seen;
    }

    @Row(32)
    @Coroutine
    void counts(Yield.OfInt out) {
        while (seen-- > 0) {
            out.yield(seen);
        }
    }

    @Row({32, 6})
    @Coroutine
    int asks(Ask out) {
        seen = out.yield(seen) + seen;
        int kept = seen;
        for (int i = 0; i < 2; i++) {
            seen += out.yield(i);
            name += i;
        }
        return kept + seen;
    }

    /** The receiver is not needed after the first sleep. */
    @Row(32)
    @Coroutine
    int forgets(Ask out) {
        int kept = seen;
        return kept + out.yield(kept) * out.yield(2);
    }

    @Row(32)
    @Coroutine
    This returnsItself(Ask out) {
        seen = out.yield(1);
        return out.yield(2) > 2 ? this : new This();
    }

    @Row({32, 52})
    @Coroutine
    int viaOthers(Ask out) {
        This other = new This();
        other.name = "other";
        int mine = asks(out) + other.asks(out);
        return mine + this.forgets(out) + (other == this ? 1 : other.seen) + new This().asks(out);
    }

    @Row(value = {32, 21}, args = {"5,MAX", "-1,MIN"})
    @Coroutine
    long parameters(long first, Ask out, long second) {
        seen += (int) first;
        long got = out.yield(seen);
        seen ^= (int) second;
        return got + first + second + seen + out.yield(0);
    }

    /** Never ends by itself: what it would do after the second cancellation is not to be seen in its receiver. */
    @Row({70, 32})
    @Coroutine
    void swallows(Ask out) {
        for (;;) {
            try {
                seen += out.yield(seen);
            } catch (Cancelled e) {
                name += "-";
            } finally {
                seen++;
            }
        }
    }
}
