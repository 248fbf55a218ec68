package dev.dormouse.conformance.random;

import java.util.List;

import dev.dormouse.conformance.random.Coroutine.Parameter;
import dev.dormouse.conformance.random.Coroutine.Storage;

/**
 * An interface with a coroutine: the receiver decides which one runs.
 *
 * @param level what implements it may call those of lower levels, whose frames fit into its own
 */
record Dynamic(int level, Type result, List<Parameter> parameters) {

    private static final int[] BYTES = {800, 2400};
    private static final int[] REFS = {100, 300};

    /** How many there may be in a program. */
    static final int LEVELS = BYTES.length;

    String name() {
        return "Source" + level;
    }

    /** A call of it. */
    Coroutine by(String receiver) {
        return new Coroutine(receiver + ".values", this, false, Storage.EMBEDDED, true, result, parameters, 0, List.of(), null);
    }

    /** Whether a coroutine may stand for it without a conversion. */
    boolean fits(Coroutine coroutine) {
        return coroutine.result() == result && coroutine.parameters().stream().map(Parameter::type).toList().equals(parameters.stream().map(Parameter::type).toList());
    }

    /** Those whose records fit into its frame beside what else is there. */
    List<Coroutine> within(List<Coroutine> callable) {
        return callable.stream().filter(coroutine -> coroutine.of() == null ? coroutine.level() == 0 : coroutine.of().level() < level).toList();
    }

    /** Its declaration, as Java. */
    String source(PortType port, Program.Style style) {
        StringBuilder out = new StringBuilder("\n    interface " + name() + " {\n\n        @Coroutine(frame = @Frame(bytes = " + BYTES[level] + ", refs = " + REFS[level] + "))\n        ");
        Coroutine.signature("values", result, parameters, port, style, out);
        return out.append(";\n    }\n").toString();
    }
}
