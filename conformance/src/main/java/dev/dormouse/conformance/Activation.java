package dev.dormouse.conformance;

import java.lang.reflect.Method;
import java.util.function.Function;

/**
 * One activation of an un-woven coroutine: a thread that hands over when it sleeps. Exactly one of driver and coroutine runs at any time, by {@code turn}, so the
 * other fields need no lock of their own.
 *
 * <p>One that is dropped while it sleeps keeps its thread, parked for good: to let go of it the coroutine would have to run on, and its {@code finally} blocks would change
 * what others see.
 */
final class Activation implements Runnable {

    private static final long STACK_BYTES = 256 * 1024;

    private final Method method;
    private final Object receiver;
    private final Object[] arguments;
    private Thread thread;
    private boolean turn;
    private Throwable thrown;

    /** What it was last resumed with. */
    Object argument;
    boolean started;
    boolean ended;
    Object[] yielded;
    Object result;
    Throwable failure;

    /**
     * @param port makes its port, which is to call {@link #sleep}
     * @param startArguments the other arguments
     */
    Activation(Method method, Object receiver, Function<Activation, Object> port, Object[] startArguments) {
        this.method = method;
        this.receiver = receiver;
        this.arguments = new Object[method.getParameterCount()];
        int index = Subject.portIndex(method);
        for (int i = 0, next = 0; i < arguments.length; i++) {
            arguments[i] = i == index ? port.apply(this) : startArguments[next++];
        }
    }

    /** Runs the coroutine to where it sleeps ({@code true}) or to its end. */
    boolean resume(Object argument, Throwable thrown) throws InterruptedException {
        this.argument = argument;
        this.thrown = thrown;
        synchronized (this) {
            turn = true;
            if (started) {
                notifyAll();
            } else {
                started = true;
                thread = new Thread(null, this, "oracle of " + method.getName(), STACK_BYTES);
                thread.setDaemon(true);
                thread.start();
            }
            while (turn && !ended) {
                wait();
            }
        }
        if (ended) {
            thread.join();
        }
        return !ended;
    }

    @Override
    public void run() {
        try {
            result = Side.invoke(method, receiver, arguments);
        } catch (Throwable e) {
            failure = e;
        }
        synchronized (this) {
            ended = true;
            notifyAll();
        }
    }

    /** On the coroutine's thread: hands over, and returns or throws what it is resumed with. */
    Object sleep(Object... values) throws Throwable {
        yielded = values;
        synchronized (this) {
            turn = false;
            notifyAll();
            while (!turn) {
                wait();
            }
        }
        if (thrown != null) {
            throw thrown;
        }
        return argument;
    }
}
