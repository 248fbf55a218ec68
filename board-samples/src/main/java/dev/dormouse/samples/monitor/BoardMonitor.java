package dev.dormouse.samples.monitor;

import dev.dormouse.PollLoop;
import dev.dormouse.arena.ArenaException;
import dev.dormouse.arena.Profile;
import dev.dormouse.samples.Page;
import dev.dormouse.samples.http.Server;
import dev.dormouse.samples.http.Site;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** The program: reads the command line, makes everything that sampling needs, runs the loop, and says by its exit status how that went. */
public final class BoardMonitor {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int WRONG_USAGE = 2;

    private BoardMonitor() {
    }

    /** Runs the program; {@code --help} says how. */
    public static void main(String[] arguments) {
        Ending ending = new Ending();
        int status = FAILED;
        try {
            status = run(Options.parse(arguments), ending);
        } catch (Options.WrongUsage | ArenaException e) {
            Ending.say(e.getMessage());
            status = WRONG_USAGE;
        } catch (IOException e) {
            Ending.say(e.getMessage());
        } finally {
            ending.end(status);
        }
        System.exit(status);
    }

    private static int run(Options options, Ending ending) throws IOException, Options.WrongUsage {
        try (FileOutputStream stream = new FileOutputStream(FileDescriptor.out); FileChannel out = stream.getChannel()) {
            if (options.help) {
                help(stream);
                return DONE;
            }
            return sample(options, ending, out);
        }
    }

    private static void help(FileOutputStream out) throws IOException {
        try {
            out.write(Page.ascii(Options.HELP));
        } catch (IOException e) {
            throw new IOException("cannot write the help: " + e.getMessage(), e);
        }
    }

    private static int sample(Options options, Ending ending, FileChannel out) throws Options.WrongUsage {
        try (Sources sources = Sources.find(options.proc, options.thermal);
                PollLoop loop = PollLoop.builder(Profile.load(options.profile)).failures(ending).build()) {
            if (sources.all.length == 0) {
                throw new Options.WrongUsage(
                        "nothing to read in '" + Options.visible(options.proc.toString()) + "': no stat, meminfo, loadavg, net/dev or uptime");
            }
            loop.declare(RoundsCo.READ, sources.all.length);
            loop.declare(RoundsCo.KEEP_TIME);
            Vitals vitals = new Vitals(sources);
            History history = new History(options.intervalNanos);
            Rounds rounds = new Rounds(loop, vitals, history);
            for (Source source : sources.all) {
                RoundsCo.read(loop, rounds, source);
            }
            RoundsCo.keepTime(loop, rounds, options.count, options.intervalNanos, report(options), new Page(Report.MOST_BYTES), out);
            if (options.address != null) {
                serve(loop, options.address, new MonitorSite(vitals, history));
            }
            ending.watch(loop);
            loop.run();
        }
        return ending.failed() ? FAILED : DONE;
    }

    private static Report report(Options options) {
        if (options.json) {
            return new JsonLine();
        }
        return options.address == null ? new Table(isTerminal()) : Report.NONE;
    }

    private static void serve(PollLoop loop, InetSocketAddress address, Site site) throws Options.WrongUsage {
        String host = address.getAddress().getHostAddress();
        String shown = address.getAddress() instanceof Inet6Address ? "[" + host + "]" : host;
        try {
            Server server = Server.start(loop, address, site);
            Ending.say("listening on http://" + shown + ":" + server.port() + "/");
        } catch (IOException e) {
            Throwable reason = e.getCause() == null ? e : e.getCause(); // which does not repeat the address
            throw new Options.WrongUsage("cannot listen on " + shown + ":" + address.getPort() + ": " + reason.getMessage());
        }
    }

    /** Whether standard output goes to a terminal that can be drawn on. The JDK's own answer needs standard input to be one, too, and differs by version. */
    private static boolean isTerminal() {
        if ("dumb".equals(System.getenv("TERM"))) {
            return false;
        }
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException notLinux) {
            return false;
        }
    }
}
