package dev.dormouse.compiler.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.dormouse.compiler.Option;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is stored and restored, coroutine by coroutine, cancelled at every sleep or not at all, is what was there. */
class SpillingTest {

    private static final Sleepers PLAIN = Sleepers.unwoven();

    static List<String> coroutines() {
        return PLAIN.coroutines();
    }

    /** Woven anew for each, so that a mutated weaver weaves. */
    @ParameterizedTest
    @MethodSource("coroutines")
    void aSleepChangesNothing(String coroutine) throws ReflectiveOperationException {
        compare(coroutine, Sleepers.woven(Set.of()));
        compare(coroutine, Sleepers.woven(Set.of(Option.OPAQUE_CHILDREN)));
    }

    private static void compare(String coroutine, Sleepers woven) throws ReflectiveOperationException {
        for (int n : new int[] {2, 5, -7, 0x1234_5678, Integer.MIN_VALUE}) {
            for (int variant = 0; variant < 3; variant++) {
                List<String> whole = PLAIN.plain(coroutine, n, variant, -1);
                for (int cancelAt = -1; cancelAt < whole.size() - 1; cancelAt++) {
                    assertEquals(PLAIN.plain(coroutine, n, variant, cancelAt), woven.driven(coroutine, n, variant, cancelAt),
                            coroutine + "(" + n + "), answers " + variant + ", cancelled at " + cancelAt);
                }
            }
        }
    }
}
