package dev.dormouse.samples.monitor;

import dev.dormouse.samples.Page;

/** A way to write a sample down. */
interface Report {

    /** The longest report in bytes, whatever the kernel's files say. */
    int MOST_BYTES = 32 * 1024;

    /** Writes nothing. */
    Report NONE = (vitals, page) -> {
    };

    /** Writes the vital signs on an empty page. */
    void write(Vitals vitals, Page page);
}
