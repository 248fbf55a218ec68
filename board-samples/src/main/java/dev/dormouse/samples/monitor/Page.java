package dev.dormouse.samples.monitor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;

/**
 * Bytes to be written at once: numbers and text go into one direct buffer, without strings. Nothing here allocates once it is made.
 *
 * <p>What comes from outside, such as an interface's name, goes through {@link #shown} or {@link #quoted}, which let no control
 * character through: names are made by whoever may make interfaces.
 */
final class Page {

    private final ByteBuffer bytes;

    /** A page of so many bytes; a longer one is a fault of the report that writes it. */
    Page(int capacity) {
        bytes = ByteBuffer.allocateDirect(capacity);
    }

    /** The bytes of a constant. */
    static byte[] ascii(String constant) {
        return constant.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** How many bytes are on it. */
    int length() {
        return bytes.position();
    }

    Page text(byte[] text) {
        bytes.put(text);
        return this;
    }

    Page byteOf(char c) {
        bytes.put((byte) c);
        return this;
    }

    /** Blanks up to a column, counted from where the line began. */
    Page column(int lineStart, int column) {
        while (bytes.position() - lineStart < column) {
            bytes.put((byte) ' ');
        }
        return this;
    }

    /** A decimal number. */
    Page number(long number) {
        return number(number, 1);
    }

    /** A decimal number with at least so many digits. */
    Page number(long number, int digits) {
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
    Page decimal(long number, int decimals) {
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

    /** Bytes from outside for a person: one character each, what is not printable ASCII as a question mark. */
    Page shown(byte[] outside, int length) {
        for (int i = 0; i < length; i++) {
            byte b = outside[i];
            bytes.put(b >= ' ' && b <= '~' ? b : (byte) '?');
        }
        return this;
    }

    /** Bytes from outside as a JSON string; those above 127 as the Latin-1 characters that they may or may not be. */
    Page quoted(byte[] outside, int length) {
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

    /** Writes all of it and empties it. */
    void writeTo(WritableByteChannel out) throws IOException {
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
