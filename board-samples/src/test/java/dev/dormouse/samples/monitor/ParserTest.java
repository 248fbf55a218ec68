package dev.dormouse.samples.monitor;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dormouse.samples.Json;
import dev.dormouse.samples.Page;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The parser gets its bytes as they come: in pieces of any size, cut anywhere, or as no kernel would write them. */
class ParserTest {

    private static final Path BOARD = Program.recorded("board");

    private final ParserCo.Parse parser = new ParserCo.Parse();
    private final Text text = new Text();

    @ParameterizedTest
    @EnumSource(Source.Kind.class)
    void theSizeOfThePiecesDoesNotMatter(Source.Kind kind) throws IOException {
        byte[] file = file(kind);
        Vitals whole = vitals();
        assertTrue(parse(kind, file, file.length, whole));
        for (int piece = 1; piece < Math.min(file.length, 200); piece++) {
            Vitals inPieces = vitals();
            assertTrue(parse(kind, file, piece, inPieces), "pieces of " + piece);
            assertEquals(json(whole), json(inPieces), "pieces of " + piece);
        }
    }

    @ParameterizedTest
    @EnumSource(Source.Kind.class)
    void aFileThatIsCutIsUnknownOrRightButNeverWrong(Source.Kind kind) throws IOException {
        byte[] file = file(kind);
        Vitals whole = vitals();
        parse(kind, file, file.length, whole);
        for (int length = 0; length < file.length; length++) {
            byte[] cut = new byte[length];
            System.arraycopy(file, 0, cut, 0, length);
            Vitals torn = vitals();
            boolean sound = parse(kind, cut, 7, torn);
            assertPart(json(torn), json(whole), kind + " cut after " + length);
            String text = new String(cut, StandardCharsets.ISO_8859_1);
            boolean complete = kind == Source.Kind.STAT ? text.contains("btime 1700000000\n") : text.endsWith("\n");
            assertFalse(sound && !complete, kind + " cut after " + length + " counts as sound");
        }
    }

    @ParameterizedTest
    @EnumSource(Source.Kind.class)
    void aReadingThatIsNotSoundChangesNothing(Source.Kind kind) throws IOException {
        byte[] file = file(kind);
        byte[] other = file.clone();
        for (int i = 0; i < other.length; i++) {
            boolean digit = other[i] >= '0' && other[i] <= '9';
            other[i] = (byte) (digit && i > 0 && other[i - 1] == ' ' ? '1' + (other[i] - '0') % 9 : other[i]);
        }
        Random random = new Random(3);
        int unsound = 0;
        for (int i = 0; i < other.length; i++) {
            Vitals vitals = vitals();
            vitals.begin(1_000_000_000, 5);
            assertTrue(parse(kind, file, 100, vitals));
            Object before = json(vitals);
            vitals.begin(2_000_000_000, 5);
            byte[] damaged = i % 2 == 0 ? Arrays.copyOf(other, i) : other.clone();
            if (i % 2 == 1) {
                damaged[i] = (byte) random.nextInt();
            }
            if (!parse(kind, damaged, 64, vitals)) {
                unsound++;
                assertEquals(before, json(vitals), kind + " " + i);
            }
        }
        assertTrue(unsound > 0);
    }

    @ParameterizedTest
    @EnumSource(Source.Kind.class)
    void aDamagedFileNeverBreaksTheParserOrTheReport(Source.Kind kind) throws IOException {
        byte[] file = file(kind);
        Random random = new Random(20);
        Vitals vitals = vitals();
        for (int i = 0; i < 500; i++) {
            byte[] damaged = file.clone();
            for (int hits = 1 + random.nextInt(8); hits > 0; hits--) {
                damaged[random.nextInt(damaged.length)] = (byte) (random.nextBoolean() ? random.nextInt() : '0' + random.nextInt(10));
            }
            vitals.begin(i, i);
            parse(kind, damaged, 1 + random.nextInt(damaged.length), vitals);
            json(vitals);
            Reports.write(new Table(true), vitals);
        }
    }

    @Test
    void aDamagedFileLeavesTheLastSoundValues() throws IOException {
        Vitals vitals = vitals();
        assertTrue(parse(Source.Kind.MEMINFO, file(Source.Kind.MEMINFO), 100, vitals));
        assertFalse(parse(Source.Kind.MEMINFO, Page.ascii("MemTotal: 1 kB\nMemFree: 1 kB\n"), 100, vitals));
        assertEquals(437228L * 1024, vitals.memory.total);
    }

