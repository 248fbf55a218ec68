package dev.dormouse.samples.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dormouse.samples.Json;
import dev.dormouse.samples.http.Client;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real program with {@code --port}. */
class ServingTest {

    private static final String BOARD = Program.recorded("board").toString();

    @Test
    void itServesAndPrintsNothing() throws IOException {
        try (Program program = Program.start("--port", "0", "--source", BOARD); Client client = new Client(port(program))) {
            Client.Response metrics = client.get("/metrics");
            assertEquals("200 OK", metrics.status());
            assertEquals("text/plain; version=0.0.4; charset=utf-8", metrics.headers().get("content-type"));
            Client.Response charts = client.get("/");
            assertEquals("text/html; charset=utf-8", charts.headers().get("content-type"));
            assertTrue(charts.body().startsWith("<!doctype html>\n"));
            assertEquals("404 Not Found", client.get("/favicon.ico").status());
            program.process().toHandle().destroy();
            Program.Outcome outcome = program.end();
            assertEquals(0, outcome.status());
            assertEquals("", outcome.out());
            assertTrue(outcome.err().matches("board-monitor: listening on http://127\\.0\\.0\\.1:[0-9]+/\n"), outcome.err());
        }
    }

    @Test
    void withJsonItPrintsToo() throws IOException {
        try (Program program = Program.start("--port", "0", "--json", "--count", "2", "--interval", "0.2", "--source", BOARD)) {
            Json.read(program.line());
            assertEquals(0, Json.number(Json.read(program.line()), "network.0.sentPerSecond"));
            assertEquals(0, program.end().status());
        }
    }

    @Test
    void metricsComeFromTheLastSample() throws IOException {
        try (Program program = Program.start("--port", "0", "--json", "--interval", "0.02", "--source", BOARD); Client client = new Client(port(program))) {
            double time = Json.number(Json.read(program.line()), "time");
            String metrics = client.get("/metrics").body();
            double served = Double.parseDouble(metrics.replaceFirst("(?s).*\nnode_time_seconds ([0-9.]+)\n.*", "$1"));
            assertTrue(served * 1000 >= time, served + " " + time);
        }
    }

    @Test
    void aRequestThatIsUnderWayIsAnsweredBeforeItEnds() throws IOException {
        try (Program program = Program.start("--port", "0", "--interval", "3600", "--source", BOARD); Client client = new Client(port(program))) {
            assertEquals("200 OK", client.get("/").status());
            client.request("GET", "/metrics");
            program.process().toHandle().destroy();
            Client.Response last = client.response();
            assertTrue(last.body().endsWith("\n"));
            client.assertClosed();
            client.end();
            assertEquals(0, program.end().status());
        }
    }

    @Test
    void aBusyPortIsOneLineAndStatus2() throws IOException {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            Program.Outcome outcome = Program.run("--port", Integer.toString(busy.getLocalPort()));
            assertEquals(new Program.Outcome(2, "", "board-monitor: cannot listen on 127.0.0.1:" + busy.getLocalPort() + ": Address already in use\n"), outcome);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--port 65536", "--port -1", "--port http", "--port", "--port 0 --bind 192.0.2.1", "--bind 127.0.0.1", "--port 0 --bind no.such.host.invalid"})
    void aBadPortOrAddressIsOneLineAndStatus2(String arguments) throws IOException {
        Program.Outcome outcome = Program.run(arguments.split(" "));
        assertEquals(2, outcome.status());
        assertEquals("", outcome.out());
        assertTrue(outcome.err().matches("board-monitor: [^\n]+\n"), outcome.err());
    }

    /** Waits until the program says where it listens. */
    static int port(Program program) throws IOException {
        String said = program.errors();
        while (!said.contains("/\n") || !said.contains("listening")) {
            assertTrue(program.process().isAlive(), said);
            LockSupport.parkNanos(10_000_000);
            said = program.errors();
        }
        return Integer.parseInt(said.replaceFirst("(?s).*listening on http://.*:([0-9]+)/\n.*", "$1"));
    }
}
