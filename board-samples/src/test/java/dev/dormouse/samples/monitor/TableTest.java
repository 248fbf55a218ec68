package dev.dormouse.samples.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TableTest {

    private final Vitals vitals = new Vitals(new Source[0]);

    @Test
    void onATerminalEachTableIsDrawnOverTheOneBefore() {
        Table table = new Table(true);
        Screen screen = new Screen();
        screen.print("$ ./demo\n");
        vitals.load(12345, 0, 0, 1, 1000000);
        vitals.memory.read(100, 50, 50, 0, 0, 0, 200, 100);
        screen.print(Pages.write(table, vitals));
        vitals.load(1, 2, 3, 1, 9);
        vitals.memory.read(100, 50, 25, 0, 0, 0, 0, 0);
        screen.print(Pages.write(table, vitals));
        Page page = new Page(64);
        table.end(page);
        screen.print(Pages.take(page));
        assertEquals("$ ./demo\n" + Pages.write(new Table(false), vitals), screen.text());
        assertTrue(screen.cursor);
        assertTrue(screen.wraps);
    }

    @Test
    void elsewhereAnEmptyLineStandsBetween() {
        Table table = new Table(false);
        String first = Pages.write(table, vitals);
        assertEquals("\n" + first, Pages.write(table, vitals));
        assertTrue(first.chars().noneMatch(c -> c == '\033'));
    }

    @Test
    void sizesAreRoundedDownInUnitsOf1024() {
        vitals.memory.read(Text.MOST, 0, Text.MOST - 1536, 0, 0, 0, 0, 0);
        assertTrue(Pages.write(new Table(false), vitals).contains("  1.5 MiB of 7.9 EiB\n"));
    }

    /** As much of a terminal as the table relies on. */
    private static final class Screen {

        private static final Pattern PIECE = Pattern.compile("\033\\[(\\?(?:25|7)[lh]|[0-9]*[AKJ])|\n|[ -~]");

        private final List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
        private int row;
        private int column;
        private boolean cursor = true;
        private boolean wraps = true;

        void print(String output) {
            Matcher piece = PIECE.matcher(output);
            for (int at = 0; at < output.length(); at = piece.end()) {
                assertTrue(piece.find(at) && piece.start() == at, "unknown at " + at + " of " + output);
                String code = piece.group(1);
                if (code != null) {
                    control(code);
                } else if (piece.group().equals("\n")) {
                    row++;
                    column = 0;
                    if (row == lines.size()) {
                        lines.add(new StringBuilder());
                    }
                } else {
                    StringBuilder line = lines.get(row);
                    line.replace(column, Math.min(line.length(), column + 1), piece.group());
                    column++;
                }
            }
        }

        private void control(String code) {
            switch (code.charAt(code.length() - 1)) {
                case 'A' -> row -= Integer.parseInt(code.substring(0, code.length() - 1));
                case 'K' -> lines.get(row).setLength(column);
                case 'J' -> {
                    lines.get(row).setLength(column);
                    lines.subList(row + 1, lines.size()).clear();
                }
                default -> {
                    if (code.startsWith("?25")) {
                        cursor = code.endsWith("h");
                    } else {
                        wraps = code.endsWith("h");
                    }
                }
            }
        }

        String text() {
            return String.join("\n", lines);
        }
    }
}
