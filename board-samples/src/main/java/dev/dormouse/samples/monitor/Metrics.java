package dev.dormouse.samples.monitor;

import dev.dormouse.samples.Page;

/**
 * The vital signs in the text format of Prometheus, version 0.0.4, with names, labels and units as its node_exporter has them, so that dashboards made for
 * that one show them. What is not known is left out, and so is what could not be read at the last sample: a sensor that has died is absent, not steady.
 */
final class Metrics {

    /** The media type. */
    static final byte[] TYPE = Page.ascii("text/plain; version=0.0.4; charset=utf-8");

    private static final Family TIME = gauge("node_time_seconds", "When this was sampled, in seconds since 1970.");
    private static final Family BOOT_TIME = gauge("node_boot_time_seconds", "When the machine was booted, in seconds since 1970.");
    private static final Family LOAD1 = gauge("node_load1", "Tasks that run, want to, or wait for a disk: mean of one minute.");
    private static final Family LOAD5 = gauge("node_load5", "Tasks that run, want to, or wait for a disk: mean of five minutes.");
    private static final Family LOAD15 = gauge("node_load15", "Tasks that run, want to, or wait for a disk: mean of fifteen minutes.");
    private static final Family MEM_TOTAL = gauge("node_memory_MemTotal_bytes", "Memory that the kernel manages.");
    private static final Family MEM_FREE = gauge("node_memory_MemFree_bytes", "Memory that nothing uses.");
    private static final Family MEM_AVAILABLE = gauge("node_memory_MemAvailable_bytes", "Memory that programs can get without swapping, as the kernel estimates it.");
    private static final Family BUFFERS = gauge("node_memory_Buffers_bytes", "Memory that caches block devices.");
    private static final Family CACHED = gauge("node_memory_Cached_bytes", "Memory that caches files.");
    private static final Family RECLAIMABLE = gauge("node_memory_SReclaimable_bytes", "Memory of kernel caches that can be given up.");
    private static final Family SWAP_TOTAL = gauge("node_memory_SwapTotal_bytes", "Swap space.");
    private static final Family SWAP_FREE = gauge("node_memory_SwapFree_bytes", "Swap space that nothing uses.");
    private static final Family CPU = counter("node_cpu_seconds_total", "What each processor has done since boot, by mode.");
    private static final Family RECEIVED = counter("node_network_receive_bytes_total", "Bytes received since the interface came up.");
    private static final Family SENT = counter("node_network_transmit_bytes_total", "Bytes sent since the interface came up.");
    private static final Family TEMPERATURE = gauge("node_thermal_zone_temp", "Temperature of a thermal zone in degrees Celsius.");

    /** As {@link Processors#MODES} orders them. */
    private static final byte[][] MODES = modes("user", "nice", "system", "idle", "iowait", "irq", "softirq", "steal");

    private static final byte[] DEVICE = Page.ascii("{device=");
    private static final byte[] CORE = Page.ascii("{cpu=\"");
    private static final byte[] ZONE = Page.ascii("{zone=\"");
    private static final byte[] ZONE_TYPE = Page.ascii("\",type=");
    private static final byte[] END_OF_LABELS = Page.ascii("} ");

    private Metrics() {
    }

    /** What stands before the samples of one name, and the name. */
    private static final class Family {

        final byte[] head;
        final byte[] name;

        Family(String name, String type, String help) {
            head = Page.ascii("# HELP " + name + " " + help + "\n# TYPE " + name + " " + type + "\n");
            this.name = Page.ascii(name);
        }
    }

    private static Family gauge(String name, String help) {
        return new Family(name, "gauge", help);
    }

    private static Family counter(String name, String help) {
        return new Family(name, "counter", help);
    }

    private static byte[][] modes(String... names) {
        byte[][] modes = new byte[names.length][];
        for (int i = 0; i < names.length; i++) {
            modes[i] = Page.ascii("\",mode=\"" + names[i] + "\"} ");
        }
        return modes;
    }

