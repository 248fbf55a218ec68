package dev.dormouse.samples.monitor;

import dev.dormouse.samples.Page;

/**
 * A sample as a small table for people. On a terminal each one is drawn over the one before; elsewhere they follow
 * each other, with an empty line between.
 *
 * <p>How large a terminal is cannot be known without a process or a native call, so the terminal itself clips what does not fit. Lines that are too long are
 * cut off at the margin. Moving up or down stops at the margin and never scrolls, so what is too high is cut off below; only lines that no table before has had are
 * begun by a line feed, which scrolls where there is no more room. Each table leaves the terminal as it found it, whatever becomes of the program.
 */
final class Table implements Report {

    /** Room for the longest name of an interface, and a blank. */
    private static final int LABEL = Network.LONGEST_NAME + 1;
    private static final int OUT_COLUMN = LABEL + 17;
    private static final int BAR = 20;
    /** What fits 80 columns. */
    private static final int CORES_PER_LINE = 16;

    private static final byte[] TITLE = Page.ascii("board-monitor");
    private static final byte[] UP = Page.ascii("   up ");
    private static final byte[] LOAD = Page.ascii("   load ");
    private static final byte[] TASKS = Page.ascii("   tasks ");
    private static final byte[] PROCESSORS = Page.ascii("cpu");
    private static final byte[] CORES = Page.ascii("  cores");
    private static final byte[] MEMORY = Page.ascii("memory");
    private static final byte[] SWAP = Page.ascii("swap");
    private static final byte[] OF = Page.ascii(" of ");
    private static final byte[] NONE = Page.ascii("none");
    private static final byte[] IN = Page.ascii(" in");
    private static final byte[] OUT = Page.ascii(" out");
    private static final byte[] PER_SECOND = Page.ascii("/s");
    private static final byte[] CELSIUS = Page.ascii(" C");
    private static final byte[] UNKNOWN = Page.ascii("unknown");
    private static final byte[] OMITTED = Page.ascii("no room for");
    private static final byte[] OMITTED_CORES = Page.ascii(" cores");
    private static final byte[] OMITTED_INTERFACES = Page.ascii(" interfaces");
    private static final byte[] OMITTED_ZONES = Page.ascii(" thermal zones");
    private static final byte[] STALE = Page.ascii("stale");

    private static final byte[] HIDE_CURSOR = Page.ascii("\033[?25l");
    private static final byte[] SHOW_CURSOR = Page.ascii("\033[?25h");
    private static final byte[] CUT_OFF = Page.ascii("\033[?7l");
    private static final byte[] WRAP = Page.ascii("\033[?7h");
    private static final byte[] ERASE_REST_OF_LINE = Page.ascii("\033[K");
    private static final byte[] ERASE_BELOW = Page.ascii("\033[J");
    private static final byte[] ESCAPE = Page.ascii("\033[");
    private static final byte[] DOWN = Page.ascii("\r\033[B");

    private final boolean terminal;
    private boolean drawn;
    private int lines;
    private int lineStart;
    /** The most lines that a table has had. */
    private int mostLines;

    /** A table that is drawn in place if it goes to a terminal. */
    Table(boolean terminal) {
        this.terminal = terminal;
    }

    @Override
    public void write(Vitals vitals, Page page) {
        if (terminal) {
            page.text(HIDE_CURSOR).text(CUT_OFF);
            if (lines > 0) {
                page.text(ESCAPE).number(lines).byteOf('A');
            }
        } else if (drawn) {
            page.byteOf('\n');
        }
        drawn = true;
        lines = 0;
        beginLine(page);
        title(vitals, page);
        processors(vitals.processors, page);
        memory(vitals.memory, page);
        network(vitals.network, page);
        temperatures(vitals, page);
        omitted(vitals, page);
        stale(vitals, page);
        mostLines = Math.max(mostLines, lines);
        if (terminal) {
            page.text(ERASE_BELOW).text(WRAP).text(SHOW_CURSOR);
        }
    }

