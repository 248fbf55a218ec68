package dev.dormouse;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The set of slots whose tasks are ready: a bit per slot in {@code words}, and a bit per word in {@code groups}. Words of 32 bits, because 64-bit atomics are slow on
 * 32-bit ARM.
 *
 * <p>Any thread adds; the loop takes a word at a time. All accesses are sequentially consistent. A slot's bit is set before its word's, and a word's bit is taken
 * before the slots' bits, so a slot whose {@link #add} has returned is in a word that {@link #isEmpty} sees or that the loop is about to take. The reverse, a word
 * without slots, can occur and means nothing. See {@code docs/poll-loop.md}.
 */
final class Ready {

    private static final VarHandle INTS = MethodHandles.arrayElementVarHandle(int[].class);
    private static final int SHIFT = 5;

    private final int[] words;
    private final int[] groups;

    Ready(int slots) {
        words = new int[(slots + 31) >>> SHIFT];
        groups = new int[(words.length + 31) >>> SHIFT];
    }

    /** Adds a slot; what the calling thread did before is seen by the poll that follows. */
    void add(int slot) {
        addAll(slot >>> SHIFT, 1 << slot);
    }

    /** Adds slots of one word. Always writes the word, even where the bits are set: the write is what publishes the caller's data to the poll. */
    void addAll(int word, int slots) {
        INTS.getAndBitwiseOr(words, word, slots);
        int group = word >>> SHIFT;
        int bit = 1 << word;
        if (((int) INTS.getVolatile(groups, group) & bit) == 0) {
            INTS.getAndBitwiseOr(groups, group, bit);
        }
    }

    boolean contains(int slot) {
        return ((int) INTS.getVolatile(words, slot >>> SHIFT) & 1 << slot) != 0;
    }

    boolean isEmpty() {
        for (int group = 0; group < groups.length; group++) {
            if ((int) INTS.getVolatile(groups, group) != 0) {
                return false;
            }
        }
        return true;
    }

    int groups() {
        return groups.length;
    }

    /** Takes the words of a group: bit {@code w} stands for word {@code group * 32 + w}. */
    int takeWords(int group) {
        return (int) INTS.getVolatile(groups, group) == 0 ? 0 : (int) INTS.getAndSet(groups, group, 0);
    }

    /** Takes the slots of a word: bit {@code s} stands for slot {@code word * 32 + s}. */
    int takeSlots(int word) {
        return (int) INTS.getAndSet(words, word, 0);
    }

    /** Puts back words that were taken, without a look at their slots. */
    void putBackWords(int group, int taken) {
        INTS.getAndBitwiseOr(groups, group, taken);
    }
}
