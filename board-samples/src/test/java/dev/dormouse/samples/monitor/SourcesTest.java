package dev.dormouse.samples.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.dormouse.samples.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {

    @TempDir
    Path folder;

    @Test
    void zonesComeInTheOrderOfTheirNumbers() throws IOException {
        for (int number : new int[] {10, 2, 0, 1}) {
            zone(number, "zone" + number);
        }
        assertEquals(List.of("zone0", "zone1", "zone2", "zone10"), labels());
    }

    @Test
    void moreZonesThanThereIsRoomForAreLeftOutAndCounted() throws IOException {
        for (int number = 0; number < Sources.MOST_ZONES + 3; number++) {
            zone(number, "z");
        }
        Sources sources = find();
        assertEquals(Sources.MOST_ZONES, sources.zones());
        assertEquals(3, sources.zonesOmitted);
        String json = Reports.write(new JsonLine(), new Vitals(sources)).strip();
        assertEquals(3, Json.number(Json.read(json), "omitted.zones"));
    }

    @Test
    void aZoneWhoseLabelCannotBeReadIsCalledAsItsFolder() throws IOException {
        Files.delete(zone(0, "lost").resolveSibling("type"));
        zone(1, "");
        zone(2, "x".repeat(Sources.LONGEST_LABEL + 1));
        Path denied = zone(3, "denied").resolveSibling("type");
        Files.delete(denied);
        Files.createSymbolicLink(denied, Path.of("/proc/self/mem"));
        assertEquals(List.of("thermal_zone0", "thermal_zone1", "thermal_zone2", "thermal_zone3"), labels());
    }

    @Test
    void whatIsNoZoneIsLeftOut() throws IOException {
        Files.createDirectories(folder.resolve("thermal_zone0"));
        Files.writeString(Files.createDirectories(folder.resolve("thermal_zoneX")).resolve("temp"), "1\n");
        Files.writeString(Files.createDirectories(folder.resolve("cooling_device0")).resolve("temp"), "1\n");
        assertEquals(List.of(), labels());
    }

    private Path zone(int number, String label) throws IOException {
        Path zone = Files.createDirectories(folder.resolve("thermal_zone" + number));
        Files.writeString(zone.resolve("type"), label + "\n");
        return Files.writeString(zone.resolve("temp"), "20000\n");
    }

    private Sources find() {
        return Sources.find(folder.resolve("no-proc"), folder);
    }

    private List<String> labels() {
        return Stream.of(find().all).map(source -> new String(source.label(), StandardCharsets.ISO_8859_1)).toList();
    }
}
