package dev.dormouse.benchmarks.call;

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

/** Time per call, in a loop of a woven generator that is resumed after each {@link #CALLS}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public abstract class Calls {

    /** Calls per resume. */
    static final int CALLS = 1000;

    protected abstract void start(Arena arena);

    /** Resumes the generator once; what it yields. */
    protected abstract long next();

    @Setup(Level.Trial)
    public void setUp() {
        start(Arena.ofBytes(1024));
    }

    @Benchmark
    @OperationsPerInvocation(CALLS)
    public long call() {
        return next();
    }
}
