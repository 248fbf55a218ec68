package dev.dormouse;

import dev.dormouse.arena.RecordLayout;
import dev.dormouse.arena.RecordType;

/** Record types for coroutines that are woven by hand. */
final class Types {

    private Types() {
    }

    /** A record of {@code cells} cells and {@code refs} references, the last {@code pinned} of which are scratch. */
    static RecordType record(String coroutine, int cells, int refs, int states, int pinned) {
        return new RecordType() {
            @Override
            protected RecordLayout layout() {
                return new RecordLayout(coroutine, cells, refs, states, "0", 0, 0, 0, 0, false, "");
            }

            @Override
            protected Object scratch(int slot) {
                return slot < refs - pinned ? null : new byte[8];
            }
        };
    }
}
