package dev.dormouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DeadlinesTest {

    @Test
    void theEarliestComesFirstAcrossTheOverflowOfTheClock() {
        Deadlines deadlines = new Deadlines(4);
        deadlines.set(0, Long.MIN_VALUE + 5);
        deadlines.set(1, Long.MAX_VALUE - 5);
        deadlines.set(2, Long.MAX_VALUE);
        deadlines.set(3, Long.MIN_VALUE);
        for (int slot : new int[] {1, 2, 3, 0}) {
            assertEquals(slot, deadlines.first());
            deadlines.remove(slot);
        }
        assertTrue(deadlines.isEmpty());
    }

    @Test
    void agreesWithASortedMapUnderSettingMovingAndRemoving() {
        int slots = 100;
        Random random = new Random(7);
        Deadlines deadlines = new Deadlines(slots);
        TreeMap<Long, Integer> model = new TreeMap<>();
        long[] of = new long[slots];
        for (int i = 0; i < 200_000; i++) {
            int slot = random.nextInt(slots);
            boolean present = model.containsKey(of[slot]) && model.get(of[slot]) == slot;
            if (random.nextInt(3) == 0) {
                deadlines.remove(slot);
                if (present) {
                    model.remove(of[slot]);
                }
            } else {
                long deadline = (long) random.nextInt(1 << 20) * slots + slot; // one of its own for each slot
                deadlines.set(slot, deadline);
                if (present) {
                    model.remove(of[slot]);
                }
                of[slot] = deadline;
                model.put(deadline, slot);
            }
            assertEquals(model.isEmpty(), deadlines.isEmpty());
            if (!model.isEmpty()) {
                Map.Entry<Long, Integer> first = model.firstEntry();
                assertEquals(first.getValue(), deadlines.first());
                assertEquals(first.getKey(), deadlines.earliest());
            }
        }
    }
}
