package dev.dormouse.compiler.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The state report of one compilation. Immutable; for one thread, as what it computes for all its forms is computed once. */
public final class StateReport {

    /** The version of {@link #json}: raised when a field changes its meaning or goes, not when one is added. */
    public static final int SCHEMA = 1;

    /** Of a compilation without coroutines. */
    public static final StateReport EMPTY = new StateReport(List.of(), 0, 0, null);

    private final List<CoroutineStates> coroutines;
    private final int allBefore;
    private final int allAfter;
    private final PoolPlan plan;
    private Map<String, Findings> findings;

    /**
     * Makes one.
     *
     * @param coroutines in the order of their ids
     * @param allBefore bytes of code of all classes of the compilation, without companions
     * @param allAfter the same with companions, woven
     * @param plan what they take of a profile's arena; {@code null} if it was not built for one
     */
    public StateReport(List<CoroutineStates> coroutines, int allBefore, int allAfter, PoolPlan plan) {
        this.coroutines = List.copyOf(coroutines);
        this.allBefore = allBefore;
        this.allAfter = allAfter;
        this.plan = plan;
    }

    /** The coroutines, in the order of their ids. */
    public List<CoroutineStates> coroutines() {
        return coroutines;
    }

    /** What they take of a profile's arena; {@code null} if it was not built for one. */
    public PoolPlan plan() {
        return plan;
    }

    /** As text, for reading and for comparing two builds: one block per coroutine, how they nest, a total. */
    public String text() {
        return new TextReport(this).toString();
    }

    /** As JSON; docs/state-report.md has the fields. */
    public String json() {
        return new JsonReport(this).toString();
    }

    /** As one HTML page that refers to nothing outside itself. */
    public String html() {
        return new HtmlReport(this).toString();
    }

    /** As a budget that today's records just keep, for {@link Budget#read}; a coroutine that two rows are of has the larger. */
    public String budget() {
        StringBuilder text = new StringBuilder("# The most bytes that each record may take, as it is in the state report: 8 x cells + 4 x refs + scratch on the heap.\n");
        Map<String, Integer> sizes = new TreeMap<>();
        Labels labels = new Labels(coroutines);
        coroutines.forEach(coroutine -> sizes.merge(labels.inBudgets(coroutine), coroutine.bytes(), Math::max));
        sizes.forEach((name, bytes) -> text.append(name).append(" = ").append(bytes).append('\n'));
        return text.toString();
    }

    /** All forms by file name. */
    public Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("states.txt", text());
        files.put("states.json", json());
        files.put("states.html", html());
        files.put("states.budget", budget());
        return files;
    }

    /** What is found about each coroutine, by id, in the order of the ids. */
    Map<String, Findings> findings() {
        if (findings == null) {
            findings = Findings.of(coroutines);
        }
        return findings;
    }

    int codeBefore() {
        return coroutines.stream().mapToInt(CoroutineStates::codeBefore).sum();
    }

    int codeAfter() {
        return coroutines.stream().mapToInt(CoroutineStates::codeAfter).sum();
    }

    int allBefore() {
        return allBefore;
    }

    int allAfter() {
        return allAfter;
    }
}
