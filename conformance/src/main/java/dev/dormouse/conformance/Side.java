package dev.dormouse.conformance;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/** One of the two ways to run the corpus: a class loader, the log of its corpus, and how a subject is driven there. */
abstract class Side {

    private static final String LOG = "dev.dormouse.conformance.corpus.Log";

    final ClassLoader loader;
    private final List<String> log;
    private final Field reentry;

    /** @param loader where the corpus is; its classes, the log among them, are this side's own */
    Side(ClassLoader loader) {
        this.loader = loader;
        try {
            Class<?> type = Class.forName(LOG, true, loader);
            Method lines = type.getDeclaredMethod("lines");
            @SuppressWarnings("unchecked")
            List<String> list = (List<String>) lines.invoke(null);
            this.log = list;
            this.reentry = type.getDeclaredField("reentry");
            this.reentry.setAccessible(true);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("the corpus has no log", e);
        }
    }

    /** Prepares to drive a subject that is a generator. */
    abstract Run open(Subject subject) throws Throwable;

    /** Prepares to spawn a subject that is a task. */
    abstract Spawning tasks(Subject subject) throws Throwable;

    /** What the corpus logged since the last call. */
    final List<String> drain() {
        List<String> lines = new ArrayList<>(log);
        log.clear();
        return lines;
    }

    /** What the corpus calls when a coroutine drives itself. */
    final void onReentry(Runnable action) {
        try {
            reentry.set(null, action);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    /** Calls, and throws what the method throws. */
    static Object invoke(Method method, Object receiver, Object... arguments) throws Throwable {
        try {
            return method.invoke(receiver, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
