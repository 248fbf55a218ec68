package dev.dormouse.conformance;

import java.util.ArrayList;
import java.util.List;

import dev.dormouse.arena.Arena;
import dev.dormouse.arena.RecordLayout;
import dev.dormouse.arena.RecordType;
import dev.dormouse.conformance.corpus.AsInRustCo;

/**
 * Holds records against what rustc gives for the same function. The bytes are those that {@code src/main/rust/sizes.rs} prints with rustc 1.95.0 on a
 * 64-bit machine; for {@code fib}, {@code oneOfEach}, {@code echo} and {@code fiveLevels} they are smaller ones that another form of the same function has there.
 *
 * <p>Like with like: a root's record has its parameters, as the future that an async function returns has; our state lies with the owner and is added; a
 * reference is counted as rustc's pointers are, with 8 bytes, though it takes 4; what is behind pointers counts on neither side.
 */
final class RustSizes {

    private RustSizes() {}

    static List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        add(checks, AsInRustCo.FOUR_THEN_ONE, 48);
        add(checks, AsInRustCo.TWO_PHASES, 72);
        add(checks, AsInRustCo.ONE_OF_EACH, 24);
        add(checks, AsInRustCo.FIB, 32);
        add(checks, AsInRustCo.NOTHING, 1);
        add(checks, AsInRustCo.BLINK, 32);
        add(checks, AsInRustCo.TEN_TIMES, 20);
        add(checks, AsInRustCo.SUM_OF, 48);
        add(checks, AsInRustCo.LARGEST, 64);
        add(checks, AsInRustCo.EIGHT_FLAGS, 10);
        add(checks, AsInRustCo.DEBOUNCE, 7);
        add(checks, AsInRustCo.CHECKSUM, 10);
        add(checks, AsInRustCo.FRAME, 5);
        add(checks, AsInRustCo.MEAN, 12);
        add(checks, AsInRustCo.CONTROLLER, 56);
        add(checks, AsInRustCo.RETRY, 6);
        add(checks, AsInRustCo.GRID, 16);
        add(checks, AsInRustCo.SWITCHED, 6);
        add(checks, AsInRustCo.FIRST_OF_THREE, 112);
        add(checks, AsInRustCo.COPY, 48);
        add(checks, AsInRustCo.ECHO, 48);
        add(checks, AsInRustCo.DEADLINE, 32);
        add(checks, AsInRustCo.WINDOW, 16);
        add(checks, AsInRustCo.ON_THE_STACK, 24);
        add(checks, AsInRustCo.CONSTANTS, 16);
        add(checks, AsInRustCo.ONE_ARM, 40);
        add(checks, AsInRustCo.BITS, 20);
        add(checks, AsInRustCo.FIVE_LEVELS, 360);
        return checks;
    }

    private static void add(List<Check> checks, RecordType type, int rust) {
        RecordLayout layout = Arena.ofBytes(1 << 16).declare(type, 1).layout();
        checks.add(new Check(List.of(75, 76), layout.coroutine() + " takes no more than rustc's " + rust + " bytes", () -> {
            int ours = 8 * layout.cells() + 8 * layout.refs() + layout.stateBytes();
            int most = (rust + 7) / 8 * 8 + 4;
            Expect.that(ours <= most, layout.coroutine() + " takes " + ours + " bytes with its state, and in Rust " + rust + ", so at most " + most);
        }));
    }
}
