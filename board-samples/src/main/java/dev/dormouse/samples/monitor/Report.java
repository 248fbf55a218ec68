package dev.dormouse.samples.monitor;

/** A way to write a sample down. */
interface Report {

    /** The longest report in bytes, whatever the kernel's files say. */
    int MOST_BYTES = 32 * 1024;

    /** Writes the vital signs on an empty page. */
    void write(Vitals vitals, Page page);

    /** Writes what has to follow the last sample. */
    void end(Page page);
}
