package dev.dormouse.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {

    private final Page page = new Page(256);

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 9, 10, 99, 100, -100, Integer.MAX_VALUE, Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE + 1})
    void numbers(long number) {
        assertEquals(Long.toString(number), Pages.take(page.number(number)));
    }

    @Test
    void numbersOfAWidth() {
        assertEquals("07 00 123 -05", Pages.take(page.number(7, 2).byteOf(' ').number(0, 2).byteOf(' ').number(123, 2).byteOf(' ').number(-5, 2)));
    }

    @ParameterizedTest
    @CsvSource({"0,2,0.00", "5,2,0.05", "-5,2,-0.05", "1234,2,12.34", "-1234,2,-12.34", "-100,2,-1.00", "48312,3,48.312",
            "9223372036854775807,1,922337203685477580.7", "-9223372036854775808,1,-922337203685477580.8"})
    void decimals(long number, int decimals, String text) {
        assertEquals(text, Pages.take(page.decimal(number, decimals)));
    }

    @Test
    void columnsCountFromTheLineAndNeverGoBack() {
        page.text(Page.ascii("before\n"));
        int start = page.length();
        assertEquals("before\nab  |cd|", Pages.take(page.text(Page.ascii("ab")).column(start, 4).text(Page.ascii("|cd")).column(start, 3).byteOf('|')));
    }

    @Test
    void whatComesFromOutsideCannotControlATerminal() {
        byte[] outside = Page.ascii("e\033[2J\n\u007f\u00ff~ ");
        assertEquals("e?[2J???~ ", Pages.take(page.shown(outside, outside.length)));
    }

    @Test
    void whatComesFromOutsideStaysTextOfAPage() {
        byte[] outside = Page.ascii("<i>&\"'\033\n~\u007f\u0080\u009f\u00a0\u00ff");
        assertEquals("&#60;i&#62;&#38;&#34;&#39;??~???&#160;&#255;", Pages.take(page.escaped(outside, outside.length)));
    }

    @Test
    void whatComesFromOutsideStaysOneString() {
        byte[] outside = Page.ascii("\"},\\\033\u0000\u00ff~");
        String quoted = Pages.take(page.quoted(outside, outside.length));
        assertEquals("\"\\\"},\\\\\\u001b\\u0000\\u00ff~\"", quoted);
        assertEquals("\"},\\\033\u0000\u00ff~", Json.read(quoted));
    }

    @Test
    void isWrittenWholeHoweverLittleIsTakenAtATime() throws IOException {
        StringBuilder taken = new StringBuilder();
        page.text(Page.ascii("one two three")).writeTo(new WritableByteChannel() {
            @Override
            public int write(ByteBuffer bytes) {
                taken.append((char) bytes.get());
                return 1;
            }

            @Override
            public boolean isOpen() {
                return true;
            }

            @Override
            public void close() {
                taken.append("closed");
            }
        });
        assertEquals("one two three", taken.toString());
        assertEquals(0, page.length());
    }
}
