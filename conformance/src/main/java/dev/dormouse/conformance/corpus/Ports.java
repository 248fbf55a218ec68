package dev.dormouse.conformance.corpus;

import dev.dormouse.Coroutine;
import dev.dormouse.Port;
import dev.dormouse.conformance.Yields;

/** Ports of every primitive resume type, of several values, of none, and with another name for the primitive. */
public final class Ports {

    private Ports() {}

    /** Resumed with an {@code int}. */
    @Port
    @Yields
    public interface Ask {
        int yield(int value);
    }

    /** Resumed with a {@code boolean}. */
    @Port
    @Yields
    public interface AskBoolean {
        boolean yield(boolean value);
    }

    /** Resumed with a {@code byte}. */
    @Port
    @Yields
    public interface AskByte {
        byte yield(byte value);
    }

    /** Resumed with a {@code char}. */
    @Port
    @Yields
    public interface AskChar {
        char yield(char value);
    }

    /** Resumed with a {@code short}. */
    @Port
    @Yields
    public interface AskShort {
        short yield(short value);
    }

    /** Resumed with a {@code long}. */
    @Port
    @Yields
    public interface AskLong {
        long yield(long value);
    }

    /** Resumed with a {@code float}. */
    @Port
    @Yields
    public interface AskFloat {
        float yield(float value);
    }

    /** Resumed with a {@code double}. */
    @Port
    @Yields
    public interface AskDouble {
        double yield(double value);
    }

    /** Yields two values at once. */
    @Port
    @Yields({"at", "value"})
    public interface Probe {
        int yield(long at, double value);
    }

    /** Yields a value of each type at once. */
    @Port
    @Yields({"flag", "tiny", "letter", "small", "word", "wide", "rough", "exact", "text", "list"})
    public interface Everything {
        String yield(boolean flag, byte tiny, char letter, short small, int word, long wide, float rough, double exact, String text, int[] list);
    }

    /** Yields nothing but the turn. */
    @Port
    @Yields({})
    public interface Tick {
        void yield();
    }

    /** Its primitive has a name of its own. */
    @Port("emit")
    @Yields
    public interface Named {
        long emit(String value);
    }

    /** A port that declares coroutines of its own: it is their receiver. */
    @Port
    @Yields
    public interface Pair {
        int yield(int value);

        @Coroutine
        default int twice() {
            int first = this.yield(1);
            return first * 31 + this.yield(first + 2);
        }
    }
}
