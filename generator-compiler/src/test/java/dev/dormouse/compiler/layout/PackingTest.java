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
        assertEquals(4 * 8, new Packing(new int[2], 8, variables).extent());
    }

    @Test
    void narrowVariablesShareACell() {
        List<Variable> variables = List.of(alive(1, 0), alive(1, 0), alive(2, 0), alive(4, 0), alive(8, 0));
        assertEquals(16, new Packing(new int[1], 8, variables).extent());
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
