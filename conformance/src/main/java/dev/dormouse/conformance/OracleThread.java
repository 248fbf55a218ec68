package dev.dormouse.conformance;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.LockSupport;

/** A thread that runs one {@link Activation} after another: to make a thread takes longer than most activations. */
final class OracleThread extends Thread {

    private static final long STACK_BYTES = 256 * 1024;
    private static final ConcurrentLinkedDeque<OracleThread> IDLE = new ConcurrentLinkedDeque<>();

    private volatile Activation work;

    private OracleThread(Activation first) {
        super(null, null, "oracle", STACK_BYTES);
        work = first;
        setDaemon(true);
    }

    /** Begins the activation on a thread that has nothing to do. */
    static OracleThread begin(Activation activation) {
        OracleThread idle = IDLE.poll();
        if (idle == null) {
            idle = new OracleThread(activation);
            idle.start();
        } else {
            idle.work = activation;
            LockSupport.unpark(idle);
        }
        return idle;
    }

    @Override
    public void run() {
        for (;;) {
            Activation activation = work;
            activation.run();
            work = null;
            IDLE.push(this);
            activation.handBack();
            while (work == null) {
                LockSupport.park(this);
            }
        }
    }
}
