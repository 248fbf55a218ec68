package dev.dormouse.conformance.corpus;

import java.lang.ref.WeakReference;

import dev.dormouse.Coroutine;
import dev.dormouse.Frame;
import dev.dormouse.Yield;

/** Coroutines that let go of objects; each sleeps once where its object is alive and then where it is dead. */
public final class Keeping {

    private Keeping() {}

    /** What the test watches. */
    public static final class Watch {

        private WeakReference<Object> watched;

        /** Makes a new object and watches it. */
        public Object fresh() {
            Object made = new byte[64];
            watched = new WeakReference<>(made);
            return made;
        }

        /** Whether the object has been collected. */
        public boolean isGone() {
            return watched.get() == null;
        }
    }

    private static int use(Object object) {
        return object.hashCode() & 1;
    }

    @Coroutine
    public static int local(Yield.OfInt out, Watch watch) {
        Object kept = watch.fresh();
        out.yield(1);
        int used = use(kept);
        out.yield(2);
        return used;
    }

    @Coroutine
    public static int parameter(Yield.OfInt out, Object kept) {
        out.yield(1);
        int used = use(kept);
        out.yield(2);
        return used;
    }

    @Coroutine
    private static int keeping(Yield.OfInt out, Object kept) {
        out.yield(1);
        return use(kept);
    }

    /** Only the child has it, and the child ends. */
    @Coroutine
    public static int child(Yield.OfInt out, Watch watch) {
        int used = keeping(out, watch.fresh());
        out.yield(2);
        return used;
    }

    @Coroutine(boxed = true)
    private static int boxedKeeping(Yield.OfInt out, Object kept) {
        out.yield(1);
        return use(kept);
    }

    /** Only the child's box has it, and the child ends. */
    @Coroutine
    public static int box(Yield.OfInt out, Watch watch) {
        int used = boxedKeeping(out, watch.fresh());
        out.yield(2);
        return used;
    }

    @Coroutine(boxed = true)
    private static int boxedLocal(Yield.OfInt out, Watch watch) {
        return local(out, watch);
    }

    /** The child lets go of it in its box. */
    @Coroutine
    public static int insideBox(Yield.OfInt out, Watch watch) {
        return boxedLocal(out, watch);
    }

    @Coroutine
    private static int failing(Yield.OfInt out, Object kept) throws Trouble {
        out.yield(1);
        if (use(kept) >= 0) {
            throw new Trouble("leaves");
        }
        return 1;
    }

    /** The parent lets go of it, and the room it had is now the child's, which sleeps without anything of its own there. */
    @Coroutine
    public static int inherited(Yield.OfInt out, Watch watch) {
        Object kept = watch.fresh();
        out.yield(1);
        return emptyThenFull(out, use(kept));
    }

    @Coroutine
    private static int emptyThenFull(Yield.OfInt out, int used) {
        out.yield(2);
        Object own = new Object();
        out.yield(3);
        return used + use(own);
    }

    /** The child that has it ends by throwing. */
    @Coroutine
    public static int failure(Yield.OfInt out, Watch watch) {
        int used = 0;
        try {
            used = failing(out, watch.fresh());
        } catch (Trouble e) {
            used = e.getMessage().length();
        }
        out.yield(2);
        return used;
    }

    /** It lies on the operand stack. */
    @Coroutine
    public static int operand(Yield.OfInt out, Watch watch) {
        int used = use(watch.fresh()) + both(watch.fresh(), keeping(out, "other"));
        out.yield(2);
        return used;
    }

    private static int both(Object object, int value) {
        return use(object) + value;
    }

    /** Runs in a frame that is larger than its record. */
    interface Framed {

        @Coroutine(frame = @Frame(bytes = 16, refs = 6))
        int run(Yield.OfInt out, Object kept);
    }

    /** What lay where the frame is now is dead, and the callee has no use for its place. */
    @Coroutine
    public static int framed(Yield.OfInt out, Watch watch) {
        Object first = "first";
        Object kept = watch.fresh();
        Object last = "last";
        out.yield(1);
        int used = use(first) + use(kept) + use(last);
        Framed framed = (port, v) -> {
            port.yield(2);
            return 1;
        };
        return used + framed.run(out, "argument");
    }

    /** The receiver has it, and is not needed when the callee has ended. */
    @Coroutine
    public static int receiver(Yield.OfInt out, Watch watch) {
        int used = holding(watch.fresh()).run(out, "argument");
        out.yield(2);
        return used;
    }

    private static Framed holding(Object kept) {
        return (out, v) -> {
            out.yield(1);
            return use(kept);
        };
    }

    /** Another takes its place. */
    @Coroutine
    public static int replaced(Yield.OfInt out, Watch watch) {
        Object kept = watch.fresh();
        out.yield(1);
        int used = use(kept);
        kept = "other";
        out.yield(2);
        return used + use(kept);
    }

    /** Dead on one branch only; the slot may hold it on the other. */
    @Coroutine
    public static int branch(Yield.OfInt out, Watch watch, boolean leave) {
        Object kept = watch.fresh();
        out.yield(1);
        if (leave) {
            out.yield(2);
            return 0;
        }
        out.yield(3);
        return use(kept);
    }

    /** The caught exception is dead when it sleeps again. */
    @Coroutine
    public static int caught(Yield.OfInt out, Watch watch) {
        try {
            throw new Holding(watch.fresh());
        } catch (Holding e) {
            out.yield(1);
            use(e.held);
        }
        out.yield(2);
        return 0;
    }

    /** Keeps an object alive. */
    private static final class Holding extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient Object held;

        Holding(Object held) {
            this.held = held;
        }
    }
}
