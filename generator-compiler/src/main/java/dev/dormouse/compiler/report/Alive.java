package dev.dormouse.compiler.report;

import java.util.List;

/**
 * One variable that is alive while a coroutine sleeps.
 *
 * @param variable tells it from the others of its coroutine, at whatever points; -1 if it takes no room
 * @param name its name; a description if it has none
 * @param type in source form
 * @param kind what is stored
 * @param bytes what it takes; 0 if a resume can make it again
 * @param place where it lies, such as {@code cell 0+4} or {@code ref 1}, or why it needs no room
 * @param uses lines of the first reads that can follow; empty if lines are unknown, or if none can without an exception
 * @param usesIfThrown lines of the first reads that can follow only if something is thrown
 */
public record Alive(int variable, String name, String type, Kind kind, int bytes, String place, List<Integer> uses, List<Integer> usesIfThrown) {

    /** Copies the lists. */
    public Alive {
        uses = List.copyOf(uses);
        usesIfThrown = List.copyOf(usesIfThrown);
    }

    /** What is stored, as the verifier sees it, and two things of the weaver's own. */
    public enum Kind { REFERENCE, LONG, DOUBLE, FLOAT, INT, STATE, NOTHING }

    /** Whether it lies among the references. */
    boolean isReference() {
        return kind == Kind.REFERENCE;
    }

    /** What keeps it alive, in words; empty if unknown. */
    String why() {
        String normal = uses.isEmpty() ? "" : "used at " + joined(uses);
        String thrown = usesIfThrown.isEmpty() ? "" : "if thrown, at " + joined(usesIfThrown);
        return normal + (normal.isEmpty() || thrown.isEmpty() ? "" : "; ") + (normal.isEmpty() && !thrown.isEmpty() ? "used " : "") + thrown;
    }

    private static String joined(List<Integer> lines) {
        StringBuilder text = new StringBuilder();
        for (int line : lines) {
            text.append(text.length() == 0 ? "" : ", ").append(line);
        }
        return text.toString();
    }
}
