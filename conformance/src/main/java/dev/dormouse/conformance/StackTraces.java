package dev.dormouse.conformance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a coroutine throws names the methods and lines of all levels, as if they had been on the stack. */
final class StackTraces {

    private static final List<String> THROWING = List.of("Boxed", "Catching", "Deep", "Dispatched", "Ending", "Lambdas");

    private final Side oracle;
    private final Side woven;

    StackTraces(Side oracle, Side woven) {
        this.oracle = oracle;
        this.woven = woven;
    }

    List<Check> checks() throws ClassNotFoundException {
        List<Check> checks = new ArrayList<>();
        for (String name : Suite.corpus()) {
            if (THROWING.contains(name.substring(name.lastIndexOf('.') + 1))) {
                for (Subject subject : Subject.of(Class.forName(name, true, oracle.loader))) {
                    if (!subject.isTask(oracle.loader)) {
                        checks.add(new Check(List.of(83), "stack trace of " + subject, () -> compare(subject)));
                    }
                }
            }
        }
        checks.add(new Check(List.of(83), "three levels, three lines", this::threeLevels));
        return checks;
    }

    void compare(Subject subject) throws Throwable {
        for (int variant = 0; variant < Arguments.VARIANTS; variant++) {
            Expect.equal(frames(oracle, subject, variant), frames(woven, subject, variant), subject + " with resume arguments " + variant);
        }
    }

    /** The bottom has slept, so that it alone is on the stack with what drives it. */
    private void threeLevels() throws Throwable {
        Subject subject = new Subject("dev.dormouse.conformance.corpus.Deep", "top", null, List.of(), "3");
        List<String> frames = frames(woven, subject, 0);
        Expect.equal(List.of("fail", "bottom", "middle", "top"), frames.stream().map(frame -> frame.substring(0, frame.indexOf(':'))).toList(),
                "the methods of " + frames);
    }

    /** Between the levels of a nest: drivers outside companions, what dynamic calls enter by, and what a method reference has become. */
    private static boolean isPlumbing(StackTraceElement frame) {
        return frame.getMethodName().matches("reference\\$.*|.*\\$(enter|drive|leaf)\\$.*");
    }

    /** Whether a frame is of a method that stands in the corpus. */
    static boolean isOfCorpus(StackTraceElement frame) {
        String owner = frame.getClassName();
        return owner.startsWith("dev.dormouse.conformance.corpus.") && !owner.contains("$$Lambda") && !(owner + "$").contains("Co$") && !isPlumbing(frame);
    }

    /** A frame by its method and line, whether that is woven or not. */
    static String place(StackTraceElement frame) {
        return frame.getMethodName().replaceFirst("\\$poll\\$.*", "") + ":" + frame.getFileName() + ":" + frame.getLineNumber();
    }

    /** The corpus's frames of what the subject throws in the end: method and line, innermost first. */
    private static List<String> frames(Side side, Subject subject, int variant) throws Throwable {
        Run run = side.open(subject);
        var method = subject.resolve(side.loader);
        Class<?> resumeType = Subject.resumeType(method);
        run.start(subject.newReceiver(side.loader), Arguments.start(method, subject.arguments()));
        List<String> frames = new ArrayList<>();
        try {
            for (int step = 0; step < Script.LONGEST; step++) {
                if (!run.next(step == 0 ? null : Arguments.resume(resumeType, variant, step - 1))) {
                    frames.add("returns:" + Show.value(run.result()));
                    return frames;
                }
            }
        } catch (Throwable thrown) {
            Arrays.stream(thrown.getStackTrace()).filter(StackTraces::isOfCorpus).map(StackTraces::place).forEach(frames::add);
        }
        run.close();
        side.drain();
        return frames;
    }
}
