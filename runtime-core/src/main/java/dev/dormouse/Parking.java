package dev.dormouse;

import java.util.concurrent.locks.LockSupport;

/** Waits by parking the thread that made it. */
final class Parking implements Idle {

    private final Thread thread = Thread.currentThread();

    @Override
    public void idle(long nanos) {
        if (nanos == FOREVER) {
            LockSupport.park(this);
        } else {
            LockSupport.parkNanos(this, nanos);
        }
    }

    @Override
    public void wake() {
        LockSupport.unpark(thread);
    }
}
