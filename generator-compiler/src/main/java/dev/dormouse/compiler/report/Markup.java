package dev.dormouse.compiler.report;

import java.util.ArrayDeque;
import java.util.Deque;

/** HTML under construction, well-formed as XML is: what is opened is closed, whatever is put into it is escaped. */
final class Markup {

    private final StringBuilder text = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Opens an element; attributes are names and values in turn, and one whose value is null is left out. */
    Markup open(String element, String... attributes) {
        start(element, attributes);
        text.append('>');
        open.push(element);
        return this;
    }

    Markup close() {
        text.append("</").append(open.pop()).append('>');
        return this;
    }

    /** An element with text in it. */
    Markup put(String element, String content, String... attributes) {
        return open(element, attributes).text(content).close();
    }

    /** An element that is always empty. */
    Markup leaf(String element, String... attributes) {
        start(element, attributes);
        text.append("/>");
        return this;
    }

    Markup text(String content) {
        escape(content);
        return this;
    }

    /** Text with names in it, which may be broken before a dot or a parenthesis, and an arrow that stays with what it leads to. */
    Markup names(String content) {
        String[] parts = content.replace(" -> ", " \u2192\u00a0").split("(?=[.(])");
        escape(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            leaf("wbr").text(parts[i]);
        }
        return this;
    }

    /** A style sheet, which HTML reads as it stands: it must have nothing in it that XML would read otherwise. */
    Markup style(String sheet) {
        if (sheet.indexOf('<') >= 0 || sheet.indexOf('&') >= 0) {
            throw new IllegalArgumentException("a style sheet with < or & in it");
        }
        open("style");
        text.append(sheet);
        return close();
    }

    /** A line break in the source, for those who read that. */
    Markup gap() {
        text.append('\n');
        return this;
    }

    private void start(String element, String... attributes) {
        text.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            if (attributes[i + 1] != null) {
                text.append(' ').append(attributes[i]).append("=\"");
                escape(attributes[i + 1]);
                text.append('"');
            }
        }
    }

    private void escape(String content) {
        int length = content.length();
        for (int i = 0; i < length; ) {
            int c = content.codePointAt(i);
            i += Character.charCount(c);
            switch (c) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '"' -> text.append("&quot;");
                default -> text.appendCodePoint(isText(c) ? c : '\ufffd');
            }
        }
    }

    /** What XML 1.0 allows: no control characters, no halves of surrogate pairs. */
    private static boolean isText(int c) {
        return c == '\t' || c == '\n' || c >= ' ' && c < 0xd800 || c >= 0xe000 && c < 0xfffe || c >= 0x10000;
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("not closed: " + open);
        }
        return text.toString();
    }
}
