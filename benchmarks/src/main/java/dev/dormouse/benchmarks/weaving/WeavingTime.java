package dev.dormouse.benchmarks.weaving;

import dev.dormouse.benchmarks.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * Compares compilations of 1000 coroutines in 200 classes, each in a fresh JVM, in turn. Time is processor time of the one thread that compiles.
 *
 * <p>Arguments: the processor path, for example {@code command-line/target/dormouse.jar}; how many rounds, 10 if not given; how many classes, 200 if not given.
 */
public final class WeavingTime {

    /** What is compiled, and how. */
    private enum Way {
        /** The sources alone. */
        SOURCES("sources, -proc:none"),
        /** The sources, and beside them the companions, which somebody else has written. */
        COMPANIONS("sources and companions, -proc:none"),
        /** The companions are written and checked, but nothing is woven. */
        EXTERNAL("sources, -Adormouse.weave=external"),
        /** All. */
        WOVEN("sources, woven");

        private final String name;

        Way(String name) {
            this.name = name;
        }
    }

    private WeavingTime() {}

    /** Runs, and prints medians and quartiles. */
    public static void main(String... args) throws IOException {
        String processor = args[0];
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 10;
        int count = args.length > 2 ? Integer.parseInt(args[2]) : 200;
        Path folder = Files.createTempDirectory("weaving");
        Path sources = folder.resolve("sources");
        Path both = folder.resolve("both");
        Project.write(sources, count);
        Project.write(both, count);
        Compilation.time(sources, folder, "-processorpath", processor, "-Adormouse.lint=off", "-s", both.toString());
        Map<Way, Series> times = new EnumMap<>(Way.class);
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < Way.values().length; i++) {
                Way way = Way.values()[round % 2 == 0 ? i : Way.values().length - 1 - i];
                times.computeIfAbsent(way, any -> new Series()).add(switch (way) {
                    case SOURCES -> Compilation.time(sources, folder, "-proc:none");
                    case COMPANIONS -> Compilation.time(both, folder, "-proc:none");
                    case EXTERNAL -> Compilation.time(sources, folder, "-processorpath", processor, "-Adormouse.lint=off", "-Adormouse.weave=external");
                    case WOVEN -> Compilation.time(sources, folder, "-processorpath", processor, "-Adormouse.lint=off");
                });
            }
        }
        Compilation.delete(folder);
        System.out.printf("%-60s %8s %8s %8s%n", count * Project.COROUTINES_PER_CLASS + " coroutines in " + count + " classes, ms", "median", "25 %", "75 %");
        times.forEach((way, series) -> System.out.printf("%-60s %s%n", way.name, series));
        for (Way base : new Way[] {Way.SOURCES, Way.COMPANIONS, Way.EXTERNAL}) {
            System.out.printf("%-60s %s%n", Way.WOVEN.name + " / " + base.name, times.get(Way.WOVEN).over(times.get(base)));
        }
    }
}
