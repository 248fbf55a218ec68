package dev.dormouse.benchmarks.convention;

/** What cancelling throws at the sleeping leaf. */
public final class Cancelled extends Error {

    public static final Cancelled INSTANCE = new Cancelled();

    private static final long serialVersionUID = 1;

    private Cancelled() {
        super("cancelled", null, false, false);
    }
}
