package dev.dormouse.benchmarks.convention;

/** The port of every shape. */
public interface LongPort {

    /** Suspends; when called by a poll, only leaves the value for the owner. */
    void yield(long value);
}
