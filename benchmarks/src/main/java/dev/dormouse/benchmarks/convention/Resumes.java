package dev.dormouse.benchmarks.convention;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** Time per resume. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public abstract class Resumes extends Fleet {

    /** An argument that keeps the leaf from ending. */
    protected static final int ENDLESS = Integer.MAX_VALUE;

    /** An argument with which every leaf ends after four resumes, so that climbing and starting weigh in. */
    protected static final int SHORT = 4;

    protected Resumes(int cellsEach, int refsEach, int argument) {
        super(cellsEach, refsEach, argument);
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public long resume() {
        return turn();
    }
}
