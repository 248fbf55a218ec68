package dev.dormouse.benchmarks.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What is compared does the same work. */
class CallsTest {

    private static void assertReturns(long expected, Calls calls) {
        calls.setUp();
        for (int i = 0; i < 3; i++) {
            assertEquals(expected, calls.call());
        }
    }

    @Test
    void coroutinesReturnWhatMethodsDo() {
        long sum = (Calls.CALLS - 1L) * Calls.CALLS / 2;
        assertReturns(sum + Calls.CALLS, new Plain.Ones());
        assertReturns(sum + Calls.CALLS, new Woven.Ones());
        assertReturns(sum + 3L * Calls.CALLS, new Plain.Threes());
        assertReturns(sum + 3L * Calls.CALLS, new Woven.Threes());
        assertReturns(Calls.CALLS, new Plain.Links());
        assertReturns(Calls.CALLS, new Woven.Links());
        assertReturns(1, new Plain.Sames());
        assertReturns(1, new Woven.Sames());
    }
}