    static void write(Vitals vitals, Page page) {
        if (vitals.epochMillis > 0) {
            only(TIME, page).decimal(vitals.epochMillis, 3).byteOf('\n');
        }
        if (vitals.bootSeconds > 0 && !vitals.isStale(Source.Kind.STAT)) {
            only(BOOT_TIME, page).number(vitals.bootSeconds).byteOf('\n');
        }
        if (vitals.loadKnown && !vitals.isStale(Source.Kind.LOADAVG)) {
            only(LOAD1, page).decimal(vitals.load1, 2).byteOf('\n');
            only(LOAD5, page).decimal(vitals.load5, 2).byteOf('\n');
            only(LOAD15, page).decimal(vitals.load15, 2).byteOf('\n');
        }
        if (vitals.memory.known && !vitals.isStale(Source.Kind.MEMINFO)) {
            memory(vitals.memory, page);
        }
        if (vitals.processors.known && !vitals.isStale(Source.Kind.STAT)) {
            processors(vitals.processors, page);
        }
        if (vitals.network.known && !vitals.isStale(Source.Kind.NETWORK)) {
            network(vitals.network, page);
        }
        temperatures(vitals, page);
    }

    private static void memory(Memory memory, Page page) {
        only(MEM_TOTAL, page).number(memory.total).byteOf('\n');
        only(MEM_FREE, page).number(memory.free).byteOf('\n');
        if (!memory.isEstimated) {
            only(MEM_AVAILABLE, page).number(memory.available).byteOf('\n');
        }
        only(BUFFERS, page).number(memory.buffers).byteOf('\n');
        only(CACHED, page).number(memory.cached).byteOf('\n');
        only(RECLAIMABLE, page).number(memory.reclaimable).byteOf('\n');
        only(SWAP_TOTAL, page).number(memory.swapTotal).byteOf('\n');
        only(SWAP_FREE, page).number(memory.swapFree).byteOf('\n');
    }

    private static void processors(Processors processors, Page page) {
        page.text(CPU.head);
        for (int core = 0; core < processors.cores(); core++) {
            for (int mode = 0; processors.isThere(core) && mode < MODES.length; mode++) {
                page.text(CPU.name).text(CORE).number(core).text(MODES[mode]).decimal(processors.ticks(core, mode), 2).byteOf('\n');
            }
        }
    }

    private static void network(Network network, Page page) {
        page.text(RECEIVED.head);
        for (int i = 0; i < network.count(); i++) {
            device(RECEIVED, network, i, page).number(network.received(i)).byteOf('\n');
        }
        page.text(SENT.head);
        for (int i = 0; i < network.count(); i++) {
            device(SENT, network, i, page).number(network.sent(i)).byteOf('\n');
        }
    }

    private static Page device(Family family, Network network, int index, Page page) {
        return page.text(family.name).text(DEVICE).label(network.name(index), network.nameLength(index)).text(END_OF_LABELS);
    }

    private static void temperatures(Vitals vitals, Page page) {
        boolean first = true;
        for (Source source : vitals.sources.all) {
            if (source.kind() == Source.Kind.THERMAL && vitals.temperatureKnown[source.zone()] && !source.stale()) {
                if (first) {
                    page.text(TEMPERATURE.head);
                    first = false;
                }
                int prefix = Sources.ZONE.length();
                page.text(TEMPERATURE.name).text(ZONE).text(source.name(), prefix, source.name().length - prefix);
                page.text(ZONE_TYPE).label(source.label(), source.label().length).text(END_OF_LABELS);
                page.decimal(vitals.temperature[source.zone()], 3).byteOf('\n');
            }
        }
    }

    /** Begins the only sample of a family. */
    private static Page only(Family family, Page page) {
        return page.text(family.head).text(family.name).byteOf(' ');
    }
}
