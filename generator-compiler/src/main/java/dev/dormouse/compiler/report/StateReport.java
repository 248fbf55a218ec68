package dev.dormouse.compiler.report;

import java.util.List;
import java.util.Locale;

/** The state report as text. */
public final class StateReport {

    private StateReport() {}

    /** One block per coroutine, in the order given, ending with a total. */
    public static String text(List<CoroutineStates> coroutines) {
        StringBuilder text = new StringBuilder();
        int before = 0;
        int after = 0;
        for (CoroutineStates coroutine : coroutines) {
            append(text, coroutine);
            before += coroutine.codeBefore();
            after += coroutine.codeAfter();
        }
        line(text, "%d coroutines; code %d bytes before weaving, %d after", coroutines.size(), before, after);
        return text.toString();
    }

    private static void append(StringBuilder text, CoroutineStates c) {
        line(text, "%s%s", c.name(), c.signature());
        line(text, "  record    %d bytes: %s%s (inside a parent %d bytes: %s)", 8 * c.rootCells() + 4 * c.rootRefs() + c.scratchBytes(),
                room(c.rootCells(), c.rootRefs()), c.scratchBytes() == 0 ? "" : ", scratch " + count(c.scratchBytes(), "byte"),
                8 * c.cells() + 4 * c.refs() + c.scratchBytes(), room(c.cells(), c.refs()));
        line(text, "  state     %s in the owner; sleeps in %s", count(c.stateBytes(), "byte"), count(c.states(), "state"));
        for (String slot : c.scratch()) {
            String[] part = slot.split(":", 3);
            line(text, "  scratch   ref %s: %s %s", part[0], part[1], part[2].replace('/', '.').replace('$', '.'));
        }
        if (c.directBytes() > 0) {
            line(text, "  direct    %s outside the heap", count(c.directBytes(), "byte"));
        }
        line(text, "  code      %d bytes before weaving, %d after", c.codeBefore(), c.codeAfter());
        for (CoroutineStates.Sleep point : c.points()) {
            append(text, c, point);
        }
        text.append('\n');
    }

    private static void append(StringBuilder text, CoroutineStates coroutine, CoroutineStates.Sleep point) {
        boolean plain = point.embedding().isEmpty() || point.embedding().equals("flattened");
        String child = point.childCells() + point.childRefs() == 0 && plain ? ""
                : " (child: " + room(point.childCells(), point.childRefs()) + (plain ? "" : ", " + point.embedding()) + ")";
        line(text, "  point %-3d %s:%d %s%s", point.number(), coroutine.source() == null ? "?" : coroutine.source(), point.line(), point.at(), child);
        for (CoroutineStates.Alive variable : point.variables()) {
            line(text, "    %-20s %-24s %2d bytes  %s", variable.name(), variable.type(), variable.bytes(), variable.place());
        }
    }

    private static String room(int cells, int refs) {
        return count(cells, "cell") + ", " + count(refs, "reference");
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private static void line(StringBuilder text, String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments).stripTrailing()).append('\n');
    }
}
