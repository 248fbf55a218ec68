package dev.dormouse.profiles;

import dev.dormouse.arena.Arena;
import dev.dormouse.arena.Pool;
import dev.dormouse.arena.Profile;
import dev.dormouse.arena.RecordLayout;
import dev.dormouse.arena.RecordType;

/** A program that takes all that its profile allows, in records of one size, and writes to every byte of it. */
final class Fill extends RecordType {

    private final RecordLayout layout;

    private Fill(int cells, int refs) {
        layout = new RecordLayout("Fill.fill", cells, refs, 5, "0", 0, 0);
    }

    /** @param arguments the profile, then the cells and the references of a record */
    public static void main(String[] arguments) {
        Profile profile = Profile.load(arguments[0]);
        Fill type = new Fill(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        int capacity = (int) (profile.arena() / (type.layout.bytes() + type.layout.stateBytes()));
        try (Arena arena = Arena.of(profile)) {
            Pool pool = arena.declare(type, capacity);
            for (long handle = pool.take(); handle != Pool.FULL; handle = pool.take()) {
                pool.state(pool.index(handle), 1);
            }
            for (int i = 0; i < pool.cells().length; i++) {
                pool.cells()[i] = i;
            }
            for (int i = 0; i < pool.refs().length; i++) {
                pool.refs()[i] = type;
            }
            System.out.println("filled " + pool.inUse() + " of " + capacity + ", " + arena.plan().left() + " bytes left");
        }
    }

    @Override
    protected RecordLayout layout() {
        return layout;
    }

    @Override
    protected Object scratch(int slot) {
        return null;
    }
}
