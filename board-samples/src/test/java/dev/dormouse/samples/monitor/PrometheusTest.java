package dev.dormouse.samples.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dormouse.samples.Json;
import dev.dormouse.samples.http.Client;
import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real program, checked and scraped by the real Prometheus. Its programs are found in the folder that the environment variable {@code PROMETHEUS_HOME} names,
 * or else on the path; without them these tests are skipped.
 */
@Timeout(120)
class PrometheusTest {

    /** Between two looks whether something has come about. */
    private static final long PAUSE_NANOS = 50_000_000;

    @TempDir
    Path folder;

    /** It has something against capital letters in the names of memory, which are as the node_exporter has them, whose own check leaves them out too. */
    @Test
    void promtoolFindsNothingElseThanWhatItFindsInTheNodeExporter() throws IOException, InterruptedException {
        String promtool = find("promtool");
        for (String source : new String[] {"/proc", Program.recorded("board").toString(), Program.recorded("hostile").toString(), Recording.largest(folder).toString()}) {
            try (Program program = Program.start("--port", "0", "--json", "--source", source); Client client = new Client(ServingTest.port(program))) {
                program.line();
                Path metrics = Files.writeString(Files.createTempFile(folder, "metrics", ".txt"), client.get("/metrics").body());
                Process check = new ProcessBuilder(promtool, "check", "metrics").redirectInput(metrics.toFile()).redirectErrorStream(true).start();
                List<String> found = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines()
                        .filter(line -> !line.matches("node_memory_\\w+ metric names should be written in 'snake_case' not 'camelCase'"))
                        .toList();
                check.waitFor();
                assertEquals(List.of(), found, source);
            }
        }
    }

    @Test
    void itIsScrapedAndItsValuesAreThoseOfTheMachine() throws IOException, InterruptedException {
        String prometheus = find("prometheus");
        try (Program program = Program.start("--port", "0", "--interval", "0.2")) {
            Path configuration = Files.writeString(folder.resolve("prometheus.yml"), """
                    global:
                      scrape_interval: 1s
                    scrape_configs:
                      - job_name: board
                        static_configs:
                          - targets: ['127.0.0.1:%d']
                    """.formatted(ServingTest.port(program)));
            int port = freePort();
            Process process = new ProcessBuilder(prometheus, "--config.file=" + configuration, "--web.listen-address=127.0.0.1:" + port,
                    "--storage.tsdb.path=" + folder.resolve("data"), "--log.level=error").redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
            try {
                awaitValue(process, port, "up{job='board'} and on(job) count_over_time(up[1m]) > 2");
                assertEquals(1, value(port, "up"));
                assertEquals(number("meminfo", "MemTotal: +([0-9]+) kB") * 1024, value(port, "node_memory_MemTotal_bytes"));
                assertEquals(number("stat", "btime ([0-9]+)"), value(port, "node_boot_time_seconds"));
                assertEquals(number("loadavg", "([0-9.]+)"), value(port, "node_load1"), 1.5);
                double idle = value(port, "sum(node_cpu_seconds_total{mode='idle'})");
                assertTrue(idle <= number("stat", "cpu +[0-9]+ [0-9]+ [0-9]+ ([0-9]+)") / 100 + 0.1, "idle " + idle);
                double received = value(port, "node_network_receive_bytes_total{device='lo'}");
                assertTrue(received > 0 && received <= number("net/dev", " *lo: *([0-9]+)"), "received " + received);
                assertEquals(0, value(port, "count(scrape_samples_scraped) - 1"));
            } finally {
                process.destroy();
                assertTrue(process.waitFor(30, TimeUnit.SECONDS));
            }
        }
    }

    private static String find(String program) {
        String home = System.getenv("PROMETHEUS_HOME");
        for (String place : (home == null ? System.getenv("PATH") : home).split(File.pathSeparator)) {
            Path file = Path.of(place, program);
            if (Files.isExecutable(file)) {
                return file.toString();
            }
        }
        assumeTrue(false, program + " is not there");
        throw new AssertionError();
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    private void awaitValue(Process process, int port, String query) throws IOException {
        for (;;) {
            assertTrue(process.isAlive(), Files.readString(folder.resolve("log")));
            try {
                if (!results(port, query).isEmpty()) {
                    return;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            } catch (ConnectException notYet) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private static double value(int port, String query) throws IOException {
        List<?> results = results(port, query);
        assertEquals(1, results.size(), query);
        return Double.parseDouble((String) Json.at(results.get(0), "value.1"));
    }

    /** None while it is starting. */
    private static List<?> results(int port, String query) throws IOException {
        try (Client client = new Client(port)) {
            Client.Response response = client.get("/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
            return response.status().startsWith("503") ? List.of() : (List<?>) Json.at(Json.read(response.body()), "data.result");
        }
    }

    private static double number(String file, String pattern) throws IOException {
        return Files.readString(Path.of("/proc", file)).lines()
                .filter(line -> line.matches("(?s)" + pattern + ".*"))
                .map(line -> Double.parseDouble(line.replaceFirst("(?s)" + pattern + ".*", "$1")))
                .findFirst()
                .orElseThrow();
    }
}
