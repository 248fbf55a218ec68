package dev.dormouse.samples.http;

import dev.dormouse.samples.Page;

/** What a {@link Server} serves. Called on the loop's thread. */
public interface Site {

    /** The longest page in bytes. */
    int MOST_BYTES = 48 * 1024;

    /** The media type of the page that a request asks for; null if there is no such page. */
    byte[] type(Request request);

    /** Writes the page that a request asks for, which there is, behind what is on {@code page} already. */
    void write(Request request, Page page);
}
