package dev.dormouse.samples.http;

/** How far a request has come when its parser wants more bytes. */
enum Progress {
    /** Nothing of it is there yet. */
    NOTHING,
    /** A part of its head is. */
    HEAD
}
