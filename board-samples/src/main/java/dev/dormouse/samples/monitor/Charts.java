package dev.dormouse.samples.monitor;

import dev.dormouse.samples.Page;

/** The page for people: the vital signs of now, and the last ten minutes as drawings in SVG. One page without a script, legible on a phone, that loads itself anew. */
final class Charts {

    /** The media type. */
    static final byte[] TYPE = Page.ascii("text/html; charset=utf-8");

    private static final int HEIGHT = 100;
    private static final long KIB = 1024;
    /** What is to be at the top where load is low: one task. */
    private static final long LEAST_LOAD = 100;

    private static final byte[] TOP = Page.ascii("""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="refresh" content="5">
            <title>board-monitor</title>
            <style>
            :root { color-scheme: light dark; --page: #f5f5f2; --card: #fff; --ink: #1a1a1a; --faint: #5c5c5c; --grid: #ddd; --one: #0b62c4; --two: #b04a00; }
            @media (prefers-color-scheme: dark) {
            :root { --page: #141414; --card: #1f1f1f; --ink: #eee; --faint: #aaa; --grid: #3a3a3a; --one: #6cb2ff; --two: #ffa657; } }
            * { box-sizing: border-box; margin: 0; }
            body { font: 16px/1.4 system-ui, sans-serif; background: var(--page); color: var(--ink); padding: 12px; }
            main { max-width: 1100px; margin: 0 auto; display: grid; gap: 12px; grid-template-columns: repeat(auto-fit, minmax(min(100%, 420px), 1fr)); }
            header, footer { grid-column: 1 / -1; }
            h1 { font-size: 20px; }
            h2 { font-size: 16px; }
            p, li { color: var(--faint); overflow-wrap: anywhere; }
            ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 0 20px; }
            section { background: var(--card); border-radius: 8px; padding: 12px; min-width: 0; }
            b { color: var(--ink); font-variant-numeric: tabular-nums; }
            i { font-style: normal; color: var(--one); }
            i.two { color: var(--two); }
            .plot { display: grid; grid-template-columns: minmax(3.5em, auto) 1fr; white-space: nowrap; column-gap: 8px; margin-top: 16px; font-size: 13px; color: var(--faint); }
            .plot > div { display: flex; flex-direction: column; justify-content: space-between; text-align: right; margin: -9px 0; }
            .plot > footer { grid-column: 2; display: flex; justify-content: space-between; margin-top: 4px; }
            svg { width: 100%; height: 120px; overflow: visible; display: block; }
            path { fill: none; stroke: var(--one); stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; vector-effect: non-scaling-stroke; }
            path.two { stroke: var(--two); stroke-dasharray: 4 5; }
            path.grid { stroke: var(--grid); stroke-width: 1; }
            </style>
            </head>
            <body>
            <main>
            <header><h1>board-monitor</h1>
            <p>""");
    private static final byte[] UP = Page.ascii("up <b>");
    private static final byte[] TASKS = Page.ascii("</b>, tasks <b>");
    private static final byte[] OF = Page.ascii(" of ");
    private static final byte[] STALE = Page.ascii("</b>, not to be read now: <b>");
    private static final byte[] END_OF_HEADER = Page.ascii("</b></p></header>\n");

    private static final byte[] CARD = Page.ascii("<section><h2>");
    private static final byte[] NOW = Page.ascii("</h2>\n<p><b>");
    private static final byte[] UNKNOWN = Page.ascii("unknown");
    private static final byte[] USED_OF = Page.ascii("</b>, <b>");
    private static final byte[] END_OF_NOW = Page.ascii("</b></p>\n");
    private static final byte[] PLOT = Page.ascii("<div class=\"plot\"><div><span>");
    private static final byte[] BOTTOM = Page.ascii("</span><span>0</span></div>\n<svg viewBox=\"0 0 " + (History.STEPS - 1) + " " + HEIGHT
            + "\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"the last ten minutes\"><path class=\"grid\" d=\"M0,0H" + (History.STEPS - 1) + "M0," + HEIGHT / 2
            + "H" + (History.STEPS - 1) + "M0," + HEIGHT + "H" + (History.STEPS - 1) + "\"/>");
    private static final byte[] ONE = Page.ascii("<path d=\"");
    private static final byte[] TWO = Page.ascii("<path class=\"two\" d=\"");
    private static final byte[] END_OF_PATH = Page.ascii("\"/>");
    private static final byte[] DOT = Page.ascii("h0L");
    private static final byte[] END_OF_PLOT = Page.ascii("</svg>\n<footer><span>10 minutes ago</span><span>now</span></footer></div>");
    private static final byte[] END_OF_CARD = Page.ascii("</section>\n");
    private static final byte[] PROCESSORS = Page.ascii("Processors");
    private static final byte[] MEMORY = Page.ascii("Memory");
    private static final byte[] LOAD = Page.ascii("Load");
    private static final byte[] IN_ONE = Page.ascii("</b> in 1, <b>");
    private static final byte[] IN_FIVE = Page.ascii("</b> in 5, <b>");
    private static final byte[] IN_FIFTEEN = Page.ascii("</b> in 15 min<b>");
    private static final byte[] NETWORK = Page.ascii("Network");
    private static final byte[] IN = Page.ascii("/s</b> <i>&#9632; in</i>, <b>");
    private static final byte[] OUT = Page.ascii("/s</b> <i class=\"two\">&#9632; out</i><b>");
    private static final byte[] PER_SECOND = Page.ascii("/s");
    private static final byte[] HUNDRED_PERCENT = Page.ascii("100 %");
    private static final byte[] PERCENT = Page.ascii(" %");
    private static final byte[] TEMPERATURES = Page.ascii("<section><h2>Temperatures</h2>\n<ul>");
    private static final byte[] ZONE = Page.ascii("<li>");
    private static final byte[] DEGREES = Page.ascii(" <b>");
    private static final byte[] CELSIUS = Page.ascii(" &deg;C");
    private static final byte[] END_OF_ZONE = Page.ascii("</b></li>\n");
    private static final byte[] END_OF_TEMPERATURES = Page.ascii("</ul></section>\n");
    private static final byte[] END = Page.ascii("<footer><p>For Prometheus: <a href=\"/metrics\">/metrics</a></p></footer>\n</main>\n</body>\n</html>\n");

