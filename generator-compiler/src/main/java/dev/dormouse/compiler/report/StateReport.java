package dev.dormouse.compiler.report;

import java.util.List;
import java.util.Map;

/** The state report of one compilation. Immutable; for one thread, as what it computes for all its forms is computed once. */
public final class StateReport {

    /** The version of {@link #json}: raised when a field changes its meaning or goes, not when one is added. */
    public static final int SCHEMA = 1;

    /** Of a compilation without coroutines. */
    public static final StateReport EMPTY = new StateReport(List.of());

    private final List<CoroutineStates> coroutines;
    private Map<String, Findings> findings;

    /** Of {@code coroutines} in the order of their ids. */
    public StateReport(List<CoroutineStates> coroutines) {
        this.coroutines = List.copyOf(coroutines);
    }

    /** The coroutines, in the order of their ids. */
    public List<CoroutineStates> coroutines() {
        return coroutines;
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

    /** All three forms, by the names of the files that they belong into. */
    public Map<String, String> files(String name) {
        return Map.of(name + ".txt", text(), name + ".json", json(), name + ".html", html());
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
}
