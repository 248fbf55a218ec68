package dev.dormouse.benchmarks.convention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.dormouse.benchmarks.convention.state.ChainArgumentsLast;
import dev.dormouse.benchmarks.convention.state.Lookups;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Both forms of the calling convention give the trace of the plain source. */
class ConventionTest {

    /** A driver, in either form. */
    private interface Driver {
        int drive(LongPort p, Registers cx, long[] cells, int cell, Object[] refs, int ref, int state);
    }

    /** Owns one record, which neither starts at 0 nor is clean. */
    private static final class Owner {

        private static final int CELL = 3;
        private static final int REF = 2;

        private final Driver driver;
        private final LongSlot slot = new LongSlot();
        private final Registers cx = new Registers();
        private final long[] cells = new long[20];
        private final Object[] refs = new Object[8];
        private final List<Object> trace = new ArrayList<>();
        private int state = 1;

        Owner(Driver driver, int n, Object... arguments) {
            this.driver = driver;
            Arrays.fill(cells, 0x5555_5555_5555_5555L);
            Arrays.fill(refs, "left over");
            System.arraycopy(arguments, 0, refs, REF, arguments.length);
            cells[CELL] = n;
        }

        void drive() {
            try {
                state = driver.drive(slot, cx, cells, CELL, refs, REF, state);
                trace.add(state == 0 ? "returned " + cx.j : (Object) slot.value);
            } catch (Throwable t) {
                state = 0;
                trace.add(t);
            }
            assertNull(cx.thrown, "whoever takes it nulls it");
            assertNull(cx.a, "whoever takes it nulls it");
        }

        Owner toTheEnd() {
            while (state != 0) {
                drive();
            }
            return this;
        }

        Owner cancel() {
            cx.thrown = Cancelled.INSTANCE;
            drive();
            return this;
        }

        Owner times(int resumes) {
            for (int i = 0; i < resumes; i++) {
                drive();
            }
            return this;
        }
    }

    private static List<Object> plain(ToLongFunction<LongPort> source) {
        List<Object> trace = new ArrayList<>();
        long result = source.applyAsLong(trace::add);
        trace.add("returned " + result);
        return trace;
    }

    private static List<DynamicTest> traces(Map<String, Driver> drivers, ToLongFunction<LongPort> source, int n) {
        List<Object> expected = plain(source);
        List<DynamicTest> tests = new ArrayList<>();
        drivers.forEach((name, driver) -> tests.add(DynamicTest.dynamicTest(name + " n=" + n, () ->
                assertEquals(expected, new Owner(driver, n).toTheEnd().trace))));
        return tests;
    }

    private static Map<String, Driver> forms(Driver state, Driver value) {
        Map<String, Driver> forms = new TreeMap<>();
        forms.put("state returned", state);
        forms.put("value returned", value);
        return forms;
    }

    @TestFactory
    List<DynamicTest> chain() {
        List<DynamicTest> tests = new ArrayList<>();
        for (int n : new int[] {0, 1, 5}) {
            tests.addAll(chain(n, 1, dev.dormouse.benchmarks.convention.state.Chain::drive1, dev.dormouse.benchmarks.convention.value.Chain::drive1));
            tests.addAll(chain(n, 2, dev.dormouse.benchmarks.convention.state.Chain::drive2, dev.dormouse.benchmarks.convention.value.Chain::drive2));
            tests.addAll(chain(n, 4, dev.dormouse.benchmarks.convention.state.Chain::drive4, dev.dormouse.benchmarks.convention.value.Chain::drive4));
            tests.addAll(chain(n, 6, dev.dormouse.benchmarks.convention.state.Chain::drive6, dev.dormouse.benchmarks.convention.value.Chain::drive6));
            tests.addAll(chain(n, 8, dev.dormouse.benchmarks.convention.state.Chain::drive8, dev.dormouse.benchmarks.convention.value.Chain::drive8));
            tests.addAll(traces(
                    Map.of(
                            "arguments last", ChainArgumentsLast::drive8,
                            "by state", Lookups::chainByState,
                            "by switch", Lookups::chainBySwitch,
                            "split", Lookups::chainSplit,
                            "apart", Lookups::chainApart),
                    out -> Shapes.chain(out, n, 8),
                    n));
        }
        return tests;
    }

    private static List<DynamicTest> chain(int n, int depth, Driver state, Driver value) {
        return traces(forms(state, value), out -> Shapes.chain(out, n, depth), n);
    }

    @TestFactory
    List<DynamicTest> fan() {
        List<DynamicTest> tests = new ArrayList<>();
        for (int n : new int[] {0, 1, 5}) {
            Map<String, Driver> drivers =
                    forms(dev.dormouse.benchmarks.convention.state.Fan::drive6, dev.dormouse.benchmarks.convention.value.Fan::drive6);
            drivers.put("by state", Lookups::fanByState);
            drivers.put("by switch", Lookups::fanBySwitch);
            drivers.put("split", Lookups::fanSplit);
            drivers.put("apart", Lookups::fanApart);
            tests.addAll(traces(drivers, out -> Shapes.fan(out, n, 6), n));
        }
        return tests;
    }

    @TestFactory
    List<DynamicTest> catching() {
        List<DynamicTest> tests = new ArrayList<>();
        for (int n : new int[] {0, 1, 6}) {
            tests.addAll(traces(
                    forms(
                            dev.dormouse.benchmarks.convention.state.Catching::drive,
                            dev.dormouse.benchmarks.convention.value.Catching::drive),
                    out -> Shapes.catching(out, n),
                    n));
        }
        return tests;
    }

