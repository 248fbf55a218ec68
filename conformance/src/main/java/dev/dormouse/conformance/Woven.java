package dev.dormouse.conformance;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.dormouse.PollLoop;
import dev.dormouse.TaskType;
import dev.dormouse.View;
import dev.dormouse.arena.Arena;
import dev.dormouse.arena.Pool;
import dev.dormouse.woven.Dump;

/** Runs woven coroutines through the views that the compiler generates, on records of a carving arena. */
final class Woven extends Side {

    /** The budget of one subject's arena. */
    private static final long BUDGET_BYTES = 64 * 1024;

    /** What an ended record's cells are filled with, so that a poll which reads what it has not written is seen. */
    private static final long GARBAGE = 0xa5a5_5a5a_c3c3_3c3cL;

    private static final Pattern FRAME = Pattern.compile(" {4}at (.*)\\.([^.]+)\\((.*):(\\d+)\\)");

    Woven() {
        this(Woven.class.getClassLoader());
    }

    Woven(ClassLoader loader) {
        super(loader);
    }

    @Override
    Run open(Subject subject) throws Throwable {
        return new Viewed(subject.resolve(loader));
    }

    @Override
    Spawning tasks(Subject subject) throws Throwable {
        return new Spawned(subject.resolve(loader));
    }

    /** The view's class: {@code Outer.Inner.method} has {@code OuterCo.InnerCo.Method}, or {@code MethodView} where that name is taken. */
    static Class<?> viewOf(Method method) throws ClassNotFoundException {
        Class<?> owner = method.getDeclaringClass();
        String name = owner.getName().replace("$", "Co$") + "Co$"
                + Character.toUpperCase(method.getName().charAt(0)) + method.getName().substring(1);
        try {
            return Class.forName(name, true, owner.getClassLoader());
        } catch (ClassNotFoundException e) {
            return Class.forName(name + "View", true, owner.getClassLoader());
        }
    }

    /** By the spawn function and the constant that the compiler generates. */
    private static final class Spawned implements Spawning {

        private final TaskType type;
        private final Method spawn;

        Spawned(Method method) throws ReflectiveOperationException {
            Class<?> companion = Class.forName(method.getDeclaringClass().getName().replace("$", "Co$") + "Co", true, method.getDeclaringClass().getClassLoader());
            Field constant = companion.getDeclaredField(method.getName().replaceAll("(?=[A-Z])", "_").toUpperCase(Locale.ROOT));
            constant.setAccessible(true);
            this.type = (TaskType) constant.get(null);
            this.spawn = spawn(companion, method.getName());
        }

        /** The function may have siblings that take something else than a loop. */
        private static Method spawn(Class<?> companion, String name) {
            for (Method method : companion.getDeclaredMethods()) {
                if (method.getName().equals(name) && method.getParameterTypes()[0] == PollLoop.class) {
                    method.setAccessible(true);
                    return method;
                }
            }
            throw new AssertionError(companion.getName() + " has no " + name + "(PollLoop, ...)");
        }

        @Override
        public TaskType type() {
            return type;
        }

        @Override
        public long spawn(PollLoop loop, Object receiver, Object[] arguments) throws Throwable {
            List<Object> all = new ArrayList<>();
            all.add(loop);
            if (receiver != null) {
                all.add(receiver);
            }
            all.addAll(Arrays.asList(arguments));
            return (long) invoke(spawn, null, all.toArray());
        }
    }

    /** A line of a stack trace. */
    private static StackTraceElement frame(String line) {
        Matcher parts = FRAME.matcher(line);
        if (!parts.matches()) {
            throw new AssertionError("no line of a stack trace: " + line);
        }
        return new StackTraceElement(parts.group(1), parts.group(2), parts.group(3), Integer.parseInt(parts.group(4)));
    }

    private static Method find(Class<?> type, String name) {
        for (Method method : type.getDeclaredMethods()) {
            if (method.getName().equals(name) && !method.isSynthetic()) {
                method.setAccessible(true);
                return method;
            }
        }
        throw new AssertionError(type.getName() + " has no " + name);
    }

    private static final class Viewed implements Run {

