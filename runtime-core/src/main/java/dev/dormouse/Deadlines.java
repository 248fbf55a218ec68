package dev.dormouse;

import java.util.Arrays;

/**
 * At most one deadline per slot, the earliest first: a binary heap of slots that knows each slot's position. Setting and removing cost O(log n), nothing allocates.
 *
 * <p>Deadlines are compared by their difference, so all of them must lie within 2<sup>63</sup> - 1 nanoseconds of each other.
 */
final class Deadlines {

    private static final int ABSENT = -1;

    /** By slot; meaningful while the slot has a position. */
    private final long[] deadlines;
    private final int[] heap;
    private final int[] position;
    private int size;

    Deadlines(int slots) {
        deadlines = new long[slots];
        heap = new int[slots];
        position = new int[slots];
        Arrays.fill(position, ABSENT);
    }

    boolean isEmpty() {
        return size == 0;
    }

    boolean has(int slot) {
        return position[slot] != ABSENT;
    }

    /** The slot's deadline, where it has one. */
    long of(int slot) {
        return deadlines[slot];
    }

    /** The slot with the earliest deadline, where there is one. */
    int first() {
        return heap[0];
    }

    /** The earliest deadline, where there is one. */
    long earliest() {
        return deadlines[heap[0]];
    }

    /** Sets the slot's deadline, or moves it. */
    void set(int slot, long deadline) {
        int at = position[slot];
        if (at == ABSENT) {
            at = size++;
        } else if (deadlines[slot] == deadline) {
            return;
        }
        deadlines[slot] = deadline;
        settle(slot, at);
    }

    /** Removes the slot's deadline, if it has one. */
    void remove(int slot) {
        int at = position[slot];
        if (at == ABSENT) {
            return;
        }
        position[slot] = ABSENT;
        int last = heap[--size];
        if (last != slot) {
            settle(last, at);
        }
    }

    /** Finds the place of a slot that may be put at {@code at}: up from there, or else down. */
    private void settle(int slot, int at) {
        int hole = at;
        while (hole > 0 && before(slot, heap[(hole - 1) >>> 1])) {
            put(heap[(hole - 1) >>> 1], hole);
            hole = (hole - 1) >>> 1;
        }
        if (hole == at) {
            hole = sink(slot, at);
        }
        put(slot, hole);
    }

    private int sink(int slot, int at) {
        int hole = at;
        for (int child = 2 * hole + 1; child < size; child = 2 * hole + 1) {
            if (child + 1 < size && before(heap[child + 1], heap[child])) {
                child++;
            }
            if (!before(heap[child], slot)) {
                break;
            }
            put(heap[child], hole);
            hole = child;
        }
        return hole;
    }

    private void put(int slot, int at) {
        heap[at] = slot;
        position[slot] = at;
    }

    private boolean before(int slot, int other) {
        return deadlines[slot] - deadlines[other] < 0;
    }
}
