package dev.dormouse.conformance;

import dev.dormouse.arena.ArenaException;
import java.util.Objects;

/** Fails a check in words. */
final class Expect {

    private Expect() {}

    static void equal(Object expected, Object actual, String what) {
        if (!Objects.equals(expected, actual)) {
            throw new AssertionError(what + ": expected " + expected + " but it is " + actual);
        }
    }

    static void that(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }

    /** The call must be refused as a misuse, in words that name {@code coroutine}. */
    static void refused(String coroutine, String call, Check.Body body) throws Throwable {
        try {
            body.run();
        } catch (IllegalStateException | ArenaException e) {
            that(e.getMessage() != null && e.getMessage().contains(coroutine), call + " is refused without naming " + coroutine + ": " + e.getMessage());
            return;
        }
        throw new AssertionError(call + " of " + coroutine + " is not refused");
    }
}
