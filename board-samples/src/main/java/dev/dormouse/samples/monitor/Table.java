package dev.dormouse.samples.monitor;

/**
 * A sample as a small table for people. On a terminal each one is drawn over the one before; elsewhere they follow
 * each other, with an empty line between.
 */
final class Table implements Report {

    private static final int LABEL = 11;
    private static final int BAR = 20;
    private static final int MOST_CORES = 16;
    private static final long KIB = 1024;
    private static final byte[] UNITS = Page.ascii("BKMGTPE");

    private static final byte[] TITLE = Page.ascii("board-monitor");
    private static final byte[] UP = Page.ascii("   up ");
    private static final byte[] LOAD = Page.ascii("   load ");
    private static final byte[] TASKS = Page.ascii("   tasks ");
    private static final byte[] PROCESSORS = Page.ascii("cpu");
    private static final byte[] CORES = Page.ascii("  cores");
    private static final byte[] MORE = Page.ascii(" ...");
    private static final byte[] MEMORY = Page.ascii("memory");
    private static final byte[] SWAP = Page.ascii("swap");
    private static final byte[] OF = Page.ascii(" of ");
    private static final byte[] NONE = Page.ascii("none");
    private static final byte[] IN = Page.ascii("/s in");
    private static final byte[] OUT = Page.ascii("/s out");
    private static final byte[] CELSIUS = Page.ascii(" C");
    private static final byte[] UNKNOWN = Page.ascii("unknown");
    private static final byte[] STALE = Page.ascii("stale");
    private static final byte[] HIDE_CURSOR = Page.ascii("\033[?25l");
    private static final byte[] SHOW_CURSOR = Page.ascii("\033[?25h");
    /** Lines that are too long for the terminal are cut off, so that as many lines are drawn as are counted. */
    private static final byte[] CUT_OFF = Page.ascii("\033[?7l");
    private static final byte[] WRAP = Page.ascii("\033[?7h");
    private static final byte[] ERASE_REST_OF_LINE = Page.ascii("\033[K");
    private static final byte[] ERASE_BELOW = Page.ascii("\033[J");
    private static final byte[] ESCAPE = Page.ascii("\033[");

    private final boolean terminal;
    private int lines;
    private int lineStart;
    private boolean drawn;

    /** A table that is drawn in place if it goes to a terminal. */
    Table(boolean terminal) {
        this.terminal = terminal;
    }

    @Override
    public void write(Vitals vitals, Page page) {
        if (terminal) {
            page.text(HIDE_CURSOR);
            page.text(CUT_OFF);
            if (lines > 0) {
                page.text(ESCAPE).number(lines).byteOf('A');
            }
        } else if (drawn) {
            page.byteOf('\n');
        }
        drawn = true;
        lines = 0;
        lineStart = page.length();
        title(vitals, page);
        processors(vitals.processors, page);
        memory(vitals.memory, page);
        network(vitals.network, page);
        temperatures(vitals, page);
        stale(vitals, page);
        if (terminal) {
            page.text(ERASE_BELOW);
            page.text(WRAP);
        }
    }

    @Override
    public void end(Page page) {
        if (terminal && drawn) {
            page.text(SHOW_CURSOR);
        }
    }

    private void title(Vitals vitals, Page page) {
        page.text(TITLE);
        if (vitals.uptimeKnown) {
            long seconds = vitals.uptime / 100;
            page.text(UP);
            if (seconds >= 86400) {
                page.number(seconds / 86400).byteOf('d').byteOf(' ');
            }
            page.number(seconds / 3600 % 24, 2).byteOf(':').number(seconds / 60 % 60, 2).byteOf(':').number(seconds % 60, 2);
        }
        if (vitals.loadKnown) {
            page.text(LOAD).decimal(vitals.load1, 2).byteOf(' ').decimal(vitals.load5, 2).byteOf(' ').decimal(vitals.load15, 2);
            page.text(TASKS).number(vitals.running).byteOf('/').number(vitals.tasks);
        }
        endLine(page);
    }

