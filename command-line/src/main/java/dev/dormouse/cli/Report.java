package dev.dormouse.cli;

import dev.dormouse.compiler.Weaving;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Stream;

/** Prints what is refused as compilers do. */
final class Report {

    private final PrintWriter err;

    Report(PrintWriter err) {
        this.err = err;
    }

    /** Prints refusals and warnings, and once for all what their lines lack. */
    void print(List<Weaving.Refusal> refusals, List<Weaving.Refusal> warnings) {
        refusals.forEach(refusal -> print("", refusal));
        warnings.forEach(warning -> print("warning: ", warning));
        if (Stream.concat(refusals.stream(), warnings.stream()).anyMatch(refusal -> refusal.line() == 0)) {
            err.println("A message without a line is about a declaration, or about a class file without line numbers: compile with -g.");
        }
        err.flush();
    }

    private void print(String kind, Weaving.Refusal refusal) {
        String file = refusal.source() == null ? refusal.owner().replace('/', '.') : refusal.source();
        err.println(file + (refusal.line() == 0 ? "" : ":" + refusal.line()) + ": " + kind + "[" + refusal.code() + "] " + refusal.message());
    }
}
