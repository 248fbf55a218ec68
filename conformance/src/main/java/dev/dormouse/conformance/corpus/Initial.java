package dev.dormouse.conformance.corpus;

import dev.dormouse.Coroutine;
import dev.dormouse.conformance.Row;
import dev.dormouse.conformance.corpus.Ports.Ask;

/** Classes that say when they are initialised. */
public final class Initial {

    private Initial() {}

    private static final class Called {

        static {
            Log.add("Called is initialised");
        }

        static int twice(int n) {
            return 2 * n;
        }

        @Coroutine
        static int nap(Ask out, int n) {
            return out.yield(n);
        }
    }

    private static final class Held {

        static int field = Log.add("Held is initialised ", 3);
    }

    private record Made(int value) {

        static {
            Log.add("Made is initialised");
        }
    }

    private record Late(int value) {

        static {
            Log.add("Late is initialised");
        }
    }

    /** Its class is that of a root. */
    public static final class Root {

        static {
            Log.add("Root is initialised");
        }

        private Root() {}

        /** Sleeps once. */
        @Coroutine
        public static int nap(Ask out, int n) {
            return out.yield(n);
        }
    }

    @Row(98)
    @Coroutine
    static int inOrder(Ask out) {
        int got = out.yield(1);
        Log.add("a call");
        got += Called.twice(got);
        got += Called.nap(out, got);
        Log.add("an assignment");
        Held.field += out.yield(got);
        Log.add("an object");
        got += new Made(got).value;
        return got + out.yield(Held.field);
    }

    /** The one difference: an object whose constructor's arguments suspend is allocated after them. */
    @Coroutine
    public static int deferred(Ask out) {
        return new Late(Log.add("the argument ", out.yield(1))).value;
    }
}
