package dev.dormouse.samples.monitor;

/** The machine's vital signs as far as they are known: the last sound value of each. Made at start-up; sampling allocates nothing. */
final class Vitals {

    /** Where a sensor's millidegrees stop being believed. */
    static final long HOTTEST = 1_000_000;

    final Source[] sources;
    final Processors processors = new Processors();
    final Memory memory = new Memory();
    final Network network = new Network();

    /** When the round began, in milliseconds since 1970. */
    long epochMillis;

    boolean uptimeKnown;
    /** In hundredths of a second. */
    long uptime;

    boolean loadKnown;
    /** In hundredths of a runnable task, over one, five and fifteen minutes. */
    long load1;
    long load5;
    long load15;
    long running;
    long tasks;

    final boolean[] temperatureKnown;
    /** By zone, in thousandths of a degree Celsius. */
    final int[] temperature;

    /** Vital signs that come from these sources; their zones are numbered from 0. */
    Vitals(Source[] sources) {
        this.sources = sources;
        int zones = 0;
        for (Source source : sources) {
            zones += source.kind() == Source.Kind.THERMAL ? 1 : 0;
        }
        temperature = new int[zones];
        temperatureKnown = new boolean[zones];
    }

    /** A round begins. */
    void begin(long nanos, long epochMillis) {
        this.epochMillis = epochMillis;
        network.at(nanos);
    }

    void uptime(long hundredths) {
        uptime = hundredths;
        uptimeKnown = true;
    }

    void load(long one, long five, long fifteen, long running, long tasks) {
        load1 = one;
        load5 = five;
        load15 = fifteen;
        this.running = running;
        this.tasks = tasks;
        loadKnown = true;
    }

    void temperature(int zone, int milli) {
        temperature[zone] = milli;
        temperatureKnown[zone] = true;
    }
}
