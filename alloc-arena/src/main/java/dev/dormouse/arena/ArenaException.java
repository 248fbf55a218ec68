package dev.dormouse.arena;

/**
 * An arena, a pool or a profile refuses: something does not fit, is not declared, is not readable, or is used by the wrong thread or after it was closed.
 *
 * <p>The message names the thing, the place and the way out. When a pool does not fit its budget, the message carries the {@link MemoryPlan} as a table;
 * when a profile is wrong, it is one line with the file, the line and the key.
 */
public class ArenaException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param message what is refused, where, and what to change */
    public ArenaException(String message) {
        super(message);
    }

    /** The refusal for a thread that does not own {@code thing}; {@code owner} is null once the arena is closed. */
    static ArenaException notOwner(String thing, Thread owner) {
        if (owner == null) {
            return new ArenaException(thing + " is closed: close an arena last, after its views and loops");
        }
        return new ArenaException(thing + " belongs to thread " + named(owner) + " and was used by thread " + named(Thread.currentThread())
                + ": an arena, its pools and views stay with the thread that made it; let the other thread wake that one");
    }

    /** Virtual threads have no name unless they are given one. */
    private static String named(Thread thread) {
        return thread.getName().isEmpty() ? thread.toString() : thread.getName();
    }
}
