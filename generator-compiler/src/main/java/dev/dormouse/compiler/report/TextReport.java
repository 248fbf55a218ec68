package dev.dormouse.compiler.report;

import dev.dormouse.compiler.report.CoroutineStates.Child;
import dev.dormouse.compiler.report.CoroutineStates.Pinned;
import dev.dormouse.compiler.report.CoroutineStates.Room;
import dev.dormouse.compiler.report.CoroutineStates.Sleep;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The state report as text. */
final class TextReport {

    /** How many points a line names. */
    private static final int MOST_NAMED = 3;

    private final StringBuilder text = new StringBuilder();
    private final Map<String, Findings> byId;

    TextReport(StateReport report) {
        byId = report.findings();
        byId.values().forEach(this::append);
        List<CoroutineStates> trees = Branch.trees(byId);
        if (!trees.isEmpty()) {
            line("growth through nesting");
            Set<String> shown = new HashSet<>();
            for (CoroutineStates top : trees) {
                line("  " + byId.get(top.id()).label() + ": " + count(top.bytes(), "byte"));
                appendTree(byId.get(top.id()), "    ", shown);
            }
            text.append('\n');
        }
        if (report.plan() != null) {
            line(report.plan().verdict());
            report.plan().pools().forEach(pool -> line("  " + pool.coroutine() + ": " + pool.capacity() + " x (" + pool.record() + " + " + pool.owner() + ") = " + count(pool.bytes(), "byte")));
            if (report.plan().loopTasks() > 0) {
                line("  poll loop: " + count(report.plan().loop(), "byte"));
            }
            text.append('\n');
        }
        line(count(report.coroutines().size(), "coroutine") + "; code " + report.codeBefore() + " bytes before weaving, " + report.codeAfter() + " after");
        line("all classes: code " + report.allBefore() + " bytes before weaving, " + report.allAfter() + " after, companions included");
    }

    private void append(Findings found) {
        CoroutineStates c = found.coroutine();
        RecordSize size = found.size();
        line(found.label() + found.signature());
        String scratch = c.scratchBytes() == 0 ? "" : ", scratch " + count(c.scratchBytes(), "byte");
        line("  record    " + c.bytes() + " bytes: " + room(c.record()) + scratch + inside(c));
        line("  state     " + count(c.stateBytes(), "byte") + " in the owner; sleeps in " + count(c.states(), "state"));
        line("  bound     " + count(found.bound(), "byte") + ", slack " + found.slack() + largest(found));
        for (Pinned slot : c.scratch()) {
            String owner = slot.child() == null ? "" : " of " + (byId.containsKey(slot.child()) ? byId.get(slot.child()).label() : slot.child());
            line("  scratch   ref " + slot.ref() + ": " + slot.kind() + " " + slot.argument() + owner);
        }
        if (c.directBytes() > 0) {
            line("  direct    " + count(c.directBytes(), "byte") + " outside the heap");
        }
        line("  code      " + c.codeBefore() + " bytes before weaving, " + c.codeAfter() + " after");
        for (Saving saving : found.savings()) {
            line("  saves     " + count(saving.bytes(), "byte") + " if " + condition(c, saving));
        }
        if (!c.arguments().isEmpty()) {
            line("  start     waits with its arguments: " + size.usedByArguments() + " of " + count(c.bytes(), "byte"));
            c.arguments().forEach(this::append);
        }
        for (Sleep sleep : c.sleeps()) {
            int begin = text.length();
            text.append("  point ").append(sleep.number());
            pad(begin, 11).append(' ');
            line(c.place(sleep.line()) + " " + sleep.at() + ": " + size.used(sleep) + " of " + count(c.bytes(), "byte") + child(sleep.child()));
            sleep.variables().forEach(this::append);
        }
        text.append('\n');
    }

    private static String inside(CoroutineStates c) {
        if (!c.isRoot()) {
            return ", always inside a parent";
        }
        return " (inside a parent " + count(c.embedded().bytes() + c.scratchBytes(), "byte") + ": " + room(c.embedded()) + ")";
    }

    private static String largest(Findings found) {
        Sleep largest = found.largest();
        if (largest == null) {
            return "";
        }
        Child child = largest.child();
        String dominating = child == null || child.room().bytes() == 0 ? "" : ", of which " + child.name() + " takes " + child.room().bytes();
        return "; most is alive at point " + largest.number() + ", " + found.coroutine().place(largest.line()) + ": " + count(found.size().used(largest), "byte") + dominating;
    }

    static String condition(CoroutineStates c, Saving saving) {
        if (saving.child() != null) {
            return saving.child().name() + " were boxed";
        }
        List<String> names = saving.variables();
        String all = names.size() == 1 ? names.get(0) : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.get(names.size() - 1);
        return all + (names.size() == 1 ? " was" : " were") + " not alive at " + points(c, saving.points());
    }

    private static String points(CoroutineStates c, List<Sleep> points) {
        String named = points.stream().limit(MOST_NAMED).map(point -> "point " + point.number() + ", " + c.place(point.line())).collect(Collectors.joining("; "));
        return named + (points.size() > MOST_NAMED ? "; and " + count(points.size() - MOST_NAMED, "point") + " more" : "");
    }

    private static String child(Child child) {
        if (child == null) {
            return "";
        }
        return " (child, " + child.embedding() + ": " + room(child.room()) + (child.boxBytes() == 0 ? "" : "; its box takes " + count(child.boxBytes(), "byte")) + ")";
    }

    private void append(Alive variable) {
        int begin = text.length();
        text.append("    ").append(variable.name());
        pad(begin, 24).append(' ').append(variable.type());
        pad(begin, 49).append(variable.bytes() < 10 ? "  " : " ").append(variable.bytes()).append(variable.bytes() == 1 ? " byte   " : " bytes  ").append(variable.place());
        if (!variable.why().isEmpty()) {
            pad(begin, 72).append(' ').append(variable.why());
        }
        text.append('\n');
    }

    /** Fills the line that begins at {@code begin} up to a column. */
    private StringBuilder pad(int begin, int column) {
        return text.append(" ".repeat(Math.max(0, begin + column - text.length())));
    }

    /** Each coroutine's own children are told once: a nest in which each calls the next twice would be told for ever. */
    private void appendTree(Findings parent, String indent, Set<String> shown) {
        if (!shown.add(parent.coroutine().id())) {
            if (!parent.branches().isEmpty()) {
                line(indent + "as above");
            }
            return;
        }
        for (Branch branch : parent.branches()) {
            Child child = branch.child();
            String kept = child.embedding().equals("flattened") ? "" : ", " + child.embedding() + (child.isDynamic() ? ": whatever the receiver has, which no depth counts" : "");
            String sites = branch.sites() == 1 ? "" : ", called from " + branch.sites() + " places";
            line(indent + child.name() + ": " + count(child.room().bytes(), "byte") + ", adds " + branch.adds() + kept + sites);
            if (byId.containsKey(child.id())) {
                appendTree(byId.get(child.id()), indent + "  ", shown);
            }
        }
    }

    private static String room(Room room) {
        return count(room.cells(), "cell") + ", " + count(room.refs(), "reference");
    }

    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
