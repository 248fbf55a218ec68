package dev.dormouse.samples.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dormouse.samples.http.Client;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The jars that the build makes run by themselves: the one for users, and one that was relocated and minimised. */
@Timeout(60)
class PackagedIT {

    private static final Path TARGET = Path.of("target");

    @ParameterizedTest
    @ValueSource(strings = {"board-monitor.jar", "relocated.jar"})
    void aJarServes(String jar) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx16m", "-jar", TARGET.resolve(jar).toString(),
                "--port", "0", "--interval", "0.2").redirectErrorStream(true).start();
        try (BufferedReader out = process.inputReader()) {
            String line = out.readLine();
            assertTrue(line.startsWith("board-monitor: listening on http://127.0.0.1:"), line);
            try (Client client = new Client(Integer.parseInt(line.replaceFirst(".*:([0-9]+)/$", "$1")))) {
                assertTrue(client.get("/metrics").body().contains("\nnode_memory_MemTotal_bytes "));
                assertTrue(client.get("/").body().contains("<svg"));
            }
            process.destroy();
            assertTrue(process.waitFor(30, TimeUnit.SECONDS));
            assertEquals(0, process.exitValue());
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void theRelocatedJarHasNothingInTheOldPackagesAndIsSmaller() throws IOException {
        try (JarFile moved = new JarFile(TARGET.resolve("relocated.jar").toFile())) {
            assertTrue(moved.stream().map(ZipEntry::getName).anyMatch(name -> name.equals("org/example/moved/PollLoop.class")));
            assertFalse(moved.stream().map(ZipEntry::getName).anyMatch(name -> name.startsWith("dev/dormouse/") && name.endsWith(".class")));
        }
        assertTrue(Files.size(TARGET.resolve("relocated.jar")) < Files.size(TARGET.resolve("board-monitor.jar")));
    }
}
