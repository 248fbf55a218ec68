package dev.dormouse.samples.monitor;

import dev.dormouse.Allocates;
import dev.dormouse.samples.Page;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file of the kernel's that stays open and is read from its beginning at each sample, in chunks, into a buffer of its own. Opening it, at the first
 * sample and at the one after a failure, allocates; reading it does not.
 */
final class Source {

    /** What a file holds. */
    enum Kind { STAT, MEMINFO, LOADAVG, NETWORK, UPTIME, THERMAL }

    private static final int CHUNK = 1024;

    /** Where a file is cut: far above what the kernel writes on a large machine. */
    private static final int MOST_BYTES = 256 * 1024;

    private final Kind kind;
    private final int zone;
    private final byte[] name;
    private final byte[] label;
    private final Path file;
    private final ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK);
    private final Text text = new Text();
    /** Null while it is not open. */
    private FileChannel channel;
    private int bytes;
    private boolean stale;

    Source(Kind kind, int zone, String name, String label, Path file) {
        this.kind = kind;
        this.zone = zone;
        this.name = Page.ascii(name);
        this.label = Page.ascii(label);
        this.file = file;
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

    /** Whether the last sample of it was not sound, so that the values are older ones. */
    boolean stale() {
        return stale;
    }

    /** Reads it once, from the beginning, where the kernel writes it anew. What is not sound, or cannot be read, changes no vital sign, and is stale. */
    void read(ParserCo.Parse parser, Vitals vitals) {
        stale = true;
        try {
            begin();
            boolean hungry = parser.start(text, kind, zone, vitals).next();
            while (hungry && parser.value() == Verdict.SOUND) {
                hungry = parser.next(chunk());
            }
            stale = hungry || !parser.result();
        } catch (IOException unreadable) {
            // As a sensor is that is off: it is tried again in the next round.
            close();
        }
    }

    private void begin() throws IOException {
        bytes = 0;
        text.begin();
        if (channel == null) {
            channel = open(file);
        }
        channel.position(0);
    }

    @Allocates("a file is opened once, and again when it could not be read")
    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.READ);
    }

    /** The next chunk, until the next call; an empty one at the end. */
    private ByteBuffer chunk() throws IOException {
        chunk.clear();
        if (bytes < MOST_BYTES && channel.read(chunk) > 0) {
            bytes += chunk.position();
        }
        return chunk.flip();
    }

    /** Closes the file. The next reading opens it again, which reaches a sensor that has come back. */
    void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // Nothing was written, so nothing is lost.
        }
        channel = null;
    }
}
