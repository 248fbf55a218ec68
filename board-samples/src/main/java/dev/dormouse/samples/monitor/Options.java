package dev.dormouse.samples.monitor;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** What the command line says. */
final class Options {

    static final String HELP = """
            board-monitor: a machine's vital signs, once a second, in a heap of 16 MB.

            usage: board-monitor [options]

              --once              one sample, then end
              --count N           N samples, then end
              --interval SECONDS  time between samples, 0.01 to 86400; 1 if not given
              --json              one line of JSON for each sample
              --port N            serves HTTP instead of printing: / for people, the last ten minutes as charts, and
                                  /metrics for Prometheus; 0 for any free port. With --json it prints, too, and
                                  waits for whoever reads that. Where it listens is said on standard error
              --bind ADDRESS      where to listen; 127.0.0.1, this machine only, if not given; 0.0.0.0 for
                                  everybody, over IPv6 too
              --source DIR        recorded files: DIR/stat, DIR/meminfo, DIR/loadavg, DIR/net/dev, DIR/uptime
                                  and DIR/sys/class/thermal instead of the machine's
              --profile NAME      arena profile: heap-16m if not given, pi-zero-2w, pi-4, openj9-16m or test; each is
                                  for a JVM that is run with java @profiles/NAME.jvmargs
              --help              this text

            The first sample says how busy the processors were since the machine was booted, the others since
            the sample before. Of the network, the first one knows no rates: they are null, or - in the table.
            SIGTERM and Ctrl-C end the program after the current sample, and requests that are under way are answered.
            Exit status: 0 done, 1 failed, 2 wrong usage.
            """;

    /** Stands for "until told to stop". */
    static final long ENDLESS = Long.MAX_VALUE;

    private static final long MOST_COUNT = 1_000_000_000_000L;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long LEAST_MILLIS = 10;
    private static final long MOST_MILLIS = 86_400_000;
    private static final String NUMBER_OF_SAMPLES = "the number of samples, 1 to " + MOST_COUNT;
    private static final int MOST_PORT = 65_535;
    private static final String PORT = "a port, 0 to " + MOST_PORT;
    private static final String ADDRESS = "an address of this machine, such as 127.0.0.1 or 0.0.0.0";
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final List<String> PROFILES = List.of("heap-16m", "pi-zero-2w", "pi-4", "openj9-16m", "test");
    private static final String SECONDS = "seconds, 0.01 to 86400, with at most three decimals";

    boolean help;
    boolean json;
    /** Null if nothing is to be served. */
    InetSocketAddress address;
    long count = ENDLESS;
    long intervalNanos = 1000 * NANOS_PER_MILLI;
    String profile = "heap-16m";
    Path proc = Path.of("/proc");
    Path thermal = Path.of("/sys/class/thermal");

    private Options() {
    }

    /** A command line that says nothing sensible; the message is one line for whoever wrote it. */
    static final class WrongUsage extends Exception {

        private static final long serialVersionUID = 1;

        WrongUsage(String message) {
            super(message);
        }
    }

    /** Reads a command line. */
    static Options parse(String... arguments) throws WrongUsage {
        Options options = new Options();
        boolean once = false;
        int port = -1;
        String bind = null;
        for (int i = 0; i < arguments.length; i++) {
            String option = arguments[i];
            switch (option) {
                case "--help":
                case "-h":
                    options.help = true;
                    return options;
                case "--json":
                    options.json = true;
                    break;
                case "--once":
                    once = true;
                    break;
                case "--count":
                    options.count = count(value(arguments, ++i, NUMBER_OF_SAMPLES));
                    break;
                case "--interval":
                    options.intervalNanos = interval(value(arguments, ++i, SECONDS));
                    break;
                case "--port":
                    port = port(value(arguments, ++i, PORT));
                    break;
                case "--bind":
                    bind = value(arguments, ++i, ADDRESS);
                    break;
                case "--profile":
                    options.profile = profile(value(arguments, ++i, "the name of a profile, such as heap-16m"));
                    break;
                case "--source":
                    options.source(value(arguments, ++i, "a directory"));
                    break;
                default:
                    throw new WrongUsage("unknown option '" + visible(option) + "'; --help lists them");
            }
        }
        if (once) {
            if (options.count != ENDLESS) {
                throw new WrongUsage("--once and --count exclude each other");
            }
            options.count = 1;
        }
        options.address = address(bind, port);
        return options;
    }

