package dev.dormouse.benchmarks.convention;

import dev.dormouse.benchmarks.convention.state.Prompt;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** Time per call of a coroutine that completes at once. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public abstract class Calls extends Fleet {

    protected Calls() {
        super(2, 2, 0);
    }

    @Benchmark
    @OperationsPerInvocation(COUNT * Prompt.CALLS)
    public long call() {
        return turn();
    }
}
