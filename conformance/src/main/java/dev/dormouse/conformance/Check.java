package dev.dormouse.conformance;

import java.util.List;

/**
 * Something that passes or fails.
 *
 * @param rows the rows of the list of language shapes that it holds
 * @param name what is shown of it
 * @param body throws when it fails
 */
public record Check(List<Integer> rows, String name, Body body) {

    /** What is run. */
    @FunctionalInterface
    public interface Body {

        /** Returns if the check passes. */
        void run() throws Throwable;
    }

    @Override
    public String toString() {
        return String.join(", ", rows.stream().map(Rows::title).toList()) + ": " + name;
    }
}
