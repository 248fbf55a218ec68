package dev.dormouse.samples.monitor;

import dev.dormouse.samples.Page;
import dev.dormouse.samples.http.Request;
import dev.dormouse.samples.http.Site;

/** What board-monitor serves: {@code /} for people, {@code /metrics} for Prometheus. */
final class MonitorSite implements Site {

    private static final byte[] CHARTS = Page.ascii("/");
    private static final byte[] METRICS = Page.ascii("/metrics");

    private final Vitals vitals;
    private final History history;

    MonitorSite(Vitals vitals, History history) {
        this.vitals = vitals;
        this.history = history;
    }

    @Override
    public byte[] type(Request request) {
        return request.isFor(METRICS) ? Metrics.TYPE : request.isFor(CHARTS) ? Charts.TYPE : null;
    }

    @Override
    public void write(Request request, Page page) {
        if (request.isFor(METRICS)) {
            Metrics.write(vitals, page);
        } else {
            Charts.write(vitals, history, page);
        }
    }
}
