package dev.dormouse.compiler.report;

import dev.dormouse.compiler.report.CoroutineStates.Child;
import dev.dormouse.compiler.report.CoroutineStates.Sleep;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Draws a state as a bar of bytes: the child first, in its largest state and with its own children inside, then variables by their places, then what is free. One byte is as wide in all states of a coroutine. */
final class StateBar {

    private final Markup page;
    private final Map<String, Findings> byId;

    StateBar(Markup page, Map<String, Findings> byId) {
        this.page = page;
        this.byId = byId;
    }

    void drawWaiting(CoroutineStates coroutine) {
        page.open("span", "class", "bar", "style", grid(coroutine.record().bytes()));
        pinned(coroutine.scratch().size());
        coroutine.arguments().forEach(this::segment);
        free(coroutine.record().bytes() - 4 * coroutine.scratch().size() - bytes(coroutine.arguments()));
        page.close();
    }

    void draw(CoroutineStates coroutine, Sleep sleep) {
        page.open("span", "class", "bar", "style", grid(coroutine.record().bytes()));
        inside(sleep, coroutine.record().bytes(), coroutine.scratch().size());
        page.close();
    }

    /** The length of a cell: its edges are drawn behind the bar. */
    private static String grid(int bytes) {
        return "--cell:" + HtmlReport.percent(8, Math.max(8, bytes));
    }

    /** The content of a bar for {@code bytes}, of which {@code pinned} scratch references are counted here. */
    private void inside(Sleep sleep, int bytes, int pinned) {
        Child child = sleep.child();
        int childBytes = child == null ? 0 : child.room().bytes() - 4 * child.pinned();
        if (childBytes > 0) {
            child(child, childBytes);
        }
        List<Alive> stored = new ArrayList<>(sleep.variables());
        stored.removeIf(variable -> variable.bytes() == 0);
        stored.sort(Comparator.comparing(Alive::isReference).thenComparing(StateBar::position));
        stored.stream().filter(variable -> !variable.isReference()).forEach(this::segment);
        pinned(pinned);
        stored.stream().filter(Alive::isReference).forEach(this::segment);
        free(bytes - childBytes - 4 * pinned - bytes(stored));
    }

    private static int position(Alive variable) {
        String[] numbers = variable.place().substring(variable.place().indexOf(' ') + 1).split("\\+");
        return 8 * Integer.parseInt(numbers[0]) + (numbers.length == 1 ? 0 : Integer.parseInt(numbers[1]));
    }

    private void child(Child child, int bytes) {
        page.open("span", "class", "child", "style", "flex-grow:" + bytes, "title", child.name() + ": " + bytes + " bytes, " + child.embedding());
        page.put("span", child.name(), "class", "child-name");
        page.open("span", "class", "row");
        Findings known = child.isInside() ? byId.get(child.id()) : null;
        if (known != null && known.largest() != null) {
            inside(known.largest(), bytes, 0);
        } else {
            segment("other", bytes, null, bytes + " bytes");
        }
        page.close().close();
    }

    private void pinned(int count) {
        if (count > 0) {
            segment("scratch", 4 * count, "references to scratch objects: " + 4 * count + " bytes", "scratch");
        }
    }

    private void segment(Alive variable) {
        String title = variable.name() + ": " + variable.type() + ", " + TextReport.count(variable.bytes(), "byte") + ", " + variable.place() + (variable.why().isEmpty() ? "" : ", " + variable.why());
        segment(colour(variable), variable.bytes(), title, variable.name());
    }

    /** The label is an element of its own, so that the style sheet can hide it where it would be cut to a letter or two. */
    private void segment(String colour, int bytes, String title, String label) {
        page.open("span", "class", "seg " + colour, "style", "flex-grow:" + bytes, "title", title).put("span", label).close();
    }

    private void free(int bytes) {
        if (bytes > 0) {
            segment("free", bytes, TextReport.count(bytes, "byte") + " free in this state", bytes + " free");
        }
    }

    private static int bytes(List<Alive> variables) {
        return variables.stream().mapToInt(Alive::bytes).sum();
    }

    /** The class of a variable's colour. */
    static String colour(Alive variable) {
        return switch (variable.kind()) {
            case INT -> variable.bytes() < 4 ? "small" : "int";
            default -> variable.kind().name().toLowerCase(Locale.ROOT);
        };
    }
}
