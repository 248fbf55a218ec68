package dev.dormouse.conformance.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class ProgramsTest {

    private static final List<String> SHAPES = List.of("finally {", "try (", "catch (", " : Kit.iterate(", "do {", "while (Kit.go()", "for (;;)", "continue l", "break l", "switch (", "yield ", "instanceof",
            "new Kit.Box(out.", "new Kit.Box(new ", "[out.yield(", " + out.yield(", "? out.yield(", "&& (out.yield(", "|| (out.yield(", "return ", "throw new ", "assert ", "made().m", "this.m", "Scratch.", "boxed = true)", "depth = 4", "level - 1", "Elsewhere.", "int n1 = ", "out.park()",
            "out.sleepMillis(", "throws Trouble", "private static", "-> Kit", " += out.yield(", "++;", "= null;", "() -> ",
            " implements Source0", "Source1 s", "= (out", " : (out", "::m", "new M", ".values(out");

    @Test
    void equalSeedsGiveEqualPrograms() {
        for (int i = 0; i < 20; i++) {
            assertEquals(new Programs(7).program(i).source(), new Programs(7).program(i).source());
            assertNotEquals(new Programs(7).program(i).source(), new Programs(8).program(i).source());
        }
    }

    @Test
    void everyHoleIsFilled() {
        for (int i = 0; i < 200; i++) {
            String source = new Programs(3).program(i).source().replaceAll("\"[^\"\n]*\"", "");
            assertFalse(source.contains("$") || source.contains("#") || source.contains("@ "), source);
        }
    }

    @Test
    void everyShapeAndPortOccurs() {
        List<String> missing = new ArrayList<>(SHAPES);
        PortType.GENERATORS.forEach(port -> missing.add("(" + port.source() + " out"));
        for (int i = 0; i < 1000 && !missing.isEmpty(); i++) {
            String source = new Programs(5).program(i).source();
            missing.removeIf(source::contains);
        }
        assertEquals(List.of(), missing);
    }

    /** What is generated for a type is of the type: each can be made of each other. */
    @Test
    void everyTypeConvertsToEveryOther() {
        for (Type from : Type.ALL) {
            for (Type to : Type.ALL) {
                assertTrue(from == to || Grammar.conversion(from, to).split("#", -1).length == 2, from + " to " + to);
            }
        }
    }
}
