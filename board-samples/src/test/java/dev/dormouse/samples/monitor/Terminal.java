package dev.dormouse.samples.monitor;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As much of a terminal as the table relies on: ECMA-48 as the VT100 and its successors do it. */
final class Terminal {

    private static final Pattern PIECE = Pattern.compile("\033\\[(\\?(?:25|7)[lh]|[0-9]*[ABKJ])|\n|\r|[ -~]");

    private final int width;
    private final int height;
    private final List<StringBuilder> rows = new ArrayList<>();
    private final List<String> scrolledOff = new ArrayList<>();
    private int row;
    private int column;
    private boolean cursor = true;
    private boolean wraps = true;

    Terminal(int width, int height) {
        this.width = width;
        this.height = height;
        for (int i = 0; i < height; i++) {
            rows.add(new StringBuilder());
        }
    }

    void print(String output) {
        Matcher piece = PIECE.matcher(output);
        for (int at = 0; at < output.length(); at = piece.end()) {
            assertTrue(piece.find(at) && piece.start() == at, "unknown at " + at + " of " + output);
            String text = piece.group();
            if (piece.group(1) != null) {
                control(piece.group(1));
            } else if (text.equals("\n")) {
                column = 0;
                lineFeed();
            } else if (text.equals("\r")) {
                column = 0;
            } else {
                put(text);
            }
        }
    }

    private void put(String character) {
        if (column == width) {
            if (wraps) {
                column = 0;
                lineFeed();
            } else {
                column = width - 1;
            }
        }
        StringBuilder line = rows.get(row);
        line.setLength(Math.max(line.length(), column));
        line.replace(column, Math.min(line.length(), column + 1), character);
        column++;
    }

    private void lineFeed() {
        if (row == height - 1) {
            scrolledOff.add(rows.remove(0).toString().stripTrailing());
            rows.add(new StringBuilder());
        } else {
            row++;
        }
    }

    private void control(String code) {
        String number = code.substring(0, code.length() - 1);
        switch (code.charAt(code.length() - 1)) {
            case 'A' -> row = Math.max(0, row - Integer.parseInt(number));
            case 'B' -> row = Math.min(height - 1, row + (number.isEmpty() ? 1 : Integer.parseInt(number)));
            case 'K' -> eraseRestOfLine();
            case 'J' -> {
                eraseRestOfLine();
                rows.subList(row + 1, height).forEach(line -> line.setLength(0));
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

    private void eraseRestOfLine() {
        StringBuilder line = rows.get(row);
        line.setLength(Math.min(line.length(), Math.min(column, width - 1)));
    }

    /** What has scrolled off above. */
    List<String> scrolledOff() {
        return scrolledOff;
    }

    /** What is to be seen, without blanks at the ends of rows and empty rows at the end. */
    List<String> rows() {
        List<String> shown = new ArrayList<>(rows.stream().map(line -> line.toString().stripTrailing()).toList());
        while (!shown.isEmpty() && shown.get(shown.size() - 1).isEmpty()) {
            shown.remove(shown.size() - 1);
        }
        return shown;
    }

    /** The row of the cursor, from 0. */
    int row() {
        return row;
    }

    /** Whether the cursor can be seen and lines are wrapped, as a shell wants it. */
    boolean isAsItWas() {
        return cursor && wraps;
    }
}
