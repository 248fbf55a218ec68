package dev.dormouse.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

/** The oracle against traces written by hand: what everything else is held against must itself be right. */
class OracleTest {

    private final Side oracle = new Oracle();

    private List<String> trace(String method, String script) throws Throwable {
        return trace(method, null, script);
    }

    private List<String> trace(String method, String receiver, String script) throws Throwable {
        String[] names = method.split("\\.");
        var subject = new Subject("dev.dormouse.conformance.corpus." + names[0], names[1], receiver, List.of(), "");
        return new Trace(oracle, subject).play(new Script(script, 0));
    }

    @Test
    void runsToTheEndAndAgain() throws Throwable {
        assertEquals(
                List.of("start", "yields 1", "  log body", "yields 2", "  log finally", "yields 3", "returns null", "start", "yields 1",
                        "  log body", "yields 2", "  log finally", "yields 3", "returns null",
                        "next throws java.lang.IllegalStateException", "closed"),
                trace("Finally.plain", "s*s*n"));
    }

    @Test
    void resumesTheInnermostFrame() throws Throwable {
        assertEquals(
                List.of("start", "  log never 1", "yields 3", "yields 1", "yields 3", "yields 6", "returns 10", "closed"),
                trace("Positions.nested", "s*"));
    }

    @Test
    void closesInnerFirst() throws Throwable {
        assertEquals(
                List.of("start", "yields 1", "yields 10", "  log innermost 10", "  log inner 10", "  log outer", "closed", "closed"),
                trace("Finally.outer", "snnc"));
    }

    @Test
    void runsToItsFirstSleepWhenItIsClosedBeforeItStarts() throws Throwable {
        assertEquals(
                List.of("start", "  log begins", "  log ends", "closed", "closed"),
                trace("Closing.cancelledBeforeTheFirst", "sc"));
    }

    @Test
    void closesALiveOneWhenItIsStarted() throws Throwable {
        assertEquals(
                List.of("start", "  log begins", "yields 1", "  log ends", "start", "  log begins", "yields 1", "  log ends", "returns null", "closed"),
                trace("Closing.cancelledBeforeTheFirst", "sns*"));
    }

    @Test
    void deliversTheCancellationOnceMoreAndThenEndsByForce() throws Throwable {
        assertEquals(
                List.of("start", "yields 0", "  log below 0", "  log swallowed 0", "  log below 1", "  log swallowed 1",
                        "close throws java.lang.IllegalStateException", "next throws java.lang.IllegalStateException", "closed"),
                trace("Closing.swallows", "sncn"));
    }

    /** Its receiver shows what it did: {@code this} and a number. */
    @Test
    void runsNoMoreOfWhatItEndsByForce() throws Throwable {
        assertEquals(
                List.of("start this=this3", "yields 3 this=this3", "close throws java.lang.IllegalStateException this=this--5",
                        "closed this=this--5"),
                trace("This.swallows", "dev.dormouse.conformance.corpus.This", "snc"));
    }

    @Test
    void tellsWhatTheSecondDeliveryThrew() throws Throwable {
        assertEquals(
                List.of("start", "yields 1", "  log second", "  log throw true",
                        "close throws java.lang.IllegalStateException suppressed{dev.dormouse.conformance.corpus.Trouble: second}", "closed"),
                trace("Closing.throwsWhenYielding", "snc"));
    }

    @Test
    void throwsWhatACleanUpThrows() throws Throwable {
        assertEquals(
                List.of("start", "yields 1", "yields 11", "  log throws", "yields 2",
                        "close throws dev.dormouse.conformance.corpus.Trouble: clean-up 2", "closed"),
                trace("Closing.cleanUpThrows", "snnnc"));
    }

    @Test
    void refusesToBeDrivenFromInside() throws Throwable {
        List<String> refused =
                List.of("re-entry throws java.lang.IllegalStateException", "close from inside throws java.lang.IllegalStateException");
        List<String> trace = trace("Closing.drivesItself", "s*");
        assertEquals(refused, trace.subList(1, 3));
        assertEquals("yields 1", trace.get(3));
    }

    private List<String> taskTrace(String method, String script) throws Throwable {
        return new TaskTrace(oracle, new Subject("dev.dormouse.conformance.corpus.Sleeping", method, null, List.of(), "")).play(new Script(script, 0));
    }

    @Test
    void aTaskSleepsWhileItCleansUpInnerFirst() throws Throwable {
        assertEquals(
                List.of("spawn true", "  log sleeps", "pass true, 1 alive at 7 ms", "cancel true", "  log cancelled 3", "pass true, 1 alive at 7 ms",
                        "cancel true", "pass false, 1 alive at 7 ms", "  log below is clean", "  log cleans up", "pass true, 1 alive at 14 ms",
                        "  log is clean", "pass true, 0 alive at 21 ms", "shut down"),
                taskTrace("cleansUp", "stcctt"));
    }

    @Test
    void aTaskThatSwallowsTheCancellationTwiceIsEndedByForce() throws Throwable {
        assertEquals(
                List.of("spawn true", "pass true, 1 alive at 0 ms", "cancel true", "  log swallowed 0", "  log swallowed 1",
                        "failure of Sleeping.swallowsAlways: java.lang.IllegalStateException", "pass true, 0 alive at 0 ms", "shut down"),
                taskTrace("swallowsAlways", "swc"));
    }

    @Test
    void aDeadlineHoldsForOnePollAndOneInThePastForNone() throws Throwable {
        assertEquals(
                List.of("spawn true", "pass true, 1 alive at 7 ms", "  log woken after 0", "pass true, 1 alive at 7 ms", "pass false, 1 alive at 14 ms",
                        "  log and after 7000000", "pass true, 1 alive at 14 ms", "  log and after 14000000", "pass true, 0 alive at 21 ms", "shut down"),
                taskTrace("deadlines", "stwtwt"));
    }
}