        private final Method method;
        private final Object view;
        private final Pool pool;
        private final Method start;
        private final Method next;
        private final Method close;
        private final Method result;
        private final Method[] accessors;
        private final boolean resumes;
        private final Object[] pinned;
        private Object first;
        private boolean live;

        Viewed(Method method) throws Throwable {
            this.method = method;
            Class<?> type = viewOf(method);
            Constructor<?> constructor = type.getDeclaredConstructor(Arena.class);
            constructor.setAccessible(true);
            this.view = constructor.newInstance(Arena.ofBytes(BUDGET_BYTES));
            this.pool = poolOf(view);
            this.pinned = pool.refs().clone();
            this.start = find(type, "start");
            this.next = find(type, "next");
            this.close = type.getMethod("close");
            this.close.setAccessible(true);
            this.result = method.getReturnType() == void.class ? null : find(type, "result");
            this.resumes = next.getParameterCount() == 1;
            Yields yields = Subject.erasure(Subject.portType(method)).getAnnotation(Yields.class);
            String[] names = yields == null ? new String[] {"value"} : yields.value();
            this.accessors = new Method[names.length];
            for (int i = 0; i < names.length; i++) {
                accessors[i] = type.getDeclaredMethod(names[i]);
                accessors[i].setAccessible(true);
            }
        }

        @Override
        public void start(Object receiver, Object[] arguments) throws Throwable {
            if (!live) {
                Arrays.fill(pool.cells(), GARBAGE);
            }
            Object[] all = arguments;
            if (receiver != null) {
                all = new Object[arguments.length + 1];
                all[0] = receiver;
                System.arraycopy(arguments, 0, all, 1, arguments.length);
            }
            live = false;
            Object started = invoke(start, view, all);
            live = true;
            first = resumes ? started : null;
        }

        @Override
        public boolean next(Object argument) throws Throwable {
            boolean sleeps = false;
            Object step = first;
            first = null;
            try {
                if (step != null) {
                    Method begin = step.getClass().getMethod("next");
                    begin.setAccessible(true);
                    sleeps = (boolean) invoke(begin, step);
                } else {
                    sleeps = (boolean) (resumes ? invoke(next, view, argument) : invoke(next, view));
                }
            } finally {
                live = sleeps;
            }
            return sleeps;
        }

        @Override
        public Object[] values() throws Throwable {
            Object[] values = new Object[accessors.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = invoke(accessors[i], view);
            }
            return values;
        }

        /** As a dump tells it. */
        @Override
        public List<String> places() throws ReflectiveOperationException {
            String dump = Dump.of(pool.type(), false, (long[]) field("cells"), (Object[]) field("refs"), (int) field("cell"), (int) field("ref"), (int) field("state"));
            return dump.lines().map(Woven::frame).filter(StackTraces::isOfCorpus).map(StackTraces::place).toList();
        }

        private Object field(String name) throws ReflectiveOperationException {
            Field field = View.class.getDeclaredField(name);
            field.setAccessible(true);
            return field.get(view);
        }

        @Override
        public Object result() throws Throwable {
            return result == null ? null : invoke(result, view);
        }

        @Override
        public void close() throws Throwable {
            first = null;
            live = false;
            invoke(close, view);
        }

        @Override
        public void assertClean() {
            if (pool.inUse() != 0) {
                throw new AssertionError(method + " is closed but " + pool.inUse() + " of its records are in use");
            }
            for (int index = 0; index < pool.capacity(); index++) {
                if (pool.state(index) != 0) {
                    throw new AssertionError(method + " has ended but its record is in state " + pool.state(index));
                }
            }
            Object[] refs = pool.refs();
            for (int slot = 0; slot < refs.length; slot++) {
                if (refs[slot] != pinned[slot]) {
                    throw new AssertionError(method + " has ended but reference " + slot + " of its record holds " + Show.value(refs[slot]));
                }
            }
        }

        private static Pool poolOf(Object view) throws ReflectiveOperationException {
            Field home = View.class.getDeclaredField("home");
            home.setAccessible(true);
            return (Pool) home.get(view);
        }
    }
}
