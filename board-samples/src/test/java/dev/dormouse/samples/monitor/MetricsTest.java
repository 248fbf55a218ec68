package dev.dormouse.samples.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dormouse.samples.Page;
import dev.dormouse.samples.Pages;
import dev.dormouse.samples.http.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsTest {

    private static final Pattern HELP = Pattern.compile("# HELP (node_[a-zA-Z0-9_]+) [A-Z].*\\.");
    private static final Pattern TYPE = Pattern.compile("# TYPE (node_[a-zA-Z0-9_]+) (?:gauge|counter)");
    private static final Pattern SAMPLE = Pattern.compile(
            "((node_[a-zA-Z0-9_]+)(?:\\{[a-z]+=\"(?:[^\"\\\\\n]|\\\\[\\\\n\"])*\"(?:,[a-z]+=\"(?:[^\"\\\\\n]|\\\\[\\\\n\"])*\")*\\})?) -?[0-9]+(?:\\.[0-9]+)?");

    @TempDir
    Path folder;

    @Test
    void aBoard() {
        Vitals vitals = Recording.read(Program.recorded("board"), 1_700_000_000_123L);
        assertEquals("""
                node_time_seconds 1700000000.123
                node_boot_time_seconds 1700000000
                node_load1 0.52
                node_load5 0.58
                node_load15 0.59
                node_memory_MemTotal_bytes 447721472
                node_memory_MemFree_bytes 52514816
                node_memory_MemAvailable_bytes 274538496
                node_memory_Buffers_bytes 21872640
                node_memory_Cached_bytes 237305856
                node_memory_SReclaimable_bytes 20058112
                node_memory_SwapTotal_bytes 104853504
                node_memory_SwapFree_bytes 104329216
                node_network_receive_bytes_total{device="lo"} 0
                node_network_receive_bytes_total{device="wlan0"} 9815221
                node_network_transmit_bytes_total{device="lo"} 0
                node_network_transmit_bytes_total{device="wlan0"} 842163
                node_thermal_zone_temp{zone="0",type="cpu-thermal"} 48.312
                node_thermal_zone_temp{zone="1",type="outside"} -1.250
                """, samples(vitals, line -> !line.startsWith("node_cpu")));
        assertEquals("""
                node_cpu_seconds_total{cpu="3",mode="user"} 186.52
                node_cpu_seconds_total{cpu="3",mode="nice"} 6.30
                node_cpu_seconds_total{cpu="3",mode="system"} 61.09
                node_cpu_seconds_total{cpu="3",mode="idle"} 2792.69
                node_cpu_seconds_total{cpu="3",mode="iowait"} 15.44
                node_cpu_seconds_total{cpu="3",mode="irq"} 0.00
                node_cpu_seconds_total{cpu="3",mode="softirq"} 0.00
                node_cpu_seconds_total{cpu="3",mode="steal"} 0.00
                """, samples(vitals, line -> line.contains("cpu=\"3\"")));
        assertWellFormed(write(vitals));
    }

    @Test
    void whatIsNotKnownIsLeftOut() {
        assertEquals("", write(new Vitals(Sources.find(folder, folder))));
        Vitals torn = Recording.read(Program.recorded("torn"), 5);
        assertEquals("node_time_seconds 0.005\n", samples(torn, line -> true));
        assertWellFormed(write(torn));
    }

    @Test
    void whatCanNoLongerBeReadIsLeftOut() throws IOException {
        Path thermal = Files.createDirectories(folder.resolve("sys/class/thermal/thermal_zone0"));
        List<Path> files = List.of(folder.resolve("stat"), folder.resolve("meminfo"), folder.resolve("loadavg"), Files.createDirectories(folder.resolve("net")).resolve("dev"),
                thermal.resolve("temp"));
        for (Path file : files) {
            Files.copy(Program.recorded("board").resolve(folder.relativize(file)), file);
        }
        try (Sources sources = Sources.find(folder, folder.resolve("sys/class/thermal"))) {
            Vitals vitals = new Vitals(sources);
            Recording.read(vitals, 1, 5);
            for (String name : new String[] {"boot_time", "load15", "memory_MemFree", "cpu_seconds", "network_receive", "thermal_zone"}) {
                assertTrue(write(vitals).contains("node_" + name), name);
            }
            for (Path file : files) {
                Files.writeString(file, "");
            }
            Recording.read(vitals, 2, 6);
            assertEquals("node_time_seconds 0.006\n", samples(vitals, line -> true));
        }
    }

    @Test
    void anEstimateIsNotWhatTheKernelSays() throws IOException {
        Files.writeString(folder.resolve("meminfo"), "MemTotal: 9 kB\nMemFree: 1 kB\nBuffers: 1 kB\nCached: 1 kB\nSReclaimable: 1 kB\nSwapTotal: 0 kB\nSwapFree: 0 kB\n");
        Vitals vitals = Recording.read(folder, 5);
        assertFalse(write(vitals).contains("MemAvailable"));
        assertTrue(write(vitals).contains("MemFree"));
    }

    @Test
    void namesFromOutsideStayOneLabelInUtf8() throws IOException {
        Page page = new Page(64);
        byte[] outside = Page.ascii("a\\\"\n\u00e9{}\u0001\u0000");
        assertEquals("\"a\\\\\\\"\\n\u00c3\u00a9{}\u0001?\"", Pages.take(page.label(outside, outside.length)));
        assertWellFormed(write(Recording.read(Program.recorded("hostile"), 5)));
    }

    @Test
    void theLargestMachineFitsThePage() throws IOException {
        Vitals vitals = Recording.read(largest(), Long.MAX_VALUE / 2);
        String metrics = write(vitals);
        assertWellFormed(metrics);
        assertTrue(metrics.contains("cpu=\"" + (Processors.MOST - 1) + "\",mode=\"steal\""));
        assertTrue(metrics.contains("zone=\"" + (100_000_000 + Sources.MOST_ZONES - 1) + "\""));
    }

    /** As much as there is room for, and all of it as long as can be. */
    private Path largest() throws IOException {
        return Recording.largest(folder);
    }

    private static String write(Vitals vitals) {
        Page page = new Page(Site.MOST_BYTES);
        Metrics.write(vitals, page);
        return Pages.take(page);
    }

    private static String samples(Vitals vitals, Predicate<String> wanted) {
        StringBuilder samples = new StringBuilder();
        write(vitals).lines().filter(line -> !line.startsWith("#") && wanted.test(line)).forEach(line -> samples.append(line).append('\n'));
        return samples.toString();
    }

    /** Families one after the other, each with its two comments, each sample once. */
    private static void assertWellFormed(String metrics) {
        Set<String> seen = new HashSet<>();
        String family = null;
        List<String> lines = List.of(metrics.split("\n"));
        for (int i = 0; i < lines.size(); i++) {
            var help = HELP.matcher(lines.get(i));
            if (help.matches()) {
                family = help.group(1);
                assertTrue(seen.add(family), lines.get(i));
                i++;
                var type = TYPE.matcher(lines.get(i));
                assertTrue(type.matches() && type.group(1).equals(family), lines.get(i));
                continue;
            }
            var sample = SAMPLE.matcher(lines.get(i));
            assertTrue(sample.matches(), lines.get(i));
            assertEquals(family, sample.group(2));
            assertTrue(seen.add(sample.group(1)) || sample.group(1).equals(family), lines.get(i));
        }
        assertTrue(metrics.isEmpty() || metrics.endsWith("\n"));
    }
}
