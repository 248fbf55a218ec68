package dev.dormouse;

/** Prints failures to {@link System#err}. */
final class PrintedFailures implements FailureHandler {

    @Override
    public void failed(long task, String coroutine, Throwable thrown) {
        System.err.print("dormouse: task " + coroutine + " failed: ");
        thrown.printStackTrace();
    }
}
