package dev.dormouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ScratchTest {

    @Test
    void unwovenScratchIsNewAtEachCall() {
        assertEquals(3, Scratch.bytes(3).length);
        assertEquals(4, Scratch.ints(4).length);
        assertEquals(5, Scratch.longs(5).length);
        assertEquals(6, Scratch.buffer(6).remaining());
        assertTrue(Scratch.buffer(6).isDirect());
        assertNotSame(Scratch.bytes(3), Scratch.bytes(3));
    }

    @Test
    void anUnwovenViewIsRefusedByName() {
        assertEquals("Scratch.view(dev.dormouse.CountTo) is not woven: compile it with dev.dormouse:generator-compiler on the annotation processor path"
                + " (annotationProcessorPaths in Maven, -processorpath for javac)",
                assertThrows(NotWoven.class, () -> Scratch.view(CountTo.class)).getMessage());
    }
}