    private void title(Vitals vitals, Page page) {
        page.text(TITLE);
        if (vitals.uptimeKnown) {
            page.text(UP).duration(vitals.uptime / 100);
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
        for (int core = 0; core < processors.cores(); core++) {
            int place = core % CORES_PER_LINE;
            if (place == 0) {
                (core == 0 ? page.text(CORES) : page).column(lineStart, LABEL);
            }
            core(processors.busyPerMille(core), LABEL + place * 4, page);
            if (place == CORES_PER_LINE - 1 || core == processors.cores() - 1) {
                endLine(page);
            }
        }
    }

    /** Right-aligned in three columns. */
    private void core(int perMille, int column, Page page) {
        if (perMille == Processors.UNKNOWN) {
            page.column(lineStart, column + 2).byteOf('-');
        } else {
            int percent = (perMille + 5) / 10;
            page.column(lineStart, column + (percent < 10 ? 2 : percent < 100 ? 1 : 0)).number(percent);
        }
    }

    private void memory(Memory memory, Page page) {
        page.text(MEMORY).column(lineStart, LABEL);
        if (!memory.known) {
            page.text(UNKNOWN);
            endLine(page);
            return;
        }
        share(memory.usedPerMille(), page);
        page.byteOf(' ').byteOf(' ').size(memory.used()).text(OF).size(memory.total);
        endLine(page);
        page.text(SWAP).column(lineStart, LABEL);
        if (memory.swapTotal == 0) {
            page.text(NONE);
        } else {
            long used = Math.max(0, memory.swapTotal - memory.swapFree);
            share(Memory.perMille(used, memory.swapTotal), page);
            page.byteOf(' ').byteOf(' ').size(used).text(OF).size(memory.swapTotal);
        }
        endLine(page);
    }

    /** Interfaces that nothing has gone through yet are left out. */
    private void network(Network network, Page page) {
        for (int i = 0; i < network.count(); i++) {
            if (network.received(i) > 0 || network.sent(i) > 0) {
                page.shown(network.name(i), network.nameLength(i)).column(lineStart, LABEL);
                rate(network.receivedPerSecond(i), page);
                page.text(IN).column(lineStart, OUT_COLUMN);
                rate(network.sentPerSecond(i), page);
                page.text(OUT);
                endLine(page);
            }
        }
    }

    private static void rate(long perSecond, Page page) {
        if (perSecond == Network.UNKNOWN) {
            page.byteOf('-');
        } else {
            page.size(perSecond).text(PER_SECOND);
        }
    }

    private void temperatures(Vitals vitals, Page page) {
        for (Source source : vitals.sources.all) {
            if (source.kind() == Source.Kind.THERMAL) {
                page.shown(source.label(), source.label().length).byteOf(' ').column(lineStart, LABEL);
                if (vitals.temperatureKnown[source.zone()]) {
                    page.decimal(vitals.tenthsOfDegrees(source.zone()), 1).text(CELSIUS);
                } else {
                    page.text(UNKNOWN);
                }
                endLine(page);
            }
        }
    }

    private void omitted(Vitals vitals, Page page) {
        omitted(vitals.processors.omitted(), OMITTED_CORES, page);
        omitted(vitals.network.omitted(), OMITTED_INTERFACES, page);
        omitted(vitals.sources.zonesOmitted, OMITTED_ZONES, page);
    }

    private void omitted(int count, byte[] what, Page page) {
        if (count > 0) {
            page.text(OMITTED).column(lineStart, LABEL).number(count).text(what);
            endLine(page);
        }
    }

    private void stale(Vitals vitals, Page page) {
        boolean any = false;
        for (Source source : vitals.sources.all) {
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

    private void endLine(Page page) {
        if (terminal) {
            // At the margin each character takes the place of the one before: a number that is cut is not to end in another's digit.
            page.byteOf(' ');
        }
        if (terminal && lines < mostLines) {
            page.text(DOWN);
        } else {
            page.byteOf('\n');
        }
        lines++;
        beginLine(page);
    }

    /** What stands there is erased first: at the margin, erasing afterwards would take the last character along. */
    private void beginLine(Page page) {
        if (terminal) {
            page.text(ERASE_REST_OF_LINE);
        }
        lineStart = page.length();
    }
}
