package dev.dormouse.samples.monitor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;

/** What is on a page, as a string. */
final class Pages {

    private Pages() {
    }

    static String take(Page page) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            page.writeTo(Channels.newChannel(out));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    static String write(Report report, Vitals vitals) {
        Page page = new Page(Report.MOST_BYTES);
        report.write(vitals, page);
        return take(page);
    }
}
