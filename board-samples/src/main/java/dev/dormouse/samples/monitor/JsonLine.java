package dev.dormouse.samples.monitor;

import dev.dormouse.samples.Page;

/**
 * A sample as one line of JSON. Sizes are in bytes, shares in percent, time in milliseconds since 1970, uptime in seconds; what is not there, was never sound, or
 * cannot be said yet, is {@code null}; {@code omitted} counts what there is no room for; {@code stale} names the files whose values are older than this sample.
 */
final class JsonLine implements Report {

    private static final byte[] TIME = Page.ascii("{\"time\":");
    private static final byte[] UPTIME = Page.ascii(",\"uptime\":");
    private static final byte[] LOAD = Page.ascii(",\"load\":");
    private static final byte[] TASKS = Page.ascii(",\"tasks\":");
    private static final byte[] RUNNING = Page.ascii("{\"running\":");
    private static final byte[] TOTAL = Page.ascii(",\"total\":");
    private static final byte[] CPU = Page.ascii(",\"cpu\":");
    private static final byte[] BUSY = Page.ascii("{\"busy\":");
    private static final byte[] CORES = Page.ascii(",\"cores\":[");
    private static final byte[] MEMORY = Page.ascii(",\"memory\":");
    private static final byte[] MEMORY_TOTAL = Page.ascii("{\"total\":");
    private static final byte[] FREE = Page.ascii(",\"free\":");
    private static final byte[] AVAILABLE = Page.ascii(",\"available\":");
    private static final byte[] BUFFERS = Page.ascii(",\"buffers\":");
    private static final byte[] CACHED = Page.ascii(",\"cached\":");
    private static final byte[] RECLAIMABLE = Page.ascii(",\"reclaimable\":");
    private static final byte[] SWAP_TOTAL = Page.ascii(",\"swapTotal\":");
    private static final byte[] SWAP_FREE = Page.ascii(",\"swapFree\":");
    private static final byte[] NETWORK = Page.ascii(",\"network\":");
    private static final byte[] NAME = Page.ascii("{\"name\":");
    private static final byte[] RECEIVED = Page.ascii(",\"received\":");
    private static final byte[] SENT = Page.ascii(",\"sent\":");
    private static final byte[] RECEIVED_PER_SECOND = Page.ascii(",\"receivedPerSecond\":");
    private static final byte[] SENT_PER_SECOND = Page.ascii(",\"sentPerSecond\":");
    private static final byte[] THERMAL = Page.ascii(",\"thermal\":[");
    private static final byte[] CELSIUS = Page.ascii(",\"celsius\":");
    private static final byte[] OMITTED = Page.ascii("],\"omitted\":");
    private static final byte[] OMITTED_CORES = Page.ascii("{\"cores\":");
    private static final byte[] OMITTED_INTERFACES = Page.ascii(",\"interfaces\":");
    private static final byte[] OMITTED_ZONES = Page.ascii(",\"zones\":");
    private static final byte[] STALE = Page.ascii("},\"stale\":[");
    private static final byte[] NULL = Page.ascii("null");
    private static final byte[] END = Page.ascii("]}\n");

    @Override
    public void write(Vitals vitals, Page page) {
        page.text(TIME).number(vitals.epochMillis);
        page.text(UPTIME);
        if (vitals.uptimeKnown) {
            page.decimal(vitals.uptime, 2);
        } else {
            page.text(NULL);
        }
        load(vitals, page);
        page.text(CPU);
        processors(vitals.processors, page);
        page.text(MEMORY);
        memory(vitals.memory, page);
        page.text(NETWORK);
        network(vitals.network, page);
        page.text(THERMAL);
        temperatures(vitals, page);
        page.text(OMITTED).text(OMITTED_CORES).number(vitals.processors.omitted()).text(OMITTED_INTERFACES).number(vitals.network.omitted());
        page.text(OMITTED_ZONES).number(vitals.sources.zonesOmitted);
        page.text(STALE);
        stale(vitals, page);
        page.text(END);
    }

    private static void load(Vitals vitals, Page page) {
        if (vitals.loadKnown) {
            page.text(LOAD).byteOf('[').decimal(vitals.load1, 2).byteOf(',').decimal(vitals.load5, 2).byteOf(',').decimal(vitals.load15, 2).byteOf(']');
            page.text(TASKS).text(RUNNING).number(vitals.running).text(TOTAL).number(vitals.tasks).byteOf('}');
        } else {
            page.text(LOAD).text(NULL).text(TASKS).text(NULL);
        }
    }

    private static void processors(Processors processors, Page page) {
        if (!processors.known) {
            page.text(NULL);
            return;
        }
        page.text(BUSY).decimal(processors.busyPerMille(Processors.ALL), 1).text(CORES);
        for (int core = 0; core < processors.cores(); core++) {
            int perMille = processors.busyPerMille(core);
            separate(page, core == 0);
            if (perMille == Processors.UNKNOWN) {
                page.text(NULL);
            } else {
                page.decimal(perMille, 1);
            }
        }
        page.byteOf(']').byteOf('}');
    }

    private static void memory(Memory memory, Page page) {
        if (!memory.known) {
            page.text(NULL);
            return;
        }
        page.text(MEMORY_TOTAL).number(memory.total).text(FREE).number(memory.free).text(AVAILABLE).number(memory.available);
        page.text(BUFFERS).number(memory.buffers).text(CACHED).number(memory.cached).text(RECLAIMABLE).number(memory.reclaimable);
        page.text(SWAP_TOTAL).number(memory.swapTotal).text(SWAP_FREE).number(memory.swapFree).byteOf('}');
    }

    private static void network(Network network, Page page) {
        if (!network.known) {
            page.text(NULL);
            return;
        }
        page.byteOf('[');
        for (int i = 0; i < network.count(); i++) {
            separate(page, i == 0).text(NAME).quoted(network.name(i), network.nameLength(i));
            page.text(RECEIVED).number(network.received(i)).text(SENT).number(network.sent(i));
            rate(network.receivedPerSecond(i), page.text(RECEIVED_PER_SECOND));
            rate(network.sentPerSecond(i), page.text(SENT_PER_SECOND));
            page.byteOf('}');
        }
        page.byteOf(']');
    }

    private static void rate(long perSecond, Page page) {
        if (perSecond == Network.UNKNOWN) {
            page.text(NULL);
        } else {
            page.number(perSecond);
        }
    }

    private static void temperatures(Vitals vitals, Page page) {
        for (Source source : vitals.sources.all) {
            if (source.kind() == Source.Kind.THERMAL) {
                int zone = source.zone();
                separate(page, zone == 0).text(NAME).quoted(source.label(), source.label().length).text(CELSIUS);
                if (vitals.temperatureKnown[zone]) {
                    page.decimal(vitals.temperature[zone], 3);
                } else {
                    page.text(NULL);
                }
                page.byteOf('}');
            }
        }
    }

    private static void stale(Vitals vitals, Page page) {
        boolean first = true;
        for (Source source : vitals.sources.all) {
            if (source.stale()) {
                separate(page, first).quoted(source.name(), source.name().length);
                first = false;
            }
        }
    }

    private static Page separate(Page page, boolean first) {
        return first ? page : page.byteOf(',');
    }
}
