package dev.dormouse.compiler.report;

import dev.dormouse.compiler.report.CoroutineStates.Child;
import dev.dormouse.compiler.report.CoroutineStates.Pinned;
import dev.dormouse.compiler.report.CoroutineStates.Sleep;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The state report as one HTML page, without script: what folds is {@code details}. */
final class HtmlReport {

    /** How many states of a coroutine are drawn, and how many coroutines are listed before the list is folded: more are in the JSON, and make a page too long to read. */
    private static final int MOST_STATES = 48;
    private static final int MOST_LISTED = 15;

    private static final String[][] LEGEND = {
        {"reference", "reference, 4 bytes"}, {"long", "long, 8"}, {"double", "double, 8"}, {"int", "int, 4"}, {"float", "float, 4"}, {"small", "short, char 2; byte, boolean 1"},
        {"state", "state of a child"}, {"other", "child compiled elsewhere, or chosen by the receiver"}, {"free", "free in this state"},
    };

    private final Markup page = new Markup();
    private final StateReport report;
    private final Map<String, Findings> byId;
    private final Map<String, String> anchors = new HashMap<>();
    private final StateBar bars;

    HtmlReport(StateReport report) {
        this.report = report;
        byId = report.findings();
        bars = new StateBar(page, byId);
        byId.keySet().forEach(id -> anchors.put(id, "c" + (anchors.size() + 1)));
        page.open("html", "lang", "en").gap();
        page.open("head").leaf("meta", "charset", "utf-8").leaf("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.leaf("meta", "name", "color-scheme", "content", "light dark").put("title", "Coroutine states").style(style()).close().gap();
        page.open("body").open("main").gap();
        header();
        if (report.plan() != null) {
            plan(report.plan());
        }
        overview();
        byId.values().forEach(this::coroutine);
        page.close().close().close();
    }

    private static String style() {
        try (InputStream in = HtmlReport.class.getResourceAsStream("states.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String bytes(long number) {
        String digits = Long.toString(number);
        String grouped = digits.length() < 4 ? digits : String.format(Locale.ROOT, "%,d", number);
        return grouped + (number == 1 ? " byte" : " bytes");
    }

    /** A length in a style, to a hundredth of a percent. */
    static String percent(long part, long whole) {
        return Math.round(10_000.0 * part / whole) / 100.0 + "%";
    }

    private void header() {
        page.open("header").put("h1", "Coroutine states");
        page.open("p").text(TextReport.count(report.coroutines().size(), "coroutine") + ". Weaving made " + bytes(report.codeAfter()) + " of code from " + bytes(report.codeBefore()) + "; and of all classes, with their companions, "
                + bytes(report.allAfter()) + " from " + bytes(report.allBefore()) + ".").close();
        page.put("p", "A record is as large as its largest state. Bytes of a record: 8 for a cell, 4 for a reference, and its scratch objects on the heap.", "class", "quiet").close().gap();
    }

    private void plan(PoolPlan plan) {
        page.open("section").put("h2", "Pools").put("p", plan.verdict() + ".", "class", plan.left() < 0 ? "over" : "quiet");
        long whole = Math.max(plan.arena(), plan.charged());
        plan.pools().forEach(pool -> listed(pool.coroutine() + " × " + pool.capacity(), pool.bytes(), whole));
        if (plan.loopTasks() > 0) {
            listed("poll loop × " + plan.loopTasks(), plan.loop(), whole);
        }
        page.close().gap();
    }

    private void listed(String name, long bytes, long whole) {
        page.open("div", "class", "listed").open("span", "class", "name").names(name).close();
        page.open("span", "class", "length").put("span", "", "style", "width:" + percent(bytes, whole)).close();
        page.put("span", bytes(bytes), "class", "bytes").close().gap();
    }

    private void overview() {
        List<CoroutineStates> sorted = report.coroutines().stream().sorted(Comparator.comparingInt(CoroutineStates::bytes).reversed().thenComparing(CoroutineStates::id)).toList();
        int most = sorted.isEmpty() ? 1 : Math.max(1, sorted.get(0).bytes());
        page.open("section").put("h2", "Records, largest first");
        sorted.stream().limit(MOST_LISTED).forEach(coroutine -> listed(coroutine, most));
        if (sorted.size() > MOST_LISTED) {
            page.open("details", "class", "more").put("summary", (sorted.size() - MOST_LISTED) + " more");
            sorted.stream().skip(MOST_LISTED).forEach(coroutine -> listed(coroutine, most));
            page.close();
        }
        page.close().gap();
        page.open("section").put("h2", "States");
        page.open("ul", "class", "legend");
        for (String[] entry : LEGEND) {
            page.open("li").put("span", "", "class", "swatch " + entry[0]).text(entry[1]).close();
        }
        page.close();
        page.put("p", "One bar is one state; faint lines stand 8 bytes apart. A child is drawn in its own largest state. Open a state to see what keeps each variable alive.", "class", "quiet").close().gap();
    }

    private void listed(CoroutineStates c, int most) {
        page.open("a", "class", "listed", "href", "#" + anchors.get(c.id()));
        page.open("span", "class", "name").names(byId.get(c.id()).label()).close();
        page.open("span", "class", "length").put("span", "", "style", "width:" + percent(c.bytes(), most)).close();
        page.put("span", bytes(c.bytes()), "class", "bytes").close().gap();
    }

    private void coroutine(Findings found) {
        CoroutineStates c = found.coroutine();
        page.open("details", "class", "coroutine", "open", report.coroutines().size() == 1 ? "open" : null);
        page.open("summary").open("span", "class", "name").open("b").names(found.label()).close().leaf("wbr").open("span", "class", "signature").names(found.signature()).close().close().put("span", bytes(c.bytes()), "class", "bytes").close();
        page.open("div", "class", "body", "id", anchors.get(c.id())).gap();
        facts(found);
        states(found);
        savings(found);
        growth(found);
        page.close().close().gap();
    }

    private void facts(Findings found) {
        CoroutineStates c = found.coroutine();
        page.open("dl", "class", "facts");
        fact("record", bytes(c.bytes()) + ": " + TextReport.count(c.record().cells(), "cell") + ", " + TextReport.count(c.record().refs(), "reference")
                + (c.scratchBytes() == 0 ? "" : ", " + bytes(c.scratchBytes()) + " of scratch") + (c.directBytes() == 0 ? "" : "; outside the heap " + bytes(c.directBytes())));
        fact("state", bytes(c.stateBytes()) + " in its owner; sleeps in " + TextReport.count(c.states(), "state"));
        fact("inside a parent", bytes(c.embedded().bytes() + c.scratchBytes()) + (c.isRoot() ? "" : "; nothing starts it alone"));
        fact("slack", found.slack() == 0 ? "none: no layout is smaller" : bytes(found.slack()) + " above the least possible, " + bytes(found.bound()));
        fact("code", bytes(c.codeBefore()) + " before weaving, " + bytes(c.codeAfter()) + " after");
        for (Pinned slot : c.scratch()) {
            String owner = slot.child() == null ? "" : byId.containsKey(slot.child()) ? " of " + byId.get(slot.child()).label() : " of a child compiled elsewhere";
            fact("scratch", slot.kind() + " " + slot.argument() + owner + ", in every state");
        }
        page.close().gap();
    }

    private void fact(String term, String value) {
        page.open("div").put("dt", term).put("dd", value).close();
    }

    private void states(Findings found) {
        CoroutineStates c = found.coroutine();
        RecordSize size = found.size();
        if (found.largest() == null) {
            page.put("p", "Never sleeps: an ordinary method.", "class", "quiet");
            return;
        }
        if (!c.arguments().isEmpty()) {
            page.open("details", "class", "state").open("summary");
            label("not started", "arguments wait", size.usedByArguments());
            bars.drawWaiting(c);
            page.close();
            c.arguments().forEach(this::variable);
            page.close().gap();
        }
        Set<Integer> drawn = new HashSet<>();
        c.sleeps().stream().sorted(Comparator.comparingInt(size::used).reversed()).limit(MOST_STATES).forEach(sleep -> drawn.add(sleep.number()));
        c.sleeps().stream().filter(sleep -> drawn.contains(sleep.number())).forEach(sleep -> state(c, size, sleep, sleep == found.largest()));
        if (c.sleeps().size() > drawn.size()) {
            page.put("p", "The largest " + drawn.size() + " of " + c.sleeps().size() + " points; all are in states.json.", "class", "quiet");
        }
    }

    private void state(CoroutineStates c, RecordSize size, Sleep sleep, boolean isLargest) {
        page.open("details", "class", isLargest ? "state largest" : "state", "open", isLargest ? "open" : null).open("summary");
        label(c.place(sleep.line()), sleep.at(), size.used(sleep));
        bars.draw(c, sleep);
        page.close();
        Child child = sleep.child();
        if (child != null && child.room().bytes() > 0) {
            page.open("p", "class", "variable").put("span", "", "class", "swatch other").open("span", "class", "name");
            if (anchors.containsKey(child.id())) {
                page.open("a", "href", "#" + anchors.get(child.id())).names(child.name()).close();
            } else {
                page.names(child.name());
            }
            page.close().put("span", "child, " + child.embedding(), "class", "type").put("span", bytes(child.room().bytes()), "class", "bytes").put("span", child.boxBytes() == 0 ? "" : "its box takes " + bytes(child.boxBytes()), "class", "why").close();
        }
        sleep.variables().forEach(this::variable);
        if (child == null && sleep.variables().isEmpty()) {
            page.put("p", "Nothing is alive here.", "class", "quiet");
        }
        page.close().gap();
    }

    private void label(String place, String at, int used) {
        page.open("span", "class", "label").put("b", place).text(" ").put("span", at, "class", "at").close().put("span", bytes(used), "class", "bytes");
    }

    private void variable(Alive variable) {
        page.open("p", "class", variable.bytes() == 0 ? "variable none" : "variable").put("span", "", "class", "swatch " + StateBar.colour(variable));
        page.put("span", variable.name(), "class", "name").put("span", variable.type(), "class", "type");
        page.put("span", variable.bytes() == 0 ? variable.place() : bytes(variable.bytes()), "class", "bytes").put("span", variable.why(), "class", "why").close();
    }

    private void savings(Findings found) {
        if (!found.savings().isEmpty()) {
            page.put("h3", "What would make it smaller").open("ul", "class", "savings");
            found.savings().forEach(saving -> page.open("li").put("b", "−" + bytes(saving.bytes())).text(" if " + TextReport.condition(found.coroutine(), saving)).close());
            page.close().gap();
        }
    }

    private void growth(Findings found) {
        CoroutineStates c = found.coroutine();
        if (!found.branches().isEmpty()) {
            page.put("h3", "Growth through nesting").open("ul", "class", "tree").open("li").open("span", "class", "name").names(found.label()).close().put("span", bytes(c.bytes()), "class", "bytes");
            branches(found, new HashSet<>());
            page.close().close().gap();
        }
    }

    /** Each coroutine's children stand once in a tree: a nest in which each calls the next twice would never end. */
    private void branches(Findings parent, Set<String> shown) {
        if (parent.branches().isEmpty() || !shown.add(parent.coroutine().id())) {
            return;
        }
        page.open("ul");
        for (Branch branch : parent.branches()) {
            Child child = branch.child();
            String times = (branch.sites() == 1 ? "" : " × " + branch.sites()) + (child.isDynamic() ? ", whatever the receiver has, which no depth counts" : "");
            page.open("li").open("span", "class", "name").names(child.name() + times).close().put("span", bytes(child.room().bytes()) + (branch.adds() == 0 ? ", adds none" : ", adds " + branch.adds()), "class", "bytes");
            if (byId.containsKey(child.id())) {
                branches(byId.get(child.id()), shown);
            }
            page.close();
        }
        page.close();
    }

    @Override
    public String toString() {
        return "<!DOCTYPE html>\n" + page + "\n";
    }
}
