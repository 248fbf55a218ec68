package dev.dormouse.samples.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dormouse.ManualClock;
import dev.dormouse.PollLoop;
import dev.dormouse.arena.Profile;
import dev.dormouse.samples.Page;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rounds in virtual time: the clock moves only where the loop waits, or where a report takes its time. */
class RoundsTest {

    private static final long PERIOD = 1_000_000_000;
    /** A regular file that opens, and fails when it is read from its beginning: no process has anything there. */
    private static final Path NEVER_READABLE = Path.of("/proc/self/mem");

    /** A regular file that nobody may read, not even root. */
    private static final Path NEVER_OPENED = Path.of("/proc/sys/vm/compact_memory");

    private static final Profile PROFILE = Profile.builder("rounds").arena(64 * 1024).loopTasks(16).build();
    private static final long ORIGIN = 5_000_000_000L;

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock(ORIGIN);
    private final List<Long> reports = new ArrayList<>();

    @Test
    void slowReportsDoNotMakeTheTimeDrift() throws IOException {
        run(10, (round, vitals) -> clock.advance(300_000_000));
        for (int n = 0; n < 10; n++) {
            assertEquals(ORIGIN + n * PERIOD, reports.get(n));
        }
    }

    @Test
    void roundsThatAreMissedAltogetherAreLeftOut() throws IOException {
        run(3, (round, vitals) -> clock.advance(round == 0 ? 3_500_000_000L : 0));
        assertEquals(List.of(ORIGIN, ORIGIN + 4 * PERIOD, ORIGIN + 5 * PERIOD), reports);
    }

    @Test
    void aSourceThatIsDamagedIsStaleUntilItIsSoundAgain() throws IOException {
        Path uptime = folder.resolve("uptime");
        Files.writeString(uptime, "1.00 1.00\n");
        List<Object> seen = new ArrayList<>();
        run(3, (round, vitals) -> {
            seen.add(vitals.uptime + (vitals.sources.all[0].stale() ? " stale" : ""));
            Files.writeString(uptime, round == 0 ? "2.0" : "3.00 1.00\n");
        });
        assertEquals(List.of("100", "100 stale", "300"), seen);
    }

    @Test
    void aFileThatCannotBeReadIsStaleUntilItCan() throws IOException {
        Path uptime = folder.resolve("uptime");
        Files.createSymbolicLink(uptime, NEVER_READABLE);
        List<Object> seen = new ArrayList<>();
        run(4, (round, vitals) -> {
            seen.add(vitals.uptime + (vitals.sources.all[0].stale() ? " stale" : ""));
            Files.delete(uptime);
            if (round == 0) {
                Files.createSymbolicLink(uptime, NEVER_OPENED);
            } else {
                Files.writeString(uptime, round + ".00 1.00\n");
            }
        });
        assertEquals(List.of("0 stale", "0 stale", "100", "100"), seen, "an open file is kept, whatever takes its name");
    }

    @Test
    void aReportThatCannotBeWrittenIsSaidInPlainWords() throws IOException {
        Files.writeString(folder.resolve("uptime"), "1.00 1.00\n");
        List<Throwable> failures = new ArrayList<>();
        try (Sources sources = Sources.find(folder, folder.resolve("none")); PollLoop loop = PollLoop.builder(PROFILE).failures((task, coroutine, thrown) -> {
            failures.add(thrown);
        }).build(); FileChannel full = FileChannel.open(Path.of("/dev/full"), StandardOpenOption.WRITE)) {
            Rounds rounds = new Rounds(loop, new Vitals(sources), new History(1));
            loop.declare(RoundsCo.READ, 1);
            loop.declare(RoundsCo.KEEP_TIME, 1);
            RoundsCo.read(loop, rounds, sources.all[0]);
            RoundsCo.keepTime(loop, rounds, 1, PERIOD, (vitals, page) -> page.byteOf('x'), new Page(8), full);
            loop.run();
        }
        assertEquals(1, failures.size());
        assertEquals("cannot write the report: No space left on device", failures.get(0).getMessage());
    }

    @Test
    void theLoopEndsAfterTheLastRoundAndFreesItsTasks() throws IOException {
        Files.writeString(folder.resolve("uptime"), "1.00 1.00\n");
        try (PollLoop loop = loop()) {
            run(loop, 1, (round, vitals) -> assertEquals(2, loop.alive()));
            assertEquals(0, loop.alive());
        }
        assertEquals(1, reports.size());
    }

    @Test
    void aShutdownEndsItBetweenTwoSamples() throws IOException {
        Files.writeString(folder.resolve("uptime"), "1.00 1.00\n");
        try (PollLoop loop = loop()) {
            String out = run(loop, Options.ENDLESS, (round, vitals) -> {
                if (round == 2) {
                    loop.shutdown();
                }
            });
            assertEquals("reportreportreport", out);
        }
    }

    @Test
    void aReportThatTakesAWholePeriodMissesNoRound() throws IOException {
        run(3, (round, vitals) -> clock.advance(PERIOD));
        assertEquals(List.of(ORIGIN, ORIGIN + PERIOD, ORIGIN + 2 * PERIOD), reports);
    }

    /** What a test does while a report is written. */
    private interface Step {
        void at(int round, Vitals vitals) throws IOException;
    }

    private PollLoop loop() {
        return PollLoop.builder(PROFILE)
                .clock(clock)
                .idle(clock)
                .failures((task, coroutine, thrown) -> {
                    throw new AssertionError(coroutine, thrown);
                })
                .build();
    }

    private void run(long count, Step step) throws IOException {
        if (!Files.exists(folder.resolve("uptime"))) {
            Files.writeString(folder.resolve("uptime"), "1.00 1.00\n");
        }
        try (PollLoop loop = loop()) {
            run(loop, count, step);
        }
    }

    private String run(PollLoop loop, long count, Step step) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Sources sources = Sources.find(folder, folder.resolve("none"))) {
            Rounds rounds = new Rounds(loop, new Vitals(sources), new History(1));
            loop.declare(RoundsCo.READ, sources.all.length);
            loop.declare(RoundsCo.KEEP_TIME, 1);
            for (Source source : sources.all) {
                assertTrue(loop.spawned(RoundsCo.read(loop, rounds, source)));
            }
            Report report = (vitals, page) -> {
                reports.add(clock.nanos());
                page.text(Page.ascii("report"));
                try {
                    step.at(reports.size() - 1, vitals);
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            };
            assertTrue(loop.spawned(RoundsCo.keepTime(loop, rounds, count, PERIOD, report, new Page(256), Channels.newChannel(out))));
            loop.run();
        }
        return out.toString();
    }
}
