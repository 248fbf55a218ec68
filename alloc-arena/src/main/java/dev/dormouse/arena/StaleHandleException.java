package dev.dormouse.arena;

/**
 * A handle was used after its record was given back, or is not a handle of that pool at all.
 *
 * <p>Ask {@link Pool#isLive} where a handle may outlive its record, and drop it where the record is given back.
 */
public final class StaleHandleException extends ArenaException {

    private static final long serialVersionUID = 1;

    StaleHandleException(String message) {
        super(message);
    }
}
