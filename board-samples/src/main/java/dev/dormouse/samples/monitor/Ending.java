package dev.dormouse.samples.monitor;

import dev.dormouse.FailureHandler;
import dev.dormouse.PollLoop;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * How the program ends: by itself, because a task failed, or because a signal asked for it. A signal lets the loop finish the current sample and
 * then ends the process with the status of the run, where a JVM by itself would say 128 and the signal's number.
 *
 * <p>The hook that does this runs at every end of the process. It waits for {@link #end}, so the status is fixed by then, whoever began the end.
 */
final class Ending implements FailureHandler {

    /** How long a signal waits for the current sample: longer only where nobody reads the output. */
    private static final long PATIENCE_MILLIS = 2000;

    /** How long a last word waits for whoever reads errors. */
    private static final long LAST_WORD_MILLIS = 500;

    private final CountDownLatch ended = new CountDownLatch(1);
    private PollLoop loop;
    private boolean stopping;
    private boolean failed;
    private volatile int status = BoardMonitor.DONE;

    /** From now on a signal ends the program with its own status. */
    Ending() {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "ending"));
        } catch (IllegalStateException signalled) {
            // Before there was anything to end.
            Runtime.getRuntime().halt(status);
        }
    }

    /** From now on a signal shuts this loop down; at once if it has come already. */
    synchronized void watch(PollLoop loop) {
        this.loop = loop;
        if (stopping) {
            loop.shutdown();
        }
    }

    /** The program is over, but for {@link System#exit}. */
    void end(int status) {
        this.status = status;
        ended.countDown();
    }

    /** Whether a task has failed. */
    boolean failed() {
        return failed;
    }

    /** An {@link IOException} says what could not be done; anything else is a fault of this program's. */
    @Override
    public void failed(long task, String coroutine, Throwable thrown) {
        failed = true;
        if (thrown instanceof IOException) {
            say(thrown.getMessage());
        } else {
            say("fault in " + coroutine + ", please report it:");
            thrown.printStackTrace();
        }
        loop.shutdown();
    }

    /** Says something in a line, beside the output. */
    static void say(String message) {
        System.err.println("board-monitor: " + message);
    }

    private void stop() {
        PollLoop running = stopLoop();
        try {
            boolean done = ended.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            if (!done && running != null) {
                // Whoever stopped the program has what he wants. Should nobody read errors either, that must not hold it up.
                Thread lastWord = new Thread(() -> say("stopped in the middle of a sample, which took too long: nobody reads the output"), "last word");
                lastWord.setDaemon(true);
                lastWord.start();
                lastWord.join(LAST_WORD_MILLIS);
            }
        } catch (InterruptedException e) {
            // Nobody interrupts a hook; if somebody did, it is for haste.
        }
        Runtime.getRuntime().halt(status);
    }

    private synchronized PollLoop stopLoop() {
        stopping = true;
        if (loop != null) {
            loop.shutdown();
        }
        return loop;
    }
}
