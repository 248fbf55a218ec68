package dev.dormouse.samples.monitor;

import dev.dormouse.FailureHandler;
import dev.dormouse.PollLoop;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * How the program ends: by itself, because a task failed, or because a signal asked for it. A signal lets the loop finish the current sample and
 * then ends the process with the status of the run, where a JVM by itself would say 128 and the signal's number.
 */
final class Ending implements FailureHandler {

    /** How long a signal waits for the current sample: longer only where nobody reads the output. */
    private static final long PATIENCE_MILLIS = 2000;

    private final Thread hook = new Thread(this::signalled, "ending");
    private final CountDownLatch ended = new CountDownLatch(1);
    private PollLoop loop;
    private volatile int status = BoardMonitor.DONE;

    /** From now on a signal shuts this loop down. */
    void watch(PollLoop loop) {
        this.loop = loop;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** The loop has ended, if it was ever watched. */
    void end() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException signalled) {
            // The hook runs, and ends the process with the status.
        }
    }

    /** The exit status that the run deserves. */
    int status() {
        return status;
    }

    @Override
    public void failed(long task, String coroutine, Throwable thrown) {
        String message = thrown.getMessage();
        System.err.println("board-monitor: " + coroutine + ": " + (message == null ? thrown.toString() : message));
        status = BoardMonitor.FAILED;
        loop.shutdown();
    }

    private void signalled() {
        loop.shutdown();
        boolean done = false;
        try {
            done = ended.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            // Nobody interrupts a hook; if somebody did, it is for haste.
        }
        Runtime.getRuntime().halt(done ? status : BoardMonitor.FAILED);
    }
}
