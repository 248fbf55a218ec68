package dev.dormouse.conformance.random;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.dormouse.conformance.Build;

/** A defect of the weaver is found within few programs, and shrunk to one that shows little else. */
class ShrinkerTest {

    private static final int MOST_LINES = 60;

    @ParameterizedTest
    @EnumSource(SpoiledWeaver.Defect.class)
    void findsAndShrinks(SpoiledWeaver.Defect defect) throws IOException, InterruptedException {
        String printed = Build.runWithJavac("dev.dormouse.conformance.random.SpoiledWeaver", defect.name(), "100");
        assertTrue(printed.contains("\nDIFFERENT\n"), printed);
        assertTrue(printed.contains("  oracle: ") && printed.contains("  woven:  "), printed);
        assertTrue(printed.lines().takeWhile(line -> !line.equals("DIFFERENT")).count() <= MOST_LINES, printed);
    }
}
