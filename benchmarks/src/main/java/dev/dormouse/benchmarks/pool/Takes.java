package dev.dormouse.benchmarks.pool;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Time for a take and a give back. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public abstract class Takes {

    /** How many are taken per invocation, and how many there are. */
    static final int COUNT = 256;

    private final long[] taken = new long[COUNT];

    /** Takes one; its name. */
    protected abstract long take();

    protected abstract void giveBack(long name);

    /** All are taken, and then all are given back, every other one first. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public long waves() {
        long sum = 0;
        for (int i = 0; i < COUNT; i++) {
            taken[i] = take();
            sum += taken[i];
        }
        for (int i = 0; i < COUNT; i += 2) {
            giveBack(taken[i]);
        }
        for (int i = 1; i < COUNT; i += 2) {
            giveBack(taken[i]);
        }
        return sum;
    }
}
