package dev.dormouse.benchmarks.echo;

import com.sun.management.ThreadMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.function.IntConsumer;

/** The process of a server: prints its port, and for each line that it reads the processor time and the allocated bytes of its loop's thread so far. */
public final class Servers {

    static final int CONNECTIONS = 64;
    static final int MESSAGE = 64;
    static final int BUFFER = 256;

    private Servers() {}

    /** Runs the server that the argument names, {@code woven} or {@code selector}, until the input ends. */
    public static void main(String... args) throws IOException {
        IntConsumer onPort = port -> {
            System.out.println(port);
            System.out.flush();
        };
        Thread loop = new Thread(() -> {
            try {
                if (args[0].equals("woven")) {
                    WovenEcho.serve(onPort);
                } else {
                    SelectorEcho.serve(onPort);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }, "loop");
        loop.setDaemon(true);
        loop.start();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        while (in.readLine() != null) {
            System.out.println(threads.getThreadCpuTime(loop.getId()) + " " + threads.getThreadAllocatedBytes(loop.getId()));
            System.out.flush();
        }
    }
}
