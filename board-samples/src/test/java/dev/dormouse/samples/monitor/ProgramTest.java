package dev.dormouse.samples.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dormouse.PollLoop;
import dev.dormouse.arena.Profile;
import dev.dormouse.samples.Json;
import dev.dormouse.samples.Page;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The real program: how it is used wrongly, and how it ends. */
class ProgramTest {

    @ParameterizedTest
    @ValueSource(strings = {"--colour", "--count 0", "--interval soon", "--once --count 3", "--source /no/such/folder", "--source ", "--profile no-such-profile",
            "--profile ../x"})
    void wrongUsageIsOneLineAndStatus2(String arguments) throws IOException {
        Program.Outcome outcome = Program.run(arguments.split(" ", -1));
        assertEquals(2, outcome.status());
        assertEquals("", outcome.out());
        assertTrue(outcome.err().matches("board-monitor: [^\n]+\n"), outcome.err());
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
        for (String option : new String[] {"--once", "--count", "--interval", "--json", "--port", "--bind", "--source", "--profile", "--help"}) {
            assertTrue(outcome.out().contains("  " + option + " "), option);
        }
    }

    @Test
    void everyProfileIsNamedByTheHelpAndTaken() throws IOException, Options.WrongUsage {
        try (Stream<Path> files = Files.list(Path.of("../profiles"))) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jvmargs"))
                    .map(name -> name.substring(0, name.indexOf(".jvmargs")))
                    .toList();
            assertTrue(names.size() > 1);
            for (String name : names) {
                assertTrue(Options.HELP.matches("(?s).*[ ,]" + name + "[ ,;\n].*"), name);
                assertEquals(name, Options.parse("--profile", name).profile);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"--help, cannot write the help", "--once, cannot write the report", "--once --json, cannot write the report"})
    void outputThatCannotBeWrittenIsAFailureInPlainWords(String arguments, String message) throws IOException {
        Program.Outcome outcome = Program.run(ProcessBuilder.Redirect.to(new File("/dev/full")), arguments.split(" "));
        assertEquals(1, outcome.status());
        assertEquals("board-monitor: " + message + ": No space left on device\n", outcome.err());
    }

    @Test
    void sigtermWhileItStartsEndsItWith0() throws IOException {
        assumeTrue(Program.isHotSpot(), "no other JVM says in this way what it loads");
        for (String loaded : new String[] {"dev.dormouse.arena.Profile ", "dev.dormouse.samples.monitor.Vitals "}) {
            try (Program program = Program.start(List.of("-Xlog:class+load"), "--json", "--interval", "3600")) {
                while (!program.line().contains(loaded)) {
                    assertTrue(program.process().isAlive());
                }
                program.process().toHandle().destroy();
                Program.Outcome outcome = program.end();
                assertEquals(0, outcome.status(), outcome.toString());
                assertEquals("", outcome.err());
            }
        }
    }

    /** The program with an output that nobody reads: it says so by a line, and then takes nothing. */
    static final class Unread {

        private Unread() {
        }

        public static void main(String[] arguments) {
            Ending ending = new Ending();
            try (PollLoop loop = PollLoop.builder(Profile.load("test")).failures(ending).build()) {
                Sources sources = Sources.find(Program.recorded("board"), Path.of("none"));
                Rounds rounds = new Rounds(loop, new Vitals(sources), new History(1));
                loop.declare(RoundsCo.READ, sources.all.length);
                for (Source source : sources.all) {
                    RoundsCo.read(loop, rounds, source);
                }
                RoundsCo.keepTime(loop, rounds, 1, 1, (vitals, page) -> page.byteOf('x'), new Page(8), new Full());
                ending.watch(loop);
                loop.run();
            }
        }
    }

    private static final class Full implements WritableByteChannel {

        @Override
        public int write(ByteBuffer bytes) {
            System.out.println("writing");
            for (;;) {
                LockSupport.park();
            }
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {
            throw new AssertionError();
        }
    }

    @Test
    void sigtermEndsItWith0AndALineEvenIfNobodyReadsTheOutput() throws IOException {
        try (Program program = Program.start(Unread.class, List.of())) {
            assertEquals("writing", program.line());
            program.process().toHandle().destroy();
            assertEquals(new Program.Outcome(0, "", "board-monitor: stopped in the middle of a sample, which took too long: nobody reads the output\n"),
                    program.end());
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
            assertEquals("board-monitor: cannot write the report: Broken pipe\n", program.errors());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
