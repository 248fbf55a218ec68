package dev.dormouse.samples.monitor;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A file of the kernel's that stays open and is read from its beginning at each sample, in chunks, into a buffer of its own. Opening it
 * allocates, reading it does not.
 */
final class Source implements Closeable {

    /** What a file holds. */
    enum Kind { STAT, MEMINFO, LOADAVG, NETWORK, UPTIME, THERMAL }

    /** The most zones there is room for. */
    static final int MOST_ZONES = 8;

    private static final int MOST_LABEL = 32;

    private static final int CHUNK = 1024;

    /** Where a file is cut: far above what the kernel writes on a large machine. */
    private static final int MOST_BYTES = 256 * 1024;

    private final Kind kind;
    private final int zone;
    private final byte[] name;
    private final byte[] label;
    private final FileChannel channel;
    private final ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK);
    private final Text text = new Text();
    private int bytes;
    private boolean stale;

    private Source(Kind kind, int zone, String name, String label, Path file) throws IOException {
        this.kind = kind;
        this.zone = zone;
        this.name = Page.ascii(name);
        this.label = Page.ascii(label);
        channel = FileChannel.open(file, StandardOpenOption.READ);
    }

    /**
     * Opens the files that are there: {@code stat}, {@code meminfo}, {@code loadavg}, {@code net/dev} and {@code uptime} below {@code proc},
     * and the zones below {@code thermal}. Anything but a regular file counts as not there, so that opening it cannot block.
     *
     * @throws IOException if one is there and cannot be opened; none stays open
     */
    static Source[] open(Path proc, Path thermal) throws IOException {
        List<Source> sources = new ArrayList<>();
        try {
            add(sources, Kind.STAT, proc, "stat");
            add(sources, Kind.MEMINFO, proc, "meminfo");
            add(sources, Kind.LOADAVG, proc, "loadavg");
            add(sources, Kind.NETWORK, proc, "net/dev");
            add(sources, Kind.UPTIME, proc, "uptime");
            addZones(sources, thermal);
        } catch (IOException e) {
            for (Source source : sources) {
                source.close();
            }
            throw e;
        }
        return sources.toArray(new Source[0]);
    }

    private static void add(List<Source> sources, Kind kind, Path proc, String name) throws IOException {
        Path file = proc.resolve(name);
        if (Files.isRegularFile(file)) {
            sources.add(new Source(kind, 0, name, name, file));
        }
    }

    private static void addZones(List<Source> sources, Path thermal) throws IOException {
        String[] folders = thermal.toFile().list();
        if (folders == null) {
            return;
        }
        Arrays.sort(folders);
        int zone = 0;
        for (String folder : folders) {
            Path file = thermal.resolve(folder).resolve("temp");
            if (folder.startsWith("thermal_zone") && zone < MOST_ZONES && Files.isRegularFile(file)) {
                sources.add(new Source(Kind.THERMAL, zone, folder, label(file.resolveSibling("type"), folder), file));
                zone++;
            }
        }
    }

    /** What a zone measures, such as {@code cpu-thermal}; the folder's name where it does not say. The size that the system tells of such a file means nothing. */
    private static String label(Path file, String folder) throws IOException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            return folder;
        }
        try (InputStream in = Files.newInputStream(file)) {
            String label = new String(in.readNBytes(2 * MOST_LABEL), StandardCharsets.ISO_8859_1).strip();
            return label.isEmpty() || label.length() > MOST_LABEL ? folder : label;
        }
    }

    Kind kind() {
        return kind;
    }

    /** Its number among the zones; 0 for other kinds. */
    int zone() {
        return zone;
    }

    /** Its name below the root. */
    byte[] name() {
        return name;
    }

    /** What to call it. */
    byte[] label() {
        return label;
    }

    Text text() {
        return text;
    }

    /** Whether the last sample of it was not sound, so that the values are older ones. */
    boolean stale() {
        return stale;
    }

    /** Goes back to the beginning, where the kernel writes the file anew. */
    void begin() throws IOException {
        stale = true;
        bytes = 0;
        text.begin();
        channel.position(0);
    }

    /** The next chunk, until the next call; an empty one at the end. */
    ByteBuffer chunk() throws IOException {
        chunk.clear();
        if (bytes < MOST_BYTES && channel.read(chunk) > 0) {
            bytes += chunk.position();
        }
        return chunk.flip();
    }

    /** Ends a sample that {@link #begin} began. */
    void end(boolean sound) {
        stale = !sound;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
