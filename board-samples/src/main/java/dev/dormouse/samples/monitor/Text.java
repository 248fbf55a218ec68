package dev.dormouse.samples.monitor;

import dev.dormouse.Coroutine;
import dev.dormouse.Exchange;
import java.nio.ByteBuffer;

/**
 * The tokens of a text that arrives in chunks. Its coroutines sleep wherever a chunk ends, in the middle of a number if need be, and
 * are resumed with the next one; an empty chunk is the end.
 *
 * <p>A token that the end cuts short counts as missing: it may have lost digits. After the end nothing sleeps any more.
 */
final class Text {

    /** The byte after the last one. */
    static final int END = -1;

    /** Instead of a number where none is, or one that is cut or too large. */
    static final long NONE = -1;

    /** The largest number: 1024 times as much is still a {@code long}. */
    static final long MOST = Long.MAX_VALUE / 1024;

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final byte[] word = new byte[32];
    private int length;
    private ByteBuffer bytes = NOTHING;
    private boolean ended;

    /** Forgets what was read. */
    void begin() {
        bytes = NOTHING;
        ended = false;
        length = 0;
    }

    /** The next byte, 0 to 255, or {@link #END}; it stays the next. */
    @Coroutine
    int peek(Exchange<Verdict, ByteBuffer> in) {
        while (!bytes.hasRemaining()) {
            if (ended) {
                return END;
            }
            bytes = in.yield(Verdict.SOUND);
            ended = !bytes.hasRemaining();
        }
        return bytes.get(bytes.position()) & 0xff;
    }

    /** Takes the next byte, 0 to 255, or {@link #END}. */
    @Coroutine
    int next(Exchange<Verdict, ByteBuffer> in) {
        int next = peek(in);
        if (next != END) {
            bytes.get();
        }
        return next;
    }

    /** Takes the next byte if it is {@code wanted}. */
    @Coroutine
    boolean skip(Exchange<Verdict, ByteBuffer> in, int wanted) {
        if (peek(in) != wanted) {
            return false;
        }
        bytes.get();
        return true;
    }

    /** Takes spaces and tabs. */
    @Coroutine
    void blanks(Exchange<Verdict, ByteBuffer> in) {
        int next = peek(in);
        while (next == ' ' || next == '\t') {
            bytes.get();
            next = peek(in);
        }
    }

    /** Takes the rest of the line and its end; false if the text ends first. */
    @Coroutine
    boolean line(Exchange<Verdict, ByteBuffer> in) {
        int next = next(in);
        while (next != '\n' && next != END) {
            next = next(in);
        }
        return next == '\n';
    }

    /** Takes blanks and a decimal number, 0 to {@link #MOST}; {@link #NONE} if there is none, it is cut, or too large. */
    @Coroutine
    long number(Exchange<Verdict, ByteBuffer> in) {
        blanks(in);
        int next = peek(in);
        if (next < '0' || next > '9') {
            return NONE;
        }
        long number = 0;
        while (next >= '0' && next <= '9') {
            int digit = next - '0';
            if (number > (MOST - digit) / 10) {
                return NONE;
            }
            number = number * 10 + digit;
            bytes.get();
            next = peek(in);
        }
        return next == END ? NONE : number;
    }

    /** Takes blanks and a number with two decimals, such as {@code 12.34}, as hundredths. */
    @Coroutine
    long hundredths(Exchange<Verdict, ByteBuffer> in) {
        long whole = number(in);
        if (whole == NONE || !skip(in, '.')) {
            return NONE;
        }
        long hundredths = whole * 100;
        for (int weight = 10; weight >= 1; weight /= 10) {
            int digit = next(in) - '0';
            if (digit < 0 || digit > 9) {
                return NONE;
            }
            hundredths += digit * weight;
        }
        int after = peek(in);
        return after == END || after >= '0' && after <= '9' ? NONE : hundredths;
    }

    /** Takes blanks and a word, which ends before white space or a colon, and returns its length; 0 if there is none. */
    @Coroutine
    int word(Exchange<Verdict, ByteBuffer> in) {
        blanks(in);
        length = 0;
        int next = peek(in);
        while (next != END && next != ':' && next != ' ' && (next < '\t' || next > '\r')) {
            if (length < word.length) {
                word[length] = (byte) next;
            }
            length++;
            bytes.get();
            next = peek(in);
        }
        return length;
    }

    /** Whether the last word is this one. */
    boolean is(byte[] other) {
        return is(other, other.length);
    }

    /** Whether the last word is the first {@code count} bytes of this one. */
    boolean is(byte[] other, int count) {
        return length == count && startsWith(other, count);
    }

    /** Whether the last word begins with this one. */
    boolean startsWith(byte[] other) {
        return startsWith(other, other.length);
    }

    private boolean startsWith(byte[] other, int count) {
        if (length < count) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            if (word[i] != other[i]) {
                return false;
            }
        }
        return true;
    }

    /** The decimal number that the last word is from {@code offset} on, at most 9999; {@link #NONE} if it is not one. */
    int numberAt(int offset) {
        if (length <= offset || length > offset + 4 || length > word.length) {
            return (int) NONE;
        }
        int number = 0;
        for (int i = offset; i < length; i++) {
            if (word[i] < '0' || word[i] > '9') {
                return (int) NONE;
            }
            number = number * 10 + word[i] - '0';
        }
        return number;
    }

    /** Copies the last word and returns its length; 0 if it does not fit. */
    int copyTo(byte[] target) {
        if (length > target.length || length > word.length) {
            return 0;
        }
        System.arraycopy(word, 0, target, 0, length);
        return length;
    }
}
