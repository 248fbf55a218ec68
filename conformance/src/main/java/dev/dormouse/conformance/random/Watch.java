package dev.dormouse.conformance.random;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** Ends the process when something takes too long, and says what: a program that hangs cannot be stopped in another way. */
final class Watch {

    private static final int FRAMES = 12;

    private final long patienceNanos;
    private volatile String what = "nothing";
    private volatile long since = System.nanoTime();

    Watch(long seconds) {
        patienceNanos = TimeUnit.SECONDS.toNanos(seconds);
        Thread thread = new Thread(this::look, "watch");
        thread.setDaemon(true);
        thread.start();
    }

    /** What is being done from now on. */
    void over(String something) {
        what = something;
        since = System.nanoTime();
    }

    private void look() {
        while (System.nanoTime() - since < patienceNanos) {
            try {
                Thread.sleep(1000);
            } catch (InterruptedException e) {
                return;
            }
        }
        System.out.println("FAILED: no end of " + what);
        Thread.getAllStackTraces().forEach((thread, frames) -> System.out.println(thread + " " + List.of(frames).subList(0, Math.min(FRAMES, frames.length))));
        Runtime.getRuntime().halt(3);
    }
}
