package dev.dormouse.compiler.report;

import dev.dormouse.compiler.Weaving;
import dev.dormouse.compiler.refusal.Refusal;
import dev.dormouse.compiler.report.CoroutineStates.Child;
import dev.dormouse.compiler.report.CoroutineStates.Sleep;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How large records may grow: a file of lines {@code Class.method = BYTES}, blank lines, and comments that begin with {@code #}. BYTES is what the state report gives as the record. A line means one coroutine: parameters, package
 * and number stand in it only where there are others to tell it from. Immutable.
 */
public final class Budget {

    private static final int MOST_NAMED = 4;
    /** Some editors put it in front of a text. */
    private static final String MARK = "\ufeff";
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
    private static final Pattern PARAMETERS = Pattern.compile("\\(.*");
    /** Of a lambda among those of a method. */
    private static final Pattern NUMBER = Pattern.compile(" \\d+ in ");

    private final String file;
    private final Map<String, Entry> entries;

    private record Entry(int line, int bytes) {}

    private Budget(String file, Map<String, Entry> entries) {
        this.file = file;
        this.entries = entries;
    }

    /**
     * Reads a budget; what is wrong with a line is told, and the line left out.
     *
     * @param file its name for messages
     * @param errors takes one line for each, with code, file, line and key
     */
    public static Budget read(String file, String text, Consumer<String> errors) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        String[] lines = (text.startsWith(MARK) ? text.substring(MARK.length()) : text).split("\\R", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                String problem = add(line, i + 1, entries);
                if (problem != null) {
                    errors.accept(wrong(file, i + 1, problem));
                }
            }
        }
        return new Budget(file, entries);
    }

    private static String add(String line, int number, Map<String, Entry> entries) {
        int equals = line.indexOf('=');
        String name = equals < 0 ? line : line.substring(0, equals).strip();
        String value = equals < 0 ? "" : line.substring(equals + 1).strip();
        if (name.isEmpty() || equals < 0) {
            return (name.isEmpty() ? "no name" : name) + ": a line is Class.method = BYTES, as in Fib.fibWithSum = 32";
        }
        if (!value.matches("[0-9]{1,9}")) {
            return name + ": '" + value + "' is not a number of bytes from 0 to 999999999";
        }
        String spaced = COMMA.matcher(name).replaceAll(", ");
        Entry before = entries.putIfAbsent(spaced, new Entry(number, Integer.parseInt(value)));
        return before == null ? null : again(name, before.line);
    }

    /** What is told, with its code, where a budget's file cannot be read. */
    public static String unreadable(Path file, IOException cause) {
        return Refusal.BUDGET.message(file, Refusal.reason(cause));
    }

    private static String wrong(String file, int line, String problem) {
        return "[DM080] " + file + ":" + line + ": " + problem;
    }

    /**
     * What a class file tells of a coroutine.
     *
     * @param name as {@link CoroutineStates#name}
     * @param qualified as {@link CoroutineStates#qualified}
     * @param bytes what its record takes
     */
    public record Noted(String name, String qualified, int bytes) {

        /** Whether a line can mean it: what tells it from others of its name may be left out. */
        boolean isCalled(String line) {
            return Stream.of(name, qualified).anyMatch(full -> line.equals(full) || line.equals(NUMBER.matcher(PARAMETERS.matcher(full).replaceFirst("")).replaceFirst(" in ")));
        }
    }

    /**
     * Compares.
     *
     * @param report of what was compiled
     * @param others what was compiled before
     * @param errors takes one line for each entry that is not of one coroutine
     * @return what takes more than it may
     */
    public List<Weaving.Refusal> check(StateReport report, List<Noted> others, Consumer<String> errors) {
        Map<String, List<Findings>> compiled = report.findings().values().stream().collect(Collectors.groupingBy(found -> found.coroutine().qualified()));
        Map<String, Noted> known = new TreeMap<>();
        others.forEach(other -> known.put(other.qualified, other));
        compiled.forEach((qualified, rows) -> known.put(qualified, new Noted(rows.get(0).coroutine().name(), qualified, 0)));
        List<Weaving.Refusal> over = new ArrayList<>();
        Map<String, Integer> lines = new HashMap<>();
        entries.forEach((name, entry) -> {
            List<Noted> meant = known.values().stream().filter(coroutine -> coroutine.isCalled(name)).toList();
            Integer before = meant.size() == 1 ? lines.putIfAbsent(meant.get(0).qualified, entry.line) : null;
            if (meant.size() != 1) {
                errors.accept(wrong(file, entry.line, name + (meant.isEmpty() ? ": there is no such coroutine here; the state report has the names" : ": there are several of that name; write one of " + names(meant))));
            } else if (before != null) {
                errors.accept(wrong(file, entry.line, again(name, before)));
            } else if (compiled.containsKey(meant.get(0).qualified)) {
                compiled.get(meant.get(0).qualified).stream().filter(found -> found.coroutine().bytes() > entry.bytes).forEach(found -> over.add(over(found, entry)));
            } else if (meant.get(0).bytes > entry.bytes) {
                over.add(new Weaving.Refusal("DM081", name, null, 0, growth(name, meant.get(0).bytes, entry) + "; the state report shows what is alive where, and what would make it smaller"));
            }
        });
        return over;
    }

    /** What a line can call them by, so that each means one. */
    private static String names(List<Noted> meant) {
        boolean areTold = meant.stream().map(Noted::name).distinct().count() == meant.size();
        return meant.stream().map(areTold ? Noted::name : Noted::qualified).collect(Collectors.joining(" or "));
    }

    private static String again(String name, int line) {
        return name + ": has a budget already in line " + line + "; keep one of them";
    }

    private String growth(String name, int bytes, Entry entry) {
        return "the record of " + name + " takes " + TextReport.count(bytes, "byte") + ", " + (bytes - entry.bytes) + " more than its budget of " + entry.bytes + " (" + file + ":" + entry.line + ")";
    }

    private Weaving.Refusal over(Findings found, Entry entry) {
        CoroutineStates c = found.coroutine();
        Sleep largest = found.largest();
        String owner = c.id().substring(0, c.id().indexOf('.'));
        String growth = growth(found.label(), c.bytes(), entry);
        if (largest == null || found.size().usedByArguments() > found.size().used(largest)) {
            return new Weaving.Refusal("DM081", owner, c.source(), largest == null ? 0 : largest.line(), growth + "; most of it are its arguments while it is not started: " + named(c.arguments().stream())
                    + "; pass less, or raise the budget");
        }
        Child child = largest.child();
        Stream<String> inChild = child == null || child.room().bytes() == 0 ? Stream.empty() : Stream.of("child " + child.name() + " (" + TextReport.count(child.room().bytes(), "byte") + ")");
        String alive = Stream.concat(inChild, Stream.of(named(largest.variables().stream()))).filter(text -> !text.isEmpty()).collect(Collectors.joining(", "));
        String scratch = c.scratchBytes() == 0 ? "" : ", and " + TextReport.count(c.scratchBytes(), "byte") + " of scratch in every state";
        return new Weaving.Refusal("DM081", owner, c.source(), largest.line(), growth + "; most is alive here: " + alive + scratch + enough(found, c.bytes() - entry.bytes)
                + "; keep less alive here, box a child, or raise the budget");
    }

    private static String named(Stream<Alive> variables) {
        return variables.filter(variable -> variable.bytes() > 0).sorted(Comparator.comparingInt(Alive::bytes).reversed()).limit(MOST_NAMED)
                .map(variable -> variable.name() + " (" + variable.type() + ", " + TextReport.count(variable.bytes(), "byte") + ")").collect(Collectors.joining(", "));
    }

    /** The changes that would each be enough alone. */
    private static String enough(Findings found, int excess) {
        List<String> enough = found.savings().stream().filter(saving -> saving.bytes() >= excess).limit(MOST_NAMED).map(saving -> TextReport.condition(found.coroutine(), saving)).toList();
        return enough.isEmpty() ? "" : "; it would fit if " + String.join(", or if ", enough);
    }
}
