package dev.dormouse.samples.monitor;

import dev.dormouse.samples.Page;
import dev.dormouse.samples.Pages;

/** Reports as strings. */
final class Reports {

    private Reports() {
    }

    static String write(Report report, Vitals vitals) {
        Page page = new Page(Report.MOST_BYTES);
        report.write(vitals, page);
        return Pages.take(page);
    }
}
