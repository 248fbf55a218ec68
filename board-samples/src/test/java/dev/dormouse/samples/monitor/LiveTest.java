package dev.dormouse.samples.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dormouse.samples.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The real program on this machine, compared with what other programs read of it just before and just after. */
class LiveTest {

    private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]+)?");

    private static String uptimeBefore;
    private static String networkBefore;
    private static Object sample;
    private static String uptimeAfter;
    private static String networkAfter;
    private static String free;
    private static String uptime;
    private static String statistics;

    @BeforeAll
    static void sample() throws IOException {
        uptimeBefore = output("cat", "/proc/uptime");
        networkBefore = output("cat", "/proc/net/dev");
        Program.Outcome outcome = Program.run("--once", "--json");
        free = output("free", "-b");
        uptime = output("uptime");
        uptimeAfter = output("cat", "/proc/uptime");
        networkAfter = output("cat", "/proc/net/dev");
        statistics = output("cat", "/proc/stat");
        assertEquals("", outcome.err());
        sample = Json.read(outcome.out().strip());
    }

    @Test
    void everySourceIsSound() {
        assertEquals(List.of(), Json.at(sample, "stale"));
    }

    @Test
    void uptimeLiesBetweenTwoOtherReadings() {
        double seconds = Json.number(sample, "uptime");
        assertTrue(seconds >= numbers(uptimeBefore).get(0) && seconds <= numbers(uptimeAfter).get(0), uptimeBefore + seconds + uptimeAfter);
    }

    @Test
    void memoryIsWhatFreeSays() {
        List<Double> memory = numbers(line(free, "Mem:"));
        List<Double> swap = numbers(line(free, "Swap:"));
        double total = memory.get(0);
        assertEquals(total, Json.number(sample, "memory.total"));
        assertEquals(swap.get(0), Json.number(sample, "memory.swapTotal"));
        // Other processes come and go between the two readings.
        double slack = Math.max(total / 10, 512 << 20);
        assertEquals(memory.get(2), Json.number(sample, "memory.free"), slack);
        assertEquals(memory.get(5), Json.number(sample, "memory.available"), slack);
        double cached = Json.number(sample, "memory.buffers") + Json.number(sample, "memory.cached") + Json.number(sample, "memory.reclaimable");
        assertEquals(memory.get(4), cached, slack);
        assertEquals(swap.get(2), Json.number(sample, "memory.swapFree"), slack);
    }

    @Test
    void loadIsWhatUptimeSays() {
        List<Double> load = numbers(uptime.substring(uptime.indexOf("load average")));
        // It is computed every five seconds, so that there is at most one step between the two readings: a twelfth of the way to the tasks that run.
        double slack = 1 + Json.number(sample, "tasks.running") / 6;
        assertEquals(load.get(0), Json.number(sample, "load.0"), slack);
        assertEquals(load.get(1), Json.number(sample, "load.1"), slack);
        assertEquals(load.get(2), Json.number(sample, "load.2"), slack);
    }

    @Test
    void processorsAreThoseOfStat() {
        long cores = statistics.lines().filter(line -> line.matches("cpu[0-9].*")).count();
        assertEquals(Math.min(cores, Processors.MOST), ((List<?>) Json.at(sample, "cpu.cores")).size());
        List<Double> ticks = numbers(line(statistics, "cpu "));
        double idle = ticks.get(3) + ticks.get(4);
        double all = ticks.subList(0, 8).stream().mapToDouble(Double::doubleValue).sum();
        assertEquals(100 * (1 - idle / all), Json.number(sample, "cpu.busy"), 3);
    }

    @Test
    void everyInterfaceCountsBetweenTwoOtherReadings() {
        List<?> interfaces = (List<?>) Json.at(sample, "network");
        List<String> names = new ArrayList<>();
        for (Object each : interfaces) {
            String name = (String) Json.at(each, "name");
            names.add(name);
            List<Double> before = numbers(line(networkBefore, name + ":"));
            List<Double> after = numbers(line(networkAfter, name + ":"));
            double received = Json.number(each, "received");
            double sent = Json.number(each, "sent");
            assertTrue(before.get(0) <= received && received <= after.get(0), name + " received " + received);
            assertTrue(before.get(8) <= sent && sent <= after.get(8), name + " sent " + sent);
        }
        List<String> expected = networkBefore.lines().skip(2).map(line -> line.substring(0, line.indexOf(':')).strip()).limit(Network.MOST).toList();
        assertEquals(expected, names);
    }

    /** The rest of the line that begins so, after blanks. */
    private static String line(String text, String beginning) {
        return text.lines()
                .map(String::stripLeading)
                .filter(line -> line.startsWith(beginning))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line " + beginning + " in " + text))
                .substring(beginning.length());
    }

    private static List<Double> numbers(String text) {
        List<Double> numbers = new ArrayList<>();
        for (Matcher number = NUMBER.matcher(text); number.find();) {
            numbers.add(Double.valueOf(number.group()));
        }
        return numbers;
    }

    private static String output(String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
}
