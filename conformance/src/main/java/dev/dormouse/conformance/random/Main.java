package dev.dormouse.conformance.random;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Compares random programs, woven and un-woven, and shrinks what fails. Needs a JDK, and the compiler with its ASM on the class path. The exit code is 0 if all passed, 1 if not, 2 for what it does not
 * understand, and 3 if a program hangs.
 */
public final class Main {

    private static final int BATCH = 25;
    private static final int MOST_SHRUNK = 5;
    private static final int TOLD = 2000;
    private static final long PATIENCE_SECONDS = 180;

    private static final String USAGE = "usage: --programs N [--seed S] [--from I] [--failures FOLDER | --print], or --kept FOLDER";
    private static final Set<String> OPTIONS = Set.of("--programs", "--seed", "--from", "--failures", "--kept");

    private final long seed;
    private final Programs programs;
    private final Path failures;
    private final Judge judge = new Judge(null, new Watch(PATIENCE_SECONDS));
    private final Map<Verdict.Kind, Integer> counts = new TreeMap<>();
    private long lines;

    private Main(long seed, Path failures) {
        this.seed = seed;
        this.programs = new Programs(seed);
        this.failures = failures;
    }

    /** Takes what the usage says. */
    public static void main(String[] args) throws Throwable {
        Map<String, String> options = options(args);
        if (options.containsKey("--kept")) {
            System.out.println(new Kept(Path.of(options.get("--kept"))).play() + " kept programs pass");
            System.exit(0);
        }
        int count = Integer.parseInt(options.getOrDefault("--programs", "0"));
        int from = Integer.parseInt(options.getOrDefault("--from", "0"));
        long seed = options.containsKey("--seed") ? Long.parseLong(options.get("--seed")) : System.nanoTime() % 1_000_000_000;
        if (count <= 0) {
            System.err.println(USAGE);
            System.exit(2);
        }
        if (options.containsKey("--print")) {
            for (int i = from; i < from + count; i++) {
                System.out.println(new Programs(seed).program(i).source());
            }
            System.exit(0);
        }
        System.out.println("seed " + seed + ", programs " + from + " to " + (from + count - 1) + ", " + System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        System.exit(new Main(seed, Path.of(options.getOrDefault("--failures", "target/random-failures"))).run(from, count) ? 0 : 1);
    }

    private static Map<String, String> options(String[] args) {
        Map<String, String> options = new TreeMap<>();
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("--print")) {
                options.put(args[i], "");
            } else if (OPTIONS.contains(args[i]) && i + 1 < args.length) {
                options.put(args[i], args[++i]);
            } else {
                System.err.println(args[i] + "? " + USAGE);
                System.exit(2);
            }
        }
        return options;
    }

    private boolean run(int from, int count) throws IOException {
        long begin = System.nanoTime();
        int done = 0;
        while (done < count) {
            // A program's mode follows from seed and number, wherever a run begins.
            Mode mode = Mode.values()[Math.floorMod((from + done) / BATCH + seed, Mode.values().length)];
            List<Program> batch = new ArrayList<>();
            do {
                batch.add(programs.program(from + done++));
            } while (done < count && (from + done) % BATCH != 0);
            List<Verdict> verdicts = judge.judge(batch, mode);
            for (int i = 0; i < batch.size(); i++) {
                Verdict verdict = verdicts.get(i);
                counts.merge(verdict.kind(), 1, Integer::sum);
                lines += verdict.lines();
                if (verdict.failed()) {
                    tell(batch.get(i), mode, verdict);
                }
            }
            if ((from + done) % TOLD == 0 && done < count) {
                System.out.println("--from " + (from + done) + " is next, after " + summary(done, begin));
            }
        }
        System.out.println(summary(done, begin));
        return failed() == 0;
    }

    private int failed() {
        return counts.entrySet().stream().filter(entry -> entry.getKey().failure).mapToInt(Map.Entry::getValue).sum();
    }

    private String summary(int done, long begin) {
        long seconds = Math.max(1, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin));
        return done + " programs " + counts + ", " + lines + " lines of traces, " + seconds + " s, " + done / seconds + " programs/s";
    }

    private void tell(Program program, Mode mode, Verdict verdict) throws IOException {
        System.out.println("FAILED " + program.name() + ", " + mode + ", " + verdict.kind() + ": " + verdict.text());
        Shrinker.Shrunk shrunk = verdict.kind() == Verdict.Kind.REJECTED || failed() > MOST_SHRUNK ? new Shrinker.Shrunk(program, verdict) : new Shrinker(judge, mode).shrink(program, verdict);
        Path file = failures.resolve(program.name() + ".java");
        Files.createDirectories(failures);
        Files.writeString(file, shrunk.program().source());
        System.out.println("shrunk to " + file + ":\n" + shrunk.program().source() + shrunk.verdict().text());
    }
}
