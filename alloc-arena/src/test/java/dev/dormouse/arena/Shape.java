package dev.dormouse.arena;

import java.util.Arrays;
import java.util.function.IntFunction;

/** A record type of any layout, whose scratch is small byte arrays unless it says otherwise. */
final class Shape extends RecordType {

    private final RecordLayout layout;
    private final IntFunction<Object> scratch;

    Shape(String coroutine, int cells, int refs, int states, int... pinned) {
        this(new RecordLayout(coroutine, cells, refs, states, "0", 0, 0, 0, 0, false, ""), pinned);
    }

    Shape(RecordLayout layout, int... pinned) {
        this(layout, slot -> Arrays.stream(pinned).anyMatch(each -> each == slot) ? new byte[8] : null);
    }

    Shape(RecordLayout layout, IntFunction<Object> scratch) {
        this.layout = layout;
        this.scratch = scratch;
    }

    @Override
    protected RecordLayout layout() {
        return layout;
    }

    @Override
    protected Object scratch(int slot) {
        return scratch.apply(slot);
    }
}
