package dev.dormouse.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs benchmarks in interleaved forks: in every round each benchmark gets a fresh JVM, in turn. A fork counts by its least {@link CpuTime}; ratios and differences are taken within a round,
 * and medians and quartiles over the rounds.
 *
 * <p>Arguments are regular expressions of benchmarks and any of
 * <ul>
 *   <li>{@code -rounds N}: forks per benchmark and mode, 10 if not given
 *   <li>{@code -modes c2,c1,int,apart}: how the JVM compiles, {@code c2,c1} if not given
 *   <li>{@code -ratio A/B} or {@code -ratio A/B=LIMIT}: prints a ratio, and exits with 1 when its median is above the limit. A and B are benchmarks as {@code Class.Nested} or
 *       {@code Class.Nested.method}; or outer classes, which stands for all that both of them have
 *   <li>{@code -more A/B} or {@code -more A/B=LIMIT}: the same with the difference, A less B in ns
 *   <li>{@code -json FILE}: writes every fork's result as JMH does
 * </ul>
 */
public final class Rounds {

    /** A ratio to print, or a difference, and what its median may be at most. */
    private record Comparison(String option, String over, String under, double limit) {

        /** A limit that is held against nothing would always be kept. */
        void refuseUnlessAmong(List<String> benchmarks) {
            for (String side : List.of(over, under)) {
                if (benchmarks.stream().noneMatch(name -> name.contains("." + side + "."))) {
                    throw new IllegalArgumentException(option + " " + over + "/" + under + ": no benchmark of a class " + side + " is run; name classes, such as Woven.Fib/Machine.Fib");
                }
            }
        }

        Series of(Series over, Series under) {
            return option.equals("-ratio") ? over.over(under) : over.minus(under);
        }

        String sign() {
            return option.equals("-ratio") ? " / " : " - ";
        }

        static Comparison parse(String option, String text) {
            String[] parts = text.split("[/=]");
            return new Comparison(option, parts[0], parts[1], parts.length == 2 ? Double.POSITIVE_INFINITY : Double.parseDouble(parts[2]));
        }
    }

    private int rounds = 10;
    private Path json;
    private List<Mode> modes = List.of(Mode.C2, Mode.C1);
    private final List<Comparison> comparisons = new ArrayList<>();
    private final List<String> includes = new ArrayList<>();
    private final Map<Mode, Map<String, Series>> nanos = new TreeMap<>();
    private boolean within = true;

    private Rounds(String... args) {
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "-rounds":
                    rounds = Integer.parseInt(args[++i]);
                    break;
                case "-modes":
                    modes = Arrays.stream(args[++i].split(",")).map(mode -> Mode.valueOf(mode.toUpperCase(Locale.ROOT))).toList();
                    break;
                case "-ratio":
                case "-more":
                    comparisons.add(Comparison.parse(args[i], args[++i]));
                    break;
                case "-json":
                    json = Path.of(args[++i]);
                    break;
                default:
                    includes.add(args[i]);
            }
        }
    }

    /** Runs, and prints medians and quartiles. */
    public static void main(String... args) throws RunnerException, IOException {
        Rounds rounds = new Rounds(args);
        rounds.run();
        rounds.print();
        System.exit(rounds.within ? 0 : 1);
    }

    private void run() throws RunnerException, IOException {
        List<String> benchmarks = benchmarks();
        comparisons.forEach(comparison -> comparison.refuseUnlessAmong(benchmarks));
        List<RunResult> results = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            for (Mode mode : modes) {
                for (String benchmark : benchmarks) {
                    RunResult result = fork(benchmark, mode);
                    results.add(result);
                    nanos.computeIfAbsent(mode, any -> new TreeMap<>())
                            .computeIfAbsent(benchmark.replaceFirst("^.*\\.([^.]+\\.[^.]+\\.[^.]+)$", "$1"), any -> new Series())
                            .add(result.getSecondaryResults().get(CpuTime.LABEL).getScore());
                }
            }
            Collections.reverse(benchmarks);
        }
        if (json != null) {
            try (PrintStream out = new PrintStream(Files.newOutputStream(json), false, StandardCharsets.UTF_8)) {
                ResultFormatFactory.getInstance(ResultFormatType.JSON, out).writeOut(results);
            }
        }
    }

    /** What was asked for; those that differ in nothing but their outer class are neighbours, so that they run within seconds of each other. */
    private List<String> benchmarks() {
        return BenchmarkList.defaultList()
                .find(OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT), includes, List.of())
                .stream()
                .map(BenchmarkListEntry::getUsername)
                .distinct()
                .sorted(Comparator.comparing((String name) -> name.replaceFirst("^.*\\.([^.]+\\.[^.]+)$", "$1")).thenComparing(name -> name))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static RunResult fork(String benchmark, Mode mode) throws RunnerException {
        Options options = new OptionsBuilder()
                .include("^" + Pattern.quote(benchmark) + "$")
                .forks(1)
                .warmupIterations(5)
                .warmupTime(TimeValue.milliseconds(100))
                .measurementIterations(25)
                .measurementTime(TimeValue.milliseconds(20))
                .jvmArgsAppend(mode.arguments())
                .addProfiler(CpuTime.class)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .build();
        return new Runner(options).runSingle();
    }

    private void print() {
        nanos.forEach((mode, byName) -> {
            System.out.printf("%n%-60s %8s %8s %8s%n", mode + ", ns", "median", "25 %", "75 %");
            byName.forEach((name, series) -> System.out.printf("%-60s %s%n", name, series));
            comparisons.forEach(comparison -> byName.forEach((name, over) -> {
                Series under = name.startsWith(comparison.over + ".") ? byName.get(comparison.under + name.substring(comparison.over.length())) : null;
                if (under != null) {
                    print(name, comparison, comparison.of(over, under));
                }
            }));
        });
    }

    private void print(String name, Comparison comparison, Series series) {
        boolean above = series.median() > comparison.limit;
        String verdict = comparison.limit == Double.POSITIVE_INFINITY ? "" : (above ? "  ABOVE " : "  within ") + comparison.limit;
        System.out.printf("%-60s %s%s%n", name + comparison.sign() + comparison.under, series, verdict);
        within &= !above;
    }
}
