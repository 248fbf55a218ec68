package dev.dormouse.conformance;

import java.util.ArrayList;
import java.util.List;

/** At every sleep of the corpus's generators, a dump names the methods and lines of all levels: those that are on the stack of the un-woven coroutine. */
final class Places {

    private final Side oracle;
    private final Side woven;

    Places(Side oracle, Side woven) {
        this.oracle = oracle;
        this.woven = woven;
    }

    List<Check> checks(List<String> classes) throws ClassNotFoundException {
        List<Check> checks = new ArrayList<>();
        for (String name : classes) {
            List<Subject> subjects = new ArrayList<>();
            for (Subject subject : Subject.of(Class.forName(name, true, oracle.loader))) {
                if (!subject.isTask(oracle.loader)) {
                    subjects.add(subject);
                }
            }
            if (!subjects.isEmpty()) {
                checks.add(new Check(List.of(84), "dumps of " + subjects.get(0).simpleOwner(), () -> compare(subjects)));
            }
        }
        return checks;
    }

    private void compare(List<Subject> subjects) throws Throwable {
        for (Subject subject : subjects) {
            Expect.equal(places(oracle, subject), places(woven, subject), "where " + subject + " sleeps");
        }
    }

    /** Where a subject sleeps, one sleep after the other. */
    private static List<List<String>> places(Side side, Subject subject) throws Throwable {
        Run run = side.open(subject);
        var method = subject.resolve(side.loader);
        Class<?> resumeType = Subject.resumeType(method);
        List<List<String>> places = new ArrayList<>();
        try {
            run.start(subject.newReceiver(side.loader), Arguments.start(method, subject.arguments()));
            for (int step = 0; step < Script.LONGEST && run.next(step == 0 ? null : Arguments.resume(resumeType, 0, step - 1)); step++) {
                places.add(run.places());
            }
            run.close();
        } catch (Throwable thrown) {
            places.add(List.of(thrown.getClass().getName()));
        }
        side.drain();
        return places;
    }
}
