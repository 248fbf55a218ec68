package dev.dormouse.conformance;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * One activation of an un-woven coroutine: a thread that hands over when it sleeps. Exactly one of driver and coroutine runs at any time, by {@code turn}, which is what orders the accesses to the
 * other fields.
 *
 * <p>One that is dropped while it sleeps keeps its thread, parked until {@link #release}: to let go of it the coroutine has to run on, and its {@code finally} blocks would change
 * what others see.
 */
final class Activation implements Runnable {

    /** Those that sleep. */
    private static final Set<Activation> SLEEPING = ConcurrentHashMap.newKeySet();

    private final Method method;
    private final Object receiver;
    private final Object[] arguments;
    private Thread driver;
    private OracleThread thread;
    private volatile boolean turn;
    private boolean released;
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

    /** Ends all that were dropped while they slept; what they do then, nobody must look at. They may sleep no more, and must end. */
    static void release() {
        for (Activation activation : List.copyOf(SLEEPING)) {
            activation.released = true;
            activation.resume(null, null);
        }
    }

    /** Runs the coroutine to where it sleeps ({@code true}) or to its end. */
    boolean resume(Object argument, Throwable thrown) {
        this.argument = argument;
        this.thrown = thrown;
        driver = Thread.currentThread();
        turn = true;
        if (started) {
            SLEEPING.remove(this);
            LockSupport.unpark(thread);
        } else {
            started = true;
            thread = OracleThread.begin(this);
        }
        while (turn) {
            LockSupport.park(this);
        }
        return !ended;
    }

    /** Where it sleeps. */
    StackTraceElement[] stack() {
        return thread.getStackTrace();
    }

    @Override
    public void run() {
        try {
            result = Side.invoke(method, receiver, arguments);
        } catch (Throwable e) {
            failure = e;
        }
        ended = true;
    }

    /** After {@link #run}, once its thread may be used again. */
    void handBack() {
        turn = false;
        LockSupport.unpark(driver);
    }

    /** On the coroutine's thread: hands over, and returns or throws what it is resumed with. */
    Object sleep(Object... values) throws Throwable {
        if (!released) {
            yielded = values;
            SLEEPING.add(this);
            handBack();
            while (!turn) {
                LockSupport.park(this);
            }
        }
        if (released) {
            throw new AssertionError("released");
        }
        if (thrown != null) {
            throw thrown;
        }
        return argument;
    }
}
