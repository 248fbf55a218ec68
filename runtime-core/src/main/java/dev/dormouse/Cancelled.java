package dev.dormouse;

/**
 * What is thrown at the point where a coroutine sleeps when it is closed or cancelled, so that its {@code finally} blocks run, inner first.
 *
 * <p>An error and not an exception, so that {@code catch (Exception)} lets it pass. Let it pass too: a coroutine that catches it and
 * sleeps again gets it once more, and is then ended by force. There is one instance, without stack trace and without suppressed
 * exceptions; throwing it allocates nothing.
 */
public final class Cancelled extends Error {

    private static final long serialVersionUID = 1;

    /** The one instance. Public for those who drive coroutines by other means, as a test oracle does; not for coroutines to throw. */
    public static final Cancelled INSTANCE = new Cancelled();

    private Cancelled() {
        super("the coroutine is cancelled", null, false, false);
    }

    /** Keeps the one instance one. */
    private Object readResolve() {
        return INSTANCE;
    }
}
