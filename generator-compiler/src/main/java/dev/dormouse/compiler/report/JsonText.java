package dev.dormouse.compiler.report;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Locale;

/** JSON text under construction (RFC 8259), laid out so that two builds can be compared by lines: a block spreads over lines, what is opened as a row stays in one. */
final class JsonText {

    private record Open(char closing, boolean isRow) {}

    private final StringBuilder text = new StringBuilder();
    private final Deque<Open> open = new ArrayDeque<>();
    private boolean first = true;

    /** Opens an object, over several lines. */
    JsonText block(String name) {
        return open(name, '{', '}', false);
    }

    /** Opens an object in one line. */
    JsonText row(String name) {
        return open(name, '{', '}', true);
    }

    /** Opens a list, over several lines. */
    JsonText list(String name) {
        return open(name, '[', ']', false);
    }

    /** Closes what was opened last. */
    JsonText close() {
        Open closed = open.pop();
        if (!closed.isRow && !first) {
            indent();
        }
        text.append(closed.closing);
        first = false;
        if (open.isEmpty()) {
            text.append('\n');
        }
        return this;
    }

    JsonText put(String name, String value) {
        name(name);
        if (value == null) {
            text.append("null");
        } else {
            quote(value);
        }
        return this;
    }

    JsonText put(String name, long value) {
        name(name);
        text.append(value);
        return this;
    }

    JsonText put(String name, boolean value) {
        name(name);
        text.append(value);
        return this;
    }

    JsonText put(String name, Collection<Integer> values) {
        open(name, '[', ']', true);
        values.forEach(value -> put(null, value));
        return close();
    }

    JsonText putAll(String name, Collection<String> values) {
        open(name, '[', ']', true);
        values.forEach(value -> put(null, value));
        return close();
    }

    private JsonText open(String name, char opening, char closing, boolean isRow) {
        name(name);
        text.append(opening);
        open.push(new Open(closing, isRow || !open.isEmpty() && open.peek().isRow));
        first = true;
        return this;
    }

    /** Begins a member, or an element if {@code name} is null. */
    private void name(String name) {
        if (!open.isEmpty()) {
            text.append(first ? "" : ",");
            if (open.peek().isRow) {
                text.append(first ? "" : " ");
            } else {
                indent();
            }
        }
        first = false;
        if (name != null) {
            quote(name);
            text.append(": ");
        }
    }

    private void indent() {
        text.append('\n').append("  ".repeat(open.size()));
    }

    private void quote(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ' || c == '\u007f' || Character.isSurrogate(c) || c == '\u2028' || c == '\u2029') {
                text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
