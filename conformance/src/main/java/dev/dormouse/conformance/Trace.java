package dev.dormouse.conformance;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** Plays a script of a generator on one side and writes down, line by line, everything that can be seen of it. */
final class Trace implements Player {

    private final Side side;
    private final Subject subject;
    private final Run run;
    private final Method method;
    private final Class<?> resumeType;
    private final List<String> lines = new ArrayList<>();
    private Script script;
    private Object receiver;
    private int step;
    private int sleeps;
    private int mostSleeps;

    Trace(Side side, Subject subject) throws Throwable {
        this.side = side;
        this.subject = subject;
        this.run = side.open(subject);
        this.method = subject.resolve(side.loader);
        this.resumeType = Subject.resumeType(method);
    }

    @Override
    public List<String> play(Script script) {
        this.script = script;
        lines.clear();
        side.drain();
        side.onReentry(this::reenter);
        for (char operation : script.operations().toCharArray()) {
            switch (operation) {
                case 's' -> start();
                case 'n' -> next();
                case 'c' -> close();
                case '*' -> toTheEnd();
                default -> throw new AssertionError("no operation " + operation);
            }
        }
        close();
        run.assertClean();
        return List.copyOf(lines);
    }

    @Override
    public int mostSleeps() {
        return mostSleeps;
    }

    private void toTheEnd() {
        while (next()) {
            if (sleeps > Script.LONGEST) {
                close();
                return;
            }
        }
    }

    private void start() {
        step = 0;
        sleeps = 0;
        try {
            Object fresh = subject.newReceiver(side.loader);
            run.start(fresh, Arguments.start(method, subject.arguments()));
            receiver = fresh;
            add("start");
        } catch (Throwable e) {
            add("start throws " + Show.failure(e));
        }
    }

    private boolean next() {
        Object argument = Arguments.resume(resumeType, script.variant(), Math.max(step - 1, 0));
        step++;
        try {
            if (run.next(argument)) {
                sleeps++;
                mostSleeps = Math.max(mostSleeps, sleeps);
                StringJoiner values = new StringJoiner(", ", "yields ", "");
                for (Object value : run.values()) {
                    values.add(Show.value(value));
                }
                add(values.toString());
                return true;
            }
            add("returns " + Show.value(run.result()));
        } catch (Throwable e) {
            add("next throws " + Show.failure(e));
        }
        return false;
    }

    private void close() {
        try {
            run.close();
            add("closed");
        } catch (Throwable e) {
            add("close throws " + Show.failure(e));
        }
    }

    /** What a coroutine that drives itself gets to see. */
    private void reenter() {
        try {
            run.next(Arguments.resume(resumeType, 0, 0));
            add("re-entered");
        } catch (Throwable e) {
            add("re-entry throws " + Show.failure(e));
        }
        try {
            run.close();
            add("closed from inside");
        } catch (Throwable e) {
            add("close from inside throws " + Show.failure(e));
        }
    }

    private void add(String event) {
        for (String line : side.drain()) {
            lines.add("  log " + line);
        }
        lines.add(receiver != null && Show.describes(receiver) ? event + " this=" + receiver : event);
    }
}
