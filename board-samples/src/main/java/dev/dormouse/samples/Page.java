package dev.dormouse.samples;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;

/**
 * Bytes to be written at once: numbers and text go into one direct buffer, without strings. Nothing here allocates once it is made.
 *
 * <p>What comes from outside, such as an interface's name, goes through {@link #shown}, {@link #quoted} or {@link #escaped}, which let no control
 * character through: names are made by whoever may make interfaces.
 */
public final class Page {

    private static final long KIB = 1024;
    private static final byte[] UNITS = ascii("BKMGTPE");
    private static final long SECONDS_PER_DAY = 86_400;
    private static final byte[] CHARACTER = ascii("&#");

    private final ByteBuffer bytes;

    /** A page of so many bytes; a longer one is a fault of the report that writes it. */
    public Page(int capacity) {
        bytes = ByteBuffer.allocateDirect(capacity);
    }

    /** The bytes of a constant. */
    public static byte[] ascii(String constant) {
        return constant.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** How many bytes are on it. */
    public int length() {
        return bytes.position();
    }

    public Page text(byte[] text) {
        bytes.put(text);
        return this;
    }

    /** A part of a constant. */
    public Page text(byte[] text, int from, int length) {
        bytes.put(text, from, length);
        return this;
    }

    public Page byteOf(char c) {
        bytes.put((byte) c);
        return this;
    }

    /** Blanks up to a column, counted from where the line began. */
    public Page column(int lineStart, int column) {
        while (bytes.position() - lineStart < column) {
            bytes.put((byte) ' ');
        }
        return this;
    }

    /** A decimal number. */
    public Page number(long number) {
        return number(number, 1);
    }

    /** A decimal number with at least so many digits. */
    public Page number(long number, int digits) {
        if (number < 0) {
            bytes.put((byte) '-');
        }
        int count = 1;
        for (long rest = number / 10; rest != 0; rest /= 10) {
            count++;
        }
        for (int i = count; i < digits; i++) {
            bytes.put((byte) '0');
        }
        int end = bytes.position() + count;
        long rest = number;
        for (int at = end - 1; at >= end - count; at--) {
            bytes.put(at, (byte) ('0' + Math.abs(rest % 10)));
            rest /= 10;
        }
        bytes.position(end);
        return this;
    }

    /** A number in units of {@code 10^-decimals}, such as 1234 as {@code 12.34}. */
    public Page decimal(long number, int decimals) {
        long unit = 1;
        for (int i = 0; i < decimals; i++) {
            unit *= 10;
        }
        if (number < 0 && number > -unit) {
            bytes.put((byte) '-');
        }
        number(number / unit);
        bytes.put((byte) '.');
        return number(Math.abs(number % unit), decimals);
    }

    /** A size with one decimal, rounded down, and a unit of 1024, such as {@code 1.5 MiB}. */
    public Page size(long size) {
        int unit = 0;
        long unitBytes = 1;
        while (size / unitBytes >= KIB) {
            unitBytes *= KIB;
            unit++;
        }
        if (unit == 0) {
            return number(size).byteOf(' ').byteOf('B');
        }
        decimal(size / unitBytes * 10 + size % unitBytes / (unitBytes / KIB) * 10 / KIB, 1);
        return byteOf(' ').byteOf((char) UNITS[unit]).byteOf('i').byteOf('B');
    }

    /** A duration in seconds, such as {@code 3d 07:05:00}. */
    public Page duration(long seconds) {
        if (seconds >= SECONDS_PER_DAY) {
            number(seconds / SECONDS_PER_DAY).byteOf('d').byteOf(' ');
        }
        return number(seconds / 3600 % 24, 2).byteOf(':').number(seconds / 60 % 60, 2).byteOf(':').number(seconds % 60, 2);
    }

    /** Blanks for a number that is not known yet. */
    public Page room(int width) {
        return column(length(), width);
    }

    /** Puts a number that is not negative where room was left for it, to the right. */
    public void number(int at, int width, long number) {
        long rest = number;
        int end = at + width - 1;
        do {
            bytes.put(end, (byte) ('0' + rest % 10));
            rest /= 10;
            end--;
        } while (rest > 0);
    }

    /** Bytes from outside for a person: one character each, what is not printable ASCII as a question mark. */
    public Page shown(byte[] outside, int length) {
        for (int i = 0; i < length; i++) {
            byte b = outside[i];
            bytes.put(b >= ' ' && b <= '~' ? b : (byte) '?');
        }
        return this;
    }

    /** Bytes from outside as a JSON string; those above 127 as the Latin-1 characters that they may or may not be. */
    public Page quoted(byte[] outside, int length) {
        bytes.put((byte) '"');
        for (int i = 0; i < length; i++) {
            int b = outside[i] & 0xff;
            if (b < ' ' || b > '~') {
                bytes.put((byte) '\\').put((byte) 'u').put((byte) '0').put((byte) '0').put(hex(b >> 4)).put(hex(b & 15));
            } else {
                if (b == '"' || b == '\\') {
                    bytes.put((byte) '\\');
                }
                bytes.put((byte) b);
            }
        }
        bytes.put((byte) '"');
        return this;
    }

    /** Bytes from outside as the value of a Prometheus label, in UTF-8; those above 127 as the Latin-1 characters that they may or may not be. */
    public Page label(byte[] outside, int length) {
        bytes.put((byte) '"');
        for (int i = 0; i < length; i++) {
            int b = outside[i] & 0xff;
            if (b == '\n') {
                bytes.put((byte) '\\').put((byte) 'n');
            } else if (b >= 0x80) {
                bytes.put((byte) (0xc0 | b >> 6)).put((byte) (0x80 | b & 0x3f));
            } else {
                if (b == '"' || b == '\\') {
                    bytes.put((byte) '\\');
                }
                bytes.put(b == 0 ? (byte) '?' : (byte) b);
            }
        }
        return byteOf('"');
    }

    /** Bytes from outside as text of HTML or XML; those above 127 as the Latin-1 characters that they may or may not be, of which 128 to 159 are control characters. */
    public Page escaped(byte[] outside, int length) {
        for (int i = 0; i < length; i++) {
            int b = outside[i] & 0xff;
            if (b < ' ' || b > '~' && b < 0xa0) {
                bytes.put((byte) '?');
            } else if (b == '<' || b == '>' || b == '&' || b == '"' || b == '\'' || b > '~') {
                text(CHARACTER).number(b).byteOf(';');
            } else {
                bytes.put((byte) b);
            }
        }
        return this;
    }

    /** Takes what was written after the first {@code length} bytes off again. */
    public void cut(int length) {
        bytes.position(length);
    }

    /** All that is on it, to be read by whoever writes it elsewhere; nothing can be added until {@link #clear}. */
    public ByteBuffer bytes() {
        return bytes.flip();
    }

    /** Empties it. */
    public void clear() {
        bytes.clear();
    }

    /** Writes all of it and empties it. */
    public void writeTo(WritableByteChannel out) throws IOException {
        bytes.flip();
        try {
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
        } finally {
            bytes.clear();
        }
    }

    private static byte hex(int digit) {
        return (byte) (digit < 10 ? '0' + digit : 'a' + digit - 10);
    }
}
