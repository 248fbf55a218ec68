package dev.dormouse.profiles;

import dev.dormouse.arena.Arena;
import dev.dormouse.arena.ArenaException;
import dev.dormouse.arena.MemoryPlan;
import dev.dormouse.arena.Pool;
import dev.dormouse.arena.Profile;
import dev.dormouse.arena.RecordLayout;
import dev.dormouse.arena.RecordType;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** A program that takes all that its profile allows beside a poll loop, in records of one shape, and writes to every byte of it: in one pool, or where the profile carves in as many as there come to be. */
final class Fill extends RecordType {

    private static final int ARRAY_HEADER = 16;
    private static final int BUFFER_OBJECTS = 136;

    private final RecordLayout layout;
    private final int scratchBytes;
    private final int directBytes;

    /** @param scratchBytes of an array in the first reference, a multiple of 8; {@code directBytes} of a buffer in the next; 0 for none */
    private Fill(int cells, int refs, int scratchBytes, int directBytes) {
        this.scratchBytes = scratchBytes;
        this.directBytes = directBytes;
        int objects = (scratchBytes > 0 ? ARRAY_HEADER : 0) + (directBytes > 0 ? BUFFER_OBJECTS : 0);
        layout = new RecordLayout("Fill.fill", cells, refs, 5, "0", scratchBytes, objects, directBytes, 0, false, "");
    }

    /** @param arguments the profile, then the cells and the references of a record, its bytes of scratch and those outside the heap */
    public static void main(String[] arguments) {
        Profile profile = Profile.load(arguments[0]);
        int[] shape = Arrays.stream(arguments).skip(1).mapToInt(Integer::parseInt).toArray();
        Fill type = new Fill(shape[0], shape[1], shape[2], shape[3]);
        try (Arena arena = Arena.forLoop(profile)) {
            if (profile.carves()) {
                carve(profile, arena, type);
                return;
            }
            long room = arena.plan().left() / MemoryPlan.bytes(type.layout, 1);
            int capacity = (int) (type.directBytes == 0 ? room : Math.min(room, profile.direct() / type.directBytes));
            Pool pool = arena.declare(type, capacity);
            for (long handle = pool.take(); handle != Pool.FULL; handle = pool.take()) {
                pool.state(pool.index(handle), 1);
            }
            fill(pool);
            print(pool.inUse(), capacity, arena.plan(), profile);
        }
    }

    /** Takes records as views do, one by one until none fits. */
    private static void carve(Profile profile, Arena arena, Fill type) {
        int taken = 0;
        boolean fits = true;
        while (fits) {
            try {
                arena.single(type).take();
                taken++;
            } catch (ArenaException full) {
                fits = false;
            }
        }
        int capacity = 0;
        for (Pool pool : arena.pools()) {
            fill(pool);
            capacity += pool.capacity();
        }
        print(taken, capacity, arena.plan(), profile);
    }

    private static void print(int taken, int capacity, MemoryPlan plan, Profile profile) {
        System.out.println("filled " + taken + " of " + capacity + ", " + plan.left() + " bytes left and " + (profile.direct() - plan.direct()) + " outside the heap");
    }

    private static void fill(Pool pool) {
        Arrays.fill(pool.cells(), -1);
        for (int i = pool.ref(0); i < pool.refs().length; i++) {
            fill(pool.refs(), i);
        }
    }

    private static void fill(Object[] refs, int at) {
        if (refs[at] instanceof byte[] bytes) {
            Arrays.fill(bytes, (byte) -1);
        } else if (refs[at] instanceof ByteBuffer buffer) {
            while (buffer.hasRemaining()) {
                buffer.put((byte) -1);
            }
        } else {
            refs[at] = refs;
        }
    }

    @Override
    protected RecordLayout layout() {
        return layout;
    }

    @Override
    protected Object scratch(int slot) {
        if (slot == 0 && scratchBytes > 0) {
            return new byte[scratchBytes];
        }
        return slot == (scratchBytes > 0 ? 1 : 0) && directBytes > 0 ? ByteBuffer.allocateDirect(directBytes) : null;
    }
}
