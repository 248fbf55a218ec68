package dev.dormouse.samples.monitor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Vital signs as the parser reads them from a folder of files. */
final class Recording {

    private Recording() {
    }

    /** One reading of what is in the folder, at a time. */
    static Vitals read(Path folder, long epochMillis) {
        try (Sources sources = Sources.find(folder, folder.resolve("sys/class/thermal"))) {
            Vitals vitals = new Vitals(sources);
            read(vitals, 1, epochMillis);
            return vitals;
        }
    }

    /** Reads all sources once more. */
    static void read(Vitals vitals, long nanos, long epochMillis) {
        ParserCo.Parse parser = new ParserCo.Parse();
        vitals.begin(nanos, epochMillis);
        for (Source source : vitals.sources.all) {
            source.read(parser, vitals);
        }
    }

    /** Writes as much as there is room for, and all of it as long as can be. */
    static Path largest(Path folder) throws IOException {
        String most = Long.toString(Text.MOST);
        StringBuilder stat = new StringBuilder("cpu " + "1 ".repeat(8) + "\n");
        for (int core = 0; core < Processors.MOST; core++) {
            stat.append("cpu").append(core).append((" " + most).repeat(8)).append('\n');
        }
        Files.writeString(folder.resolve("stat"), stat + "btime " + most + "\n");
        StringBuilder net = new StringBuilder("\n\n");
        for (int i = 0; i < Network.MOST; i++) {
            net.append("\"\\".repeat(6)).append("n").append((char) ('a' + i)).append(':').append((" " + most).repeat(9)).append(" 0\n");
        }
        Files.writeString(Files.createDirectories(folder.resolve("net")).resolve("dev"), net);
        StringBuilder memory = new StringBuilder();
        for (String name : new String[] {"MemTotal", "MemFree", "MemAvailable", "Buffers", "Cached", "SReclaimable", "SwapTotal", "SwapFree"}) {
            memory.append(name).append(": ").append(most).append(" kB\n");
        }
        Files.writeString(folder.resolve("meminfo"), memory);
        String load = Long.toString(Text.MOST / 100);
        Files.writeString(folder.resolve("loadavg"), load + ".99 " + load + ".99 " + load + ".99 " + most + "/" + most + " 1\n");
        Files.writeString(folder.resolve("uptime"), load + ".99 1.00\n");
        for (int zone = 0; zone < Sources.MOST_ZONES; zone++) {
            Path place = Files.createDirectories(folder.resolve("sys/class/thermal/thermal_zone" + (100_000_000 + zone)));
            Files.writeString(place.resolve("temp"), "-" + Vitals.HOTTEST + "\n");
            Files.writeString(place.resolve("type"), "\"".repeat(Sources.LONGEST_LABEL) + "\n");
        }
        return folder;
    }
}
