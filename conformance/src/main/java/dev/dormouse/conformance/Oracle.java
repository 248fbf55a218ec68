package dev.dormouse.conformance;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;

import dev.dormouse.Cancelled;

/**
 * Runs un-woven coroutines, each on a thread of its own that hands over at every primitive: what the woven code is held against. It obeys the
 * table of cancellation in {@code docs/contract.md}.
 */
final class Oracle extends Side {

    private static final Cancelled CANCELLED = cancelled();

    /** After so many the thread of a coroutine that does not end is left parked. */
    private static final int MOST_CANCELLATIONS = 100;

    Oracle() {
        super(new OriginalsLoader());
    }

    @Override
    Run open(Subject subject) throws ReflectiveOperationException {
        for (Method method : subject.load(loader).getDeclaredMethods()) {
            if (method.getName().contains("$poll$")) {
                throw new AssertionError(subject.owner() + " is woven on the oracle's side: name the folder of the classes that the compiler kept"
                        + " (-Adormouse.originals) with -Ddormouse.originals");
            }
        }
        return new Threaded(subject.resolve(loader));
    }

    private static Cancelled cancelled() {
        try {
            Field instance = Cancelled.class.getDeclaredField("INSTANCE");
            instance.setAccessible(true);
            return (Cancelled) instance.get(null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("Cancelled has no instance", e);
        }
    }

    /** The coroutine's side of one activation; {@code null} as the live one means state 0. */
    private final class Threaded implements Run {

        private final Method method;
        private final Class<?> resumeType;
        private Activation live;
        private boolean running;
        private Object result;
        private boolean hasResult;

        Threaded(Method method) {
            this.method = method;
            this.resumeType = Subject.resumeType(method);
        }

        @Override
        public void start(Object receiver, Object[] arguments) throws Throwable {
            close();
            live = new Activation(method, receiver, arguments);
        }

        @Override
        public boolean next(Object argument) throws Throwable {
            refuseIfRunning();
            if (live == null) {
                throw new IllegalStateException(method.getName() + " has ended or was not started");
            }
            Activation activation = live;
            if (drive(activation, activation.started && resumeType != void.class ? argument : null, null)) {
                return true;
            }
            live = null;
            if (activation.failure != null) {
                throw activation.failure;
            }
            result = activation.result;
            hasResult = true;
            return false;
        }

        @Override
        public Object[] values() {
            if (live == null || live.yielded == null) {
                throw new IllegalStateException(method.getName() + " has yielded nothing");
            }
            return live.yielded;
        }

        @Override
        public Object result() {
            if (!hasResult) {
                throw new IllegalStateException(method.getName() + " has not returned");
            }
            return result;
        }

        @Override
        public void close() throws Throwable {
            refuseIfRunning();
            Activation activation = live;
            if (activation == null) {
                return;
            }
            boolean sleeps = activation.started || drive(activation, null, null);
            boolean yielded = sleeps && drive(activation, null, CANCELLED);
            boolean yieldedAgain = yielded && drive(activation, null, CANCELLED);
            live = null;
            if (yieldedAgain) {
                endByForce(activation);
            }
            if (yielded) {
                var refusal = new IllegalStateException(method.getName() + " yielded while it was being closed");
                if (!yieldedAgain && activation.failure != null && activation.failure != CANCELLED) {
                    refusal.addSuppressed(activation.failure);
                }
                throw refusal;
            }
            if (activation.failure != null && activation.failure != CANCELLED) {
                throw activation.failure;
            }
        }

        @Override
        public void assertClean() {
            if (live != null) {
                throw new AssertionError(method + " is still live");
            }
        }

        /** Only a coroutine that ends lets go of its thread. What it does on the way is not to have happened, so what it logs is dropped. */
        private void endByForce(Activation activation) throws InterruptedException {
            List<String> logged = drain();
            for (int i = 0; i < MOST_CANCELLATIONS && drive(activation, null, CANCELLED); i++) {
                drain();
            }
            drain();
            putBack(logged);
        }

        private void refuseIfRunning() {
            if (running) {
                throw new IllegalStateException(method.getName() + " is running");
            }
        }

        private boolean drive(Activation activation, Object argument, Throwable thrown) throws InterruptedException {
            running = true;
            hasResult = false;
            try {
                return activation.resume(argument, thrown);
            } finally {
                running = false;
            }
        }
    }

    /**
     * A thread and the hand-over to it. Exactly one of driver and coroutine runs at any time, by {@code turn}, so the other fields need no lock of their
     * own.
     */
    private static final class Activation implements Runnable, InvocationHandler {

        private static final long STACK_BYTES = 256 * 1024;

        private final Method method;
        private final Object receiver;
        private final Object[] arguments;
        private final Method primitive;
        private Thread thread;
        private boolean turn;
        private Object argument;
        private Throwable thrown;

        boolean started;
        boolean ended;
        Object[] yielded;
        Object result;
        Throwable failure;

        Activation(Method method, Object receiver, Object[] startArguments) {
            this.method = method;
            Class<?> portType = Subject.erasure(Subject.portType(method));
            this.primitive = Subject.primitive(portType);
            Object port = Proxy.newProxyInstance(portType.getClassLoader(), new Class<?>[] {portType}, this);
            int index = Subject.portIndex(method);
            this.receiver = receiver;
            this.arguments = new Object[method.getParameterCount()];
            for (int i = 0, next = 0; i < arguments.length; i++) {
                arguments[i] = i == index ? port : startArguments[next++];
            }
        }

        /** Runs the coroutine to its next primitive ({@code true}) or to its end. */
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

        @Override
        public Object invoke(Object proxy, Method called, Object[] values) throws Throwable {
            if (!called.equals(primitive)) {
                return InvocationHandler.invokeDefault(proxy, called, values);
            }
            yielded = values == null ? new Object[0] : values;
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
}