    private static final Map<String, Driver> CLEANING = forms(
            dev.dormouse.benchmarks.convention.state.Cleaning::drive, dev.dormouse.benchmarks.convention.value.Cleaning::drive);

    @TestFactory
    List<DynamicTest> cleaningWithoutCancel() {
        List<DynamicTest> tests = new ArrayList<>();
        for (int n : new int[] {0, 1, 3}) {
            tests.addAll(traces(CLEANING, out -> Shapes.cleaning(out, n), n));
        }
        return tests;
    }

    @Test
    void cancelRunsTheCleanUpsInnerFirst() {
        CLEANING.forEach((name, driver) -> assertEquals(
                List.of(0L, 1L, 2L, -3L, -100L, Cancelled.INSTANCE),
                new Owner(driver, 9).times(3).cancel().toTheEnd().trace,
                name));
    }

    @Test
    void cancelDuringTheCleanUpOfAReturnGoesOutwards() {
        CLEANING.forEach((name, driver) -> assertEquals(
                List.of(0L, -2L, -100L, Cancelled.INSTANCE), new Owner(driver, 1).times(2).cancel().toTheEnd().trace, name));
    }

    @Test
    void secondThrowDuringTheCleanUpOfAThrowGoesOutwards() {
        CLEANING.forEach((name, driver) -> assertEquals(
                List.of(0L, -1L, -100L, Cancelled.INSTANCE),
                new Owner(driver, 5).times(1).cancel().cancel().toTheEnd().trace,
                name));
    }

    @Test
    void cancelAtTheOuterCleanUpEnds() {
        CLEANING.forEach((name, driver) ->
                assertEquals(List.of(-1L, -100L, Cancelled.INSTANCE), new Owner(driver, 0).times(2).cancel().trace, name));
    }

    @Test
    void noReferenceIsLeftInTheRecordAfterCleanUp() {
        CLEANING.forEach((name, driver) -> {
            Owner owner = new Owner(driver, 9).times(2);
            assertNull(owner.refs[Owner.REF], name);
            owner.cancel();
            assertEquals(Cancelled.INSTANCE, owner.refs[Owner.REF], name);
            owner.toTheEnd();
            assertNull(owner.refs[Owner.REF], name);
        });
    }

    @Test
    void cancelledCatcherEnds() {
        forms(
                        dev.dormouse.benchmarks.convention.state.Catching::drive,
                        dev.dormouse.benchmarks.convention.value.Catching::drive)
                .forEach((name, driver) ->
                        assertEquals(List.of(0L, 1L, Cancelled.INSTANCE), new Owner(driver, 9).times(2).cancel().trace, name));
    }

    @Test
    void failureOutOfAChainEndsEveryLevel() {
        Failure failure = Failure.INSTANCE;
        Owner owner = new Owner(dev.dormouse.benchmarks.convention.state.Chain::drive8, 5).times(9);
        owner.cx.thrown = failure;
        owner.drive();
        assertEquals(failure, owner.trace.get(9));
        Owner other = new Owner(dev.dormouse.benchmarks.convention.value.Chain::drive8, 5).times(9);
        other.cx.thrown = failure;
        other.drive();
        assertEquals(owner.trace, other.trace);
    }

    @Test
    void dispatchedChildrenAreEnteredByPassingThrough() {
        for (int n : new int[] {0, 1, 2, 7}) {
            List<Object> expected = plain(out -> Shapes.dispatching(out, counting(1), counting(2), n));
            assertEquals(
                    expected,
                    new Owner(
                                    dev.dormouse.benchmarks.convention.state.Dispatching::drive,
                                    n,
                                    new dev.dormouse.benchmarks.convention.state.Dispatching.Ones(),
                                    new dev.dormouse.benchmarks.convention.state.Dispatching.Twos())
                            .toTheEnd()
                            .trace);
            assertEquals(
                    expected,
                    new Owner(
                                    dev.dormouse.benchmarks.convention.value.Dispatching::drive,
                                    n,
                                    new dev.dormouse.benchmarks.convention.value.Dispatching.Ones(),
                                    new dev.dormouse.benchmarks.convention.value.Dispatching.Twos())
                            .toTheEnd()
                            .trace);
        }
    }

    private static Shapes.Source counting(int step) {
        return (out, n) -> {
            long sum = 0;
            for (int i = 0; i < n; i += step) {
                out.yield(i);
                sum += i;
            }
            return sum;
        };
    }

    @Test
    void callsThatCompleteAtOnce() {
        assertEquals(
                new Owner(dev.dormouse.benchmarks.convention.state.Prompt::driveThrees, 0).times(3).trace,
                new Owner(dev.dormouse.benchmarks.convention.value.Prompt::driveThrees, 0).times(3).trace);
        assertEquals(
                List.of(5050L, 10100L), new Owner(dev.dormouse.benchmarks.convention.value.Prompt::driveOnes, 0).times(2).trace);
        assertEquals(
                List.of(5050L, 10100L), new Owner(dev.dormouse.benchmarks.convention.state.Prompt::driveOnes, 0).times(2).trace);
        assertEquals(
                new Owner(dev.dormouse.benchmarks.convention.state.Prompt::driveSames, 0).times(3).trace,
                new Owner(dev.dormouse.benchmarks.convention.value.Prompt::driveSames, 0).times(3).trace);
    }
}
