package dev.dormouse.compiler.javac;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** Java source text under construction: lines, indented by the braces that they open and close. */
final class Code {

    private static final String INDENT = "    ";

    private final List<Supplier<List<String>>> lines = new ArrayList<>();
    private int depth;

    /** Appends one line. A line that begins with a closing brace is indented less, one that ends in an opening brace indents what follows. */
    Code line(String line) {
        if (line.startsWith("}")) {
            depth--;
        }
        String indented = line.isEmpty() ? "" : INDENT.repeat(depth) + line;
        lines.add(() -> List.of(indented));
        if (line.endsWith("{")) {
            depth++;
        }
        return this;
    }

    /** Appends lines that are known only when the text is complete. */
    Code later(Supplier<List<String>> supplier) {
        String indent = INDENT.repeat(depth);
        lines.add(() -> supplier.get().stream().map(indent::concat).toList());
        return this;
    }

    /** Appends an empty line. */
    Code gap() {
        return line("");
    }

    /** Appends a documentation comment; one line for one sentence, else one line for each. */
    Code doc(String... sentences) {
        if (sentences.length == 1) {
            return line("/** " + sentences[0] + " */");
        }
        line("/**");
        Arrays.stream(sentences).forEach(sentence -> line(sentence.isEmpty() ? " *" : " * " + sentence));
        return line(" */");
    }

    /** Writes an annotation that suppresses warnings. */
    static String suppress(List<String> warnings, Imports imports) {
        String list = "\"" + String.join("\", \"", warnings) + "\"";
        return "@" + imports.write("java.lang.SuppressWarnings") + "(" + (warnings.size() == 1 ? list : "{" + list + "}") + ")";
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        lines.forEach(supplier -> supplier.get().forEach(line -> text.append(line).append('\n')));
        return text.toString();
    }
}
