package dev.dormouse.conformance;

import java.util.List;

/** Plays scripts with one subject on one side. */
interface Player {

    /** The trace of a script; nothing is live before it or after it. */
    List<String> play(Script script);

    /** How often the coroutine slept between a start and an end, at most, in all scripts so far. */
    int mostSleeps();
}
