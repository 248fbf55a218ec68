package dev.dormouse.samples.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {

    @TempDir
    Path folder;

    private final Vitals vitals = new Vitals(Sources.find(Path.of("no-proc"), Path.of("no-zones")));

    @Test
    void onATerminalEachTableIsDrawnOverTheOneBefore() {
        Table table = new Table(true);
        Terminal terminal = new Terminal(80, 24);
        terminal.print("$ ./demo\n");
        vitals.load(12345, 0, 0, 1, 1000000);
        vitals.memory.read(100, 50, 50, 0, 0, 0, 200, 100);
        terminal.print(Reports.write(table, vitals));
        vitals.load(1, 2, 3, 1, 9);
        vitals.memory.read(100, 50, 25, 0, 0, 0, 0, 0);
        terminal.print(Reports.write(table, vitals));
        List<String> lines = lines();
        lines.add(0, "$ ./demo");
        assertEquals(lines, terminal.rows());
        assertEquals(lines.size(), terminal.row());
    }

    @Test
    void eachTableLeavesTheTerminalAsItWas() {
        Table table = new Table(true);
        Terminal terminal = new Terminal(80, 24);
        for (int n = 0; n < 3; n++) {
            terminal.print(Reports.write(table, vitals));
            assertTrue(terminal.isAsItWas());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 10, 20, 21, 22, 30})
    void whatIsTooHighForTheTerminalScrollsOffOnceAtMost(int height) throws IOException {
        Vitals many = manyZones();
        Table table = new Table(true);
        Terminal terminal = new Terminal(80, height);
        terminal.print("$ ./demo\n");
        terminal.print(Reports.write(table, many));
        List<String> scrolledOff = List.copyOf(terminal.scrolledOff());
        List<String> lines = Reports.write(new Table(false), many).lines().toList();
        for (int n = 0; n < 5; n++) {
            terminal.print(Reports.write(table, many));
            assertEquals(scrolledOff, terminal.scrolledOff());
        }
        int room = Math.min(lines.size(), height - 1);
        List<String> rows = terminal.rows();
        assertEquals(lines.subList(0, room), rows.subList(rows.size() - room, rows.size()));
        assertTrue(terminal.isAsItWas());
    }

    @Test
    void aTableThatGrowsAndShrinksAndGrowsAgainScrollsOnlyForNewLines() throws IOException {
        Vitals many = manyZones();
        Table table = new Table(true);
        Terminal terminal = new Terminal(80, many.sources.zones() + 6);
        for (int n = 0; n < 20; n++) {
            terminal.print("line " + n + "\n");
        }
        for (int n = 0; n < 4; n++) {
            terminal.print(Reports.write(table, n % 2 == 0 ? vitals : many));
        }
        List<String> lines = Reports.write(new Table(false), many).lines().toList();
        assertEquals(lines, terminal.rows().subList(terminal.rows().size() - lines.size(), terminal.rows().size()));
        assertEquals(20 + lines.size() + 1, terminal.scrolledOff().size() + many.sources.zones() + 6);
    }

    @ParameterizedTest
    @CsvSource({"20", "39", "53", "54", "80"})
    void whatIsTooWideForTheTerminalIsCutOff(int width) {
        Terminal terminal = new Terminal(width, 24);
        vitals.load(12345, 0, 0, 1, 1000000);
        String line = Reports.write(new Table(false), vitals).lines().findFirst().orElseThrow();
        terminal.print(Reports.write(new Table(true), vitals));
        assertEquals(lines().size(), terminal.rows().size());
        assertEquals(line.substring(0, Math.min(line.length(), width - 1)).stripTrailing(), terminal.rows().get(0));
        assertTrue(terminal.isAsItWas());
    }

    @Test
    void elsewhereAnEmptyLineStandsBetween() {
        Table table = new Table(false);
        String first = Reports.write(table, vitals);
        assertEquals("\n" + first, Reports.write(table, vitals));
        assertTrue(first.chars().noneMatch(c -> c == '\033'));
    }

    @Test
    void sizesAreRoundedDownInUnitsOf1024() {
        vitals.memory.read(Text.MOST, 0, Text.MOST - 1536, 0, 0, 0, 0, 0);
        assertTrue(Reports.write(new Table(false), vitals).contains("  1.5 MiB of 7.9 EiB\n"));
    }

    @ParameterizedTest
    @CsvSource({"48312, 48.3", "48351, 48.4", "48350, 48.4", "-1250, -1.3", "-40, 0.0", "-60, -0.1", "99960, 100.0"})
    void temperaturesAreRounded(int milli, String celsius) throws IOException {
        Vitals zone = new Vitals(zones("cpu-thermal"));
        zone.temperature(0, milli);
        assertTrue(Reports.write(new Table(false), zone).contains("\ncpu-thermal     " + celsius + " C\n"));
    }

    @Test
    void everyNameOfAnInterfaceLeavesTheColumnsWhereTheyAre() {
        assertTrue(Network.LONGEST_NAME < "memory          ".length());
        assertTrue(Reports.write(new Table(false), vitals).contains("\nmemory          unknown\n"));
    }

    @Test
    void whatThereIsNoRoomForIsCounted() {
        vitals.processors.begin();
        for (int core = Processors.ALL; core < Processors.MOST + 7; core++) {
            vitals.processors.line(core);
        }
        vitals.processors.end();
        String table = Reports.write(new Table(false), vitals);
        assertTrue(table.contains("\nno room for     7 cores\n"), table);
    }

    @Test
    void allCoresAreShownInLinesThatFit80Columns() {
        vitals.processors.begin();
        for (int core = Processors.ALL; core < 35; core++) {
            vitals.processors.line(core);
            vitals.processors.column(0, 5);
        }
        vitals.processors.end();
        List<String> cores = lines().subList(2, 5);
        assertEquals("  cores        " + " 100".repeat(16), cores.get(0));
        assertEquals("               " + " 100".repeat(16), cores.get(1));
        assertEquals("               " + " 100".repeat(3), cores.get(2));
        assertTrue(cores.get(0).length() < 80);
    }

    private List<String> lines() {
        return new ArrayList<>(Reports.write(new Table(false), vitals).lines().toList());
    }

    private Vitals manyZones() throws IOException {
        String[] labels = new String[Sources.MOST_ZONES];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = "zone" + i;
        }
        return new Vitals(zones(labels));
    }

    private Sources zones(String... labels) throws IOException {
        for (int i = 0; i < labels.length; i++) {
            Path zone = Files.createDirectories(folder.resolve("thermal_zone" + i));
            Files.writeString(zone.resolve("type"), labels[i] + "\n");
            Files.writeString(zone.resolve("temp"), "20000\n");
        }
        return Sources.find(Path.of("no-proc"), folder);
    }
}
