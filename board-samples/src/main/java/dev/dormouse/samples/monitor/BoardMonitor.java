package dev.dormouse.samples.monitor;

import dev.dormouse.PollLoop;
import dev.dormouse.arena.ArenaException;
import dev.dormouse.arena.Profile;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
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
        int status;
        try {
            Options options = Options.parse(arguments);
            if (options.help) {
                System.out.print(Options.HELP);
                System.out.flush();
                status = DONE;
            } else {
                status = run(options, Profile.load(options.profile));
            }
        } catch (Options.WrongUsage | ArenaException e) {
            status = complain(WRONG_USAGE, e.getMessage());
        } catch (IOException e) {
            status = complain(FAILED, "cannot read " + e.getMessage());
        }
        System.exit(status);
    }

    private static int run(Options options, Profile profile) throws IOException, Options.WrongUsage {
        Source[] sources = Source.open(options.proc, options.thermal);
        if (sources.length == 0) {
            throw new Options.WrongUsage("nothing to read in '" + Options.visible(options.proc.toString()) + "': no stat, meminfo, loadavg, net/dev or uptime");
        }
        Ending ending = new Ending();
        try (FileOutputStream stream = new FileOutputStream(FileDescriptor.out);
                FileChannel out = stream.getChannel();
                PollLoop loop = PollLoop.builder(profile).failures(ending).build()) {
            loop.declare(RoundsCo.READ, sources.length);
            loop.declare(RoundsCo.KEEP_TIME, 1);
            Vitals vitals = new Vitals(sources);
            Rounds rounds = new Rounds(loop, vitals);
            for (Source source : sources) {
                RoundsCo.read(loop, rounds, source);
            }
            Report report = options.json ? new JsonLine() : new Table(isTerminal());
            RoundsCo.keepTime(loop, rounds, options.count, options.intervalNanos, report, new Page(Report.MOST_BYTES), out);
            ending.watch(loop);
            loop.run();
        } finally {
            ending.end();
            for (Source source : sources) {
                source.close();
            }
        }
        return ending.status();
    }

    private static int complain(int status, String message) {
        System.err.println("board-monitor: " + message);
        return status;
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