    @Test
    void numbersThatDoNotFitAreRefused() {
        Vitals vitals = vitals();
        long most = Text.MOST;
        assertTrue(parse(Source.Kind.LOADAVG, Page.ascii("0.00 0.00 0.00 1/" + most + " 1\n"), 5, vitals));
        assertEquals(most, vitals.tasks);
        assertFalse(parse(Source.Kind.LOADAVG, Page.ascii("0.00 0.00 0.00 1/" + (most + 1) + " 1\n"), 5, vitals));
        assertFalse(parse(Source.Kind.LOADAVG, Page.ascii("0.00 0.00 0.00 1/9223372036854775808 1\n"), 5, vitals));
    }

    @Test
    void aProcessorIsBusyBetweenSamplesAndSinceBootAtFirst() {
        Vitals vitals = vitals();
        Processors processors = vitals.processors;
        parse(Source.Kind.STAT, Page.ascii("cpu 10 0 10 70 10 0 0 0\ncpu0 0 0 0 100\nintr 5 6\nbtime 7\n"), 9, vitals);
        assertEquals(200, processors.busyPerMille(Processors.ALL));
        assertEquals(7, vitals.bootSeconds);
        parse(Source.Kind.STAT, Page.ascii("cpu 40 0 40 100 20 0 0 0\ncpu0 0 0 0 100\nbtime 7\n"), 9, vitals);
        assertEquals(600, processors.busyPerMille(Processors.ALL));
        // Idle time of a core that was unplugged is gone; nothing is less than idle.
        parse(Source.Kind.STAT, Page.ascii("cpu 50 0 40 50 20 0 0 0\ncpu0 0 0 0 100\nbtime 7\n"), 9, vitals);
        assertEquals(1000, processors.busyPerMille(Processors.ALL));
        assertEquals(0, processors.busyPerMille(0));
        assertEquals(1, processors.cores());
    }

    @Test
    void aCoreThatWasOffIsUnknownUntilTwoReadingsHaveIt() {
        Vitals vitals = vitals();
        Processors processors = vitals.processors;
        assertTrue(parse(Source.Kind.STAT, Page.ascii("cpu 1 0 0 9\ncpu1 1 0 0 9\nbtime 7\n"), 9, vitals));
        assertEquals(Processors.UNKNOWN, processors.busyPerMille(0));
        assertEquals(100, processors.busyPerMille(1));
        assertTrue(parse(Source.Kind.STAT, Page.ascii("cpu 2 0 0 10\ncpu0 5 0 0 5\ncpu1 2 0 0 10\nbtime 7\n"), 9, vitals));
        assertEquals(Processors.UNKNOWN, processors.busyPerMille(0));
        assertEquals(500, processors.busyPerMille(1));
        assertTrue(parse(Source.Kind.STAT, Page.ascii("cpu 2 0 0 10\ncpu0 8 0 0 6\nbtime 7\n"), 9, vitals));
        assertEquals(750, processors.busyPerMille(0));
        assertEquals(1, processors.cores());
        assertEquals(List.of(75.0), Json.at(json(vitals), "cpu.cores"));
    }

    @Test
    void moreCoresThanThereIsRoomForAreLeftOutAndCounted() {
        StringBuilder stat = new StringBuilder("cpu 1 0 0 9\n");
        for (int core = 0; core < Processors.MOST + 3; core++) {
            stat.append("cpu").append(core).append(" 1 0 0 9\n");
        }
        Vitals vitals = vitals();
        assertTrue(parse(Source.Kind.STAT, Page.ascii(stat + "btime 7\n"), 100, vitals));
        assertEquals(Processors.MOST, ((List<?>) Json.at(json(vitals), "cpu.cores")).size());
        assertEquals(3, Json.number(json(vitals), "omitted.cores"));
    }

