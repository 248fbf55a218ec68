package dev.dormouse.samples.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dormouse.samples.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real program on recorded files. */
class RecordedTest {

    @Test
    void aBoard() throws IOException {
        assertEquals("""
                {"time":T,"uptime":3064.27,"load":[0.52,0.58,0.59],"tasks":{"running":2,"total":163},\
                "cpu":{"busy":8.3,"cores":[8.4,8.3,8.3,8.3]},\
                "memory":{"total":447721472,"free":52514816,"available":274538496,"buffers":21872640,"cached":237305856,"reclaimable":20058112,\
                "swapTotal":104853504,"swapFree":104329216},\
                "network":[{"name":"lo","received":0,"sent":0,"receivedPerSecond":null,"sentPerSecond":null},\
                {"name":"wlan0","received":9815221,"sent":842163,"receivedPerSecond":null,"sentPerSecond":null}],\
                "thermal":[{"name":"cpu-thermal","celsius":48.312},{"name":"outside","celsius":-1.250}],\
                "omitted":{"cores":0,"interfaces":0,"zones":0},"stale":[]}
                """, json("board"));
    }

    @Test
    void aBoardAsATable() throws IOException {
        Program.Outcome outcome = Program.run("--count", "2", "--interval", "0.01", "--source", Program.recorded("board").toString());
        String table = """
                board-monitor   up 00:51:04   load 0.52 0.58 0.59   tasks 2/163
                cpu               8.3% ##..................
                  cores           8   8   8   8
                memory           38.7% ########............  165.1 MiB of 426.9 MiB
                swap              0.5% ....................  512.0 KiB of 99.9 MiB
                wlan0           - in             - out
                cpu-thermal     48.3 C
                outside         -1.3 C
                """;
        String next = table.replace("- in             - out", "0 B/s in         0 B/s out");
        assertEquals(new Program.Outcome(0, table + "\n" + next, ""), outcome);
    }

    @Test
    void aVirtualMachineWithoutSensors() throws IOException {
        Object sample = Json.read(json("vm").strip().replace(":T,", ":0,"));
        assertEquals(List.of(14.5, 14.8), Json.at(sample, "cpu.cores"));
        assertEquals(25276502016.0, Json.number(sample, "memory.total"));
        assertEquals(24158208, Json.number(sample, "memory.reclaimable"));
        assertEquals("eth0", Json.at(sample, "network.3.name"));
        assertEquals(63426726, Json.number(sample, "network.3.received"));
        assertEquals(518367, Json.number(sample, "network.3.sent"));
        assertEquals(List.of(), Json.at(sample, "thermal"));
        assertEquals(List.of(), Json.at(sample, "stale"));
    }

    @Test
    void filesThatAreCut() throws IOException {
        assertEquals("""
                {"time":T,"uptime":null,"load":null,"tasks":null,"cpu":null,"memory":null,"network":null,\
                "thermal":[{"name":"thermal_zone0","celsius":null}],"omitted":{"cores":0,"interfaces":0,"zones":0},\
                "stale":["stat","meminfo","loadavg","net/dev","uptime","thermal_zone0"]}
                """, json("torn"));
    }

    @Test
    void filesThatMeanHarm() throws IOException {
        Object sample = Json.read(json("hostile").strip().replace(":T,", ":0,"));
        assertEquals(null, Json.at(sample, "cpu"));
        assertEquals("\033[2J\033[31m", Json.at(sample, "network.0.name"));
        assertEquals("\"}],\"x\"", Json.at(sample, "network.1.name"));
        assertEquals(31, Json.number(sample, "omitted.interfaces"));
        assertEquals("\"\033[2J\\", Json.at(sample, "thermal.0.name"));
        assertEquals(List.of("stat", "uptime", "thermal_zone0", "thermal_zone1", "thermal_zone2"), Json.at(sample, "stale"));
        String table = Program.run("--once", "--source", Program.recorded("hostile").toString()).out();
        assertTrue(table.chars().allMatch(c -> c == '\n' || c >= ' ' && c <= '~'), table);
    }

    @Test
    void aFileThatIsNoFileIsLeftOut(@TempDir Path folder) throws IOException {
        Files.copy(Program.recorded("board").resolve("uptime"), folder.resolve("uptime"));
        Files.createSymbolicLink(folder.resolve("stat"), Path.of("/dev/zero"));
        Files.createDirectory(folder.resolve("meminfo"));
        Object sample = Json.read(Program.run("--once", "--json", "--source", folder.toString()).out().strip());
        Files.delete(folder.resolve("stat"));
        assertEquals(3064.27, Json.number(sample, "uptime"));
        assertEquals(null, Json.at(sample, "cpu"));
        assertEquals(List.of(), Json.at(sample, "stale"));
    }

    @Test
    void aFileWithoutAnEndIsCut(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("meminfo"), "MemTotal: 1 kB\n".repeat(40_000));
        Files.copy(Program.recorded("board").resolve("uptime"), folder.resolve("uptime"));
        Object sample = Json.read(Program.run("--once", "--json", "--source", folder.toString()).out().strip());
        assertEquals(List.of("meminfo"), Json.at(sample, "stale"));
    }

    private static String json(String recording) throws IOException {
        Program.Outcome outcome = Program.run("--once", "--json", "--source", Program.recorded(recording).toString());
        assertEquals("", outcome.err());
        assertEquals(0, outcome.status());
        return outcome.out().replaceFirst("\"time\":[0-9]+", "\"time\":T");
    }
}
