package dev.dormouse.arena;

/** A record type of any layout, whose scratch is small byte arrays. */
final class Shape extends RecordType {

    private final RecordLayout layout;
    private final int[] pinned;

    Shape(String coroutine, int cells, int refs, int states, int... pinned) {
        this(new RecordLayout(coroutine, cells, refs, states, "0", 0, 0), pinned);
    }

    Shape(RecordLayout layout, int... pinned) {
        this.layout = layout;
        this.pinned = pinned;
    }

    @Override
    protected RecordLayout layout() {
        return layout;
    }

    @Override
    protected Object scratch(int slot) {
        for (int each : pinned) {
            if (each == slot) {
                return new byte[8];
            }
        }
        return null;
    }
}
