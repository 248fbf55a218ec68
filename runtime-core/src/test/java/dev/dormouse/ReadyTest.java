package dev.dormouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ReadyTest {

    private static BitSet drain(Ready ready) {
        BitSet drained = new BitSet();
        for (int group = 0; group < ready.groups(); group++) {
            for (int words = ready.takeWords(group); words != 0; words &= words - 1) {
                int word = group * 32 + Integer.numberOfTrailingZeros(words);
                for (int slots = ready.takeSlots(word); slots != 0; slots &= slots - 1) {
                    drained.set(word * 32 + Integer.numberOfTrailingZeros(slots));
                }
            }
        }
        return drained;
    }

    @Test
    void whatIsAddedIsTakenOnce() {
        for (int slots : new int[] {1, 31, 32, 33, 1023, 1024, 1025, 5000}) {
            Random random = new Random(slots);
            Ready ready = new Ready(slots);
            BitSet added = new BitSet();
            added.set(0);
            added.set(slots - 1);
            for (int i = 0; i < slots / 3; i++) {
                added.set(random.nextInt(slots));
            }
            assertTrue(ready.isEmpty());
            added.stream().forEach(ready::add);
            added.stream().forEach(ready::add);
            assertFalse(ready.isEmpty());
            assertEquals(added, drain(ready));
            assertTrue(ready.isEmpty());
            assertEquals(new BitSet(), drain(ready));
        }
    }

    @Test
    void whatIsPutBackIsTakenAgain() {
        Ready ready = new Ready(2000);
        ready.add(37);
        ready.add(1999);
        int words = ready.takeWords(1);
        ready.putBackWords(1, words);
        int slots = ready.takeSlots(1);
        ready.addAll(1, slots);
        BitSet expected = new BitSet();
        expected.set(37);
        expected.set(1999);
        assertEquals(expected, drain(ready));
    }

    /** Each thread counts a slot's work up before it adds the slot; the taker clears the work. None must be left when all is added and the set is empty. */
    @Test
    @Timeout(60)
    void nothingIsLostBetweenThreadsThatAddAndTheOneThatTakes() throws InterruptedException {
        int slots = 70;
        int rounds = 60_000;
        Ready ready = new Ready(slots);
        int[][] work = new int[2][slots]; // written plainly by one thread each: the set must publish it
        long[][] seen = new long[2][slots];
        Thread[] adders = new Thread[2];
        for (int a = 0; a < adders.length; a++) {
            int adder = a;
            adders[a] = new Thread(() -> {
                Random random = new Random(adder);
                for (int i = 0; i < rounds; i++) {
                    int slot = random.nextInt(slots);
                    work[adder][slot]++;
                    ready.add(slot);
                }
            });
            adders[a].start();
        }
        boolean done = false;
        while (!done || !ready.isEmpty()) {
            done = !adders[0].isAlive() && !adders[1].isAlive();
            BitSet taken = drain(ready);
            for (int slot = taken.nextSetBit(0); slot >= 0; slot = taken.nextSetBit(slot + 1)) {
                seen[0][slot] = work[0][slot];
                seen[1][slot] = work[1][slot];
            }
        }
        for (int slot = 0; slot < slots; slot++) {
            assertEquals(work[0][slot], seen[0][slot]);
            assertEquals(work[1][slot], seen[1][slot]);
        }
    }
}
