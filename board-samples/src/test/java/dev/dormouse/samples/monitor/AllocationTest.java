package dev.dormouse.samples.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import dev.dormouse.PollLoop;
import dev.dormouse.arena.Profile;
import dev.dormouse.samples.Page;
import dev.dormouse.samples.http.Client;
import dev.dormouse.samples.http.Request;
import dev.dormouse.samples.http.Server;
import dev.dormouse.samples.http.Site;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that a sample allocates, in a JVM that only interprets: a compiler may hide garbage. */
class AllocationTest {

    private static final int SAMPLES = 40;

    /** What the JVM says each time when another thousandth of the heap has been used. */
    private static final Pattern HEAP_SO_FAR = Pattern.compile("committed, ([0-9]+)K \\([0-9.]+%\\) used");

    /** First calls link what they call. */
    private static final int WARM = 10;

    @ParameterizedTest
    @ValueSource(strings = {"json", "table", "terminal"})
    void aSampleAllocatesNothing(String report) throws IOException {
        Program.Outcome outcome = Program.run(Measured.class, List.of("-Xint"), report);
        assertEquals("", outcome.err());
        String[] lines = outcome.out().split("\n");
        assertEquals("0 bytes in " + (SAMPLES - WARM) + " samples", lines[lines.length - 1]);
        assertEquals(SAMPLES + 1, outcome.out().split("\\{\"time\":|board-monitor", -1).length - 1, outcome.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/metrics", "/", "/nothing"})
    void aRequestOnAConnectionThatIsKeptAllocatesNothing(String path) throws IOException {
        assertEquals(new Program.Outcome(0, "0 bytes\n", ""), Program.run(Requested.class, List.of("-Xint"), path));
    }

    /**
     * What the process has allocated at its end, without a collector, must not depend on how many requests there were. Threads take from the heap what
     * they allocate and no buffers, of which the last may be a quarter of a megabyte.
     */
    @Test
    void theWholeProcessAllocatesNothingForRequests() throws IOException {
        assumeTrue(Program.isHotSpot(), "no other JVM can do without a collector");
        int more = 20_000;
        long few = usedAtTheEnd(2_000);
        long many = usedAtTheEnd(2_000 + more);
        assertTrue(many - few < more, few + " bytes after few requests, " + many + " after many");
    }

    private static long usedAtTheEnd(int requests) throws IOException {
        try (Program program = Program.start(List.of("-XX:+UnlockExperimentalVMOptions", "-XX:+UseEpsilonGC", "-XX:-UseTLAB", "-XX:EpsilonPrintHeapSteps=1000", "-Xlog:gc"), "--port", "0");
                Client client = new Client(ServingTest.port(program))) {
            for (int i = 0; i < requests; i++) {
                client.get("/metrics");
            }
            program.process().toHandle().destroy();
            String log = program.end().out();
            Matcher used = HEAP_SO_FAR.matcher(log);
            long kibibytes = 0;
            while (used.find()) {
                kibibytes = Long.parseLong(used.group(1));
            }
            assertTrue(kibibytes > 0, log);
            return 1024 * kibibytes;
        }
    }

    /** The program's server and rounds on this machine, with a look at the loop's counter at each request; the client is another thread. */
    static final class Requested implements Site {

        /** How often a request is looked at, at most. */
        private static final int CALLS = 2;

        private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        private final long thread = Thread.currentThread().getId();
        private final Site site;
        private int calls;
        private long before;
        private long after;

        private Requested(Site site) {
            this.site = site;
        }

        public static void main(String[] arguments) throws IOException {
            try (Sources sources = Sources.find(Path.of("/proc"), Path.of("/sys/class/thermal")); PollLoop loop = PollLoop.of(Profile.load("heap-16m"))) {
                Vitals vitals = new Vitals(sources);
                History history = new History(1);
                Rounds rounds = new Rounds(loop, vitals, history);
                loop.declare(RoundsCo.READ, sources.all.length);
                loop.declare(RoundsCo.KEEP_TIME, 1);
                for (Source source : sources.all) {
                    RoundsCo.read(loop, rounds, source);
                }
                RoundsCo.keepTime(loop, rounds, Options.ENDLESS, 1_000_000, Report.NONE, new Page(8), Channels.newChannel(OutputStream.nullOutputStream()));
                Requested requested = new Requested(new MonitorSite(vitals, history));
                Server server = Server.start(loop, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), requested);
                Thread client = new Thread(() -> request(server.port(), arguments[0], loop));
                client.start();
                loop.run();
                System.out.println(requested.after - requested.before + " bytes");
            }
        }

        private static void request(int port, String path, PollLoop loop) {
            try (Client client = new Client(port)) {
                for (int i = 0; i <= SAMPLES; i++) {
                    client.get(path);
                }
            } catch (IOException e) {
                throw new AssertionError(e);
            } finally {
                loop.shutdown();
            }
        }

        @Override
        public byte[] type(Request request) {
            after = threads.getThreadAllocatedBytes(thread);
            if (calls == CALLS * WARM) {
                before = after;
            }
            calls++;
            return site.type(request);
        }

        @Override
        public void write(Request request, Page page) {
            site.write(request, page);
        }
    }

    /** The program's rounds on this machine, with a look at the thread's counter at each report. */
    static final class Measured implements Report {

        private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        private final long thread = Thread.currentThread().getId();
        private final Report report;
        private int samples;
        private long before;
        private long after;

        private Measured(Report report) {
            this.report = report;
        }

        public static void main(String[] arguments) throws IOException {
            Measured measured = new Measured(arguments[0].equals("json") ? new JsonLine() : new Table(arguments[0].equals("terminal")));
            try (Sources sources = Sources.find(Path.of("/proc"), Path.of("/sys/class/thermal"));
                    FileOutputStream stream = new FileOutputStream(FileDescriptor.out);
                    FileChannel out = stream.getChannel();
                    PollLoop loop = PollLoop.of(Profile.load("heap-16m"))) {
                Rounds rounds = new Rounds(loop, new Vitals(sources), new History(1));
                loop.declare(RoundsCo.READ, sources.all.length);
                loop.declare(RoundsCo.KEEP_TIME, 1);
                for (Source source : sources.all) {
                    RoundsCo.read(loop, rounds, source);
                }
                RoundsCo.keepTime(loop, rounds, SAMPLES + 1, 10_000_000, measured, new Page(MOST_BYTES), out);
                loop.run();
                System.out.println();
                System.out.println(measured.after - measured.before + " bytes in " + (SAMPLES - WARM) + " samples");
            }
        }

        @Override
        public void write(Vitals vitals, Page page) {
            long allocated = threads.getThreadAllocatedBytes(thread);
            if (samples == WARM) {
                before = allocated;
            }
            if (samples == SAMPLES) {
                after = allocated;
            }
            samples++;
            report.write(vitals, page);
        }
    }
}
