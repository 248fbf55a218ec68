package dev.dormouse.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server, in a process of its own, that may have 40 descriptors, and more clients than that. */
@Timeout(60)
class DescriptorsTest {

    private static final int LIMIT = 40;
    private static final int CLIENTS = 60;

    /** Serves one byte for each that it gets, and tells on request how many passes its loop has made. */
    static final class Server {

        private Server() {
        }

        public static void main(String[] args) throws IOException, ClassNotFoundException {
            try (Loopback net = new Loopback(CLIENTS + 1)) {
                net.loop.declare(EchoServerCo.SERVE, CLIENTS);
                net.loop.declare(EchoServerCo.ACCEPT, 1);
                loadClasses(net);
                TcpListener listener = TcpListener.bind(net.loop, Loopback.any(), CLIENTS);
                EchoServerCo.accept(net.loop, listener, net.loop.reservation(EchoServerCo.SERVE));
                Thread asked = new Thread(() -> {
                    try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
                        while (in.readLine() != null) {
                            System.out.println(net.loop.passes() + " " + listener.failures());
                        }
                        net.loop.shutdown();
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                });
                asked.setDaemon(true);
                asked.start();
                System.out.println(listener.port());
                net.run();
            }
        }
    }

    /** Serves once before there are clients, and loads what tells a trace of a throw: to load a class from a folder takes a descriptor. */
    private static void loadClasses(Loopback net) throws IOException, ClassNotFoundException {
        Class.forName("dev.dormouse.woven.Traces");
        Loopback.Pair pair = net.pair();
        long serving = EchoServerCo.serve(net.loop, pair.stream());
        net.loop.pass();
        pair.peer().write(ByteBuffer.allocate(1));
        net.loop.pass();
        pair.peer().shutdownOutput();
        net.until(() -> !net.loop.isAlive(serving));
        pair.peer().close();
    }

    @Test
    void aServerWithoutDescriptorsServesWhoIsThereAndLaterWhoWaitsAndDoesNotSpin() throws Exception {
        assumeTrue(new File("/bin/bash").canExecute(), "no bash here to set the limit");
        Process server = new ProcessBuilder("/bin/bash", "-c", "ulimit -n " + LIMIT + " && exec \"$0\" \"$@\"",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx16m", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), Server.class.getName())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (BufferedReader out = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.US_ASCII));
                Writer in = new OutputStreamWriter(server.getOutputStream(), StandardCharsets.US_ASCII)) {
            int port = Integer.parseInt(out.readLine());
            List<Socket> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                Socket client = new Socket(Loopback.any().getAddress(), port);
                client.setTcpNoDelay(true);
                client.getOutputStream().write(i);
                clients.add(client);
            }
            assertEquals(0, clients.get(0).getInputStream().read());

            long start = System.nanoTime();
            long[] first = ask(in, out);
            while (first[1] == 0) {
                first = ask(in, out);
            }
            long[] second = first;
            while (second[1] < first[1] + 5) { // five refusals later: a quarter of a second
                second = ask(in, out);
            }
            long passes = second[0] - first[0];
            long refusals = second[1] - first[1];
            long millis = (System.nanoTime() - start) / 1_000_000;
            assertTrue(passes <= 4 * refusals, passes + " passes in " + refusals + " refusals");
            assertTrue(refusals <= 1 + millis / 50, refusals + " refusals in " + millis + " ms");

            clients.get(0).getOutputStream().write(77);
            assertEquals(77, clients.get(0).getInputStream().read(), "who is there is served meanwhile");
            for (int i = 0; i < CLIENTS; i++) { // each that leaves makes room for another
                Socket client = clients.get(i);
                if (i > 0) {
                    assertEquals(i, client.getInputStream().read());
                }
                client.close();
            }
            server.getOutputStream().close();
            assertEquals(0, server.waitFor());
        } finally {
            server.destroy();
        }
    }

    private static long[] ask(Writer in, BufferedReader out) throws IOException {
        in.write('\n');
        in.flush();
        String[] answer = out.readLine().split(" ");
        return new long[] {Long.parseLong(answer[0]), Long.parseLong(answer[1])};
    }
}
