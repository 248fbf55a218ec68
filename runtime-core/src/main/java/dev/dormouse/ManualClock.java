package dev.dormouse;

/**
 * A clock that moves when it is told to, for tests of what waits for time.
 *
 * <p>With {@link PollLoop#pass} the test advances it by hand. Given to the loop as its {@link Idle} too, it turns {@link PollLoop#run} into virtual time: waiting for a deadline
 * advances the clock to it at once, unless a channel is ready. Waiting for a wake parks the thread that made the clock. Bytes that are still on their way take no virtual time: where a test waits for
 * a channel and a deadline, advance by hand.
 *
 * <p>Any thread may read it; one at a time may advance it.
 */
public final class ManualClock implements Clock, Idle {

    private final Parking parking = new Parking();
    private volatile long nanos;

    /** A clock at {@code nanos}. */
    public ManualClock(long nanos) {
        this.nanos = nanos;
    }

    @Override
    public long nanos() {
        return nanos;
    }

    /**
     * Moves the time on.
     *
     * @throws IllegalArgumentException if {@code nanos} is negative: time does not go back
     */
    public void advance(long nanos) {
        if (nanos < 0) {
            throw new IllegalArgumentException("advance(" + nanos + "): time does not go back");
        }
        this.nanos = this.nanos + nanos;
    }

    @Override
    public void idle(long nanos) {
        if (nanos == FOREVER) {
            parking.idle(FOREVER);
        } else {
            advance(nanos);
        }
    }

    @Override
    public void wake() {
        parking.wake();
    }
}
