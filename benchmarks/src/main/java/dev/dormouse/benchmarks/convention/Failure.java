package dev.dormouse.benchmarks.convention;

/** Thrown by {@link Shapes#failing}; preallocated and without a trace, so that a throw costs what it costs and no more. */
public final class Failure extends RuntimeException {

    public static final Failure INSTANCE = new Failure();

    private static final long serialVersionUID = 1;

    private Failure() {
        super("failing", null, false, false);
    }
}
