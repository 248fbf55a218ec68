package dev.dormouse.compiler;

/** What a build may ask of the weaver. */
public enum Option {
    /** Makes every child opaque, so that a debugger sees each level of a nest on the stack. */
    OPAQUE_CHILDREN,
    /** Says nothing of allocations, but in coroutines that are {@code noAlloc}. */
    LINT_OFF,
    /** Refuses allocations in all coroutines. */
    LINT_ERROR
}