    private void processors(Processors processors, Page page) {
        page.text(PROCESSORS).column(lineStart, LABEL);
        if (!processors.known) {
            page.text(UNKNOWN);
            endLine(page);
            return;
        }
        share(processors.busyPerMille(Processors.ALL), page);
        endLine(page);
        page.text(CORES).column(lineStart, LABEL);
        int shown = Math.min(processors.cores(), MOST_CORES);
        for (int core = 0; core < shown; core++) {
            int percent = (processors.busyPerMille(core) + 5) / 10;
            page.column(lineStart, LABEL + core * 4 + (percent < 10 ? 2 : percent < 100 ? 1 : 0)).number(percent);
        }
        if (shown < processors.cores()) {
            page.text(MORE);
        }
        endLine(page);
    }

    private void memory(Memory memory, Page page) {
        page.text(MEMORY).column(lineStart, LABEL);
        if (!memory.known) {
            page.text(UNKNOWN);
            endLine(page);
            return;
        }
        share(memory.usedPerMille(), page);
        page.byteOf(' ').byteOf(' ');
        size(Math.max(0, memory.total - memory.available), page);
        size(memory.total, page.text(OF));
        endLine(page);
        page.text(SWAP).column(lineStart, LABEL);
        if (memory.swapTotal == 0) {
            page.text(NONE);
        } else {
            long used = Math.max(0, memory.swapTotal - memory.swapFree);
            share(Memory.perMille(used, memory.swapTotal), page);
            page.byteOf(' ').byteOf(' ');
            size(used, page);
            size(memory.swapTotal, page.text(OF));
        }
        endLine(page);
    }

    private void network(Network network, Page page) {
        for (int slot = 0; slot < Network.MOST; slot++) {
            if (network.there(slot) && (network.received(slot) > 0 || network.sent(slot) > 0)) {
                page.shown(network.name(slot), network.nameLength(slot)).byteOf(' ').column(lineStart, LABEL);
                size(network.receivedPerSecond(slot), page);
                page.text(IN).column(lineStart, LABEL + 17);
                size(network.sentPerSecond(slot), page);
                page.text(OUT);
                endLine(page);
            }
        }
    }

    private void temperatures(Vitals vitals, Page page) {
        for (Source source : vitals.sources) {
            if (source.kind() == Source.Kind.THERMAL) {
                page.shown(source.label(), source.label().length).byteOf(' ').column(lineStart, LABEL);
                if (vitals.temperatureKnown[source.zone()]) {
                    page.decimal(vitals.temperature[source.zone()] / 100, 1).text(CELSIUS);
                } else {
                    page.text(UNKNOWN);
                }
                endLine(page);
            }
        }
    }

    private void stale(Vitals vitals, Page page) {
        boolean any = false;
        for (Source source : vitals.sources) {
            if (source.stale()) {
                if (!any) {
                    page.text(STALE).column(lineStart, LABEL);
                    any = true;
                } else {
                    page.byteOf(' ');
                }
                page.shown(source.name(), source.name().length);
            }
        }
        if (any) {
            endLine(page);
        }
    }

    /** A percentage and a bar. */
    private void share(int perMille, Page page) {
        int start = page.length() - lineStart;
        page.column(lineStart, start + (perMille < 100 ? 2 : perMille < 1000 ? 1 : 0)).decimal(perMille, 1).byteOf('%').byteOf(' ');
        int filled = (perMille * BAR + 500) / 1000;
        for (int i = 0; i < BAR; i++) {
            page.byteOf(i < filled ? '#' : '.');
        }
    }

    /** A size with one decimal and a unit of 1024, such as {@code 1.5 MiB}. */
    private static void size(long bytes, Page page) {
        int unit = 0;
        long unitBytes = 1;
        while (bytes / unitBytes >= KIB) {
            unitBytes *= KIB;
            unit++;
        }
        if (unit == 0) {
            page.number(bytes).byteOf(' ').byteOf('B');
            return;
        }
        page.decimal(bytes / unitBytes * 10 + bytes % unitBytes / (unitBytes / KIB) * 10 / KIB, 1);
        page.byteOf(' ').byteOf((char) UNITS[unit]).byteOf('i').byteOf('B');
    }

    private void endLine(Page page) {
        if (terminal) {
            page.text(ERASE_REST_OF_LINE);
        }
        page.byteOf('\n');
        lines++;
        lineStart = page.length();
    }
}
