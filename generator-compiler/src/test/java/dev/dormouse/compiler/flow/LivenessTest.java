package dev.dormouse.compiler.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.tree.MethodNode;

/** What flows where, in random code, against all paths through it. */
class LivenessTest {

    private static final int PROGRAMS = 400;

    private interface Check {

        void of(RandomCode code, MethodNode method, Edges edges);
    }

    private static void forRandomCode(Check check) {
        for (int seed = 0; seed < PROGRAMS; seed++) {
            RandomCode code = new RandomCode(new Random(seed));
            MethodNode method = code.method();
            check.of(code, method, new Edges(method));
        }
    }

    private static List<Integer> indices(List<Integer> steps) {
        return steps.stream().map(RandomCode::index).toList();
    }

    private static Set<Integer> indices(Set<Integer> steps) {
        return steps.stream().map(RandomCode::index).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The instruction in front of which a label stands. */
    private static List<Integer> behindLabels(int[] indices) {
        return Arrays.stream(indices).map(index -> index % 2 == 0 ? index + 1 : index).boxed().toList();
    }

    @Test
    void controlGoesWhereTheCodeSays() {
        forRandomCode((code, method, edges) -> {
            for (int step = 0; step < code.count(); step++) {
                int index = RandomCode.index(step);
                assertEquals(indices(code.next(step)), behindLabels(edges.next(index)), () -> "from " + index + " in\n" + code);
                assertEquals(indices(code.handlers(step)), behindLabels(edges.handlers(index).stream().mapToInt(i -> i).toArray()), () -> "thrown at " + index + " in\n" + code);
                assertEquals(code.handlers(step).size(), edges.blocks(index).size());
            }
        });
    }

    /** Labels are where ways meet: each step, the start too, and each step that can throw is a way to come. */
    @Test
    void waysMeetWhereMoreThanOneArrives() {
        forRandomCode((code, method, edges) -> {
            int[] arrivals = new int[code.count()];
            arrivals[0] = 1;
            for (int step = 0; step < code.count(); step++) {
                code.next(step).forEach(next -> arrivals[next]++);
                code.handlers(step).forEach(handler -> arrivals[handler]++);
            }
            for (int step = 0; step < code.count(); step++) {
                assertEquals(arrivals[step] > 1, edges.meet(RandomCode.index(step) - 1), "step " + step + " in\n" + code);
            }
        });
    }

    @Test
    void aLocalIsAliveWhereAPathLeadsToARead() {
        forRandomCode((code, method, edges) -> {
            Liveness liveness = new Liveness(method, edges);
            for (int step = 0; step < code.count(); step++) {
                for (int local = 0; local < RandomCode.LOCALS; local++) {
                    assertEquals(!code.firstReads(local, step, true).isEmpty(), liveness.before(RandomCode.index(step)).get(local), "v" + local + " before " + step + " in\n" + code);
                }
            }
        });
    }

    @Test
    void theUsesThatFollowAreTheFirstReadOnEachPath() {
        forRandomCode((code, method, edges) -> {
            NextUses uses = new NextUses(method.instructions.toArray(), edges);
            for (int step = 0; step < code.count(); step++) {
                int index = RandomCode.index(step);
                for (int local = 0; local < RandomCode.LOCALS; local++) {
                    int of = local;
                    List<Integer> next = code.next(step);
                    List<Integer> handlers = code.handlers(step);
                    assertEquals(indices(all(next, at -> code.firstReads(of, at, false))), uses.ofLocal(local, index), "v" + local + " behind " + step + " in\n" + code);
                    Set<Integer> thrown = all(next, at -> code.firstReads(of, at, true));
                    thrown.addAll(all(handlers, at -> code.firstReads(of, at, true)));
                    assertEquals(indices(thrown), uses.ofLocalOrThrown(local, index, indices(handlers)), "v" + local + " behind " + step + ", thrown or not, in\n" + code);
                }
            }
        });
    }

    private static Set<Integer> all(List<Integer> starts, IntFunction<Set<Integer>> reads) {
        Set<Integer> all = new TreeSet<>();
        starts.forEach(start -> all.addAll(reads.apply(start)));
        return all;
    }
}
