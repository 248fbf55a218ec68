package dev.dormouse.compiler;

/**
 * A frame budget: the room that callers of a coroutine keep for whichever method implements it.
 *
 * @param cells cells of 8 bytes
 * @param refs references
 */
public record Frame(int cells, int refs) {

    /** The budget that an annotation states; bytes are rounded up to cells. */
    public static Frame of(int bytes, int refs) {
        return new Frame((int) ((bytes + 7L) / 8), refs);
    }

    /** Whether a record fits. */
    public boolean holds(int otherCells, int otherRefs) {
        return otherCells <= cells && otherRefs <= refs;
    }

    @Override
    public String toString() {
        return 8 * cells + " bytes and " + refs + (refs == 1 ? " reference" : " references");
    }
}
