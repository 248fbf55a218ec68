package dev.dormouse.compiler.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PackingTest {

    private static Variable alive(int size, int... points) {
        Variable variable = new Variable(size);
        for (int point : points) {
            variable.aliveAt(point);
        }
        return variable;
    }

    @Test
    void twoPhasesShareTheirRoom() {
        List<Variable> variables = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            variables.add(alive(8, 0));
        }
        for (int i = 0; i < 3; i++) {
            variables.add(alive(8, 1));
        }
        Packing packing = new Packing(new int[2], 8, variables);
        assertEquals(4 * 8, packing.extent());
        assertEquals(List.of(0, 8, 16, 24), variables.subList(0, 4).stream().map(variable -> packing.place(variable, 0)).toList());
        assertEquals(List.of(0, 8, 16), variables.subList(4, 7).stream().map(variable -> packing.place(variable, 1)).toList());
    }

    @Test
    void narrowVariablesShareACell() {
        List<Variable> variables = List.of(alive(1, 0), alive(1, 0), alive(2, 0), alive(4, 0), alive(8, 0));
        Packing packing = new Packing(new int[1], 8, variables);
        assertEquals(16, packing.extent());
        assertEquals(List.of(14, 15, 12, 8, 0), variables.stream().map(variable -> packing.place(variable, 0)).toList(), "the largest first, side by side");
    }

    @Test
    void variablesLieBehindTheChild() {
        Variable variable = alive(4, 0, 1);
        Packing packing = new Packing(new int[] {24, 0}, 8, List.of(variable));
        assertEquals(24, packing.place(variable, 0));
        assertEquals(24, packing.place(variable, 1), "a variable that can stay stays, so that it need not be stored again");
        assertEquals(32, packing.extent());
    }

    @Test
    void aVariableMovesWhereStayingWouldExceedTheBound() {
        Variable a = alive(8, 0, 1);
        Variable b = alive(8, 1, 2);
        Variable c = alive(8, 2, 0);
        Packing packing = new Packing(new int[3], 8, List.of(a, b, c));
        assertEquals(16, packing.extent(), "three variables, no two points alike, and two alive at a time");
    }

    @Test
    void whatIsAliveAtMorePointsIsPlacedFirst() {
        Variable once = alive(4, 0);
        Variable often = alive(4, 0, 1, 2);
        Packing packing = new Packing(new int[3], 8, List.of(once, often));
        assertEquals(0, packing.place(often, 0));
        assertEquals(4, packing.place(once, 0));
    }

    @Test
    void aVariableThatEndsAtTheBoundStaysThoughThereIsAGapBelow() {
        Variable first = alive(8, 0, 2);
        Variable last = alive(8, 0, 1);
        Packing packing = new Packing(new int[3], 8, List.of(first, last));
        assertEquals(16, packing.extent());
        assertEquals(List.of(8, 8), List.of(packing.place(last, 0), packing.place(last, 1)));
    }

    /** Two longs that meet push a third out of the bound. It moves into a gap where there is one; where four bytes lie in each of the two cells there is none. */
    @Test
    void aPointWithoutAGapIsPackedAnew() {
        Variable a = alive(4, 3);
        Variable b = alive(4, 3, 4);
        Variable c = alive(4, 4, 5, 6);
        Variable d = alive(4, 4, 5, 6);
        Variable pushed = alive(8, 0, 1, 3);
        Variable m = alive(8, 0, 2, 7, 8);
        Variable n = alive(8, 1, 2, 7, 8);
        Packing packing = new Packing(new int[9], 8, List.of(a, b, c, d, pushed, m, n));
        assertEquals(16, packing.extent());
        assertEquals(List.of(8, 0, 0), List.of(packing.place(pushed, 0), packing.place(pushed, 1), packing.place(pushed, 3)));
        assertEquals(List.of(8, 12), List.of(packing.place(b, 3), packing.place(a, 3)), "behind the long");
        assertEquals(List.of(8, 0, 4), List.of(packing.place(b, 4), packing.place(c, 4), packing.place(d, 4)), "other points stay as they are");
    }

    @Test
    void aVariableThatMovesMovesBehindTheChild() {
        Variable m = alive(1, 0, 2, 4);
        Variable n = alive(1, 1, 2, 4);
        Variable pushed = alive(1, 0, 1, 3);
        Packing packing = new Packing(new int[] {0, 0, 0, 1, 0}, 1, List.of(m, n, pushed));
        assertEquals(2, packing.extent());
        assertEquals(List.of(1, 0, 1), List.of(packing.place(pushed, 0), packing.place(pushed, 1), packing.place(pushed, 3)));
    }

    @Test
    void whatMovesTakesTheLastGapRatherThanToMoveWhatCouldStay() {
        Variable m = alive(8, 1, 3, 5);
        Variable n = alive(8, 2, 3, 5);
        Variable pushed = alive(8, 0, 1, 2);
        Variable stays = alive(8, 0, 4);
        Packing packing = new Packing(new int[6], 8, List.of(m, n, pushed, stays));
        assertEquals(16, packing.extent());
        assertEquals(List.of(8, 8, 0), List.of(packing.place(pushed, 0), packing.place(pushed, 1), packing.place(pushed, 2)));
        assertEquals(List.of(0, 0), List.of(packing.place(stays, 0), packing.place(stays, 4)));
    }

    @Test
    void variablesThatNeverMeetShareAPlaceSoThatOthersCanStay() {
        Variable first = alive(8, 0, 2, 3);
        Variable second = alive(8, 1, 4, 5);
        Variable both = alive(8, 0, 1);
        Packing packing = new Packing(new int[6], 8, List.of(first, second, both));
        assertEquals(List.of(0, 0), List.of(packing.place(first, 0), packing.place(second, 1)));
        assertEquals(List.of(8, 8), List.of(packing.place(both, 0), packing.place(both, 1)));
    }

    @Property
    void theSizeIsTheBoundAndNothingOverlaps(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int points,
            @ForAll @IntRange(max = 30) int count, @ForAll boolean references) {
        Random random = new Random(seed);
        int granule = references ? 1 : 8;
        int[] floors = new int[points];
        for (int point = 0; point < points; point++) {
            floors[point] = granule * random.nextInt(5);
        }
        List<Variable> variables = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Variable variable = new Variable(references ? 1 : 1 << random.nextInt(4));
            for (int point = 0; point < points; point++) {
                if (random.nextInt(3) == 0) {
                    variable.aliveAt(point);
                }
            }
            variables.add(variable);
        }
        Packing packing = new Packing(floors, granule, variables);
        int bound = 0;
        for (int point = 0; point < points; point++) {
            int end = floors[point];
            boolean[] taken = new boolean[packing.extent()];
            for (Variable variable : variables) {
                if (variable.isAliveAt(point)) {
                    int place = packing.place(variable, point);
                    assertTrue(place >= floors[point], "over the child");
                    assertEquals(0, place % variable.size(), "not aligned");
                    for (int at = place; at < place + variable.size(); at++) {
                        assertTrue(!taken[at], "two variables in byte " + at);
                        taken[at] = true;
                    }
                    end += variable.size();
                }
            }
            bound = Math.max(bound, (end + granule - 1) / granule * granule);
        }
        assertEquals(bound, packing.extent());
    }
}
