package dev.dormouse.benchmarks.resume;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.dormouse.benchmarks.convention.LongPort;
import dev.dormouse.benchmarks.convention.Shapes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

/** What is compared does the same work. */
class ResumeTest {

    private static final int INVOCATIONS = 20;

    /** What the first invocations of a benchmark add up: values, and results of those that ended. */
    private static List<Long> sums(Turns turns, ToLongFunction<Turns> benchmark) {
        turns.setUp();
        List<Long> sums = new ArrayList<>();
        for (int i = 0; i < INVOCATIONS; i++) {
            sums.add(benchmark.applyAsLong(turns));
        }
        return sums;
    }

    /** What one generator gives, resume by resume and from run to run, when the plain source is run instead. */
    private static List<Long> plain(ToLongFunction<LongPort> source, int resumes) {
        List<Long> steps = new ArrayList<>();
        while (steps.size() < resumes) {
            steps.add(source.applyAsLong(steps::add));
        }
        return steps.subList(0, resumes);
    }

    private static List<Long> plainAlone(ToLongFunction<LongPort> source) {
        List<Long> steps = plain(source, INVOCATIONS * Turns.COUNT);
        List<Long> sums = new ArrayList<>();
        for (int i = 0; i < steps.size(); i += Turns.COUNT) {
            sums.add(steps.subList(i, i + Turns.COUNT).stream().mapToLong(Long::longValue).sum());
        }
        return sums;
    }

    private static List<Long> plainInterleaved(ToLongFunction<LongPort> source) {
        return plain(source, INVOCATIONS).stream().map(step -> step * Turns.COUNT).toList();
    }

    private static void assertSameWork(Turns turns, ToLongFunction<LongPort> source) {
        assertEquals(plainAlone(source), sums(turns, Turns::alone));
        assertEquals(plainInterleaved(source), sums(turns, Turns::interleaved));
    }

    @Test
    void handWrittenPeersDoWhatTheWovenGeneratorDoes() {
        List<Long> alone = sums(new Woven.Fib(), Turns::alone);
        assertEquals(alone, sums(new Machine.Fib(), Turns::alone));
        assertEquals(alone, sums(new Arrays.Fib(), Turns::alone));
        List<Long> interleaved = sums(new Woven.Fib(), Turns::interleaved);
        assertEquals(interleaved, sums(new Machine.Fib(), Turns::interleaved));
        assertEquals(interleaved, sums(new Arrays.Fib(), Turns::interleaved));
    }

    @Test
    void loopsWrittenByHandDoWhatTheWovenOnesDo() {
        assertSameWork(new Woven.Cube(), out -> Shapes.cube(out, Turns.SIDE));
        assertSameWork(new Machine.Cube(), out -> Shapes.cube(out, Turns.SIDE));
    }

    @Test
    void kotlinDoesWhatTheWovenChainDoes() {
        assertSameResumes(new Chains.Depth1(), new Kotlin.Depth1());
        assertSameResumes(new Chains.Depth2(), new Kotlin.Depth2());
        assertSameResumes(new Chains.Depth4(), new Kotlin.Depth4());
        assertSameResumes(new Chains.Depth8(), new Kotlin.Depth8());
    }

    private static void assertSameResumes(Turns turns, Turns peer) {
        assertEquals(sums(turns, Turns::alone), sums(peer, Turns::alone));
        assertEquals(sums(turns, Turns::interleaved), sums(peer, Turns::interleaved));
    }

    @Test
    void twelveLevelsOfFanOutEndAndStartAgain() {
        List<Long> steps = plain(out -> Shapes.fan(out, Turns.SHORT, 12), 40_000);
        Turns turns = new Fans.Short12();
        turns.setUp();
        for (int i = 0; i + Turns.COUNT <= steps.size(); i += Turns.COUNT) {
            assertEquals(steps.subList(i, i + Turns.COUNT).stream().mapToLong(Long::longValue).sum(), turns.alone(), "from value " + i);
        }
    }

    @Test
    void shortGeneratorsStartAgain() {
        assertSameWork(new Chains.Short1(), out -> Shapes.chain(out, Turns.SHORT, 1));
        assertSameWork(new Chains.Short12(), out -> Shapes.chain(out, Turns.SHORT, 12));
        assertSameWork(new Chains.Short6(), out -> Shapes.chain(out, Turns.SHORT, 6));
        assertSameWork(new Fans.Short6(), out -> Shapes.fan(out, Turns.SHORT, 6));
    }

    @Test
    void endlessGeneratorsStayInTheirLeaf() {
        List<Long> first = plain(out -> Shapes.chain(out, 40, 8), INVOCATIONS).stream().map(step -> step * Turns.COUNT).toList();
        assertEquals(first, sums(new Chains.Depth8(), Turns::interleaved));
        assertEquals(first.subList(2, INVOCATIONS), sums(new Chains.Depth6(), Turns::interleaved).subList(0, INVOCATIONS - 2));
        assertEquals(sums(new Chains.Depth6(), Turns::interleaved), sums(new Fans.Depth6(), Turns::interleaved));
    }
}
