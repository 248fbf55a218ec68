package dev.dormouse.benchmarks.echo;

import dev.dormouse.benchmarks.Mode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A server's process and the client's connections to it. */
final class Server implements AutoCloseable {

    private final Process process;
    private final BufferedReader out;
    private final OutputStream in;
    private final Client client;

    /** What has been measured: all of it since the last {@link #forget}. */
    long trips;
    long elapsed;
    long processorTime;
    long bytes;

    Server(String name, Mode mode) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(mode.arguments()));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Servers.class.getName(), name));
        process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        out = process.inputReader(StandardCharsets.US_ASCII);
        in = process.getOutputStream();
        String port = out.readLine();
        if (port == null) {
            throw new IOException("the server " + name + " has not started");
        }
        client = new Client(Integer.parseInt(port));
    }

    /** Drives the server for a while. */
    void drive(long nanos) throws IOException {
        long[] before = counters();
        long start = System.nanoTime();
        trips += client.drive(start + nanos);
        elapsed += System.nanoTime() - start;
        long[] after = counters();
        processorTime += after[0] - before[0];
        bytes += after[1] - before[1];
    }

    void forget() {
        trips = 0;
        elapsed = 0;
        processorTime = 0;
        bytes = 0;
    }

    private long[] counters() throws IOException {
        in.write('\n');
        in.flush();
        String[] numbers = out.readLine().split(" ");
        return new long[] {Long.parseLong(numbers[0]), Long.parseLong(numbers[1])};
    }

    @Override
    public void close() throws IOException {
        client.close();
        in.close();
        process.destroy();
    }
}
