package dev.dormouse.samples.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.dormouse.PollLoop;
import dev.dormouse.arena.Profile;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that a sample allocates, in a JVM that only interprets: a compiler may hide garbage. */
class AllocationTest {

    private static final int SAMPLES = 40;

    /** First calls link what they call. */
    private static final int WARM = 10;

    @ParameterizedTest
    @ValueSource(strings = {"json", "table", "terminal"})
    void aSampleAllocatesNothing(String report) throws IOException {
        Program.Outcome outcome = Program.run(Measured.class, List.of("-Xint"), report);
        assertEquals("", outcome.err());
        String[] lines = outcome.out().split("\n");
        assertEquals("0 bytes in " + (SAMPLES - WARM) + " samples", lines[lines.length - 1]);
        assertTrue(lines.length > SAMPLES, outcome.out());
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
            Source[] sources = Source.open(Path.of("/proc"), Path.of("/sys/class/thermal"));
            try (FileOutputStream stream = new FileOutputStream(FileDescriptor.out);
                    FileChannel out = stream.getChannel();
                    PollLoop loop = PollLoop.of(Profile.load("heap-16m"))) {
                Rounds rounds = new Rounds(loop, new Vitals(sources));
                loop.declare(RoundsCo.READ, sources.length);
                loop.declare(RoundsCo.KEEP_TIME, 1);
                for (Source source : sources) {
                    RoundsCo.read(loop, rounds, source);
                }
                RoundsCo.keepTime(loop, rounds, SAMPLES + 1, 10_000_000, measured, new Page(MOST_BYTES), out);
                loop.run();
                System.out.println();
                System.out.println(measured.after - measured.before + " bytes in " + (SAMPLES - WARM) + " samples");
            }
            for (Source source : sources) {
                source.close();
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

        @Override
        public void end(Page page) {
            report.end(page);
        }
    }
}
