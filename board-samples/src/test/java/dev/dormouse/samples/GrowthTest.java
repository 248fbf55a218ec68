package dev.dormouse.samples;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What weaving makes of the samples' code, as the state report of their build says. */
class GrowthTest {

    private static final Path REPORT = Path.of("target", "dormouse", "states.txt");
    private static final Pattern TOTAL = Pattern.compile("^all classes: code (\\d+) bytes before weaving, (\\d+) after, companions included$", Pattern.MULTILINE);
    private static final double MOST = 2.5;

    @Test
    void theCodeOfTheSamplesGrowsToAtMostTwoAndAHalfTimes() throws IOException {
        Matcher total = TOTAL.matcher(Files.readString(REPORT));
        assertTrue(total.find(), "the report has no total");
        int before = Integer.parseInt(total.group(1));
        int after = Integer.parseInt(total.group(2));
        assertTrue(after > before && after <= MOST * before, () -> after + " bytes of code of " + before);
    }
}