    private static String profile(String value) throws WrongUsage {
        if (!PROFILES.contains(value)) {
            throw new WrongUsage("--profile: '" + visible(value) + "' is none of " + String.join(", ", PROFILES));
        }
        return value;
    }

    private static int port(String value) throws WrongUsage {
        long port = digits(value, 0, value.length());
        if (port < 0 || port > MOST_PORT) {
            throw new WrongUsage("--port: '" + visible(value) + "' is not " + PORT);
        }
        return (int) port;
    }

    private static InetSocketAddress address(String bind, int port) throws WrongUsage {
        if (port < 0) {
            if (bind != null) {
                throw new WrongUsage("--bind says where to listen, and nothing is served without --port");
            }
            return null;
        }
        if ("".equals(bind)) {
            throw new WrongUsage("--bind: '' is not " + ADDRESS);
        }
        try {
            return new InetSocketAddress(bind == null ? InetAddress.getByAddress(LOOPBACK) : InetAddress.getByName(bind), port);
        } catch (UnknownHostException e) {
            throw new WrongUsage("--bind: '" + visible(bind) + "' is not " + ADDRESS);
        }
    }

    private void source(String directory) throws WrongUsage {
        try {
            proc = Path.of(directory);
        } catch (InvalidPathException e) {
            throw new WrongUsage("--source: '" + visible(directory) + "' is not a path");
        }
        if (directory.isEmpty() || !Files.isDirectory(proc)) {
            throw new WrongUsage("--source: no directory '" + visible(directory) + "'");
        }
        thermal = proc.resolve("sys/class/thermal");
    }

    private static String value(String[] arguments, int at, String meaning) throws WrongUsage {
        if (at == arguments.length || arguments[at].startsWith("--")) {
            throw new WrongUsage(arguments[at - 1] + " needs a value: " + meaning);
        }
        return arguments[at];
    }

    private static long count(String value) throws WrongUsage {
        long count = digits(value, 0, value.length());
        if (count < 1 || count > MOST_COUNT) {
            throw new WrongUsage("--count: '" + visible(value) + "' is not " + NUMBER_OF_SAMPLES);
        }
        return count;
    }

    private static long interval(String value) throws WrongUsage {
        int point = value.indexOf('.');
        int end = point < 0 ? value.length() : point;
        int decimals = value.length() - end - 1;
        long millis = digits(value, 0, end) * 1000;
        if (point >= 0) {
            long fraction = decimals > 3 ? -1 : digits(value, point + 1, value.length());
            millis = millis < 0 || fraction < 0 ? -1 : millis + fraction * (decimals == 1 ? 100 : decimals == 2 ? 10 : 1);
        }
        if (millis < LEAST_MILLIS || millis > MOST_MILLIS) {
            throw new WrongUsage("--interval: '" + visible(value) + "' is not " + SECONDS);
        }
        return millis * NANOS_PER_MILLI;
    }

    /** The number that these digits are; -1 if there are none, others, or more than fifteen. */
    private static long digits(String value, int from, int to) {
        if (to <= from || to - from > 15) {
            return -1;
        }
        long number = 0;
        for (int i = from; i < to; i++) {
            char c = value.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = number * 10 + (c - '0');
        }
        return number;
    }

    /** An argument as it can be put into one line. */
    static String visible(String argument) {
        StringBuilder visible = new StringBuilder();
        for (int i = 0; i < argument.length(); i++) {
            char c = argument.charAt(i);
            visible.append(c < ' ' || c == 0x7f ? '?' : c);
        }
        return visible.toString();
    }
}
