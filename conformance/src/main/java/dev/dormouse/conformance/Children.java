package dev.dormouse.conformance;

import java.util.Locale;

/** How the corpus was compiled to keep the records of children: as the system property {@code dormouse.children} says, {@code flattened} if it says nothing. */
enum Children {

    /** Within their parents', wherever that can be. */
    FLATTENED,
    /** Each with a state of its own: the option {@code dormouse.opaqueChildren}. */
    OPAQUE,
    /** In boxes, all that are not empty: a profile with a threshold of 1 byte. */
    BOXED;

    static final Children HERE = valueOf(System.getProperty("dormouse.children", "flattened").toUpperCase(Locale.ROOT));
}