    private Charts() {
    }

    static void write(Vitals vitals, History history, Page page) {
        page.text(TOP);
        header(vitals, page);
        processors(vitals.processors, history, page);
        memory(vitals.memory, history, page);
        load(vitals, history, page);
        network(history, page);
        temperatures(vitals, page);
        page.text(END);
    }

    private static void header(Vitals vitals, Page page) {
        if (vitals.uptimeKnown) {
            page.text(UP).duration(vitals.uptime / 100);
        } else {
            page.text(UP).text(UNKNOWN);
        }
        if (vitals.loadKnown) {
            page.text(TASKS).number(vitals.running).text(OF).number(vitals.tasks);
        }
        boolean any = false;
        for (Source source : vitals.sources.all) {
            if (source.stale()) {
                (any ? page.byteOf(' ') : page.text(STALE)).escaped(source.name(), source.name().length);
                any = true;
            }
        }
        page.text(END_OF_HEADER);
    }

    private static void processors(Processors processors, History history, Page page) {
        page.text(CARD).text(PROCESSORS).text(NOW);
        if (processors.known) {
            page.decimal(processors.busyPerMille(Processors.ALL), 1).text(PERCENT);
        } else {
            page.text(UNKNOWN);
        }
        page.text(END_OF_NOW).text(PLOT).text(HUNDRED_PERCENT).text(BOTTOM);
        path(ONE, History.Series.PROCESSORS, 1000, history, page);
        page.text(END_OF_PLOT).text(END_OF_CARD);
    }

    private static void memory(Memory memory, History history, Page page) {
        page.text(CARD).text(MEMORY).text(NOW);
        if (memory.known) {
            page.decimal(memory.usedPerMille(), 1).text(PERCENT).text(USED_OF).size(memory.used()).text(OF).size(memory.total);
        } else {
            page.text(UNKNOWN);
        }
        page.text(END_OF_NOW).text(PLOT).text(HUNDRED_PERCENT).text(BOTTOM);
        path(ONE, History.Series.MEMORY, 1000, history, page);
        page.text(END_OF_PLOT).text(END_OF_CARD);
    }

    private static void load(Vitals vitals, History history, Page page) {
        page.text(CARD).text(LOAD).text(NOW);
        if (vitals.loadKnown) {
            page.decimal(vitals.load1, 2).text(IN_ONE).decimal(vitals.load5, 2).text(IN_FIVE).decimal(vitals.load15, 2).text(IN_FIFTEEN);
        } else {
            page.text(UNKNOWN);
        }
        long top = LEAST_LOAD;
        while (top < history.most(History.Series.LOAD)) {
            top *= 2;
        }
        page.text(END_OF_NOW).text(PLOT).number(top / 100).text(BOTTOM);
        path(ONE, History.Series.LOAD, top, history, page);
        page.text(END_OF_PLOT).text(END_OF_CARD);
    }

    private static void network(History history, Page page) {
        page.text(CARD).text(NETWORK).text(NOW);
        long received = history.newest(History.Series.RECEIVED);
        long sent = history.newest(History.Series.SENT);
        if (received == History.UNKNOWN || sent == History.UNKNOWN) {
            page.text(UNKNOWN);
        } else {
            page.size(received).text(IN).size(sent).text(OUT);
        }
        long top = KIB;
        while (top < Math.max(history.most(History.Series.RECEIVED), history.most(History.Series.SENT))) {
            top *= 2;
        }
        page.text(END_OF_NOW).text(PLOT).size(top).text(PER_SECOND).text(BOTTOM);
        path(ONE, History.Series.RECEIVED, top, history, page);
        path(TWO, History.Series.SENT, top, history, page);
        page.text(END_OF_PLOT).text(END_OF_CARD);
    }

    private static void temperatures(Vitals vitals, Page page) {
        if (vitals.temperature.length == 0) {
            return;
        }
        page.text(TEMPERATURES);
        for (Source source : vitals.sources.all) {
            if (source.kind() == Source.Kind.THERMAL) {
                page.text(ZONE).escaped(source.label(), source.label().length).text(DEGREES);
                if (vitals.temperatureKnown[source.zone()]) {
                    page.decimal(vitals.tenthsOfDegrees(source.zone()), 1).text(CELSIUS);
                } else {
                    page.text(UNKNOWN);
                }
                page.text(END_OF_ZONE);
            }
        }
        page.text(END_OF_TEMPERATURES);
    }

    /** A line through the values there are, oldest first; broken where sampling was interrupted. */
    private static void path(byte[] beginning, History.Series series, long top, History history, Page page) {
        page.text(beginning);
        int gap = History.STEPS;
        for (int age = History.STEPS - 1; age >= 0; age--) {
            long value = history.at(series, age);
            if (value == History.UNKNOWN) {
                gap++;
                continue;
            }
            boolean broken = gap > history.longestGap();
            page.byteOf(broken ? 'M' : ' ').number(History.STEPS - 1 - age).byteOf(',');
            page.decimal(Math.round(10.0 * HEIGHT * (top - value) / top), 1);
            if (broken) {
                page.text(DOT);
            }
            gap = 0;
        }
        page.text(END_OF_PATH);
    }
}