    @Test
    void interfacesComeAndGoAndAreMeasuredByTheSecond() {
        Vitals vitals = vitals();
        Network network = vitals.network;
        vitals.begin(0, 0);
        parse(Source.Kind.NETWORK, net("lo: 100 0 0 0 0 0 0 0 50 0\n", "eth0:2000 0 0 0 0 0 0 0 1000 0\n"), 3, vitals);
        assertEquals(Network.UNKNOWN, network.receivedPerSecond(0));
        vitals.begin(500_000_000, 500);
        parse(Source.Kind.NETWORK, net("eth0:3000 0 0 0 0 0 0 0 1001 0\n", "wlan0: 7 0 0 0 0 0 0 0 8 0\n"), 3, vitals);
        assertAll(
                () -> assertEquals(List.of("eth0", "wlan0"), names(network)),
                () -> assertEquals(2000, network.receivedPerSecond(0)),
                () -> assertEquals(2, network.sentPerSecond(0)),
                () -> assertEquals(Network.UNKNOWN, network.receivedPerSecond(1)),
                () -> assertEquals(Network.UNKNOWN, network.sentPerSecond(1)));
        // Counters that start again are those of another interface with the same name.
        vitals.begin(1_000_000_000, 1000);
        parse(Source.Kind.NETWORK, net("eth0:10 0 0 0 0 0 0 0 10 0\n"), 3, vitals);
        assertEquals(List.of("eth0"), names(network));
        assertEquals(Network.UNKNOWN, network.receivedPerSecond(0));
    }

    @Test
    void anInterfaceThatIsThereTwiceIsDamage() {
        assertFalse(parse(Source.Kind.NETWORK, net("lo: 1 0 0 0 0 0 0 0 1 0\n", "lo: 1 0 0 0 0 0 0 0 1 0\n"), 50, vitals()));
    }

    @Test
    void moreInterfacesThanThereIsRoomForAreLeftOutAndCounted() {
        Vitals vitals = vitals();
        String[] lines = new String[Network.MOST + 5];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = "veth" + i + ": 1 0 0 0 0 0 0 0 1 0\n";
        }
        vitals.begin(0, 0);
        assertTrue(parse(Source.Kind.NETWORK, net(lines), 50, vitals));
        assertEquals(Network.MOST, names(vitals.network).size());
        assertEquals(5, Json.number(json(vitals), "omitted.interfaces"));
        vitals.begin(1, 1);
        assertTrue(parse(Source.Kind.NETWORK, net("a-name-too-long-for-linux: 1 0 0 0 0 0 0 0 1 0\n"), 50, vitals));
        assertEquals(List.of(), names(vitals.network));
    }

    private static byte[] net(String... lines) {
        return Page.ascii("Inter-|\n face |\n" + String.join("", lines));
    }

    private static List<String> names(Network network) {
        return IntStream.range(0, network.count())
                .mapToObj(slot -> new String(network.name(slot), 0, network.nameLength(slot), StandardCharsets.ISO_8859_1))
                .toList();
    }

    /** Feeds a file as a task does, and checks what a task relies on: that the parser stops asking once the file has ended. */
    private boolean parse(Source.Kind kind, byte[] file, int piece, Vitals vitals) {
        text.begin();
        ByteBuffer bytes = ByteBuffer.allocate(piece);
        int read = 0;
        boolean ended = false;
        boolean hungry = parser.start(text, kind, 0, vitals).next();
        while (hungry && parser.value() == Verdict.SOUND) {
            assertFalse(ended, "hungry after the end");
            int count = Math.min(piece, file.length - read);
            bytes.clear().put(file, read, count).flip();
            read += count;
            ended = count == 0;
            hungry = parser.next(bytes);
        }
        if (hungry) {
            parser.close();
            return false;
        }
        return parser.result();
    }

    private static Vitals vitals() {
        return new Vitals(Sources.find(BOARD, BOARD.resolve("sys/class/thermal")));
    }

    private static byte[] file(Source.Kind kind) throws IOException {
        String name = switch (kind) {
            case STAT -> "stat";
            case MEMINFO -> "meminfo";
            case LOADAVG -> "loadavg";
            case NETWORK -> "net/dev";
            case UPTIME -> "uptime";
            case THERMAL -> "sys/class/thermal/thermal_zone0/temp";
        };
        return Files.readAllBytes(BOARD.resolve(name));
    }

    private static Object json(Vitals vitals) {
        return Json.read(Reports.write(new JsonLine(), vitals).strip());
    }

    /** Asserts that whatever is there is as it is in the whole. */
    private static void assertPart(Object part, Object whole, String place) {
        if (part instanceof Map<?, ?> map) {
            map.forEach((name, value) -> assertPart(value, ((Map<?, ?>) whole).get(name), place + "." + name));
        } else if (part instanceof List<?> list) {
            assertTrue(list.size() <= ((List<?>) whole).size(), place);
            for (int i = 0; i < list.size(); i++) {
                assertPart(list.get(i), ((List<?>) whole).get(i), place + "." + i);
            }
        } else if (part != null) {
            assertEquals(whole, part, place);
        }
    }
}
