package dev.dormouse.samples.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    @Test
    void nothingSaidMeansOnceASecondForEver() throws Options.WrongUsage {
        Options options = Options.parse();
        assertEquals(Options.ENDLESS, options.count);
        assertEquals(1_000_000_000, options.intervalNanos);
        assertEquals("heap-16m", options.profile);
        assertEquals(Path.of("/proc"), options.proc);
        assertEquals(Path.of("/sys/class/thermal"), options.thermal);
        assertFalse(options.json || options.help);
    }

    @Test
    void allSaid() throws Options.WrongUsage {
        String source = Program.recorded("board").toString();
        Options options = Options.parse("--json", "--count", "7", "--interval", "0.25", "--profile", "test", "--source", source);
        assertTrue(options.json);
        assertEquals(7, options.count);
        assertEquals(250_000_000, options.intervalNanos);
        assertEquals("test", options.profile);
        assertEquals(Path.of(source), options.proc);
        assertEquals(Path.of(source, "sys/class/thermal"), options.thermal);
    }

    @Test
    void onceIsACountOfOne() throws Options.WrongUsage {
        assertEquals(1, Options.parse("--once").count);
    }

    @Test
    void helpWinsOverWhatFollows() throws Options.WrongUsage {
        assertTrue(Options.parse("--help", "--nonsense").help);
    }

    @ParameterizedTest
    @CsvSource({"0.01,10", "0.5,500", "0.75,750", "0.125,125", "1,1000", "1.0,1000", "86400,86400000"})
    void intervals(String seconds, long millis) throws Options.WrongUsage {
        assertEquals(millis * 1_000_000, Options.parse("--interval", seconds).intervalNanos);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0.009", "-1", "+1", "1e3", ".5", "1.", "1.2345", "1,5", "86400.001", "99999999999999999999", "1 ", "NaN"})
    void wrongIntervals(String seconds) {
        assertRefused("--interval: '" + seconds + "' is not seconds, 0.01 to 86400, with at most three decimals", "--interval", seconds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "1.5", "ten", "1000000000001", "99999999999999999999"})
    void wrongCounts(String count) {
        assertRefused("--count: '" + count + "' is not the number of samples, 1 to 1000000000000", "--count", count);
    }

    @Test
    void otherWrongUsage() {
        assertRefused("unknown option '--colour'; --help lists them", "--colour");
        assertRefused("unknown option 'once'; --help lists them", "once");
        assertRefused("unknown option '??[2J'; --help lists them", "\n\033[2J");
        assertRefused("--once and --count exclude each other", "--once", "--count", "2");
        assertRefused("--count needs a value: the number of samples, 1 to 1000000000000", "--count");
        assertRefused("--profile needs a value: the name of a profile, such as heap-16m", "--profile", "--json");
        assertRefused("--profile: '../x' is none of heap-16m, pi-zero-2w, pi-4, openj9-16m, test", "--profile", "../x");
        assertRefused("--source: no directory '/no/such/folder'", "--source", "/no/such/folder");
        assertRefused("--source: no directory ''", "--source", "");
        assertRefused("--source: 'a?b' is not a path", "--source", "a\0b");
    }

    private static void assertRefused(String message, String... arguments) {
        assertEquals(message, assertThrows(Options.WrongUsage.class, () -> Options.parse(arguments)).getMessage());
    }
}
