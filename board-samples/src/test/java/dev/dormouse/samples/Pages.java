package dev.dormouse.samples;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;

/** What is on a page, as a string. */
public final class Pages {

    private Pages() {
    }

    /** Takes it off. */
    public static String take(Page page) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            page.writeTo(Channels.newChannel(out));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toString(StandardCharsets.ISO_8859_1);
    }
}
