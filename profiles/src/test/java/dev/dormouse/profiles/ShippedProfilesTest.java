package dev.dormouse.profiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dormouse.arena.Profile;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedProfilesTest {

    private static final long TEST_HEAP = 16 << 20;

    private static final Pattern FILLED = Pattern.compile("filled (\\d+) of (\\d+), (\\d+) bytes left and (\\d+) outside the heap");

    private static final boolean OPENJ9 = System.getProperty("java.vm.name").contains("OpenJ9");

    @ParameterizedTest
    @ValueSource(strings = {"heap-16m", "pi-zero-2w", "pi-4", "openj9-16m", "test"})
    void theHeapIsTheOneOfTheArgumentFile(String name) throws IOException {
        Profile profile = Profile.load(name);
        long stated = profile.heap() == 0 ? TEST_HEAP : profile.heap();
        assertTrue(Files.readAllLines(arguments(name)).contains("-Xmx" + (stated >> 20) + "m"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"heap-16m", "pi-zero-2w", "pi-4", "openj9-16m", "test"})
    void theHeaderNamesBoardAndJvmAndEveryValueHasAReason(String name) throws IOException {
        List<String> lines = lines(name);
        assertTrue(lines.get(0).startsWith("# Board: "));
        assertTrue(lines.get(0).contains("JVM: "));
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains("=")) {
                assertTrue(lines.get(i - 1).startsWith("# "), lines.get(i));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"heap-16m", "pi-zero-2w", "pi-4", "openj9-16m"})
    void undeclaredPoolsAreRefused(String name) {
        assertEquals(false, Profile.load(name).carves());
    }

    @Test
    void testsMayCarve() {
        assertEquals(true, Profile.load("test").carves());
    }

    @ParameterizedTest
    @ValueSource(strings = {"heap-16m", "pi-zero-2w", "pi-4", "openj9-16m", "test"})
    void theArgumentFileIsBesideItInTheJar(String name) throws IOException {
        try (InputStream in = ShippedProfilesTest.class.getResourceAsStream("/dormouse/profiles/" + name + ".jvmargs")) {
            assertEquals(Files.readString(arguments(name)), new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"heap-16m", "pi-zero-2w", "pi-4", "openj9-16m", "test"})
    void theDocumentationSaysWhatItStates(String name) throws IOException {
        Profile profile = Profile.load(name);
        String row = Files.readAllLines(Path.of("../docs/profiles.md")).stream().filter(line -> line.startsWith("| `" + name + "` | ")).findFirst().orElseThrow();
        String stated = Stream.of(profile.heap(), profile.arena(), profile.direct(), profile.recordLimit()).map(ShippedProfilesTest::size).collect(Collectors.joining(" | ")) + " | " + profile.loopTasks() + " |";
        assertTrue(row.endsWith(" | " + stated), () -> row + " and not " + stated);
    }

    private static String size(long bytes) {
        return bytes == 0 ? "not stated" : bytes % (1 << 20) == 0 ? (bytes >> 20) + "m" : (bytes >> 10) + "k";
    }

    @Test
    void whatFitsHeap16mFitsOpenJ9() {
        Profile hotSpot = Profile.load("heap-16m");
        Profile openJ9 = Profile.load("openj9-16m");
        assertEquals(hotSpot.heap(), openJ9.heap());
        assertEquals(hotSpot.arena(), openJ9.arena());
        assertEquals(hotSpot.direct(), openJ9.direct());
        assertEquals(hotSpot.recordLimit(), openJ9.recordLimit());
        assertEquals(hotSpot.scratchLimit(), openJ9.scratchLimit());
        assertEquals(hotSpot.loopTasks(), openJ9.loopTasks());
    }

    /** In records of nothing at all, of one cell, of a usual size, and of references only; with small arrays as scratch, which take more than what they hold; with one large one; and with buffers outside the heap, small and large. */
    @ParameterizedTest
    @CsvSource({"0, 0, 0, 0", "1, 0, 0, 0", "3, 1, 0, 0", "0, 2, 0, 0", "4000, 8, 0, 0", "0, 1, 8, 0", "2, 2, 64, 0", "1, 1, 60000, 0", "1, 1, 0, 1", "2, 3, 512, 512", "1, 1, 0, 60000"})
    void allThatTheProfileAllowsFitsItsJvm(int cells, int refs, int scratch, int direct) throws IOException, InterruptedException {
        assumeTrue(!OPENJ9, "these are for HotSpot");
        for (String name : new String[] {"heap-16m", "pi-zero-2w", "pi-4", "test"}) {
            fill(name, cells, refs, scratch, direct);
        }
    }

    @Test
    void allThatTheProfileAllowsFitsOpenJ9() throws IOException, InterruptedException {
        assumeTrue(OPENJ9, "HotSpot refuses the arguments of OpenJ9");
        fill("openj9-16m", 1, 0, 0, 0);
        fill("openj9-16m", 3, 1, 0, 0);
        fill("openj9-16m", 0, 1, 8, 0);
        fill("openj9-16m", 2, 3, 512, 512);
    }

    private static void fill(String name, int... shape) throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(java.toString(), "@" + arguments(name), "-cp", classPath, Fill.class.getName(), name));
        Arrays.stream(shape).mapToObj(Integer::toString).forEach(command::add);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), name + ": " + output);
        Matcher filled = FILLED.matcher(output);
        assertTrue(filled.find(), name + ": " + output);
        assertEquals(filled.group(2), filled.group(1));
        long record = 8L * shape[0] + 4L * shape[1] + shape[2] + shape[3] + 200;
        assertTrue(Long.parseLong(filled.group(3)) < record || shape[3] > 0 && Long.parseLong(filled.group(4)) < record, "all but less than a record is taken: " + output);
    }

    private static Path arguments(String name) {
        return new File(System.getProperty("basedir", "."), name + ".jvmargs").toPath();
    }

    private static List<String> lines(String name) throws IOException {
        try (InputStream in = ShippedProfilesTest.class.getResourceAsStream("/dormouse/profiles/" + name + ".properties")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
