package dev.dormouse.compiler;

/**
 * A frame budget: the room that callers of a coroutine keep for whichever method implements it.
 *
 * @param cells cells of 8 bytes
 * @param refs references
 */
public record Frame(int cells, int refs) {

    /** The most bytes that a budget has for primitives, and the most that it has for references: a mebibyte each, which is far more than the variables of a coroutine take. */
    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_REFS = MOST_BYTES / 4;

    /** What is wrong with a budget that an annotation states; {@code null} if nothing is. */
    public static String fault(int bytes, int refs) {
        String size = "is of " + bytes + " bytes and " + refs + " references; ";
        if (bytes < 0 || refs < 0) {
            return size + "a size is not negative";
        }
        return bytes <= MOST_BYTES && refs <= MOST_REFS ? null : size + "callers keep at most " + MOST_BYTES + " bytes and " + MOST_REFS + " references, so state what the methods that implement it need";
    }

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
        return 8L * cells + " bytes and " + refs + (refs == 1 ? " reference" : " references");
    }
}
