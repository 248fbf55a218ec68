package dev.dormouse.conformance;

import java.nio.file.Path;
import java.util.List;

/** Compares classes that were compiled after the corpus: woven ones by their loader, and what javac wrote, kept in a folder. Not thread-safe. */
public final class Comparison {

    private final Oracle oracle;
    private final Differential differential;

    /**
     * @param originals the folder that {@code -Adormouse.originals} named
     * @param woven loads the classes as they were woven
     */
    public Comparison(Path originals, ClassLoader woven) {
        oracle = new Oracle(new OriginalsLoader(originals));
        differential = new Differential(oracle, new Woven(woven));
    }

    /** Loads a class as javac wrote it, which may be wrong. */
    public void load(String owner) throws ClassNotFoundException {
        Class.forName(owner, true, oracle.loader);
    }

    /**
     * Plays scripts with each subject of a class.
     *
     * @param scripts operations of a {@link Script} and the variant of its resume arguments, such as {@code "snnc 1"}
     * @return how many lines the traces have
     * @throws AssertionError at the first difference
     */
    public int compare(String owner, List<String> scripts) throws Throwable {
        List<Script> all = scripts.stream().map(Script::parse).toList();
        int lines = 0;
        try {
            for (Subject subject : Subject.of(Class.forName(owner, true, oracle.loader))) {
                lines += differential.compare(subject, all);
            }
            return lines;
        } finally {
            Activation.release();
        }
    }

    /** Plays every script that the corpus is held by with each subject of a class. */
    public void compare(String owner) throws Throwable {
        try {
            for (Subject subject : Subject.of(Class.forName(owner, true, oracle.loader))) {
                differential.compare(subject);
            }
        } finally {
            Activation.release();
        }
    }
}
