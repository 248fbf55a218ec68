package dev.dormouse.samples.http;

/** A word of a head, such as a header's name: its first bytes and its length. */
final class Word {

    /** Longer than any word that is looked for. */
    private static final int MOST = 24;

    private final byte[] bytes = new byte[MOST];
    private int length;

    void clear() {
        length = 0;
    }

    boolean isEmpty() {
        return length == 0;
    }

    void add(int character) {
        if (length < MOST) {
            bytes[length] = (byte) character;
        }
        length++;
    }

    /** Adds an ASCII letter as a small one. */
    void addSmall(int character) {
        add(character >= 'A' && character <= 'Z' ? character + ('a' - 'A') : character);
    }

    boolean is(byte[] other) {
        if (length != other.length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (bytes[i] != other[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is a number that is not 0; of one that is none, {@link #isNumber} tells. */
    boolean isPositive() {
        for (int i = 0; i < length; i++) {
            if (i >= MOST || bytes[i] != '0') {
                return true;
            }
        }
        return false;
    }

    /** Whether it is all digits, as far as it is kept: where more follow, it is refused for its size either way. */
    boolean isNumber() {
        for (int i = 0; i < length && i < MOST; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return false;
            }
        }
        return length > 0;
    }
}
