package dev.dormouse.benchmarks.resume;

import dev.dormouse.arena.Arena;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Time per resume of a generator; those that end start again. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public abstract class Turns {

    /** How many take turns, and so resumes per invocation. */
    protected static final int COUNT = 64;

    /** How many values the leaf yields where it is not to end. */
    protected static final int ENDLESS = Integer.MAX_VALUE;

    /** How many it yields where starts and ends are to weigh in. */
    protected static final int SHORT = 4;

    /** How often each of three loops goes round. */
    protected static final int SIDE = 8;

    private final long[] handles = new long[COUNT];

    /** Makes the generator's cursor, with room for {@link #COUNT} more in its pool. */
    protected abstract void make(Arena arena);

    /** Starts the cursor's own generator and moves there. */
    protected abstract void start();

    /** Starts one in the pool. */
    protected abstract long open();

    protected abstract void at(long handle);

    protected abstract boolean next();

    protected abstract long value();

    protected abstract long result();

    @Setup(Level.Trial)
    public void setUp() {
        make(Arena.ofBytes(1 << 20));
        for (int i = 0; i < COUNT; i++) {
            handles[i] = open();
        }
        start();
    }

    /** One generator, resumed again and again. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public long alone() {
        long sum = 0;
        for (int i = 0; i < COUNT; i++) {
            if (next()) {
                sum += value();
            } else {
                sum += result();
                start();
            }
        }
        return sum;
    }

    /** Generators that take turns under one cursor. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public long interleaved() {
        long sum = 0;
        for (int i = 0; i < COUNT; i++) {
            at(handles[i]);
            if (next()) {
                sum += value();
            } else {
                sum += result();
                handles[i] = open();
            }
        }
        return sum;
    }
}
