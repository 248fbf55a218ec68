package dev.dormouse.samples.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dormouse.samples.monitor.History.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {

    private static final long SECOND = 1_000_000_000;

    @TempDir
    Path folder;

    private final History history = new History(SECOND);
    private Vitals vitals;

    @BeforeEach
    void find() throws IOException {
        Files.writeString(folder.resolve("loadavg"), "1.00 1.00 1.00 1/1 1\n");
        Files.createDirectory(folder.resolve("net"));
        net("eth0: 0 0 0 0 0 0 0 0 0 0\n");
        vitals = new Vitals(Sources.find(folder, folder.resolve("none")));
    }

    @Test
    void aStepHoldsTheMeanOfItsSamples() throws IOException {
        sample(100, "1.00");
        sample(101, "2.00");
        sample(102, "4.00");
        assertEquals(400, history.at(Series.LOAD, 0));
        assertEquals(150, history.at(Series.LOAD, 1));
        assertEquals(History.UNKNOWN, history.at(Series.LOAD, 2));
        assertEquals(400, history.most(Series.LOAD));
    }

    @Test
    void itGoesBackTenMinutes() throws IOException {
        for (int n = 0; n <= 2 * History.STEPS; n++) {
            sample(2L * n, n + ".00");
        }
        assertEquals(100L * (History.STEPS + 1), history.at(Series.LOAD, History.STEPS - 1));
        sample(2L * (2 * History.STEPS + 5), "0.00");
        assertEquals(100L * 2 * History.STEPS, history.at(Series.LOAD, 5));
        for (int age = 1; age < 5; age++) {
            assertEquals(History.UNKNOWN, history.at(Series.LOAD, age));
        }
        sample(1_000_000, "7.00");
        assertEquals(700, history.most(Series.LOAD));
        assertEquals(History.UNKNOWN, history.at(Series.LOAD, 1));
    }

    @Test
    void theClockMayBeNegative() throws IOException {
        sample(-3, "1.00");
        sample(-1, "2.00");
        sample(0, "3.00");
        assertEquals(300, history.at(Series.LOAD, 0));
        assertEquals(200, history.at(Series.LOAD, 1));
        assertEquals(100, history.at(Series.LOAD, 2));
    }

    @Test
    void whatIsStaleIsUnknown() throws IOException {
        sample(100, "1.00");
        sample(102, "torn");
        assertEquals(History.UNKNOWN, history.at(Series.LOAD, 0));
        assertEquals(100, history.at(Series.LOAD, 1));
        assertEquals(100, history.newest(Series.LOAD));
        for (int n = 0; n <= history.longestGap(); n++) {
            sample(104 + 2L * n, "torn");
        }
        assertEquals(History.UNKNOWN, history.newest(Series.LOAD));
    }

    @Test
    void theNetworkIsAllInterfacesButTheLoopback() throws IOException {
        sample(100, "1.00");
        assertEquals(History.UNKNOWN, history.at(Series.RECEIVED, 0));
        net("eth0: 100 0 0 0 0 0 0 0 10 0\nlo: 5000 0 0 0 0 0 0 0 5000 0\nwlan0: 7 0 0 0 0 0 0 0 7 0\n");
        sample(102, "1.00");
        assertEquals(50, history.at(Series.RECEIVED, 0));
        assertEquals(5, history.at(Series.SENT, 0));
        net("eth0: 100 0 0 0 0 0 0 0 10 0\nlo: 9000 0 0 0 0 0 0 0 9000 0\nwlan0: 27 0 0 0 0 0 0 0 9 0\n");
        sample(104, "1.00");
        assertEquals(10, history.at(Series.RECEIVED, 0));
        assertEquals(1, history.at(Series.SENT, 0));
    }

    @Test
    void whatHoldsSinceBootIsNoPartOfIt() throws IOException {
        Files.writeString(folder.resolve("stat"), "cpu 50 0 0 50\nbtime 1\n");
        vitals = new Vitals(Sources.find(folder, folder.resolve("none")));
        sample(100, "1.00");
        assertEquals(History.UNKNOWN, history.at(Series.PROCESSORS, 0));
        Files.writeString(folder.resolve("stat"), "cpu 50 0 0 150\nbtime 1\n");
        sample(102, "1.00");
        assertEquals(0, history.at(Series.PROCESSORS, 0));
    }

    @Test
    void aGapIsAsLongAsTwoSamplesAreApartAtLeast() {
        assertTrue(new History(SECOND).longestGap() >= 2);
        assertTrue(new History(60 * SECOND).longestGap() >= 60);
        assertEquals(History.STEPS, new History(86400 * SECOND).longestGap());
    }

    private void net(String lines) throws IOException {
        Files.writeString(folder.resolve("net/dev"), "\n\n" + lines);
    }

    private void sample(long seconds, String load) throws IOException {
        Files.writeString(folder.resolve("loadavg"), load + " 1.00 1.00 1/1 1\n");
        Recording.read(vitals, seconds * SECOND, 1);
        history.add(vitals);
    }
}
