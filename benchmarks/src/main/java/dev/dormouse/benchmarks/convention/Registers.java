package dev.dormouse.benchmarks.convention;

/** What a nest of polls shares: one register per computational type that the shapes use, and the state where a poll does not return it. */
public final class Registers {

    public long j;
    public Object a;
    public Throwable thrown;

    /** Used by the form that returns values: 0, or the state in which the last poll went to sleep. */
    public int state;

    /** Takes {@link #thrown} and throws it, whatever its type. */
    public RuntimeException raise() {
        Throwable taken = thrown;
        thrown = null;
        throw Registers.<RuntimeException>unchecked(taken);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T unchecked(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
