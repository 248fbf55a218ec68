package dev.dormouse.conformance.random;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import dev.dormouse.conformance.Comparison;
import dev.dormouse.conformance.random.Verdict.Kind;

/** Compiles programs, plays their scripts on both sides, and says what came of each. For one thread. */
final class Judge {

    private final Compilers compilers = new Compilers();
    private final UnaryOperator<byte[]> change;
    private final Watch watch;

    /**
     * @param change spoils the woven class files, for tests of this one; {@code null} for none
     * @param watch is told of each program
     */
    Judge(UnaryOperator<byte[]> change, Watch watch) {
        this.change = change;
        this.watch = watch;
    }

    /** The verdicts, in order. What one program does to javac is not held against the others. */
    List<Verdict> judge(List<Program> programs, Mode mode) {
        Map<Program, Verdict> verdicts = new LinkedHashMap<>();
        judge(programs, mode, verdicts);
        return programs.stream().map(verdicts::get).toList();
    }

    private void judge(List<Program> programs, Mode mode, Map<Program, Verdict> verdicts) {
        String said;
        watch.over("compiling, " + mode + ": " + programs.stream().map(Program::name).toList());
        try (Batch batch = new Batch(compilers)) {
            said = batch.compile(sources(programs), mode);
            if (said.isEmpty()) {
                play(batch, programs, mode, verdicts);
                return;
            }
            if (programs.size() == 1) {
                verdicts.put(programs.get(0), uncompiled(batch, programs.get(0).binaryName(), said, mode));
                return;
            }
        }
        List<Program> named = programs.stream().filter(program -> said.contains("/" + program.name() + ".java")).toList();
        List<Program> suspects = named.isEmpty() || named.size() == programs.size() ? programs.subList(0, programs.size() / 2) : named;
        judge(suspects, mode, verdicts);
        judge(programs.stream().filter(program -> !verdicts.containsKey(program)).toList(), mode, verdicts);
    }

    private static Map<String, String> sources(List<Program> programs) {
        Map<String, String> sources = new LinkedHashMap<>();
        programs.forEach(program -> sources.put(program.binaryName(), program.source()));
        return sources;
    }

    private void play(Batch batch, List<Program> programs, Mode mode, Map<Program, Verdict> verdicts) {
        if (change != null) {
            batch.change(change);
        }
        Comparison comparison = batch.comparison();
        for (Program program : programs) {
            watch.over(program.source());
            verdicts.put(program, play(comparison, program));
        }
        if (mode == Mode.DEBUG) {
            try (Batch bare = new Batch(compilers)) {
                String said = bare.compile(sources(programs), Mode.BARE);
                if (!said.isEmpty()) {
                    throw new AssertionError(said);
                }
                for (Program program : programs) {
                    if (verdicts.get(program).kind() == Kind.PASSED && !batch.polls(program.binaryName()).equals(bare.polls(program.binaryName()))) {
                        verdicts.put(program, Verdict.failed(Kind.LAYOUT, "with -g " + batch.polls(program.binaryName()) + "\nwithout " + bare.polls(program.binaryName())));
                    }
                }
            }
        }
    }

    /** What the weaver takes for damaged the JVM may refuse as well. */
    static Verdict uncompiled(Batch batch, String binaryName, String said, Mode mode) {
        Verdict miscompiled = said.contains("[DM078]") ? miscompiled(batch.comparison(), binaryName) : null;
        return miscompiled != null ? miscompiled : Verdict.uncompiled(said, mode);
    }

    /** Null if the JVM takes what the compiler wrote. */
    private static Verdict miscompiled(Comparison comparison, String binaryName) {
        try {
            comparison.load(binaryName);
            return null;
        } catch (VerifyError | ClassFormatError | ClassNotFoundException e) {
            return Verdict.failed(Kind.MISCOMPILED, trace(e));
        }
    }

    private static Verdict play(Comparison comparison, Program program) {
        Verdict miscompiled = miscompiled(comparison, program.binaryName());
        if (miscompiled != null) {
            return miscompiled;
        }
        try {
            return Verdict.passed(comparison.compare(program.binaryName(), program.scripts()));
        } catch (LinkageError e) {
            return Verdict.failed(Kind.UNLINKABLE, trace(e));
        } catch (AssertionError e) {
            return Verdict.failed(Kind.DIFFERENT, e.getCause() == null ? e.getMessage() : trace(e));
        } catch (Throwable e) {
            return Verdict.failed(Kind.BROKEN, trace(e));
        }
    }

    private static String trace(Throwable thrown) {
        StringWriter out = new StringWriter();
        thrown.printStackTrace(new PrintWriter(out));
        return out.toString();
    }
}
