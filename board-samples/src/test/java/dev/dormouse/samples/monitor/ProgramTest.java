package dev.dormouse.samples.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real program: how it is used wrongly, and how it ends. */
class ProgramTest {

    @ParameterizedTest
    @ValueSource(strings = {"--colour", "--count 0", "--interval soon", "--once --count 3", "--source /no/such/folder", "--profile no-such-profile",
            "--profile ../x"})
    void wrongUsageIsOneLineAndStatus2(String arguments) throws IOException {
        Program.Outcome outcome = Program.run(arguments.split(" "));
        assertEquals(2, outcome.status());
        assertEquals("", outcome.out());
        assertTrue(outcome.err().matches("board-monitor: [^\n]+\n"), outcome.err());
    }

    @Test
    void aMissingProfileIsNamed() throws IOException {
        assertTrue(Program.run("--profile", "no-such-profile").err().contains("no-such-profile"));
    }

    @Test
    void aProfileForAnotherHeapIsRefused() throws IOException {
        Program.Outcome outcome = Program.run("--once", "--profile", "pi-4");
        assertEquals(2, outcome.status());
        assertTrue(outcome.err().contains("-Xmx256m"), outcome.err());
    }

    @Test
    void anEmptyFolderIsWrongUsage(@TempDir Path folder) throws IOException {
        Program.Outcome outcome = Program.run("--once", "--source", folder.toString());
        assertEquals(new Program.Outcome(2, "", "board-monitor: nothing to read in '" + folder + "': no stat, meminfo, loadavg, net/dev or uptime\n"), outcome);
    }

    @Test
    void helpNamesEveryOption() throws IOException {
        Program.Outcome outcome = Program.run("--help");
        assertEquals(new Program.Outcome(0, Options.HELP, ""), outcome);
        for (String option : new String[] {"--once", "--count", "--interval", "--json", "--source", "--profile", "--help"}) {
            assertTrue(outcome.out().contains("  " + option + " "), option);
        }
    }

    @Test
    void sigtermEndsItWith0AfterAWholeLine() throws IOException, InterruptedException {
        try (Program program = Program.start("--json", "--interval", "0.02")) {
            Json.read(program.line());
            Json.read(program.line());
            program.process().toHandle().destroy();
            Program.Outcome outcome = program.end();
            assertEquals(0, outcome.status());
            assertEquals("", outcome.err());
            outcome.out().lines().forEach(Json::read);
            assertTrue(outcome.out().isEmpty() || outcome.out().endsWith("\n"));
        }
    }

    @Test
    void sigtermWhileItSleepsEndsItAtOnce() throws IOException, InterruptedException {
        try (Program program = Program.start("--json", "--interval", "3600")) {
            program.line();
            program.process().toHandle().destroy();
            assertTrue(program.process().waitFor(10, TimeUnit.SECONDS));
            assertEquals(new Program.Outcome(0, "", ""), program.end());
        }
    }

    @Test
    void samplesKeepToTheClock() throws IOException {
        try (Program program = Program.start("--json", "--count", "11", "--interval", "0.2")) {
            double first = Json.number(Json.read(program.line()), "time");
            double last = 0;
            for (int n = 1; n <= 10; n++) {
                last = Json.number(Json.read(program.line()), "time");
            }
            assertEquals(0, program.end().status());
            // Ten periods; the slack is for a machine that is busy, and is less than a drift of 100 ms a sample would be.
            assertEquals(2000, last - first, 800);
        }
    }

    @Test
    void outputThatNobodyReadsIsAFailureInOneLine() throws IOException {
        try (Program program = Program.start("--json", "--interval", "0.02")) {
            program.line();
            program.process().getInputStream().close();
            assertTrue(program.process().waitFor(30, TimeUnit.SECONDS));
            assertEquals(1, program.process().exitValue());
            assertTrue(program.errors().matches("board-monitor: [^\n]+\n"), program.errors());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
