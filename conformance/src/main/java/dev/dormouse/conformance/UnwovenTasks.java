package dev.dormouse.conformance;

import java.lang.reflect.Method;

import dev.dormouse.Async;
import dev.dormouse.Cancelled;
import dev.dormouse.PollLoop;
import dev.dormouse.TaskType;
import dev.dormouse.arena.RecordLayout;
import dev.dormouse.woven.Registers;

/**
 * Tasks that run un-woven, each on a thread of its own, in an ordinary poll loop: all but the woven code is the same on both sides. A record's one reference is what a poll
 * needs, its activation; the other one holds {@link Cancelled} while the task cleans up.
 *
 * <p>Whether a coroutine still holds {@code Cancelled} in a variable cannot be seen from outside. It is taken to, from the cancellation to its end, unless its {@link Row} says
 * that it swallows it.
 */
final class UnwovenTasks extends TaskType implements Spawning {

    private static final int ACTIVATION = 0;
    private static final int CANCELLED = 1;
    private static final int SLEEPS = 2;

    private final String name;
    private final Method method;
    private final boolean swallows;

    UnwovenTasks(Subject subject, Method method) {
        this.name = subject.simpleOwner() + "." + subject.method();
        this.method = method;
        this.swallows = method.getAnnotation(Row.class).swallows();
    }

    @Override
    public TaskType type() {
        return this;
    }

    @Override
    public long spawn(PollLoop loop, Object receiver, Object[] arguments) {
        long task = loop.take(this);
        if (loop.spawned(task)) {
            loop.refs(task)[loop.ref(task) + ACTIVATION] = new Activation(method, receiver, UnwovenAsync::new, arguments);
            loop.start(task);
        }
        return task;
    }

    @Override
    protected RecordLayout layout() {
        return new RecordLayout(name, 0, 2, 1, "un-woven", 0, 0, 0, 0, false, "");
    }

    @Override
    protected Object scratch(int slot) {
        return null;
    }

    @Override
    protected int drive(Async port, Registers cx, long[] cells, Object[] refs, int cell, int ref, int entry) {
        Activation activation = (Activation) refs[ref + ACTIVATION];
        Throwable thrown = cx.thrown;
        cx.thrown = null;
        if (activation.resume(port, thrown)) {
            if (thrown != null && !swallows) {
                refs[ref + CANCELLED] = thrown;
            }
            return SLEEPS;
        }
        if (activation.failure != null) {
            throw UnwovenTasks.<RuntimeException>sneaky(activation.failure);
        }
        return 0;
    }

    @SuppressWarnings("unchecked")
    private static <X extends Throwable> X sneaky(Throwable thrown) throws X {
        throw (X) thrown;
    }
}
