package dev.dormouse.net;

import dev.dormouse.PollLoop;
import dev.dormouse.Readiness;
import java.nio.ByteBuffer;

/** A reader and a writer over memory: what one writes the other reads, in pieces as small as it is told. */
final class MemoryPipe {

    private final byte[] ring;
    private final int[] pieces;
    private final Readiness readable;
    private final Readiness writable;
    private int attempt;
    private int taken;
    private int given;
    private boolean isEnded;

    final AsyncReader in = new AsyncReader() {
        @Override
        public int readNow(ByteBuffer buf) {
            int count = Math.min(Math.min(taken - given, buf.remaining()), piece());
            for (int i = 0; i < count; i++) {
                buf.put(ring[given++ % ring.length]);
            }
            writable.signal();
            return count == 0 && isEnded && given == taken ? -1 : count;
        }

        @Override
        public Readiness readiness() {
            return readable;
        }
    };

    final AsyncWriter out = new AsyncWriter() {
        @Override
        public int writeNow(ByteBuffer buf) {
            int count = Math.min(Math.min(ring.length - (taken - given), buf.remaining()), piece());
            for (int i = 0; i < count; i++) {
                ring[taken++ % ring.length] = buf.get();
            }
            readable.signal();
            return count;
        }

        @Override
        public Readiness readiness() {
            return writable;
        }
    };

    /** @param pieces the most bytes of each attempt, in turn; 0 for one that finds it not ready, after which it is signalled */
    MemoryPipe(PollLoop loop, int capacity, int[] pieces) {
        ring = new byte[capacity];
        this.pieces = pieces;
        readable = new Readiness(loop, "memory");
        writable = new Readiness(loop, "memory");
    }

    void end() {
        isEnded = true;
        readable.signal();
    }

    private int piece() {
        int piece = pieces[attempt++ % pieces.length];
        if (piece == 0) {
            readable.signal();
            writable.signal();
        }
        return piece;
    }
}
