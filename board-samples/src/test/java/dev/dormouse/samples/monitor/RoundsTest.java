package dev.dormouse.samples.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dormouse.ManualClock;
import dev.dormouse.PollLoop;
import dev.dormouse.arena.Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rounds in virtual time: the clock moves only where the loop waits, or where a report takes its time. */
class RoundsTest {

    private static final long PERIOD = 1_000_000_000;
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
            seen.add(vitals.uptime + (vitals.sources[0].stale() ? " stale" : ""));
            Files.writeString(uptime, round == 0 ? "2.0" : "3.00 1.00\n");
        });
        assertEquals(List.of("100", "100 stale", "300"), seen);
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
            assertEquals("reportreportreportend", out);
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
        return PollLoop.builder(Profile.builder("rounds").arena(64 * 1024).loopTasks(16).build())
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
        Source[] sources = Source.open(folder, folder.resolve("none"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            Rounds rounds = new Rounds(loop, new Vitals(sources));
            loop.declare(RoundsCo.READ, sources.length);
            loop.declare(RoundsCo.KEEP_TIME, 1);
            for (Source source : sources) {
                assertTrue(loop.spawned(RoundsCo.read(loop, rounds, source)));
            }
            Report report = new Report() {
                @Override
                public void write(Vitals vitals, Page page) {
                    reports.add(clock.nanos());
                    page.text(Page.ascii("report"));
                    try {
                        step.at(reports.size() - 1, vitals);
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                }

                @Override
                public void end(Page page) {
                    page.text(Page.ascii("end"));
                }
            };
            assertTrue(loop.spawned(RoundsCo.keepTime(loop, rounds, count, PERIOD, report, new Page(256), Channels.newChannel(out))));
            loop.run();
        } finally {
            for (Source source : sources) {
                source.close();
            }
        }
        return out.toString();
    }
}
