package dev.dormouse.samples.monitor;

/** The machine's vital signs as far as they are known: the last sound value of each. Made at start-up; sampling allocates nothing. */
final class Vitals {

    /** Where a sensor's millidegrees stop being believed. */
    static final long HOTTEST = 1_000_000;

    final Sources sources;
    final Processors processors = new Processors();
    final Memory memory = new Memory();
    final Network network = new Network();

    /** When the round began, by the loop's clock. */
    long nanos;

    /** When the round began, in milliseconds since 1970. */
    long epochMillis;

    /** When the machine was booted, in seconds since 1970; 0 while that is not known. */
    long bootSeconds;

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

    /** Vital signs that come from these sources. */
    Vitals(Sources sources) {
        this.sources = sources;
        temperature = new int[sources.zones()];
        temperatureKnown = new boolean[sources.zones()];
    }

    /** A round begins. */
    void begin(long nanos, long epochMillis) {
        this.nanos = nanos;
        this.epochMillis = epochMillis;
        network.at(nanos);
    }

    /** Whether there is no such source, or its last reading was not sound. */
    boolean isStale(Source.Kind kind) {
        for (Source source : sources.all) {
            if (source.kind() == kind) {
                return source.stale();
            }
        }
        return true;
    }

    void boot(long seconds) {
        bootSeconds = seconds;
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

    /** A zone's temperature in tenths of a degree, rounded. */
    int tenthsOfDegrees(int zone) {
        return (temperature[zone] + (temperature[zone] < 0 ? -50 : 50)) / 100;
    }

    void temperature(int zone, int milli) {
        temperature[zone] = milli;
        temperatureKnown[zone] = true;
    }
}
