package dev.dormouse;

import dev.dormouse.arena.Profile;

/** Profiles for the loops of tests. */
final class Loops {

    private Loops() {
    }

    static Profile profile(int tasks) {
        return Profile.builder("loop test").arena(1 << 20).carve().loopTasks(tasks).build();
    }
}
