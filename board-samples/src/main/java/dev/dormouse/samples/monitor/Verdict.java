package dev.dormouse.samples.monitor;

/** What a parser makes of the bytes it was fed so far. */
enum Verdict {
    /** As expected: it wants more. */
    SOUND,
    /** Not what this file looks like: more bytes will not mend it. */
    DAMAGED
}
