package dev.dormouse.woven;

/** A type of records that can tell where a coroutine in one sleeps. The weaver makes each type of task and of view one, where the coroutine can sleep. */
public interface Dumpable {

    /** Tells {@code dump} of the level that it stands at, the root, and of those below. */
    void dump(Dump dump);
}
