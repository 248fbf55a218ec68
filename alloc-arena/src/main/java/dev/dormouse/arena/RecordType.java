package dev.dormouse.arena;

/**
 * The type of one root coroutine's records: their layout and how their scratch is made.
 *
 * <p>Each is a constant of a generated companion, {@code FibCo.FIB_WITH_SUM}, and stands for the coroutine wherever one is named: in
 * {@link Arena#declare}, in a view, in a spawn. Types are compared by identity. Programs do not extend this class; the compiler does.
 */
public abstract class RecordType {

    /** For generated companions. */
    protected RecordType() {
    }

    /** The layout of a record, the same at every call. An arena asks once per pool. */
    protected abstract RecordLayout layout();

    /**
     * Makes the pinned scratch object of a reference slot, for one record: an array, a buffer, a view.
     *
     * <p>A pool asks for every slot of every record while it is made, and never again. Which slots are pinned is the same for all records.
     *
     * @param slot from 0 to {@code layout().refs() - 1}
     * @return a new object, or null when the slot is an ordinary one
     */
    protected abstract Object scratch(int slot);

    /** The coroutine's name, as its layout has it. */
    @Override
    public String toString() {
        return layout().coroutine();
    }
}
