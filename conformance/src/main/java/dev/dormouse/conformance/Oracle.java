package dev.dormouse.conformance;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.dormouse.Cancelled;

/**
 * Runs un-woven coroutines, each on a thread of its own that hands over at every primitive: what the woven code is held against. It obeys the
 * table of cancellation in {@code docs/contract.md}.
 */
final class Oracle extends Side {

    Oracle() {
        this(new OriginalsLoader());
    }

    Oracle(OriginalsLoader loader) {
        super(loader);
    }

    @Override
    Run open(Subject subject) throws ReflectiveOperationException {
        return new Threaded(unwoven(subject));
    }

    @Override
    Spawning tasks(Subject subject) throws ReflectiveOperationException {
        return new UnwovenTasks(subject, unwoven(subject));
    }

    private Method unwoven(Subject subject) throws ReflectiveOperationException {
        for (Method method : subject.load(loader).getDeclaredMethods()) {
            if (method.getName().contains("$poll$")) {
                throw new AssertionError(subject.owner() + " is woven on the oracle's side: name the folder of the classes that the compiler kept"
                        + " (-Adormouse.originals) with -Ddormouse.originals");
            }
        }
        return subject.resolve(loader);
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
            live = new Activation(method, receiver, this::port, arguments);
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
        public List<String> places() {
            List<StackTraceElement> frames = Arrays.stream(live.stack()).filter(StackTraces::isOfCorpus).toList();
            List<String> places = new ArrayList<>();
            for (int i = 0; i < frames.size(); i++) {
                if (i == 0 || !isBridge(frames.get(i), frames.get(i - 1))) {
                    places.add(StackTraces.place(frames.get(i)));
                }
            }
            return places;
        }

        /** Whether a frame is of a bridge, which no source has: there is one of its name, and it has called the method proper or there is none. */
        private boolean isBridge(StackTraceElement frame, StackTraceElement called) {
            boolean bridged = false;
            boolean proper = false;
            for (Method declared : type(frame).getDeclaredMethods()) {
                if (declared.getName().equals(frame.getMethodName())) {
                    bridged |= declared.isBridge();
                    proper |= !declared.isBridge() && !Modifier.isAbstract(declared.getModifiers());
                }
            }
            return bridged && (!proper || type(frame).isAssignableFrom(type(called)) && called.getMethodName().equals(frame.getMethodName()));
        }

        private Class<?> type(StackTraceElement frame) {
            try {
                return Class.forName(frame.getClassName(), false, loader);
            } catch (ClassNotFoundException e) {
                throw new AssertionError(e);
            }
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
            boolean yielded = sleeps && drive(activation, null, Cancelled.INSTANCE);
            boolean yieldedAgain = yielded && drive(activation, null, Cancelled.INSTANCE);
            live = null;
            if (yielded) {
                var refusal = new IllegalStateException(method.getName() + " yielded while it was being closed");
                if (!yieldedAgain && activation.failure != null && activation.failure != Cancelled.INSTANCE) {
                    refusal.addSuppressed(activation.failure);
                }
                throw refusal;
            }
            if (activation.failure != null && activation.failure != Cancelled.INSTANCE) {
                throw activation.failure;
            }
        }

        @Override
        public void assertClean() {
            if (live != null) {
                throw new AssertionError(method + " is still live");
            }
        }

        private Object port(Activation activation) {
            Class<?> type = Subject.erasure(Subject.portType(method));
            Method primitive = Subject.primitive(type);
            InvocationHandler handler = (proxy, called, values) -> {
                if (!called.equals(primitive)) {
                    return InvocationHandler.invokeDefault(proxy, called, values);
                }
                return values == null ? activation.sleep() : activation.sleep(values);
            };
            return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
        }

        private void refuseIfRunning() {
            if (running) {
                throw new IllegalStateException(method.getName() + " is running");
            }
        }

        private boolean drive(Activation activation, Object argument, Throwable thrown) {
            running = true;
            hasResult = false;
            try {
                return activation.resume(argument, thrown);
            } finally {
                running = false;
            }
        }
    }
}
