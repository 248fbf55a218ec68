package dev.dormouse.samples.monitor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The files that the vital signs are read from: those that were there at start-up, up to a number of thermal zones. */
final class Sources implements AutoCloseable {

    /** The most zones there is room for; more are left out, and counted. */
    static final int MOST_ZONES = 16;

    /** The longest name of a zone; the kernel's have less than 20. */
    static final int LONGEST_LABEL = 32;

    /** What a zone's folder is called, but for its number. */
    static final String ZONE = "thermal_zone";

    /** More digits than any zone's number has. */
    private static final int MOST_DIGITS = 9;

    /** In the order of their kinds, and the zones in the order of their numbers. */
    final Source[] all;

    /** How many zones there is no room for. */
    final int zonesOmitted;

    private final int zones;

    private Sources(List<Source> all, int zones, int zonesOmitted) {
        this.all = all.toArray(new Source[0]);
        this.zones = zones;
        this.zonesOmitted = zonesOmitted;
    }

    /**
     * Finds the files that are there: {@code stat}, {@code meminfo}, {@code loadavg}, {@code net/dev} and {@code uptime} below {@code proc},
     * and the zones below {@code thermal}. Anything but a regular file counts as not there, so that opening it cannot block.
     */
    static Sources find(Path proc, Path thermal) {
        List<Source> all = new ArrayList<>();
        add(all, Source.Kind.STAT, proc, "stat");
        add(all, Source.Kind.MEMINFO, proc, "meminfo");
        add(all, Source.Kind.LOADAVG, proc, "loadavg");
        add(all, Source.Kind.NETWORK, proc, "net/dev");
        add(all, Source.Kind.UPTIME, proc, "uptime");
        int zones = 0;
        int omitted = 0;
        for (String folder : zoneFolders(thermal)) {
            Path file = thermal.resolve(folder).resolve("temp");
            if (!Files.isRegularFile(file)) {
                continue;
            }
            if (zones == MOST_ZONES) {
                omitted++;
            } else {
                all.add(new Source(Source.Kind.THERMAL, zones++, folder, label(file.resolveSibling("type"), folder), file));
            }
        }
        return new Sources(all, zones, omitted);
    }

    private static void add(List<Source> all, Source.Kind kind, Path proc, String name) {
        Path file = proc.resolve(name);
        if (Files.isRegularFile(file)) {
            all.add(new Source(kind, 0, name, name, file));
        }
    }

    private static String[] zoneFolders(Path thermal) {
        String[] folders = thermal.toFile().list((parent, name) -> name.matches(ZONE + "[0-9]{1," + MOST_DIGITS + "}"));
        if (folders == null) {
            return new String[0];
        }
        Arrays.sort(folders, Comparator.comparingInt(folder -> Integer.parseInt(folder.substring(ZONE.length()))));
        return folders;
    }

    /** What a zone measures, such as {@code cpu-thermal}; the folder's name where it does not say. The size that the system tells of such a file means nothing. */
    private static String label(Path file, String folder) {
        if (!Files.isRegularFile(file)) {
            return folder;
        }
        try (InputStream in = Files.newInputStream(file)) {
            String label = new String(in.readNBytes(2 * LONGEST_LABEL), StandardCharsets.ISO_8859_1).strip();
            return label.isEmpty() || label.length() > LONGEST_LABEL ? folder : label;
        } catch (IOException unreadable) {
            return folder;
        }
    }

    /** How many thermal zones there is room for are there; they are numbered from 0. */
    int zones() {
        return zones;
    }

    @Override
    public void close() {
        for (Source source : all) {
            source.close();
        }
    }
}
