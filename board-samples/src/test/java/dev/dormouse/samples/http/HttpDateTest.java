package dev.dormouse.samples.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.dormouse.samples.Page;
import dev.dormouse.samples.Pages;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HttpDateTest {

    private static final DateTimeFormatter JDK = DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final long END_OF_9999 = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

    @Test
    void theStandardsExample() {
        assertEquals("Sun, 06 Nov 1994 08:49:37 GMT", date(784_111_777_000L));
    }

    @Test
    void everyDayOfFiveHundredYearsIsAsTheJdkHasIt() {
        Random random = new Random(4);
        for (long day = 0; day < 365 * 500; day++) {
            long millis = day * 86_400_000 + random.nextInt(86_400_000);
            assertEquals(JDK.format(Instant.ofEpochMilli(millis)), date(millis));
        }
        assertEquals(JDK.format(Instant.ofEpochMilli(END_OF_9999)), date(END_OF_9999));
    }

    private static String date(long millis) {
        Page page = new Page(64);
        HttpDate.write(millis, page);
        return Pages.take(page);
    }
}
