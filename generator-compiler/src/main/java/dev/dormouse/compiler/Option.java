package dev.dormouse.compiler;

/** What a build may ask of the weaver. */
public enum Option {
    /** Makes every child opaque, so that a debugger sees each level of a nest on the stack. */
    OPAQUE_CHILDREN,
    /** Divides each state machine of more than some hundred bytes, as else only those are that HotSpot does not compile: for tests of the compiler. */
    SMALL_PARTS,
    /** Says nothing of allocations, but in coroutines that are {@code noAlloc}. */
    LINT_OFF,
    /** Refuses allocations in all coroutines. */
    LINT_ERROR
}
