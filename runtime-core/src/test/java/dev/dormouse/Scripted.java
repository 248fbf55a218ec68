package dev.dormouse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.dormouse.arena.Arena;
import dev.dormouse.arena.RecordType;
import dev.dormouse.woven.Registers;

/** A view whose driver is given by the test: for coroutines that do what no well-behaved one does. */
class Scripted extends View {

    /** One step; what {@code docs/contract.md} calls a driver. */
    interface Step {
        int drive(Scripted view, int state) throws Throwable;
    }

    /** Two cells, two references and one pinned scratch object. */
    static final RecordType TYPE = Types.record("Test.scripted", 2, 3, 5, 1);

    final Step step;
    int drives;
    int forgotten;

    Scripted(Arena arena, Step step) {
        super(arena, TYPE);
        this.step = step;
    }

    /** Outside any arena. */
    Scripted(Step step) {
        super(TYPE);
        this.step = step;
    }

    Scripted start() {
        restart();
        return this;
    }

    long open() {
        return take();
    }

    Scripted at(long handle) {
        select(handle);
        return this;
    }

    boolean next() {
        int from = enter();
        return from == 0 ? resume() : advance(from);
    }

    /** As the build generates it for a coroutine that is resumed with an object. */
    boolean next(Object argument) {
        int from = enter();
        if (from == 0) {
            return resume(argument);
        }
        return advance(from, argument);
    }

    private boolean advance(int from, Object argument) {
        cx.a = argument;
        return advance(from);
    }

    private boolean advance(int from) {
        try {
            return leave(drive(from));
        } catch (Throwable t) {
            fail();
            throw t;
        }
    }

    private boolean resume(Object argument) {
        checkFirst(false);
        cx.a = argument;
        return resume();
    }

    void value() {
        checkYielded();
    }

    void result() {
        checkReturned();
    }

    @Override
    public void close() {
        cancel();
    }

    Registers registers() {
        return cx;
    }

    Object reference(int slot) {
        return refs[ref + slot];
    }

    void reference(int slot, Object value) {
        refs[ref + slot] = value;
    }

    /** Whether the step is to throw, which clears that. */
    boolean thrown() {
        boolean thrown = cx.thrown != null;
        cx.thrown = null;
        return thrown;
    }

    @Override
    protected void forget() {
        forgotten++;
    }

    @Override
    protected int driveFirst() {
        return drive(1);
    }

    @Override
    protected int drive(int state) {
        drives++;
        try {
            assertEquals(state < 0, cx.thrown != null, "what is thrown, and the entry");
            return step.drive(this, Math.abs(state));
        } catch (RuntimeException | Error unchecked) {
            throw unchecked;
        } catch (Throwable checked) {
            throw Scripted.<RuntimeException>sneaky(checked);
        }
    }

    @SuppressWarnings("unchecked")
    private static <X extends Throwable> X sneaky(Throwable t) throws X {
        throw (X) t;
    }
}
